from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """What is taken back is found among very many notices."""

    atomic = False
    dependencies = [("notices", "0007_reminders")]

    operations = [
        AddIndexConcurrently(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("read_at__isnull", True), models.Q(("topic", ""), _negated=True)),
                fields=["topic"],
                name="notice_topic_idx",
            ),
        ),
    ]
