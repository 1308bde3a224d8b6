"""People and collectives of some units, looked up by name or code and chosen by key in a form."""

from collections.abc import Collection

from django.db.models import QuerySet

from common.keys import key_of as number_of
from people.models import Collective, Member
from units.models import Unit

Subject = Member | Collective
MODELS: dict[str, type[Member] | type[Collective]] = {"member": Member, "collective": Collective}


def subjects_for(kind: str, units: QuerySet[Unit]) -> QuerySet:
    """People or collectives of ``units``, in Vietnamese order."""
    rows = MODELS[kind].objects.active().filter(unit__in=units)
    return rows.select_related("unit").order_by("sort_key", "pk")


def found(units: QuerySet[Unit], typed: str, most: int) -> list[Subject]:
    """Up to ``most`` people, then collectives, called so or with that code; typed with or without dấu. Two queries."""
    return [row for kind in MODELS for row in subjects_for(kind, units).matching(typed)[:most]][:most]


def chosen(units: QuerySet[Unit], keys: Collection[str]) -> list[Subject]:
    """Those of ``keys`` that are of ``units``, in their order."""
    rows: list[Subject] = []
    for key in dict.fromkeys(keys):
        kind, _dash, number = key.partition("-")
        if kind in MODELS and (pk := number_of(number)):
            rows += subjects_for(kind, units).filter(pk=pk)
    return rows


def key_of(row: Subject) -> str:
    """What stands for ``row`` in a form: «member-12»."""
    return f"{kind_of(row)}-{row.pk}"


def kind_of(row: Subject) -> str:
    return "member" if isinstance(row, Member) else "collective"
