from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

TABLE = "decisions_decisionground"
FREEZE = f"""
CREATE TRIGGER {TABLE}_issued_added AFTER INSERT ON {TABLE}
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_issued_decision();
CREATE TRIGGER {TABLE}_issued_removed AFTER DELETE ON {TABLE}
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_issued_decision();
CREATE TRIGGER {TABLE}_issued_changed AFTER UPDATE ON {TABLE}
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION check_issued_change();
CREATE TRIGGER {TABLE}_table_issued BEFORE TRUNCATE ON {TABLE}
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_issued_decision();
"""
THAW = "\n".join(
    f"DROP TRIGGER {TABLE}_{name} ON {TABLE};"
    for name in ("issued_added", "issued_removed", "issued_changed", "table_issued")
)


class Migration(migrations.Migration):
    """The grounds of a revocation that was issued never change either."""

    dependencies = [("decisions", "0005_amending")]
    operations = [migrations.RunSQL(FREEZE, THAW), ValidateConstraint("decisionline", "decision_line_ends_honour")]
