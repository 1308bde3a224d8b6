"""On what ground an award is given, where that is not the award's own."""

from collections.abc import Mapping

from awards.selectors.facts.slices import Reader, Row, Slice, Source
from awards.tally.levels import AwardScope
from campaigns.models import CampaignKind

GROUNDS: Mapping[str, AwardScope] = {
    CampaignKind.THEMATIC_REVIEW: AwardScope.THEMATIC_REVIEW,
    CampaignKind.UNSCHEDULED: AwardScope.UNSCHEDULED,
}
"""The kinds of campaign that are a ground of their own, whatever is awarded in them."""


def read_ground(_cut: Slice) -> Reader:
    """``scope`` by the kind of the entry's campaign; unknown, so that the award's own counts, in any other.

    Asks nothing: the row says it.
    """
    return _ground


def _ground(row: Row) -> dict[str, AwardScope]:
    ground = GROUNDS.get(row.campaign_kind or "")
    return {} if ground is None else {"scope": ground}


GROUND = Source(frozenset({"scope"}), read_ground)
