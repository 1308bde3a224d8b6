from django.db import migrations

MAKE = """
CREATE FUNCTION refresh_statistics(name regclass) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  EXECUTE format('ANALYZE (SKIP_LOCKED) %s', name);
END $$
"""


class Migration(migrations.Migration):
    """Only its owner may analyze a table: the application asks through this function."""

    dependencies = [("common", "0003_freeze_audit")]
    operations = [migrations.RunSQL(MAKE, "DROP FUNCTION refresh_statistics(regclass)")]
