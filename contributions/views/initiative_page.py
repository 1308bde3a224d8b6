"""What the page of an initiative shows; a fixed number of queries."""

from typing import Any

from common.verdict import Verdict
from common.workflow import available_moves
from contributions.above import is_free, uses_of
from contributions.forms.files import FilesForm
from contributions.guards.initiative import initiative_is_open, suggestion_is_confirmed
from contributions.models import Initiative, SuggestionState
from contributions.permissions.initiative import (
    may_confirm_benefit,
    may_edit_initiative,
    may_read_content,
    may_record_recognition,
)
from contributions.selectors.timeline import timeline
from contributions.selectors.workers import told_differences
from contributions.services.recognition import JUDGED
from contributions.transitions.initiative import INITIATIVE_MOVES


def initiative_page(initiative: Initiative, *, viewer) -> dict[str, Any]:
    """Whether the content may be read, what may be done, the awards that counted it and its road.

    Whoever may not read the content of a secret one is told title and effect, no road and no use.
    """
    reads = may_read_content(viewer, initiative)
    return {
        "reads_content": reads,
        "may_change": may_change(viewer, initiative),
        "moves": _moves(initiative, viewer),
        "may_recognise": initiative.state in JUDGED and may_record_recognition(viewer, initiative, ""),
        "may_confirm_benefit": may_confirm_benefit(viewer, initiative),
        "may_answer": _waits(initiative) and may_edit_initiative(viewer, initiative),
        "differences": _differences(initiative),
        "phase": initiative.programme and initiative.programme.phase_of(initiative.recognised_on),
        "checks": initiative.checks.select_related("checked_by"),
        "recognitions": initiative.recognitions.select_related("file"),
        "files": initiative.files.select_related("uploaded_by") if reads else [],
        "upload_form": FilesForm(),
        "uses": uses_of(initiative, viewer=viewer) if reads else [],
        "events": timeline(initiative) if reads else [],
    }


def _waits(initiative: Initiative) -> bool:
    """Whether a worker handed it in and nobody has answered."""
    suggestion = getattr(initiative, "suggestion", None)
    return suggestion is not None and suggestion.state == SuggestionState.WAITING


def _differences(initiative: Initiative) -> list[tuple[Initiative, str]]:
    """Why whoever handed it in says that it is none of those it looks like."""
    suggestion = getattr(initiative, "suggestion", None)
    return told_differences(suggestion) if suggestion else []


def _moves(initiative: Initiative, viewer) -> list[str]:
    """The moves with a button of their own: recognition is more than its move, and what waits is not sent."""
    hidden = {"recognise"} if suggestion_is_confirmed(initiative) else {"recognise", "send"}
    return [move for move in available_moves(initiative, by=viewer, table=INITIATIVE_MOVES) if move not in hidden]


def may_change(viewer, initiative: Initiative) -> Verdict:
    """Whether the form on the initiative's own page is open to ``viewer``."""
    for verdict in (may_edit_initiative(viewer, initiative), initiative_is_open(initiative)):
        if not verdict:
            return verdict
    return is_free(initiative)
