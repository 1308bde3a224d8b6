from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """What counts towards a target is counted in an index alone; the latest come first without sorting."""

    atomic = False
    dependencies = [("contributions", "0007_codes_in_capitals")]
    operations = [
        AddIndexConcurrently(
            model_name="initiative",
            index=models.Index(fields=["-created_at", "-id"], name="initiative_latest_idx"),
        ),
        AddIndexConcurrently(
            model_name="initiative",
            index=models.Index(
                fields=["unit", "state", "recognised_on"], include=["id"], name="initiative_counted_idx"
            ),
        ),
    ]
