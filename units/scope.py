"""What a person may reach: role → the topmost unit paths where it is held today."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from common import clock


class EndedUnit(NamedTuple):
    """A unit whose last day is over."""

    pk: int
    name: str
    ended_on: dt.date


@dataclass(frozen=True, slots=True)
class Scope:
    """The subtrees a person's roles reach, none when empty; ``kinds`` are those of the units at the top.

    ``ended`` are the units where the person holds a role, by path, whose last day is over.
    """

    held: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, str] = field(default_factory=dict)
    ended: Mapping[str, EndedUnit] = field(default_factory=dict)

    @property
    def only_ended(self) -> list[EndedUnit]:
        """Those ended units, of somebody who holds a role nowhere else; none of anybody else."""
        return list(self.ended.values()) if self.kinds.keys() == self.ended.keys() else []

    def paths(self, *roles: str) -> list[str]:
        """The topmost paths under which any of ``roles`` is held (any role if none is named)."""
        wanted = roles or tuple(self.held)
        return topmost(path for role in wanted for path in self.held.get(role, ()))

    def covers(self, path: str, *roles: str) -> bool:
        """Whether any of ``roles`` reaches the unit at ``path``."""
        return any(path.startswith(top) for top in self.paths(*roles))

    def covers_from_above(self, path: str, *roles: str) -> bool:
        """Whether any of ``roles`` is held strictly above the unit at ``path``."""
        return bool(self._above(path, *roles))

    def kinds_above(self, path: str, *roles: str) -> set[str]:
        """The kinds of the units strictly above the one at ``path`` where any of ``roles`` is held."""
        return {self.kinds[held] for held in self._above(path, *roles)}

    def kinds_held(self, *roles: str) -> set[str]:
        """The kinds of the units where any of ``roles`` is held."""
        return {self.kinds[held] for role in roles for held in self.held.get(role, ())}

    def holds(self, *roles: str) -> bool:
        """Whether any of ``roles`` is held anywhere."""
        return any(self.held.get(role) for role in roles)

    def _above(self, path: str, *roles: str) -> set[str]:
        return {held for role in roles for held in self.held.get(role, ()) if path.startswith(held) and path != held}


StandsInFor = Callable[[Any, Iterable[str]], bool]
_stand_ins: list[StandsInFor] = []


def register_stand_in(stands_in: StandsInFor) -> None:
    """``stands_in(user, roles)`` says whether ``user`` acts today in the place of somebody with any of ``roles``."""
    if stands_in not in _stand_ins:
        _stand_ins.append(stands_in)


def acts_as(user: Any, *roles: str) -> bool:
    """Whether ``user`` holds any of ``roles`` today, or acts in the place of somebody who does."""
    return scope_of(user).holds(*roles) or any(stands_in(user, roles) for stands_in in _stand_ins)


def scope_of(user: Any) -> Scope:
    """Read once and kept on the user object, which lives as long as the request."""
    if not hasattr(user, "unit_scope"):
        held: defaultdict[str, list[str]] = defaultdict(list)
        kinds: dict[str, str] = {}
        ended: dict[str, EndedUnit] = {}
        if user.is_authenticated and user.is_active:
            today = user.role_assignments.today()
            unit = ("unit__path", "unit__kind", "unit", "unit__name", "unit__ended_on")
            for role, path, kind, *about in today.values_list("role", *unit):
                held[role].append(path)
                kinds[path] = kind
                if (last := about[-1]) and last < clock.today():
                    ended[path] = EndedUnit(*about)
        user.unit_scope = Scope({role: tuple(paths) for role, paths in held.items()}, kinds, ended)
    return user.unit_scope  # type: ignore[no-any-return]


def topmost(paths: Iterable[str]) -> list[str]:
    """The paths that lie under no other one of ``paths``, in order."""
    kept: list[str] = []
    for path in sorted(set(paths)):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return kept
