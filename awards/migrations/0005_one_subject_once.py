from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations, models

NAME_SUBJECTS = """
UPDATE awards_recommendation SET subject_key = '' WHERE id IN (
  SELECT min(recommendation.id)
  FROM awards_recommendation AS recommendation JOIN campaigns_entry AS entry ON entry.id = recommendation.entry_id
  GROUP BY recommendation.run_id, recommendation.award_id, entry.subject_kind,
    entry.member_id, entry.collective_id, entry.subject_unit_id
)
"""
CREATE = """
CREATE UNIQUE INDEX CONCURRENTLY recommendation_once_per_subject
  ON awards_recommendation (run_id, award_id, subject_key) WHERE NOT subject_key = ''
"""
DROP = "DROP INDEX CONCURRENTLY recommendation_once_per_subject"


class Migration(migrations.Migration):
    """A subject stands once for an award in a run; of runs that hold one twice the second stays without a name."""

    atomic = False
    dependencies = [("awards", "0004_recommendation_rules")]

    operations = [
        ValidateConstraint(model_name="recommendation", name="recommendation_approved_eligible"),
        migrations.RunSQL(NAME_SUBJECTS, migrations.RunSQL.noop),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(CREATE, DROP)],
            state_operations=[
                migrations.AddConstraint(
                    model_name="recommendation",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("subject_key", ""), _negated=True),
                        fields=("run", "award", "subject_key"),
                        name="recommendation_once_per_subject",
                    ),
                )
            ],
        ),
    ]
