"""Alike initiatives of the whole country: asked for on a page, found by a worker, kept for a day."""

from django.core.cache import cache
from django.db import transaction

from contributions.models import Initiative
from contributions.selectors.alike import Alike, alike_in_country
from contributions.services.likeness import work_out_likeness
from contributions.tasks import search_country_task

KEPT = 24 * 3600
"""Seconds; after an edit it is asked anew."""
WAITING = "waiting"
PATIENCE = 600
"""Seconds a worker has; after them it is taken for lost and may be asked again."""


def ask_country(initiative: Initiative) -> None:
    """A worker looks for what is alike in the country, unless one does already or what it found is still kept."""
    if cache.add(_key(initiative), WAITING, PATIENCE):
        transaction.on_commit(lambda: search_country_task.delay(initiative.pk))


def search_country(pk: int) -> None:
    """What is alike to the initiative in the country is kept, as keys with percents; as often as it is run."""
    work_out_likeness()
    initiative = Initiative.objects.select_related("unit").get(pk=pk)
    found = [(each.other.pk, each.percent) for each in alike_in_country(initiative)]
    cache.set(_key(initiative), found, KEPT)


def found_in_country(initiative: Initiative) -> list[Alike] | str | None:
    """What the worker found, ``WAITING`` while it looks, ``None`` when nobody asked."""
    found = cache.get(_key(initiative))
    if found is None or found == WAITING:
        return found
    others = Initiative.objects.with_unit().in_bulk(pk for pk, _ in found)
    return [Alike(initiative, others[pk], percent) for pk, percent in found if pk in others]


def _key(initiative: Initiative) -> str:
    return f"alike-in-country:{initiative.pk}:{initiative.version}:{initiative.updated_at.timestamp()}"
