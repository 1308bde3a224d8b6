"""Collectives inside a unit."""

import datetime as dt

from django.db import transaction

from common.editing import refuse_changed, validated
from common.integrity import refusing
from common.vietnamese import text_sort_key
from people.models import Collective
from units.models import Unit


@transaction.atomic
def create_collective(*, code: str, name: str, unit: Unit, **fields) -> Collective:
    """The collective is in ``unit`` and can be put up for awards."""
    collective = Collective(code=code, name=name, unit=unit, **fields)
    return _save(collective)


@transaction.atomic
def update_collective(collective: Collective, *, seen: dt.datetime | None = None, **fields) -> Collective:
    """The collective's data are as given; ``seen`` as in ``update_member``."""
    collective = Collective.objects.select_for_update().get(pk=collective.pk)
    refuse_changed(collective, seen)
    for name, value in fields.items():
        setattr(collective, name, value)
    return _save(collective)


def _save(collective: Collective) -> Collective:
    collective.sort_key = text_sort_key(collective.name)
    validated(collective)
    with refusing(Collective):
        collective.save()
    return collective
