"""What the apps above know of an initiative or a work. They say so when the application starts; nothing is imported."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from common.verdict import YES, Verdict
from contributions.models import Initiative, Work


@dataclass(frozen=True, slots=True)
class Use:
    """An award an initiative was counted for: its name, whose it is, and the page that says so (empty: none)."""

    award: str
    subject: str
    year: int | None = None
    url: str = ""


Hold = Callable[[Initiative], Verdict]
UsesOf = Callable[..., Iterable[Use]]
WorkHold = Callable[[Work], Verdict]
Named = tuple[str, date | None]
"""How a decision is told: by its number and its day."""
PlaqueUrls = Callable[..., dict[int, dict[Named, str]]]

_holds: list[Hold] = []
_judges: list[Hold] = []
_uses: list[UsesOf] = []
_work_holds: list[WorkHold] = []
_plaque_urls: list[PlaqueUrls] = []


def register_hold(hold: Hold) -> None:
    """``hold`` is asked before an initiative is changed beside whatever it stands in."""
    _holds.append(hold)


def register_judge(judge: Hold) -> None:
    """``judge`` is asked before an initiative is recognised for the first time."""
    _judges.append(judge)


def register_uses(uses: UsesOf) -> None:
    """``uses(initiative, viewer=…)`` gives the awards that counted it, as far as the viewer may know."""
    _uses.append(uses)


def is_free(initiative: Initiative) -> Verdict:
    """Nothing above holds the initiative as it was handed in."""
    for hold in _holds:
        if not (verdict := hold(initiative)):
            return verdict
    return YES


def nobody_judged_against(initiative: Initiative) -> Verdict:
    """No council above judged that the initiative is not to be recognised."""
    return next((verdict for judge in _judges if not (verdict := judge(initiative))), YES)


def uses_of(initiative: Initiative, *, viewer) -> list[Use]:
    """The awards that counted the initiative, as far as ``viewer`` may know."""
    return [use for uses in _uses for use in uses(initiative, viewer=viewer)]


def register_work_hold(hold: WorkHold) -> None:
    """``hold`` is asked before the plaque of a work is decided, refused or no longer asked for."""
    _work_holds.append(hold)


def register_plaque_urls(urls: PlaqueUrls) -> None:
    """``urls(works, viewer=…)`` gives, by key of the work, the pages of decisions on its plaques that may be read."""
    _plaque_urls.append(urls)


def decision_lets_go(work: Work) -> Verdict:
    """The first refusal of those registered."""
    return next((verdict for hold in _work_holds if not (verdict := hold(work))), YES)


def plaque_urls(works: Iterable[Work], *, viewer) -> dict[int, dict[Named, str]]:
    """By key of the work, and by number and day, the pages of decisions on its plaques that ``viewer`` may read."""
    rows = list(works)
    found: dict[int, dict[Named, str]] = {}
    for urls in _plaque_urls if rows else ():
        for key, pages in urls(rows, viewer=viewer).items():
            found.setdefault(key, {}).update(pages)
    return found
