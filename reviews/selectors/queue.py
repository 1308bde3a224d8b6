"""The queue as its page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from campaigns.models import Dossier, Entry, Extension
from campaigns.selectors.review import sent_up_to, workload
from common.clock import today
from common.remembering import remembered

SHOWN = (
    "kind",
    "state",
    "receipt_no",
    "sent_at",
    "is_late",
    "campaign__name",
    "phase__name",
    "unit__name",
    "unit__short_name",
    "unit__code",
    "reviewer__username",
    "reviewer__full_name",
)
"""What a row of the queue says."""


@dataclass(frozen=True, slots=True)
class Figures:
    """``waiting`` dossiers match the filters; of ``total`` that came up so far ``done`` are decided or returned."""

    waiting: int
    done: int
    total: int


def figures_of(user, filterset) -> Figures:
    """What the filters leave of the queue of ``user``, counted once a change; two queries."""
    known_by = (user.pk, today(), filterset.asked)
    return remembered("review-queue", known_by, (Dossier, Entry, Extension), lambda: _figures(user, filterset))


def _figures(user, filterset) -> Figures:
    through = workload(filterset.through_or_not(sent_up_to(user)))
    waiting = filterset.qs.select_related(None).defer(None).order_by().count()
    return Figures(waiting=waiting, done=through.done, total=through.total)


def rows_of(found: Iterable[tuple[int, date | None]]) -> list[Dossier]:
    """The dossiers ``found`` by key and ``last_day`` as the queue shows them, in the same order; one query."""
    days = dict(found)
    rows = Dossier.objects.select_related("campaign", "phase", "unit", "reviewer").only(*SHOWN).in_bulk(days)
    for pk, dossier in rows.items():
        dossier.last_day = days[pk]
    return [rows[pk] for pk in days if pk in rows]
