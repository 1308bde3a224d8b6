from django.db import migrations

CREATE = """
CREATE FUNCTION check_cluster_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM units_unit WHERE id = NEW.unit_id FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT 1 FROM units_cluster mine
      JOIN units_cluster other ON other.year = mine.year AND other.unit_id = mine.unit_id AND other.id <> mine.id
      JOIN units_clustermembership there ON there.cluster_id = other.id
    WHERE mine.id = NEW.cluster_id AND there.unit_id = NEW.unit_id AND there.id <> NEW.id
  ) THEN
    RAISE EXCEPTION 'Mỗi năm một đơn vị chỉ ở một cụm của đơn vị tổ chức.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'cluster_one_a_year';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER cluster_membership_rules
  BEFORE INSERT OR UPDATE OF cluster_id, unit_id
  ON units_clustermembership FOR EACH ROW EXECUTE FUNCTION check_cluster_membership();
"""

DROP = """
DROP TRIGGER cluster_membership_rules ON units_clustermembership;
DROP FUNCTION check_cluster_membership();
"""


class Migration(migrations.Migration):
    """A unit competes in one cluster of an organising unit a year; the unit's row is locked while that is asked."""

    dependencies = [("units", "0004_sort_keys_by_bytes")]
    operations = [migrations.RunSQL(CREATE, DROP)]
