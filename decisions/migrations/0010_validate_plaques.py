from django.contrib.postgres.operations import AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models

ONCE = """
CREATE UNIQUE INDEX CONCURRENTLY decision_line_once_per_work ON decisions_decisionline (decision_id, work_id)
  WHERE work_id IS NOT NULL
"""


class Migration(migrations.Migration):
    """A line is about an award or about a work, each work once in a decision."""

    atomic = False
    dependencies = [("decisions", "0009_plaques")]
    operations = [
        ValidateConstraint("decision", "decision_kind_known"),
        ValidateConstraint("decision", "decision_about_another_has_grounds"),
        ValidateConstraint("decision", "decision_audit_root_is_whole"),
        ValidateConstraint("decisionline", "decision_line_award_or_work"),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(ONCE, "DROP INDEX decision_line_once_per_work")],
            state_operations=[
                migrations.AddConstraint(
                    model_name="decisionline",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(work__isnull=False),
                        fields=("decision", "work"),
                        name="decision_line_once_per_work",
                    ),
                )
            ],
        ),
        AddIndexConcurrently(
            model_name="decisionline",
            index=models.Index(
                condition=models.Q(work__isnull=False), fields=["work"], name="decision_line_work_idx"
            ),
        ),
    ]
