from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The latest of a province, and the latest shared with everybody, are read from an index."""

    atomic = False
    dependencies = [("contributions", "0018_keep_branches")]
    operations = [
        AddIndexConcurrently(
            model_name="initiative",
            index=models.Index(
                fields=["branch", "-id"],
                include=["state", "counts_in", "sharing", "recognised_level", "applied_on"],
                name="initiative_branch_idx",
            ),
        ),
        AddIndexConcurrently(
            model_name="initiative",
            index=models.Index(
                fields=["-id"],
                include=["recognised_level", "applied_on"],
                condition=models.Q(
                    counts_in__isnull=True, state__in=("recognised", "applied", "spread"), sharing="everybody"
                ),
                name="initiative_shared_idx",
            ),
        ),
    ]
