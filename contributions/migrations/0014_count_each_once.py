from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """What counts towards a target is still counted in an index alone, without what counts in another one."""

    atomic = False
    dependencies = [("contributions", "0013_conclusions_about_initiatives")]
    operations = [
        AddIndexConcurrently(
            model_name="initiative",
            index=models.Index(
                fields=["unit", "state", "recognised_on"], include=["id", "counts_in"], name="initiative_once_idx"
            ),
        ),
        AddIndexConcurrently(
            model_name="initiative",
            index=models.Index(
                fields=["counts_in"],
                condition=models.Q(("counts_in__isnull", False)),
                name="initiative_counted_in_idx",
            ),
        ),
        RemoveIndexConcurrently(model_name="initiative", name="initiative_counted_idx"),
    ]
