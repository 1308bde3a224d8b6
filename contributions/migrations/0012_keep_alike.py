from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

KEEP = """
CREATE OR REPLACE FUNCTION keep_initiative_likeness() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO contributions_initiativelikeness (initiative_id, since, words)
    SELECT id, coalesce(applied_on, (created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date), '' FROM new_rows
    ON CONFLICT (initiative_id) DO NOTHING;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION renew_initiative_likeness() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE contributions_initiativelikeness AS likeness
    SET title_keys = NULL, content_keys = NULL,
      since = coalesce(fresh.applied_on, (fresh.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
    FROM new_rows AS fresh JOIN old_rows AS former ON former.id = fresh.id
    WHERE likeness.initiative_id = fresh.id AND
      (former.title, former.summary, former.problem, former.solution, former.result, former.unit_id, former.applied_on)
      IS DISTINCT FROM
      (fresh.title, fresh.summary, fresh.problem, fresh.solution, fresh.result, fresh.unit_id, fresh.applied_on);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION renew_likeness_of_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE contributions_initiativelikeness AS likeness SET title_keys = NULL, content_keys = NULL
    FROM contributions_initiative AS initiative
    WHERE initiative.unit_id = NEW.id AND likeness.initiative_id = initiative.id AND title_keys IS NOT NULL;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER contributions_initiative_likeness_made
  AFTER INSERT ON contributions_initiative REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION keep_initiative_likeness();

CREATE OR REPLACE TRIGGER contributions_initiative_likeness_renewed
  AFTER UPDATE ON contributions_initiative REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION renew_initiative_likeness();

CREATE OR REPLACE TRIGGER units_unit_likeness_renewed
  AFTER UPDATE OF path ON units_unit
  FOR EACH ROW WHEN (left(OLD.path, 8) <> left(NEW.path, 8)) EXECUTE FUNCTION renew_likeness_of_unit();
"""

FILL = """
INSERT INTO contributions_initiativelikeness (initiative_id, since, words)
  SELECT id, coalesce(applied_on, (created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date), ''
  FROM contributions_initiative
  ON CONFLICT (initiative_id) DO NOTHING
"""

FORGET = """
DROP TRIGGER units_unit_likeness_renewed ON units_unit;
DROP TRIGGER contributions_initiative_likeness_renewed ON contributions_initiative;
DROP TRIGGER contributions_initiative_likeness_made ON contributions_initiative;
DROP FUNCTION renew_likeness_of_unit();
DROP FUNCTION renew_initiative_likeness();
DROP FUNCTION keep_initiative_likeness();
"""


class Migration(migrations.Migration):
    """Every initiative, however it is written, has the row it is found by; what changed waits for its keys.

    The keys hold the province, at most the second step of a unit's path: eight letters of it. No transaction around
    both statements, so that nobody waits for the rows of all that stand already.
    """

    atomic = False
    dependencies = [("contributions", "0011_find_alike"), ("units", "0011_validate_inheritance")]
    operations = [
        AddIndexConcurrently("initiativelikeness", GinIndex(fields=["title_keys"], name="initiative_title_keys_idx")),
        AddIndexConcurrently(
            "initiativelikeness", GinIndex(fields=["content_keys"], name="initiative_content_keys_idx")
        ),
        AddIndexConcurrently(
            "initiativelikeness",
            models.Index(
                fields=["initiative"],
                condition=models.Q(("title_keys__isnull", True)),
                name="initiative_keys_missing_idx",
            ),
        ),
        migrations.RunSQL(KEEP, FORGET),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
