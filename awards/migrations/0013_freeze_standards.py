from django.db import migrations

KEEP = """
CREATE FUNCTION keep_standard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['state', 'valid_to', 'updated_at'];
BEGIN
  IF OLD.state = 'draft' THEN
    IF TG_OP = 'DELETE' THEN
      RETURN OLD;
    END IF;
    IF NEW.state NOT IN ('draft', 'approved') OR (NEW.state = 'approved' AND NEW.approved_by_id IS NULL) THEN
      RAISE EXCEPTION 'Bản nháp tiêu chuẩn chỉ có hiệu lực sau khi được người thứ hai duyệt.'
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'Phiên bản tiêu chuẩn đã duyệt không được xoá.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF to_jsonb(NEW) - moving IS DISTINCT FROM to_jsonb(OLD) - moving THEN
    RAISE EXCEPTION 'Phiên bản tiêu chuẩn đã duyệt không được sửa.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('approved', 'in_force'), ('approved', 'superseded'), ('in_force', 'superseded')
  ) THEN
    RAISE EXCEPTION 'Phiên bản tiêu chuẩn không quay lại trạng thái trước.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.valid_to IS DISTINCT FROM OLD.valid_to
    AND (OLD.state = 'superseded' OR NEW.valid_to IS NULL OR NEW.valid_to > OLD.valid_to) THEN
    RAISE EXCEPTION 'Thời hạn của phiên bản tiêu chuẩn chỉ được rút ngắn.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$
"""
ROWS = """
CREATE TRIGGER awards_standardversion_row_kept BEFORE UPDATE OR DELETE ON awards_standardversion
  FOR EACH ROW EXECUTE FUNCTION keep_standard()
"""
TABLE = """
CREATE TRIGGER awards_standardversion_table_kept BEFORE TRUNCATE ON awards_standardversion
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""


class Migration(migrations.Migration):
    """A version that is no draft any more never changes; only its state moves on and its validity may end sooner."""

    dependencies = [("awards", "0012_standard_versions_move"), ("common", "0002_initial")]
    operations = [
        migrations.RunSQL(KEEP, "DROP FUNCTION keep_standard()"),
        migrations.RunSQL(ROWS, "DROP TRIGGER awards_standardversion_row_kept ON awards_standardversion"),
        migrations.RunSQL(TABLE, "DROP TRIGGER awards_standardversion_table_kept ON awards_standardversion"),
    ]
