from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

FILL = """
UPDATE decisions_decisionline AS line SET plaque_level = work.plaque_level, plaque_text = work.plaque_text
FROM contributions_work AS work, decisions_decision AS decision
WHERE work.id = line.work_id AND decision.id = line.decision_id AND decision.state <> 'issued'
"""


class Migration(migrations.Migration):
    """Lines of works that were not issued yet say what the plaque is to say."""

    dependencies = [("decisions", "0014_amended_plaques")]
    operations = [
        ValidateConstraint("decisionline", "decision_line_ends_something"),
        ValidateConstraint("decisionline", "decision_line_plaque_level_known"),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
