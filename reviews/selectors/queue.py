"""The queue as its page shows it."""

from dataclasses import dataclass

from campaigns.models import Dossier, Entry, Extension
from campaigns.selectors.review import BY_LAST_DAY, Workload, sent_up_to, workload
from common.clock import today
from common.remembering import remembered


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


def rows_of(keys: list[int]) -> list[Dossier]:
    """The dossiers of ``keys`` as the queue shows them, in its order; one query."""
    rows = Dossier.objects.filter(pk__in=keys).with_last_day().select_related("campaign", "phase", "unit")
    return list(rows.defer("pledge", "return_reason", "campaign__notes").order_by(*BY_LAST_DAY))


def progress_beside(user, dossier: Dossier) -> Workload:
    """How much is done of the dossiers of the same campaign and kind, counted once a change; two queries at most."""
    rows = sent_up_to(user).filter(campaign=dossier.campaign_id, kind=dossier.kind)
    known_by = (user.pk, dossier.campaign_id, dossier.kind)
    return remembered("review-progress", known_by, (Dossier,), lambda: workload(rows))
