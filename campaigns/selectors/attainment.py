"""What was reached beside what was asked."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from common.vietnamese import percent

WHOLE = 100


class Standing(TextChoices):
    """How what was reached stands to what was asked."""

    NOT_GIVEN = "not_given", _("Chưa giao")
    BEHIND = "behind", _("Chưa đạt")
    REACHED = "reached", _("Đạt")
    ABOVE = "above", _("Vượt")

    @property
    def tone(self) -> str:
        return _TONES[self]


_TONES = {Standing.NOT_GIVEN: "grey", Standing.BEHIND: "gold", Standing.REACHED: "blue", Standing.ABOVE: "green"}


@dataclass(frozen=True, slots=True)
class Attainment:
    """``target`` is ``None`` where nobody asked («chưa giao»), which is not a target of 0."""

    target: int | None
    reached: int

    @property
    def percent(self) -> Decimal | None:
        """One decimal, half up; ``None`` without a target, and for a target of 0."""
        return percent(self.reached, self.target)

    @property
    def standing(self) -> Standing:
        if self.target is None:
            return Standing.NOT_GIVEN
        if self.reached < self.target:
            return Standing.BEHIND
        return Standing.REACHED if self.reached == self.target else Standing.ABOVE

    @property
    def missing(self) -> int:
        """How much is left to reach; 0 without a target."""
        return max((self.target or 0) - self.reached, 0)

    @property
    def bar(self) -> int:
        """How far a bar of 100 is filled."""
        if self.target is None:
            return 0
        return WHOLE if self.reached >= self.target else WHOLE * self.reached // self.target
