"""The road of a card: sent, scored by the cluster, appraised; returned and reopened with a reason."""

from django.db import transaction

from common.editing import refuse_stale
from common.workflow import Move, advance
from scores.models import CardState, ScoreCard
from scores.selectors.counts import counts_of, standing
from scores.services.editing import cluster_of, lock
from scores.transitions import CARD_MOVES


@transaction.atomic
def send_card(card: ScoreCard, *, by, version: int | None = None) -> ScoreCard:
    """The unit's own scores are handed in; the cluster is the unit's of that year as it is now."""
    card = lock(card)
    refuse_stale(card, version)
    return _move(card, "send", by=by, cluster=cluster_of(card), return_reason="")


@transaction.atomic
def finish_cluster(card: ScoreCard, *, by, version: int | None = None) -> ScoreCard:
    """The cluster's column is done; its total is the card's score until the appraisal."""
    card = lock(card)
    refuse_stale(card, version)
    return _move(card, "finish_cluster", by=by)


@transaction.atomic
def appraise_card(card: ScoreCard, *, by, version: int | None = None) -> ScoreCard:
    """The appraised column is done; its total is the card's score."""
    card = lock(card)
    refuse_stale(card, version)
    return _move(card, "appraise", by=by)


@transaction.atomic
def return_card(card: ScoreCard, *, by, reason: str) -> ScoreCard:
    """The unit scores itself again, for ``reason``; what others scored stays."""
    return _move(lock(card), "return", by=by, note=reason, return_reason=reason.strip())


@transaction.atomic
def reopen_card(card: ScoreCard, *, by, reason: str) -> ScoreCard:
    """A scored card waits for its scorers again, for ``reason``; it has no score meanwhile."""
    return _move(lock(card), "reopen", by=by, note=reason)


def _move(card: ScoreCard, move: str, *, by, note: str = "", **changes) -> ScoreCard:
    target: CardState = CARD_MOVES[move].target
    return advance(
        card,
        move,
        by=by,
        table=CARD_MOVES,
        record=Move(note=note.strip()),
        **standing(counts_of(card), target),
        **changes,
    )
