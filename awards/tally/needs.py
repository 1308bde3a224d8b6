"""Which awards a standard names, and which nobody could ever be given because awards wait for one another."""

from collections.abc import Collection, Iterator, Mapping

from awards.tally.shape import AWARD_CODE, ListOf, at
from awards.tally.standard import Condition, Node, Standard

Standards = Mapping[str, Collection[Standard]]
"""By the code of an award, its standards; one of them is enough."""


def places(standard: Standard) -> Iterator[tuple[str, Condition]]:
    """Every condition of the standard in order, and where it stands: ``all_of[2].any_of[0]``."""
    yield from _places(standard.root, "")


def awards_named(standard: Standard) -> Iterator[tuple[str, str]]:
    """Every award the parameters of a condition name: where, and its code."""
    for path, condition in places(standard):
        written = condition.kind.params.write(condition.params)
        for key, shape in condition.kind.params.shapes.items():
            here, value = at(at(path, "params"), key), written.get(key)
            if shape == AWARD_CODE and isinstance(value, str):
                yield here, value
            elif isinstance(shape, ListOf) and shape.item == AWARD_CODE and isinstance(value, list):
                yield from ((at(here, index), code) for index, code in enumerate(value))


def out_of_reach(standards: Standards) -> frozenset[str]:
    """The awards that ask, directly or not, for themselves; one without a standard asks for nothing."""
    waiting = set(standards)
    while True:
        reached = {code for code in waiting if any(_open(standard.root, waiting) for standard in standards[code])}
        if not reached:
            return frozenset(waiting)
        waiting -= reached


def ring_from(award: str, standards: Standards) -> tuple[str, ...]:
    """The awards that wait for one another, from ``award`` on and ending where they began; empty when it can be had."""
    waiting = out_of_reach(standards)
    if award not in waiting:
        return ()
    walked = [award]
    while True:
        needed = (code for standard in standards[walked[-1]] for code in _needed(standard))
        following = next(code for code in needed if code in waiting)
        walked.append(following)
        if following in walked[:-1]:
            return tuple(walked)


def _places(node: Node, path: str) -> Iterator[tuple[str, Condition]]:
    if isinstance(node, Condition):
        yield path, node
        return
    for index, part in enumerate(node.parts):
        yield from _places(part, at(at(path, node.mode), index))


def _open(node: Node, waiting: Collection[str]) -> bool:
    """Whether somebody who holds every award but those ``waiting`` could meet what is asked."""
    if isinstance(node, Condition):
        asked = _asked(node)
        return not asked or any(code not in waiting for code in asked)
    parts = (_open(part, waiting) for part in node.parts)
    return all(parts) if node.mode == "all_of" else any(parts)


def _needed(standard: Standard) -> Iterator[str]:
    for condition in standard.conditions():
        yield from _asked(condition)


def _asked(condition: Condition) -> tuple[str, ...]:
    """The awards of which the condition asks that one is held."""
    return getattr(condition.params, condition.kind.needs) if condition.kind.needs else ()
