"""How large a load is, and how much of it falls to each unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from django.utils.translation import gettext as _

from common.errors import DomainError

UNITS_OF_PROVINCE = 1800
UNITS_OF_DISTRICT = 180
UNITS_OF_CLUSTER = 36
FEWEST_UNITS = 5
"""The confederation, a province, a district and the two base unions of the sample accounts."""

MOST_UNITS = 1_000_000
ENTRIES_OF_MEMBER = 6
"""How many awards a person may be put down for in one dossier."""

REGISTERED_PERCENT = 60


@dataclass(frozen=True, slots=True)
class LoadSize:
    """How many rows of each noun; ``units`` are of all levels, ``entries`` of registrations and proposals."""

    units: int
    members: int
    entries: int
    initiatives: int
    exemplars: int = 0

    @property
    def provinces(self) -> int:
        return max(1, round(self.units / UNITS_OF_PROVINCE))

    @property
    def districts(self) -> int:
        return max(self.provinces, round(self.units / UNITS_OF_DISTRICT))

    @property
    def base_unions(self) -> int:
        return self.units - 1 - self.provinces - self.districts

    def check(self) -> None:
        """Raises ``DomainError`` with the number to change when no believable database has this size."""
        if min(self.members, self.entries, self.initiatives, self.exemplars) < 0:
            raise DomainError(_("Số lượng không thể âm: hãy cho các số từ 0 trở lên."))
        if not FEWEST_UNITS <= self.units <= MOST_UNITS:
            raise DomainError(
                _("--units phải từ %(fewest)s đến %(most)s: một tổng liên đoàn, một tỉnh, một huyện, hai cơ sở.")
                % {"fewest": FEWEST_UNITS, "most": MOST_UNITS}
            )
        if self.entries > (most := self.members * ENTRIES_OF_MEMBER):
            raise DomainError(
                _("%(members)s đoàn viên chỉ đứng tên được %(most)s lượt: hãy tăng --members hoặc giảm --entries.")
                % {"members": self.members, "most": most}
            )
        if self.initiatives and not self.members:
            raise DomainError(_("Sáng kiến cần tác giả: hãy tăng --members hoặc đặt --initiatives 0."))
        if self.exemplars and not self.members:
            raise DomainError(_("Điển hình viết về đoàn viên: hãy tăng --members hoặc đặt --exemplars 0."))


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """``total`` shared out by ``weights``, to the last one; no share is larger than its weight while the sum is not.

    All are 0 when no weight is above 0.
    """
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    upto = [total * reached // whole for reached in accumulate(weights, initial=0)]
    return [after - before for before, after in pairwise(upto)]
