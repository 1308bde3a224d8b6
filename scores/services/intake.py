"""Many scores and votes at once, as a workbook brings them; the caller has checked who writes what where."""

from collections.abc import Collection, Iterable, Sequence

from django.db import transaction

from common.bulk import create_rows, update_rows
from common.workflow import Move, advance_all, write_audits
from scores.models import CardState, CouncilVote, CriterionScore, ScoreCard
from scores.selectors.counts import counts_by_card
from scores.services.editing import COUNTED, locked, settle
from scores.transitions import CARD_MOVES


@transaction.atomic
def take_in_cards(cards: Sequence[ScoreCard], *, by) -> None:
    """The cards are open, each with its line in the audit."""
    create_rows(cards)
    write_audits([(card, Move()) for card in cards], "open", by=by, after=CardState.SELF_SCORING)


@transaction.atomic
def take_in_scores(
    *, new: Sequence[CriterionScore], changed: Sequence[CriterionScore], fields: Collection[str], by
) -> None:
    """The lines stand, the totals of their cards follow; each card has one more version and a line in the audit."""
    create_rows(new)
    update_rows(changed, fields)
    cards = list(locked({line.card_id for line in (*new, *changed)}))
    counts = counts_by_card(cards)
    for card in cards:
        settle(card, counts[card.pk])
        card.version += 1
    update_rows(cards, [*COUNTED, "version"])
    write_audits([(card, Move()) for card in cards], "edit", by=by)


@transaction.atomic
def record_given(keys: Iterable[int], *, by) -> None:
    """Cards scored elsewhere stand where their totals say: appraised, or scored by the cluster.

    Raises ``NotAllowed`` for somebody who is no specialist above one of the units.
    """
    cards = ScoreCard.objects.filter(pk__in=set(keys)).select_related("unit")
    settled = (CardState.APPRAISED,)
    appraised = cards.filter(appraised_total__isnull=False).exclude(state__in=settled)
    clustered = cards.filter(appraised_total__isnull=True, cluster_total__isnull=False).exclude(
        state__in=(*settled, CardState.CLUSTER_SCORED)
    )
    moved = [row.pk for row in advance_all(appraised, "record_appraisal", by=by, table=CARD_MOVES)]
    moved += [row.pk for row in advance_all(clustered, "record_cluster", by=by, table=CARD_MOVES)]
    rows = list(locked(moved))
    counts = counts_by_card(rows)
    for card in rows:
        settle(card, counts[card.pk])
    update_rows(rows, COUNTED)


@transaction.atomic
def take_in_votes(*, new: Sequence[CouncilVote], changed: Sequence[CouncilVote], fields: Collection[str]) -> None:
    """The results of the votes stand."""
    create_rows(new)
    update_rows(changed, fields)
