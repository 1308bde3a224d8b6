"""What counts towards a target: rows that were accepted and confirmed, each with its day.

An initiative counts on the day of its confirmed recognition, a work on the day it was finished, both within the time
of the campaign and in a dossier that was accepted. A work that its owner and its builder both entered counts once,
for whoever's record stands for both. A title counts once for a subject, in the dossiers a tally reads. An exemplar
stands in no dossier: those of the units under the campaign's union count on the day a union above approved them.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import compress
from types import MappingProxyType
from typing import Any

from django.db.models import Aggregate, Count, Model, Q, QuerySet, Sum, Value

from campaigns.models import (
    Campaign,
    Dossier,
    DossierInitiative,
    DossierKind,
    DossierWork,
    Entry,
    Indicator,
)
from common.quarter import Quarter, quarters_between
from common.vietnamese import today
from contributions.models import Initiative, Work, WorkState
from contributions.querysets import CONFIRMED_STATES
from exemplars.models import Exemplar
from exemplars.querysets import AHEAD_STATES, COUNTING_STATES
from people.models import SubjectKind

SUBJECT = ("award_id", "member_id", "collective_id", "subject_unit_id")
"""What an entry says a title is for; the same said twice is one."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``first`` to ``last``, both included."""

    first: dt.date
    last: dt.date

    def meets(self, quarter: Quarter) -> bool:
        """Whether a day of the quarter is one of them."""
        return self.first <= quarter.last and quarter.first <= self.last


def whole_span(campaign: Campaign) -> Span:
    """The days of the campaign."""
    return Span(campaign.starts_on, campaign.ends_on)


def first_day(campaign: Campaign) -> dt.date:
    """The first day on which anything of the campaign can be: it begins, or takes registrations before that."""
    return min(campaign.starts_on, campaign.registration_opens_on)


def map_day(campaign: Campaign) -> dt.date:
    """The day by which units hang under others: today, or the last day of a campaign that is over."""
    return min(today(), campaign.ends_on)


@dataclass(frozen=True, slots=True)
class Measure:
    """How an indicator is counted: what accepted dossiers put down, which of it counts in a span, and what is summed.

    ``noun`` says what the rows are, ``unit`` and ``day`` are their columns; ``day`` is empty where rows have none of
    their own, and the span narrows nothing. ``models`` hold what it rests on.
    """

    noun: str
    models: tuple[type[Model], ...]
    put_down: Callable[[Campaign, QuerySet[Dossier]], QuerySet[Any]]
    counting: Callable[[Span], Q]
    unit: str
    day: str
    amount: Callable[..., Aggregate]


@dataclass(frozen=True, slots=True)
class Counted:
    """What the rows of each unit come to in each of ``quarters``, đồng for values, and how many rows do not count.

    ``by_unit`` has a unit's key and an amount a quarter; units without rows are left out. Where rows have no day there
    are no quarters, and the one amount is that of all. Rows that do not count yet, or never will, are ``waiting``.
    """

    quarters: tuple[Quarter, ...]
    by_unit: Mapping[int, tuple[int, ...]]
    waiting: int

    def within(self, span: Span) -> dict[int, int]:
        """Unit's key → what it reached in the quarters of ``span``; units that reached nothing are left out."""
        kept = [span.meets(quarter) for quarter in self.quarters] or [True]
        sums = ((unit, sum(compress(amounts, kept))) for unit, amounts in self.by_unit.items())
        return {unit: amount for unit, amount in sums if amount}

    def by_quarter(self) -> dict[Quarter, int]:
        """Quarter → what all units reached in it."""
        if not self.by_unit:
            return dict.fromkeys(self.quarters, 0)
        sums = map(sum, zip(*self.by_unit.values(), strict=True))
        return dict(zip(self.quarters, sums, strict=True))


def _initiatives(campaign: Campaign, accepted: QuerySet[Dossier]) -> QuerySet[Initiative]:
    linked = DossierInitiative.objects.filter(dossier__in=accepted)
    return Initiative.objects.filter(pk__in=linked.values("initiative_id"))


def _recognised(span: Span) -> Q:
    """In the span; one that is the same as another one counts there only."""
    return Q(state__in=CONFIRMED_STATES, recognised_on__range=(span.first, span.last), counts_in__isnull=True)


def _works(campaign: Campaign, accepted: QuerySet[Dossier]) -> QuerySet[Work]:
    linked = DossierWork.objects.filter(dossier__in=accepted)
    return Work.objects.filter(pk__in=linked.values("work_id")).once()


def _finished(span: Span) -> Q:
    return Q(finished_on__range=(span.first, span.last)) & ~Q(state=WorkState.DROPPED)


def _individual_titles(campaign: Campaign, accepted: QuerySet[Dossier]) -> QuerySet[Entry]:
    return _titles(campaign, accepted, [SubjectKind.INDIVIDUAL])


def _collective_titles(campaign: Campaign, accepted: QuerySet[Dossier]) -> QuerySet[Entry]:
    return _titles(campaign, accepted, [SubjectKind.COLLECTIVE, SubjectKind.UNIT])


def _titles(campaign: Campaign, accepted: QuerySet[Dossier], kinds: list[str]) -> QuerySet[Entry]:
    """Proposed where the campaign asks for proposals, else registered; two phases may name the same subject."""
    kind = DossierKind.PROPOSAL if campaign.needs_proposal else DossierKind.REGISTRATION
    entries = Entry.objects.filter(dossier__in=accepted.of_kind(kind), subject_kind__in=kinds)
    once = entries.order_by(*SUBJECT, "pk").distinct(*SUBJECT)
    return Entry.objects.filter(pk__in=once.values("pk"))


def _exemplars(campaign: Campaign, accepted: QuerySet[Dossier]) -> QuerySet[Exemplar]:
    """Those approved in the days of the campaign, and those of its years that are on the way there."""
    whole = whole_span(campaign)
    ahead = Q(state__in=AHEAD_STATES, year__range=(whole.first.year, whole.last.year))
    return Exemplar.objects.of_subtree(campaign.unit).filter(_approved(whole) | ahead)


def _approved(span: Span) -> Q:
    return Q(state__in=COUNTING_STATES, approved_on__range=(span.first, span.last))


def _all(span: Span) -> Q:
    return Q()


def _accepted(campaign: Campaign) -> QuerySet[Dossier]:
    return Dossier.objects.filter(campaign=campaign).accepted()


_rows = partial(Count, "pk")
_value = partial(Sum, "value", default=0)

_INITIATIVES = ("initiatives", (Dossier, DossierInitiative, Initiative), _initiatives, _recognised)
_WORKS = ("works", (Dossier, DossierWork, Work), _works, _finished, "owner_unit", "finished_on")
_TITLES = ("titles", (Dossier, Entry))

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        Indicator.INITIATIVES: Measure(*_INITIATIVES, "unit", "recognised_on", _rows),
        Indicator.WORKS: Measure(*_WORKS, _rows),
        Indicator.WORKS_VALUE: Measure(*_WORKS, _value),
        Indicator.INDIVIDUAL_TITLES: Measure(*_TITLES, _individual_titles, _all, "dossier__unit", "", _rows),
        Indicator.COLLECTIVE_TITLES: Measure(*_TITLES, _collective_titles, _all, "dossier__unit", "", _rows),
        Indicator.EXEMPLARS: Measure("exemplars", (Exemplar,), _exemplars, _approved, "unit", "approved_on", _rows),
    }
)
"""Indicators without a line would have no register to be counted from."""


def reached_rows(
    campaign: Campaign, indicator: str, span: Span, *, units: Any = None, accepted: Any = None
) -> QuerySet[Any]:
    """The rows that count towards the indicator; ``units`` (keys or a subquery of them) keeps those of such units.

    ``accepted`` are the dossiers that count, where they are not those accepted by now.
    """
    return _put_down(campaign, indicator, units, accepted).filter(MEASURES[indicator].counting(span))


def waiting_rows(campaign: Campaign, indicator: str, *, units: Any = None) -> QuerySet[Any]:
    """What accepted dossiers put down and does not count: not recognised or finished, or not in the campaign's days."""
    return _put_down(campaign, indicator, units).exclude(MEASURES[indicator].counting(whole_span(campaign)))


def counted(campaign: Campaign, indicator: str, *, units: Any = None) -> Counted:
    """All that accepted dossiers put down, by unit and quarter of the campaign; one query."""
    measure, whole = MEASURES[indicator], whole_span(campaign)
    quarters = tuple(quarters_between(whole.first, whole.last)) if measure.day else ()
    spans = [Span(max(whole.first, quarter.first), min(whole.last, quarter.last)) for quarter in quarters] or [whole]
    columns = {f"amount_{number}": measure.amount(filter=measure.counting(span)) for number, span in enumerate(spans)}
    rest = Count("pk", filter=~measure.counting(whole)) if measure.day else Value(0)
    rows = _put_down(campaign, indicator, units).order_by().values_list(measure.unit)
    lines = list(rows.annotate(**columns, rest=rest))
    return Counted(
        quarters,
        {unit: tuple(map(int, amounts)) for unit, *amounts, _rest in lines},
        waiting=sum(rest for *_amounts, rest in lines),
    )


def _put_down(campaign: Campaign, indicator: str, units: Any, accepted: Any = None) -> QuerySet[Any]:
    measure = MEASURES[indicator]
    rows = measure.put_down(campaign, _accepted(campaign) if accepted is None else accepted)
    return rows if units is None else rows.filter(**{f"{measure.unit}__in": units})
