from django.db import migrations

FILL = """
UPDATE councils_attendance AS attendance
SET name = coalesce(nullif(person.full_name, ''), person.username), position = seat.position, office = seat.office
FROM councils_councilmember AS seat
JOIN accounts_user AS person ON person.id = seat.user_id, councils_councilsession AS session
WHERE seat.id = attendance.member_id AND session.id = attendance.session_id
  AND session.state = 'closed' AND attendance.name = '';

UPDATE councils_agendaitem AS item
SET quorum_percent = rule.quorum_percent, pass_percent = rule.pass_percent, is_strict = rule.is_strict
FROM councils_votingrule AS rule, councils_councilsession AS session
WHERE rule.id = item.rule_id AND session.id = item.session_id
  AND session.opened_at IS NOT NULL AND item.pass_percent IS NULL;

UPDATE councils_agendaitem AS item
SET pass_percent = result.pass_percent
FROM councils_itemresult AS result
WHERE result.item_id = item.id AND item.pass_percent <> result.pass_percent;

WITH counted AS (
  SELECT session.id,
    coalesce(
      (SELECT max(result.members) FROM councils_itemresult AS result JOIN councils_agendaitem AS item
        ON item.id = result.item_id WHERE item.session_id = session.id),
      (SELECT count(*) FROM councils_attendance AS attendance WHERE attendance.session_id = session.id)
    ) AS members,
    (SELECT max(item.quorum_percent) FROM councils_agendaitem AS item WHERE item.session_id = session.id) AS percent
  FROM councils_councilsession AS session
  WHERE session.opened_at IS NOT NULL AND session.members IS NULL
)
UPDATE councils_councilsession AS session
SET members = counted.members, quorum = greatest(1, ceil(counted.members * coalesce(counted.percent, 0) / 100))
FROM counted
WHERE counted.id = session.id AND counted.members > 0;

UPDATE councils_councilsession AS session
SET council_name = council.name
FROM councils_council AS council
WHERE council.id = session.council_id AND session.state = 'closed' AND session.council_name = '';
"""


class Migration(migrations.Migration):
    """Sessions that were opened before keep what is known of them today, as far as no result says it."""

    dependencies = [("councils", "0005_keep_what_a_session_was")]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
