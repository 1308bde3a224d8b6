"""What apps above know about a decision that is to be issued; each registers its check when it is ready."""

from collections.abc import Callable

from common.verdict import YES, Verdict
from decisions.models import Decision

_CHECKS: list[Callable[[Decision], Verdict]] = []


def before_issue(check: Callable[[Decision], Verdict]) -> None:
    """No decision is issued any more against the word of ``check``."""
    if check not in _CHECKS:
        _CHECKS.append(check)


def nobody_above_objects(decision: Decision) -> Verdict:
    """The first refusal of those that apps above registered."""
    return next((verdict for check in _CHECKS if not (verdict := check(decision))), YES)
