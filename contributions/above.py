"""What the apps above know of an initiative. They say so when the application starts; nothing here imports them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from common.verdict import YES, Verdict
from contributions.models import Initiative


@dataclass(frozen=True, slots=True)
class Use:
    """An award an initiative was counted for: its name, whose it is, and the page that says so (empty: none)."""

    award: str
    subject: str
    year: int | None = None
    url: str = ""


Hold = Callable[[Initiative], Verdict]
UsesOf = Callable[..., Iterable[Use]]

_holds: list[Hold] = []
_uses: list[UsesOf] = []


def register_hold(hold: Hold) -> None:
    """``hold`` is asked before an initiative is changed beside whatever it stands in."""
    _holds.append(hold)


def register_uses(uses: UsesOf) -> None:
    """``uses(initiative, viewer=…)`` gives the awards that counted it, as far as the viewer may know."""
    _uses.append(uses)


def is_free(initiative: Initiative) -> Verdict:
    """Nothing above holds the initiative as it was handed in."""
    for hold in _holds:
        if not (verdict := hold(initiative)):
            return verdict
    return YES


def uses_of(initiative: Initiative, *, viewer) -> list[Use]:
    """The awards that counted the initiative, as far as ``viewer`` may know."""
    return [use for uses in _uses for use in uses(initiative, viewer=viewer)]
