"""What apps above know about a decision that is to be issued; each registers its check when it is ready."""

from collections.abc import Callable

from common.verdict import YES, Verdict
from decisions.models import Decision

_CHECKS: list[Callable[[Decision], Verdict]] = []
_LOCKS: list[Callable[[Decision], None]] = []


def before_issue(check: Callable[[Decision], Verdict]) -> None:
    """No decision is issued any more against the word of ``check``."""
    if check not in _CHECKS:
        _CHECKS.append(check)


def while_issuing(lock: Callable[[Decision], None]) -> None:
    """A decision is issued under what ``lock`` locks: what the checks look at stays until it is done."""
    if lock not in _LOCKS:
        _LOCKS.append(lock)


def lock_what_checks_look_at(decision: Decision) -> None:
    """Whoever changes what the checks of ``decision`` look at waits until this transaction ends."""
    for lock in _LOCKS:
        lock(decision)


def nobody_above_objects(decision: Decision) -> Verdict:
    """The first refusal of those that apps above registered."""
    return next((verdict for check in _CHECKS if not (verdict := check(decision))), YES)
