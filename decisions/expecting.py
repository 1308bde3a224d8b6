"""What apps above expect a decision to cost once it is issued; who pays registers its word when it is ready."""

from collections.abc import Callable
from dataclasses import dataclass

from decisions.models import Decision


@dataclass(frozen=True, slots=True)
class ExpectedPrize:
    """What one line would bring, in đồng, ``None`` where the catalogue does not say.

    ``is_unverified`` where a row it rests on still needs checking; ``is_outranked`` where the money of a higher title
    of the same recipient is paid instead.
    """

    amount: int | None
    is_unverified: bool
    is_outranked: bool


@dataclass(frozen=True, slots=True)
class ExpectedPrizes:
    """What a decision would bring if it were issued today, by the key of the line, and in đồng altogether.

    ``freed`` is what need not be paid any more, or has to come back to the same fund, because of it; below 0 where more
    falls due, as lower titles do when a higher one is lost. ``left`` is what the fund of the
    ``year`` has before that, ``None`` where the unit keeps none; nothing of the fund is for a viewer who does not
    ``sees_fund``.
    """

    by_line: dict[int, ExpectedPrize]
    total: int
    freed: int
    year: int
    left: int | None = None
    sees_fund: bool = False

    @property
    def unknown(self) -> int:
        """How many lines nobody knows the money of."""
        return sum(each.amount is None for each in self.by_line.values())

    @property
    def unverified(self) -> int:
        """How many lines rest on a row that still needs checking."""
        return sum(each.is_unverified for each in self.by_line.values())

    @property
    def falls_due(self) -> int:
        """What else has to be paid because of it, in đồng."""
        return max(-self.freed, 0)

    @property
    def left_after(self) -> int | None:
        """What the fund has once all is paid; below 0 where it does not suffice."""
        return None if self.left is None else self.left - self.total + self.freed


Expects = Callable[[Decision, object], ExpectedPrizes]
_TOLD: list[Expects] = []


def expect_prizes_by(told: Expects) -> None:
    """``told`` is asked what a decision that gives honours would bring today, and for whom it may say so."""
    if told not in _TOLD:
        _TOLD.append(told)


def prizes_expected(decision: Decision, viewer) -> ExpectedPrizes | None:
    """What ``decision`` would bring, for ``viewer`` to see; ``None`` once it is over, or where it gives nothing."""
    if decision.is_over or not decision.gives_honours:
        return None
    return next((told(decision, viewer) for told in _TOLD), None)
