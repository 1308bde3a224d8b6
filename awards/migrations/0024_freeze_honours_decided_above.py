from django.db import migrations

FREEZE = """
CREATE FUNCTION refuse_honour_decided_above() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Lượt khen do cấp trên quyết định không được sửa. Hãy sửa trả lời của tờ trình.'
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER honour_above_changed BEFORE UPDATE ON awards_honour
  FOR EACH ROW WHEN (OLD.decided_above OR NEW.decided_above) EXECUTE FUNCTION refuse_honour_decided_above();
"""
THAW = "DROP FUNCTION refuse_honour_decided_above() CASCADE"


class Migration(migrations.Migration):
    """An honour that a higher body decided never changes; while a letter rests on it, its key keeps it from going."""

    dependencies = [("awards", "0023_find_honours_by_number")]
    operations = [migrations.RunSQL(FREEZE, THAW)]
