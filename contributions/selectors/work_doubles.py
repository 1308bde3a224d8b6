"""Records of works that may be one and the same: entered by its owner and by its builder, or twice by one unit."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, F, Q, QuerySet, When
from rapidfuzz.fuzz import token_sort_ratio

from common.vietnamese import fold
from contributions.models import Work, WorkPair
from contributions.selectors.builders import unit_named, works_built_by

LIKE = 75
"""Percent of the words of both names, in any order, from which a person is asked."""
LIKE_OF_ONE_VALUE = 55
"""The same where the value is the same to the đồng."""
ROUGHLY = 0.25
"""Trigrams in common below which the names are not compared word by word."""
MOST = 20
MONEY = frozenset({"value", "benefit"})
COMPARED = ("name", "owner_unit", "builder", "occasion", "value", "benefit", "started_on", "due_on", "finished_on")


@dataclass(frozen=True, slots=True)
class Alike:
    """Another record, and how much of the names is the same, in percent."""

    work: Work
    likeness: int


def look_alikes(work: Work) -> list[Alike]:
    """Works nobody has compared with ``work`` yet that may be the same, the likest first; five queries at most.

    Only such as the two units can both have entered: the other's owner is this one's builder, or the other way round,
    or both belong to one unit. A builder given as text counts as far as it names one unit beyond doubt.
    """
    name = fold(work.name)
    near = _of_the_same_units(work).exclude(pk__in=_compared(work)).select_related("owner_unit")
    near = near.annotate(trigrams=TrigramSimilarity("search", name)).filter(trigrams__gte=ROUGHLY)
    found = [
        Alike(row, round(token_sort_ratio(name, fold(row.name)))) for row in near.order_by("-trigrams", "pk")[:MOST]
    ]
    return sorted((one for one in found if one.likeness >= _wanted(work, one.work)), key=lambda one: -one.likeness)


@dataclass(frozen=True, slots=True)
class Line:
    """What both records say of one thing, the field ``name``."""

    name: str
    label: str
    here: Any
    there: Any

    @property
    def is_money(self) -> bool:
        return self.name in MONEY

    @property
    def is_day(self) -> bool:
        return self.name.endswith("_on")

    @property
    def is_same(self) -> bool:
        return self.here == self.there


def difference(here: Work, there: Work) -> list[Line]:
    """What the two records say, thing by thing."""
    return [
        Line(name, str(Work._meta.get_field(name).verbose_name).capitalize(), getattr(here, name), getattr(there, name))
        for name in COMPARED
    ]


def pairs_of(work: Work) -> QuerySet[WorkPair]:
    """What people concluded about ``work`` and another, also what was taken back; the newest first."""
    return WorkPair.objects.about(work).for_list()


def _of_the_same_units(work: Work) -> QuerySet[Work]:
    owner = work.owner_unit
    units = Q(owner_unit=owner) | Q(builder_unit=owner) | Q(pk__in=works_built_by(owner).values("pk"))
    builder = work.builder_unit_id or unit_named(work.builder)
    if builder:
        units |= Q(owner_unit=builder)
    return Work.objects.filter(units).exclude(pk=work.pk)


def _compared(work: Work):
    rows = WorkPair.objects.about(work).standing()
    return rows.values_list(Case(When(first=work, then=F("second")), default=F("first")))


def _wanted(work: Work, other: Work) -> int:
    return LIKE_OF_ONE_VALUE if work.value and work.value == other.value else LIKE
