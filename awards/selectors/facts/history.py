"""Awards and titles held."""

from collections import defaultdict
from dataclasses import replace

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from awards.models import Honour
from awards.selectors.entries import SUBJECT
from awards.selectors.facts.ground import GROUNDS
from awards.selectors.facts.slices import Reader, Slice, Source, SubjectKey, subject_of
from awards.selectors.facts.words import coded, in_order
from awards.tally import facts as tally
from awards.tally import levels
from catalogue.models import Road, RoadKind
from people.models import SubjectKind
from units.selectors.successions import Predecessor, predecessors_of


def read_history(cut: Slice) -> Reader:
    """``history`` in order of year; an award recorded nowhere was not held.

    The deciding level is that of the campaign the award was given in, else the only one that may decide it, else
    unknown. The ground is the campaign's where it is one, else the award's own. A unit's own stand beside those that
    units it goes on from held until then, under their code as ``predecessor``; a unit without a line of its origin goes
    on from nobody.
    """
    known: dict[SubjectKey, list[tally.PastAward]] = defaultdict(list)
    heirs: dict[SubjectKey, list[Predecessor]] = defaultdict(list)
    for each in predecessors_of(cut.units, cut.period.end):
        heirs[SubjectKind.UNIT, each.held_by].append(each)
    inherited = Q(subject_unit__in=[unit for _kind, unit in heirs])
    rows = Honour.objects.filter(cut.about | inherited).annotate(
        deciding_level=Coalesce("campaign__unit__kind", Subquery(_sole_deciding_level()))
    )
    for *subject, code, scope, kind, year, level, number in rows.values_list(
        *SUBJECT, "award__code", "award__scope", "campaign__kind", "year", "deciding_level", "decision_no"
    ):
        ground = GROUNDS.get(kind) or coded(levels.AwardScope, scope)
        held = tally.PastAward(code, year, ground, level=level or None, ref=number or None)
        holder = subject_of(subject)
        known[holder].append(held)
        for heir in heirs.get(holder, ()):
            if year <= heir.until.year:
                known[SubjectKind.UNIT, heir.unit].append(replace(held, predecessor=heir.code))
    return lambda row: {"history": in_order(known.get(row.key, ()), "year", "award", "ref", "predecessor")}


def _sole_deciding_level() -> QuerySet:
    deciding = Road.objects.filter(award=OuterRef("award"), kind=RoadKind.DECIDE).order_by().values("award")
    return deciding.annotate(levels=Count("pk"), only=Min("level")).filter(levels=1).values("only")


HISTORY = Source(frozenset({"history"}), read_history)
