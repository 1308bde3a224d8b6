from importlib import import_module

from django.db import migrations

BY_ROW = import_module("campaigns.migrations.0002_entry_rules")

CHANGED = """(
    SELECT written.* FROM written JOIN before USING (id)
    WHERE (written.dossier_id, written.award_id, written.subject_kind,
           written.member_id, written.collective_id, written.subject_unit_id)
      IS DISTINCT FROM (before.dossier_id, before.award_id, before.subject_kind,
                        before.member_id, before.collective_id, before.subject_unit_id)
  )"""

FUNCTION = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  broken record;
BEGIN
  SELECT NOT entry.subject_kind = ANY (award.subject_kinds) AS unfit, offer.id IS NULL AS not_offered
  INTO broken
  FROM {rows} AS entry
  JOIN campaigns_dossier AS dossier ON dossier.id = entry.dossier_id
  JOIN units_unit AS unit ON unit.id = dossier.unit_id
  JOIN catalogue_awardtype AS award ON award.id = entry.award_id
  LEFT JOIN campaigns_campaignaward AS offer
    ON offer.campaign_id = dossier.campaign_id AND offer.award_id = entry.award_id
  LEFT JOIN people_member AS member ON member.id = entry.member_id
  LEFT JOIN people_collective AS collective ON collective.id = entry.collective_id
  LEFT JOIN units_unit AS home ON home.id = coalesce(entry.subject_unit_id, collective.unit_id, member.unit_id)
  WHERE NOT entry.subject_kind = ANY (award.subject_kinds)
     OR offer.id IS NULL
     OR (entry.source_id IS NULL AND starts_with(home.path, unit.path) IS NOT TRUE)
  LIMIT 1;
  IF NOT FOUND THEN
    RETURN NULL;
  ELSIF broken.unfit THEN
    RAISE EXCEPTION 'Hình thức khen này không dành cho đối tượng đã chọn.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_subject_fits_award';
  ELSIF broken.not_offered THEN
    RAISE EXCEPTION 'Phong trào này không xét hình thức khen đã chọn.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_award_in_campaign';
  END IF;
  RAISE EXCEPTION 'Đối tượng không thuộc đơn vị lập hồ sơ.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_subject_of_unit';
END $$;
"""

TRIGGERS = """
CREATE TRIGGER entry_rules AFTER INSERT ON campaigns_entry
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION check_new_entries();
CREATE TRIGGER entry_rules_of_changes AFTER UPDATE ON campaigns_entry
  REFERENCING OLD TABLE AS before NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION check_changed_entries();
"""

CREATE = "".join(
    (
        BY_ROW.DROP,
        FUNCTION.format(name="check_new_entries", rows="written"),
        FUNCTION.format(name="check_changed_entries", rows=CHANGED),
        TRIGGERS,
    )
)
DROP = f"""
DROP TRIGGER entry_rules ON campaigns_entry;
DROP TRIGGER entry_rules_of_changes ON campaigns_entry;
DROP FUNCTION check_new_entries();
DROP FUNCTION check_changed_entries();
{BY_ROW.CREATE}
"""


class Migration(migrations.Migration):
    """The rules of entries are asked once for all rows of a statement; a change that touches none asks nothing."""

    dependencies = [("campaigns", "0009_cloned_from_a_year_before")]
    operations = [migrations.RunSQL(CREATE, DROP)]
