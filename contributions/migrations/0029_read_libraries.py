from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

FILTERS = ["code", "search", "field_search", "recognised_level", "applied_on", "benefit_confirmed", "unit"]
IN_LIBRARY = models.Q(counts_in__isnull=True, state__in=("recognised", "applied", "spread"))


class Migration(migrations.Migration):
    """What a library is searched by stands in the indexes it is read from."""

    atomic = False
    dependencies = [("contributions", "0028_search_fields")]
    operations = [
        AddIndexConcurrently(
            model_name="initiative",
            index=models.Index(
                fields=["branch", "-id"],
                include=["sharing", *FILTERS],
                condition=IN_LIBRARY,
                name="initiative_library_idx",
            ),
        ),
        AddIndexConcurrently(
            model_name="initiative",
            index=models.Index(
                fields=["-id"],
                include=FILTERS,
                condition=IN_LIBRARY & models.Q(sharing="everybody"),
                name="initiative_for_all_idx",
            ),
        ),
        RemoveIndexConcurrently(model_name="initiative", name="initiative_shared_idx"),
    ]
