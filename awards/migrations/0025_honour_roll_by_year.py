from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The latest honours of a year that decisions of this system gave are found without reading those of others."""

    atomic = False
    dependencies = [("awards", "0024_freeze_honours_decided_above")]
    operations = [
        AddIndexConcurrently(
            model_name="honour",
            index=models.Index(fields=["year", "id"], condition=models.Q(is_issued=True), name="honour_roll_idx"),
        ),
    ]
