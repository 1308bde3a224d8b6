"""Amounts of units, summed over the subtree of any unit without asking the database again."""

from collections import defaultdict
from collections.abc import Iterable

from units.models import Unit


class SubtreeSums:
    """Built from (path, amount); a path may come several times."""

    def __init__(self, amounts: Iterable[tuple[str, int]]) -> None:
        self._under: defaultdict[str, int] = defaultdict(int)
        for path, amount in amounts:
            for end in range(Unit.steplen, len(path) + 1, Unit.steplen):
                self._under[path[:end]] += amount

    def under(self, path: str) -> int:
        """The sum over the unit at ``path`` and all below it."""
        return self._under.get(path, 0)
