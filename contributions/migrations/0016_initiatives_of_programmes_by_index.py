from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The initiatives of a programme are found without reading every one."""

    atomic = False
    dependencies = [("contributions", "0015_programmes_and_intake")]
    operations = [
        AddIndexConcurrently(
            "initiative",
            models.Index(
                fields=["programme"], condition=models.Q(programme__isnull=False), name="initiative_programme_idx"
            ),
        )
    ]
