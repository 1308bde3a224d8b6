from django.db import migrations
from django.db.models import Exists, OuterRef

BATCH = 2000
CONFIRMED = ("recognised", "applied", "spread")


def keep_recognitions(apps, schema_editor):  # noqa: ARG001 -- Django's names
    """Each confirmed recognition that only the initiative's own columns know is a row of its own, as they say it.

    Nobody is written down as who recorded it. What a unit declares and nobody confirmed stays where it is.
    """
    initiatives = apps.get_model("contributions", "Initiative").objects
    recognitions = apps.get_model("contributions", "Recognition").objects
    known = Exists(recognitions.filter(initiative=OuterRef("pk")))
    told = initiatives.filter(~known, state__in=CONFIRMED).exclude(recognised_level="").order_by("pk")
    rows, last = told.values_list("pk", "recognised_level", "recognised_on", "recognition_no"), 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        recognitions.bulk_create(
            [
                recognitions.model(initiative_id=pk, level=level, decided_on=day, decision_no=number)
                for pk, level, day, number in batch
            ],
            ignore_conflicts=True,
        )
        last = batch[-1][0]


class Migration(migrations.Migration):
    """In batches, so that nobody waits for it; run again it goes on with what is left."""

    atomic = False
    dependencies = [("contributions", "0026_find_builders_by_name")]
    operations = [migrations.RunPython(keep_recognitions, migrations.RunPython.noop, elidable=True)]
