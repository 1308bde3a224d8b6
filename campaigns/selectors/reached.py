"""What counts towards a target: rows that were accepted and confirmed, each with its day.

An initiative counts on the day of its confirmed recognition, a work on the day it was finished, both within the time
of the campaign and in a dossier that was accepted. A title counts once for a subject, in the dossiers a tally reads.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import TruncQuarter

from campaigns.models import (
    Campaign,
    Dossier,
    DossierInitiative,
    DossierKind,
    DossierWork,
    Entry,
    Indicator,
)
from common.quarter import Quarter
from common.vietnamese import today
from contributions.models import Initiative, Work, WorkState
from people.models import SubjectKind

SUBJECT = ("award_id", "member_id", "collective_id", "subject_unit_id")
"""What an entry says a title is for; the same said twice is one."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``first`` to ``last``, both included."""

    first: dt.date
    last: dt.date


def whole_span(campaign: Campaign) -> Span:
    """The days of the campaign."""
    return Span(campaign.starts_on, campaign.ends_on)


def map_day(campaign: Campaign) -> dt.date:
    """The day by which units hang under others: today, or the last day of a campaign that is over."""
    return min(today(), campaign.ends_on)


@dataclass(frozen=True, slots=True)
class Measure:
    """How an indicator is counted: its rows in a span, the columns of their unit and day, and what is summed up.

    ``noun`` says what the rows are; ``day`` is empty where they have none of their own, and the span narrows nothing.
    """

    noun: str
    rows: Callable[[Campaign, Span], QuerySet[Any]]
    unit: str
    day: str
    amount: Any


def _initiatives(campaign: Campaign, span: Span) -> QuerySet[Initiative]:
    linked = DossierInitiative.objects.filter(dossier__in=_accepted(campaign))
    return Initiative.objects.confirmed().filter(
        pk__in=linked.values("initiative_id"), recognised_on__range=(span.first, span.last)
    )


def _works(campaign: Campaign, span: Span) -> QuerySet[Work]:
    linked = DossierWork.objects.filter(dossier__in=_accepted(campaign))
    return Work.objects.filter(pk__in=linked.values("work_id"), finished_on__range=(span.first, span.last)).exclude(
        state=WorkState.DROPPED
    )


def _individual_titles(campaign: Campaign, span: Span) -> QuerySet[Entry]:
    return _titles(campaign, [SubjectKind.INDIVIDUAL])


def _collective_titles(campaign: Campaign, span: Span) -> QuerySet[Entry]:
    return _titles(campaign, [SubjectKind.COLLECTIVE, SubjectKind.UNIT])


def _titles(campaign: Campaign, kinds: list[str]) -> QuerySet[Entry]:
    """Proposed where the campaign asks for proposals, else registered; two phases may name the same subject."""
    kind = DossierKind.PROPOSAL if campaign.needs_proposal else DossierKind.REGISTRATION
    entries = Entry.objects.filter(dossier__in=_accepted(campaign).of_kind(kind), subject_kind__in=kinds)
    once = entries.order_by(*SUBJECT, "pk").distinct(*SUBJECT)
    return Entry.objects.filter(pk__in=once.values("pk"))


def _accepted(campaign: Campaign) -> QuerySet[Dossier]:
    return Dossier.objects.filter(campaign=campaign).accepted()


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        Indicator.INITIATIVES: Measure("initiatives", _initiatives, "unit", "recognised_on", Count("pk")),
        Indicator.WORKS: Measure("works", _works, "owner_unit", "finished_on", Count("pk")),
        Indicator.WORKS_VALUE: Measure("works", _works, "owner_unit", "finished_on", Sum("value", default=0)),
        Indicator.INDIVIDUAL_TITLES: Measure("titles", _individual_titles, "dossier__unit", "", Count("pk")),
        Indicator.COLLECTIVE_TITLES: Measure("titles", _collective_titles, "dossier__unit", "", Count("pk")),
    }
)
"""Indicators without a line have no register to be counted from."""


def reached_rows(campaign: Campaign, indicator: str, span: Span, *, units: Any = None) -> QuerySet[Any]:
    """The rows that count towards the indicator; ``units`` (keys or a subquery of them) keeps those of such units."""
    measure = MEASURES[indicator]
    rows = measure.rows(campaign, span)
    return rows if units is None else rows.filter(**{f"{measure.unit}__in": units})


def reached_by_unit(campaign: Campaign, indicator: str, span: Span, *, units: Any = None) -> dict[int, int]:
    """Unit's key → what its own rows come to, đồng for values; units without rows are left out. One query."""
    measure = MEASURES[indicator]
    rows = reached_rows(campaign, indicator, span, units=units).order_by()
    return {unit: int(amount) for unit, amount in rows.values_list(measure.unit).annotate(amount=measure.amount)}


def reached_by_quarter(campaign: Campaign, indicator: str, span: Span, *, units: Any = None) -> dict[Quarter, int]:
    """Quarter → what the rows of its days come to; quarters without rows are left out. One query."""
    measure = MEASURES[indicator]
    rows = reached_rows(campaign, indicator, span, units=units).order_by()
    counted = rows.annotate(quarter=TruncQuarter(measure.day)).values_list("quarter").annotate(amount=measure.amount)
    return {Quarter.of(first): int(amount) for first, amount in counted}
