import importlib

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

from common.frozen import freeze

ISSUED = importlib.import_module("decisions.migrations.0002_freeze_issued")
APPROVALS = importlib.import_module("decisions.migrations.0004_freeze_approvals")
REFUSAL = """RAISE EXCEPTION 'Dự thảo đã huỷ được giữ nguyên, không được sửa, thêm hay xoá.'
      USING ERRCODE = 'insufficient_privilege';"""
FREEZE = f"""
CREATE FUNCTION refuse_discarded_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  {REFUSAL}
END $$;

CREATE TRIGGER decision_discarded BEFORE UPDATE OR DELETE ON decisions_decision
  FOR EACH ROW WHEN (OLD.state = 'discarded') EXECUTE FUNCTION refuse_discarded_decision();

CREATE OR REPLACE FUNCTION check_issued_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Waits for whoever issues or discards the decision; the statements after it see what they wrote.
  PERFORM 1 FROM decisions_decision WHERE id IN (SELECT decision_id FROM touched) ORDER BY id FOR KEY SHARE;
  IF EXISTS (SELECT FROM decisions_decision WHERE state = 'issued' AND id IN (SELECT decision_id FROM touched)) THEN
    {ISSUED.REFUSAL}
  END IF;
  IF EXISTS (SELECT FROM decisions_decision WHERE state = 'discarded' AND id IN (SELECT decision_id FROM touched)) THEN
    {REFUSAL}
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION check_issued_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM decisions_decision
    WHERE id IN (SELECT decision_id FROM before UNION SELECT decision_id FROM after) ORDER BY id FOR KEY SHARE;
  IF EXISTS (
    SELECT FROM decisions_decision WHERE state = 'issued'
      AND id IN (SELECT decision_id FROM before UNION SELECT decision_id FROM after)
  ) THEN
    {ISSUED.REFUSAL}
  END IF;
  IF EXISTS (
    SELECT FROM decisions_decision WHERE state = 'discarded'
      AND id IN (SELECT decision_id FROM before UNION SELECT decision_id FROM after)
  ) THEN
    {REFUSAL}
  END IF;
  RETURN NULL;
END $$;
"""
CHECKS = "CREATE OR REPLACE FUNCTION" + ISSUED.FREEZE.split("CREATE FUNCTION", 2)[2].replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)
THAW = "DROP FUNCTION refuse_discarded_decision() CASCADE;" + CHECKS
LET_GO = "\n".join(
    f"DROP TRIGGER {table}_once ON {table}; DROP TRIGGER {table}_kept ON {table};" for table in APPROVALS.WRITTEN_ONCE
)


class Migration(migrations.Migration):
    """A discarded draft changes no more, and what was said of a decision is never lost, whoever asks."""

    dependencies = [("decisions", "0012_discarded_drafts")]
    operations = [
        ValidateConstraint("decision", "decision_state_known"),
        migrations.RunSQL(FREEZE, THAW),
        migrations.RunSQL(
            LET_GO + "DROP FUNCTION refuse_lost_approval();",
            APPROVALS.KEEP + "".join(APPROVALS.ONCE.format(table=table) for table in APPROVALS.WRITTEN_ONCE),
        ),
        *(freeze(table) for table in APPROVALS.WRITTEN_ONCE),
    ]
