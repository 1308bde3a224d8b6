"""Awards and titles held."""

from collections import defaultdict

from django.db.models import Count, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from awards.models import Honour
from awards.selectors.entries import SUBJECT
from awards.selectors.facts.ground import GROUNDS
from awards.selectors.facts.slices import Reader, Slice, Source, SubjectKey, subject_of
from awards.selectors.facts.words import coded, in_order
from awards.tally import facts as tally
from awards.tally import levels
from catalogue.models import Road, RoadKind


def read_history(cut: Slice) -> Reader:
    """``history`` in order of year; an award recorded nowhere was not held.

    The deciding level is that of the campaign the award was given in, else the only one that may decide it, else
    unknown. The ground is the campaign's where it is one, else the award's own.
    """
    known: dict[SubjectKey, list[tally.PastAward]] = defaultdict(list)
    rows = Honour.objects.filter(cut.about).annotate(
        deciding_level=Coalesce("campaign__unit__kind", Subquery(_sole_deciding_level()))
    )
    for *subject, code, scope, kind, year, level, number in rows.values_list(
        *SUBJECT, "award__code", "award__scope", "campaign__kind", "year", "deciding_level", "decision_no"
    ):
        ground = GROUNDS.get(kind) or coded(levels.AwardScope, scope)
        held = tally.PastAward(code, year, ground, level=level or None, ref=number or None)
        known[subject_of(subject)].append(held)
    return lambda row: {"history": in_order(known.get(row.key, ()), "year", "award", "ref")}


def _sole_deciding_level() -> QuerySet:
    deciding = Road.objects.filter(award=OuterRef("award"), kind=RoadKind.DECIDE).order_by().values("award")
    return deciding.annotate(levels=Count("pk"), only=Min("level")).filter(levels=1).values("only")


HISTORY = Source(frozenset({"history"}), read_history)
