from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

KEEP = """
CREATE OR REPLACE FUNCTION keep_initiative_branch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT left(path, 8) INTO NEW.branch FROM units_unit WHERE id = NEW.unit_id;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION renew_branches_of_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE contributions_initiative SET branch = left(NEW.path, 8) WHERE unit_id = NEW.id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER contributions_initiative_branch_made
  BEFORE INSERT ON contributions_initiative FOR EACH ROW EXECUTE FUNCTION keep_initiative_branch();

CREATE OR REPLACE TRIGGER contributions_initiative_branch_kept
  BEFORE UPDATE ON contributions_initiative FOR EACH ROW
  WHEN (OLD.unit_id <> NEW.unit_id OR OLD.branch <> NEW.branch) EXECUTE FUNCTION keep_initiative_branch();

CREATE OR REPLACE TRIGGER units_unit_branch_renewed
  AFTER UPDATE OF path ON units_unit
  FOR EACH ROW WHEN (left(OLD.path, 8) <> left(NEW.path, 8)) EXECUTE FUNCTION renew_branches_of_unit();
"""

FILL = """
UPDATE contributions_initiative AS initiative SET branch = left(unit.path, 8)
FROM units_unit AS unit WHERE unit.id = initiative.unit_id AND initiative.branch = ''
"""

FORGET = """
DROP TRIGGER units_unit_branch_renewed ON units_unit;
DROP TRIGGER contributions_initiative_branch_kept ON contributions_initiative;
DROP TRIGGER contributions_initiative_branch_made ON contributions_initiative;
DROP FUNCTION renew_branches_of_unit();
DROP FUNCTION keep_initiative_branch();
"""


class Migration(migrations.Migration):
    """An initiative knows the branch of its unit, whoever writes it; with whom it is shared is a known answer."""

    atomic = False
    dependencies = [("contributions", "0017_library_and_reuse"), ("units", "0011_validate_inheritance")]
    operations = [
        ValidateConstraint("initiative", "initiative_sharing_known"),
        migrations.RunSQL(KEEP, FORGET),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
