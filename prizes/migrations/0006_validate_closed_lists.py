from django.contrib.postgres.operations import AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    """Whoever closed a list is found by it."""

    atomic = False
    dependencies = [("prizes", "0005_lists_are_closed")]
    operations = [
        ValidateConstraint("prizelist", "prize_list_closed_by_somebody"),
        AddIndexConcurrently(
            model_name="prizelist",
            index=models.Index(
                condition=models.Q(closed_by__isnull=False), fields=["closed_by"], name="prize_list_closer_idx"
            ),
        ),
    ]
