from django.db import migrations

from common.frozen import freeze

FREEZE = """
CREATE FUNCTION refuse_issued_honour() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Lượt khen theo quyết định đã ban hành không được sửa hay xoá. Hãy lập quyết định đính chính, thu hồi hoặc thay thế.'
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER honour_issued_changed BEFORE UPDATE ON awards_honour
  FOR EACH ROW WHEN (OLD.is_issued OR NEW.is_issued) EXECUTE FUNCTION refuse_issued_honour();
CREATE TRIGGER honour_issued_removed BEFORE DELETE ON awards_honour
  FOR EACH ROW WHEN (OLD.is_issued) EXECUTE FUNCTION refuse_issued_honour();
CREATE TRIGGER honour_table_issued BEFORE TRUNCATE ON awards_honour
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_issued_honour();
"""
THAW = "DROP FUNCTION refuse_issued_honour() CASCADE"


class Migration(migrations.Migration):
    """An honour issued here never changes or goes, whoever asks, nor does its end."""

    dependencies = [("awards", "0017_honours_issued_here")]
    operations = [migrations.RunSQL(FREEZE, THAW), freeze("awards_honourend")]
