from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """What waits for an approver, and what was approved, is counted without reading the rest."""

    atomic = False
    dependencies = [("awards", "0006_gap_from_findings")]
    operations = [
        AddIndexConcurrently(
            "recommendation",
            models.Index(
                fields=["run", "award"],
                condition=models.Q(state="proposed", outcome="recommended") | models.Q(state="approved"),
                name="recommendation_waiting_idx",
            ),
        ),
    ]
