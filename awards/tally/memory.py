"""Standards that remember: thousands of subjects share a block, a training, a clean record, two good ratings."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from awards.tally.conditions import Kind
from awards.tally.facts import Facts
from awards.tally.finding import Finding
from awards.tally.standard import Condition, Group, Node, Standard

DAYS = ("period_from", "period_to", "year")
MOST = 5000
"""How many findings one condition keeps in mind."""

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Remembering(Condition):
    """A condition that gives the finding it gave before for the same facts, those it reads."""

    facts_of: Callable[[Facts], Key] = field(default=attrgetter(*DAYS), compare=False)
    found: dict[Key, Finding] = field(default_factory=dict, compare=False)

    def evaluate(self, facts: Facts) -> Finding:
        """The finding of the condition, as if it were made anew."""
        key = _key(self.facts_of(facts))
        if key is None:
            return Condition.evaluate(self, facts)
        finding = self.found.get(key)
        if finding is None:
            finding = Condition.evaluate(self, facts)
            if len(self.found) < MOST:
                self.found[key] = finding
        return finding


def remembering(standard: Standard) -> Standard:
    """The same standard for many subjects: its findings are those of ``standard``, sooner."""
    return Standard(_group(standard.root))


def _group(group: Group) -> Group:
    return replace(group, parts=tuple(_node(part) for part in group.parts))


def _node(node: Node) -> Node:
    if isinstance(node, Group):
        return _group(node)
    return Remembering(node.kind, node.params, node.legal_ref, facts_of=_reader(node.kind))


def _reader(kind: Kind) -> Callable[[Facts], Key]:
    return attrgetter(*DAYS, *sorted(kind.reads))


def _key(values: Key) -> Key | None:
    """What the values are looked up by; ``None`` for lists that hold anything, which nobody else's will equal."""
    key = []
    for value in values:
        made = type(value)
        if made is tuple and value:
            return None
        key.append(tuple(sorted(value.items())) if made is dict else value)
    return tuple(key)
