"""What the subject scored, and how the council voted on it, in the campaign it was put up in."""

from typing import Any

from awards.selectors.facts.slices import Reader, Row, Slice, Source
from awards.tally import facts as tally
from scores.selectors.facts import score_for, scored_cards, vote_facts


def read_scores(cut: Slice) -> Reader:
    """``score`` and ``score_min_criterion_ratio`` as appraised, else as the cluster scored; unknown before.

    Where a condition of exclusion holds only that is told: those points are nobody's.
    """
    known = scored_cards(cut.campaigns, [key for row in cut.rows for key in cut.keys_of(row)])

    def of(row: Row) -> dict[str, Any]:
        cards = [card for key in cut.keys_of(row) for card in known.get((row.campaign_id, key), ())]
        found = score_for(row.award_code, cards)
        if found is None:
            return {}
        if found.knocked_out:
            return {"score_knocked_out": True}
        return {"score": found.total, "score_min_criterion_ratio": found.smallest_ratio}

    return of


def read_votes(cut: Slice) -> Reader:
    """``votes`` of the council for the entry's award; unknown for a subject nobody voted on."""
    known = vote_facts(cut.campaigns, [key for row in cut.rows for key in cut.keys_of(row)])

    def of(row: Row) -> dict[str, Any]:
        votes = (known.get((row.campaign_id, row.award_id, key)) for key in cut.keys_of(row))
        found = next(filter(None, votes), None)
        return {"votes": tally.Votes(found.votes_for, found.members)} if found else {}

    return of


SCORES = Source(frozenset({"score", "score_min_criterion_ratio", "score_knocked_out"}), read_scores)
VOTES = Source(frozenset({"votes"}), read_votes)
