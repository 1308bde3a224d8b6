"""Amounts of units, summed over the subtree of any unit without asking the database again."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

AFTER = "~"
"""Sorts after every letter a path is written in."""


class SubtreeSums:
    """Built from (path, amount); a path may come several times."""

    def __init__(self, amounts: Iterable[tuple[str, int]]) -> None:
        ordered = sorted(amounts)
        self._paths = [path for path, _amount in ordered]
        self._before = [0, *accumulate(amount for _path, amount in ordered)]

    def under(self, path: str) -> int:
        """The sum over the unit at ``path`` and all below it."""
        return self._before[bisect_left(self._paths, path + AFTER)] - self._before[bisect_left(self._paths, path)]
