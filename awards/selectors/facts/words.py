"""From the words of rows to the words of the tally."""

from collections.abc import Iterable, Mapping
from typing import Any

from awards.tally import levels


def graded(members: type[levels.Graded], code: str) -> Any:
    """The member of that code; ``None`` for an empty one."""
    return members[code.upper()] if code else None


def coded(members: type[levels.Coded], code: str | None) -> Any:
    """The member of that code; ``None`` for a code the tally has no word for, such as a scope of many kinds."""
    return _BY_CODE[members].get(code) if code else None


_BY_CODE: Mapping[type[levels.Coded], Mapping[str, Any]] = {
    members: {member.value: member for member in members}
    for members in (levels.UnitKind, levels.Block, levels.Gender, levels.AwardScope, levels.PrizeGrade)
}


def in_order(items: Iterable[Any], *names: str) -> tuple[Any, ...]:
    """``items`` by these fields, text by code point, missing text first; the database's alphabet does not matter."""
    return tuple(sorted(items, key=lambda item: [getattr(item, name) or "" for name in names]))
