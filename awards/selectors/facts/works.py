"""Commemorative works of units."""

from collections import defaultdict

from django.db.models import Exists, OuterRef

from awards.selectors.facts.period import Period
from awards.selectors.facts.slices import Reader, Row, Slice, Source
from awards.selectors.facts.words import in_order
from awards.tally import facts as tally
from campaigns.models import DossierState, DossierWork
from contributions.models import Work, WorkState
from people.models import SubjectKind

UNDER_WAY = frozenset({WorkState.BUILDING})
MARKED = frozenset({WorkState.PLAQUE_FIXED})


def read_works(cut: Slice) -> Reader:
    """``works`` a unit put down in a dossier that was accepted, or is about to be; unknown for other subjects.

    Dropped ones are left out. One whose day of completion nobody wrote down may be finished or not, one without a day
    of its plaque may have it or not.
    """
    known: dict[int, list[tally.WorkFact]] = defaultdict(list)
    standing = DossierWork.objects.filter(work=OuterRef("pk"), dossier__state=DossierState.ACCEPTED)
    if cut.accepting is not None:
        standing = standing | DossierWork.objects.filter(work=OuterRef("pk"), dossier=cut.accepting)
    rows = Work.objects.filter(Exists(standing), owner_unit__in=cut.units).exclude(state=WorkState.DROPPED)
    for unit, *values in rows.values_list("owner_unit_id", "code", "value", "state", "finished_on", "plaque_on"):
        known[unit].append(_work(cut.period, *values))

    def of(row: Row) -> dict[str, tuple[tally.WorkFact, ...]]:
        if row.subject_kind != SubjectKind.UNIT:
            return {}
        return {"works": in_order(known.get(row.key[1], ()), "ref")}

    return of


def _work(period: Period, code, value, state, finished_on, plaque_on) -> tally.WorkFact:
    return tally.WorkFact(
        value=value,
        finished=_happened(finished_on, period) if state not in UNDER_WAY else False,
        plaque=True if state in MARKED else _happened(plaque_on, period),
        ref=code,
    )


def _happened(day, period: Period) -> bool | None:
    """Whether the day came by the end of the period; ``None`` when nobody wrote it down."""
    return None if day is None else day <= period.end


WORKS = Source(frozenset({"works"}), read_works)
