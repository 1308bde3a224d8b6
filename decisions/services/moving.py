"""A decision moves, and the results it names with it."""

import dataclasses

from awards.models import Recommendation
from common.workflow import Move, Table, advance, advance_all, make_checked
from decisions.models import Decision
from decisions.services.ending import lock_decision_about
from decisions.transitions import DECISION_MOVES, RESULT_MOVE_OF, RESULT_MOVES
from notices.services.notice import take_back


def locked_decision(decision: Decision) -> Decision:
    """``decision`` as it stands, under lock until the transaction ends."""
    if decision.about_id:
        lock_decision_about(decision)
    rows = Decision.objects.select_for_update(of=("self",)).select_related("unit", "campaign", "award", "run", "about")
    return rows.get(pk=decision.pk)


def move_decision(
    decision: Decision,
    move: str,
    *,
    by,
    table: Table = DECISION_MOVES,
    record: Move | None = None,
    is_checked: bool = False,
    **changes,
) -> Decision:
    """``decision`` (locked) made ``move``, has a new version, and the results it names made theirs.

    Who ``is_checked`` asked ``check_move`` already, of the same locked row. Raises as ``advance``.
    """
    record = record or Move()
    changes["version"] = decision.version + 1
    if is_checked:
        moved = make_checked(decision, move, by=by, table=table, record=record, **changes)
    else:
        moved = advance(decision, move, by=by, table=table, record=record, **changes)
    if entailed := RESULT_MOVE_OF.get(move):
        named = moved.lines.filter(recommendation__isnull=False).values("recommendation")
        about = dataclasses.replace(record, data=record.data | {"decision": moved.pk})
        advance_all(Recommendation.objects.filter(pk__in=named), entailed, by=by, table=RESULT_MOVES, record=about)
    return moved


def close_steps(decision: Decision, *, by) -> None:
    """No step of ``decision`` waits any more, and nobody is asked for one."""
    for step in decision.steps.current():
        step.is_current = False
        step.save(update_fields=["is_current", "updated_at"])
        take_back(step.topic, by=by)
