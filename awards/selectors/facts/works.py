"""Commemorative works of units."""

from collections import defaultdict

from django.db.models import Exists, OuterRef, Subquery

from awards.selectors.facts.period import Period
from awards.selectors.facts.slices import Reader, Row, Slice, Source
from awards.selectors.facts.words import in_order
from awards.tally import facts as tally
from campaigns.models import DossierState, DossierWork
from contributions.models import PlaqueAmendment, PlaqueAmendmentKind, Work, WorkState
from people.models import SubjectKind

UNDER_WAY = frozenset({WorkState.BUILDING})
MARKED = frozenset({WorkState.PLAQUE_FIXED})
ASKED = (
    "code", "value", "state", "finished_on", "plaque_on", "is_revoked", "is_revoked_since", "had_plaque_on",
)  # fmt: skip


def read_works(cut: Slice) -> Reader:
    """``works`` a unit put down in a dossier that was accepted, or is about to be; unknown for other subjects.

    Dropped ones are left out. One whose day of completion nobody wrote down may be finished or not, one without a day
    of its plaque may have it or not. A plaque that was taken back by the day of the tally is none; one that was taken
    back later counts as it did that day.
    """
    known: dict[int, list[tally.WorkFact]] = defaultdict(list)
    standing = DossierWork.objects.filter(work=OuterRef("pk"), dossier__state=DossierState.ACCEPTED)
    if cut.accepting is not None:
        standing = standing | DossierWork.objects.filter(work=OuterRef("pk"), dossier=cut.accepting)
    rows = Work.objects.filter(Exists(standing), owner_unit__in=cut.units).exclude(state=WorkState.DROPPED)
    revoked = PlaqueAmendment.objects.filter(work=OuterRef("pk"), kind=PlaqueAmendmentKind.REVOKED)
    since = revoked.filter(plaque_decided_on__lte=cut.period.as_of, decided_on__gt=cut.period.as_of)
    rows = rows.annotate(
        is_revoked=Exists(revoked.filter(decided_on__lte=cut.period.as_of)),
        is_revoked_since=Exists(since),
        had_plaque_on=Subquery(since.order_by("-decided_on").values("plaque_on")[:1]),
    )
    for unit, *values in rows.values_list("owner_unit_id", *ASKED):
        known[unit].append(_work(cut.period, *values))

    def of(row: Row) -> dict[str, tuple[tally.WorkFact, ...]]:
        if row.subject_kind != SubjectKind.UNIT:
            return {}
        return {"works": in_order(known.get(row.key[1], ()), "ref")}

    return of


def _work(period: Period, code, value, state, finished_on, plaque_on, *of_before) -> tally.WorkFact:
    return tally.WorkFact(
        value=value,
        finished=_happened(finished_on, period) if state not in UNDER_WAY else False,
        plaque=_has_plaque(period, state, plaque_on, *of_before),
        ref=code,
    )


def _has_plaque(period: Period, state, plaque_on, is_revoked, is_revoked_since, had_plaque_on) -> bool | None:
    if is_revoked_since:
        return True if had_plaque_on else None
    if state in MARKED:
        return True
    return False if is_revoked and plaque_on is None else _happened(plaque_on, period)


def _happened(day, period: Period) -> bool | None:
    """Whether the day came by the end of the period; ``None`` when nobody wrote it down."""
    return None if day is None else day <= period.end


WORKS = Source(frozenset({"works"}), read_works)
