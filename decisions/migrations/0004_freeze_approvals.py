import importlib

from django.db import migrations

ISSUED = importlib.import_module("decisions.migrations.0002_freeze_issued")
WRITTEN_ONCE = ("decisions_approval", "decisions_waiver")
PARTS = ("decisions_decisionstep", *WRITTEN_ONCE)
KEEP = """
CREATE FUNCTION refuse_lost_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM decisions_decision WHERE id = OLD.decision_id AND state <> 'draft') THEN
    RAISE EXCEPTION 'Ý kiến duyệt chỉ mất cùng dự thảo bị huỷ.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;
"""
ONCE = """
CREATE TRIGGER {table}_once BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_lost_approval();
"""
THAW = """
DROP FUNCTION refuse_lost_approval() CASCADE;
{once}
{parts}
"""


def _thaw() -> str:
    once = "".join(f"DROP TRIGGER {table}_once ON {table};" for table in WRITTEN_ONCE)
    ways = ("issued_added", "issued_removed", "issued_changed", "table_issued")
    parts = "".join(f"DROP TRIGGER {table}_{way} ON {table};" for table in PARTS for way in ways)
    return THAW.format(once=once, parts=parts)


class Migration(migrations.Migration):
    """What was said of a decision is written once, goes only with a draft, and never once it was issued."""

    dependencies = [("decisions", "0003_approval_chains")]
    operations = [
        migrations.RunSQL(
            KEEP
            + "".join(ONCE.format(table=table) for table in WRITTEN_ONCE)
            + "".join(ISSUED.OF_TABLE.format(table=table) for table in PARTS)
            + "".join(ISSUED.UNTRUNCATED.format(table=table) for table in PARTS),
            _thaw(),
        )
    ]
