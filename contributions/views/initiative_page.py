"""What the page of an initiative shows; a fixed number of queries."""

from typing import Any

from common.verdict import Verdict
from common.workflow import available_moves
from contributions.above import is_free, uses_of
from contributions.guards import initiative_is_open
from contributions.models import Initiative
from contributions.permissions import may_edit_initiative, may_read_content
from contributions.selectors.timeline import timeline
from contributions.transitions import INITIATIVE_MOVES


def initiative_page(initiative: Initiative, *, viewer) -> dict[str, Any]:
    """Whether the content may be read, what may be done, the awards that counted it and its road.

    Whoever may not read the content of a secret one is told title and effect, no road and no use.
    """
    reads = may_read_content(viewer, initiative)
    return {
        "reads_content": reads,
        "may_change": may_change(viewer, initiative),
        "moves": available_moves(initiative, by=viewer, table=INITIATIVE_MOVES),
        "uses": uses_of(initiative, viewer=viewer) if reads else [],
        "events": timeline(initiative) if reads else [],
    }


def may_change(viewer, initiative: Initiative) -> Verdict:
    """Whether the form on the initiative's own page is open to ``viewer``."""
    for verdict in (may_edit_initiative(viewer, initiative), initiative_is_open(initiative)):
        if not verdict:
            return verdict
    return is_free(initiative)
