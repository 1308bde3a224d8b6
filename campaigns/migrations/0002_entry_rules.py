from django.db import migrations

from common.frozen import freeze

CREATE = """
CREATE FUNCTION check_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  home record;
  allowed text[];
  subject_path text;
BEGIN
  SELECT d.campaign_id, u.path INTO home
    FROM campaigns_dossier d JOIN units_unit u ON u.id = d.unit_id WHERE d.id = NEW.dossier_id;
  SELECT subject_kinds INTO allowed FROM catalogue_awardtype WHERE id = NEW.award_id;
  IF NOT NEW.subject_kind = ANY (allowed) THEN
    RAISE EXCEPTION 'Hình thức khen này không dành cho đối tượng đã chọn.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_subject_fits_award';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM campaigns_campaignaward
                 WHERE campaign_id = home.campaign_id AND award_id = NEW.award_id) THEN
    RAISE EXCEPTION 'Phong trào này không xét hình thức khen đã chọn.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_award_in_campaign';
  END IF;
  IF NEW.source_id IS NULL THEN
    SELECT path INTO subject_path FROM units_unit WHERE id = coalesce(
      NEW.subject_unit_id,
      (SELECT unit_id FROM people_collective WHERE id = NEW.collective_id),
      (SELECT unit_id FROM people_member WHERE id = NEW.member_id));
    IF subject_path IS NULL OR NOT starts_with(subject_path, home.path) THEN
      RAISE EXCEPTION 'Đối tượng không thuộc đơn vị lập hồ sơ.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_subject_of_unit';
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER entry_rules
  BEFORE INSERT OR UPDATE OF dossier_id, award_id, subject_kind, member_id, collective_id, subject_unit_id
  ON campaigns_entry FOR EACH ROW EXECUTE FUNCTION check_entry();
"""

DROP = """
DROP TRIGGER entry_rules ON campaigns_entry;
DROP FUNCTION check_entry();
"""


class Migration(migrations.Migration):
    """An entry fits its award, its campaign and its unit; sent versions are only ever added to."""

    dependencies = [("campaigns", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP), freeze("campaigns_dossierversion")]
