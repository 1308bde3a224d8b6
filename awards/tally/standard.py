"""A standard: a tree of all-of and any-of groups over conditions, read from JSON."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from awards.tally.conditions import KINDS, Kind
from awards.tally.facts import Facts
from awards.tally.finding import Finding, Verdict
from awards.tally.phrase import NOTHING, Phrase
from awards.tally.shape import Malformed, Text, at, refused_as
from awards.tally.wording import findings as say
from awards.tally.wording import reading

DEEPEST = 6
MOST_CONDITIONS = 100
GROUP_NAME = Text(pattern="[a-z][a-z0-9_]*", longest=60)
GROUP_TITLE = Text(longest=200)
LEGAL_REF = Text(longest=300)

Mode = Literal["all_of", "any_of"]


class MalformedStandard(Malformed):
    """A standard that cannot be read; ``path`` names the place, such as ``all_of[2].params.count``."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition kind with its parameters."""

    kind: Kind
    params: Any
    legal_ref: str = ""

    def evaluate(self, facts: Facts) -> Finding:
        """The finding of the condition, with the legal reference the standard gives it."""
        finding = self.kind.check(self.params, facts)
        return finding._replace(legal_ref=self.legal_ref) if self.legal_ref else finding

    def sentence(self) -> Phrase:
        """What is required, in words."""
        return self.kind.sentence(self.params)


@dataclass(frozen=True, slots=True)
class Group:
    """Parts of which all, or any one, must be met. ``title`` is the office's own words for the group."""

    mode: Mode
    parts: "tuple[Node, ...]"
    name: str = ""
    title: str = ""
    legal_ref: str = ""

    def evaluate(self, facts: Facts) -> Finding:
        """One finding for the group, with the findings of its parts as children."""
        children = tuple(part.evaluate(facts) for part in self.parts)
        verdict = _combine(self.mode)(child.verdict for child in children)
        together = _together(self.mode)
        required = Phrase(self.title) if self.title else together([child.required for child in children])
        gap = NOTHING
        if verdict is not Verdict.MET:
            gap = together([child.gap for child in children if child.verdict is not Verdict.MET])
        return Finding(
            self.name or self.mode,
            verdict,
            required,
            say.all_parts([child.actual for child in children]),
            legal_ref=self.legal_ref,
            gap=gap,
            children=children,
        )

    def sentence(self) -> Phrase:
        """What is required, in words."""
        if self.title:
            return Phrase(self.title)
        return _together(self.mode)([part.sentence() for part in self.parts])


Node = Condition | Group


@dataclass(frozen=True, slots=True)
class Standard:
    """The whole tree; its root is a group."""

    root: Group

    def evaluate(self, facts: Facts) -> tuple[Verdict, tuple[Finding, ...]]:
        """The verdict of the tree and its findings in order.

        The parts of unnamed all-of groups stand in the list themselves; any other group is one finding.
        """
        findings = tuple(node.evaluate(facts) for node in _listed(self.root))
        return Verdict.all_of(finding.verdict for finding in findings), findings

    def conditions(self) -> Iterator[Condition]:
        """Every condition of the tree, in order."""
        yield from _leaves(self.root)

    def reads(self) -> frozenset[str]:
        """The facts its conditions ask for."""
        return frozenset[str]().union(*(leaf.kind.reads for leaf in self.conditions()))

    def needs(self) -> frozenset[str]:
        """The same and the parts of facts that are read only where somebody asks for them."""
        return self.reads().union(*(leaf.kind.parts(leaf.params) for leaf in self.conditions()))

    def to_json(self) -> dict[str, Any]:
        """Plain JSON that ``parse_standard`` reads into an equal standard."""
        return _write(self.root)


def parse_standard(obj: object) -> Standard:
    """The standard of a decoded JSON tree; raises ``MalformedStandard`` naming the place."""
    with refused_as(MalformedStandard):
        root = _read(obj, "", "", 1)
    if not isinstance(root, Group):
        raise MalformedStandard("", reading.must_be_group())
    if sum(1 for _leaf in _leaves(root)) > MOST_CONDITIONS:
        raise MalformedStandard("", reading.too_many(MOST_CONDITIONS))
    return Standard(root)


def _read(obj: object, path: str, inherited: str, depth: int) -> Node:
    if not isinstance(obj, Mapping):
        raise Malformed(path, reading.must_be_object(obj))
    words = [word for word in ("all_of", "any_of", "condition") if word in obj]
    if len(words) != 1:
        raise Malformed(path, reading.one_group_word())
    if words == ["condition"]:
        return _read_condition(obj, path, inherited)
    return _read_group(obj, "all_of" if words == ["all_of"] else "any_of", path, inherited, depth)


def _read_condition(obj: Mapping[Any, object], path: str, inherited: str) -> Condition:
    _refuse_other_keys(obj, ("condition", "params", "legal_ref"), path)
    name = obj["condition"]
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise Malformed(at(path, "condition"), reading.unknown_condition(name, sorted(KINDS)))
    params = kind.params.read(obj.get("params", {}), at(path, "params"))
    return Condition(kind, params, _optional(LEGAL_REF, obj, "legal_ref", path) or inherited)


def _read_group(obj: Mapping[Any, object], mode: Mode, path: str, inherited: str, depth: int) -> Group:
    _refuse_other_keys(obj, (mode, "name", "title", "legal_ref"), path)
    here = at(path, mode)
    if depth > DEEPEST:
        raise Malformed(here, reading.too_deep(DEEPEST))
    parts = obj[mode]
    if not isinstance(parts, list | tuple) or not 1 <= len(parts) <= MOST_CONDITIONS:
        raise Malformed(here, reading.must_be_list(1, MOST_CONDITIONS, parts))
    legal_ref = _optional(LEGAL_REF, obj, "legal_ref", path) or inherited
    return Group(
        mode,
        tuple(_read(part, at(here, index), legal_ref, depth + 1) for index, part in enumerate(parts)),
        _optional(GROUP_NAME, obj, "name", path),
        _optional(GROUP_TITLE, obj, "title", path),
        legal_ref,
    )


def _refuse_other_keys(obj: Mapping[Any, object], keys: tuple[str, ...], path: str) -> None:
    for key in obj:
        if key not in keys:
            raise Malformed(at(path, str(key)), reading.unknown_key(str(key), keys))


def _optional(shape: Text, obj: Mapping[Any, object], key: str, path: str) -> str:
    return shape.read(obj[key], at(path, key)) if key in obj else ""


def _write(node: Node) -> dict[str, Any]:
    extras: dict[str, Any]
    if isinstance(node, Condition):
        extras = {"params": node.kind.params.write(node.params), "legal_ref": node.legal_ref}
        written: dict[str, Any] = {"condition": node.kind.name}
    else:
        extras = {"name": node.name, "title": node.title, "legal_ref": node.legal_ref}
        written = {node.mode: [_write(part) for part in node.parts]}
    return written | {key: value for key, value in extras.items() if value}


def _leaves(node: Node) -> Iterator[Condition]:
    if isinstance(node, Condition):
        yield node
        return
    for part in node.parts:
        yield from _leaves(part)


def _listed(group: Group) -> Iterator[Node]:
    if group.mode == "any_of" or group.name:
        yield group
        return
    for part in group.parts:
        if isinstance(part, Group):
            yield from _listed(part)
        else:
            yield part


def _combine(mode: Mode) -> Callable[[Iterable[Verdict]], Verdict]:
    return Verdict.all_of if mode == "all_of" else Verdict.any_of


def _together(mode: Mode) -> Callable[[list[Phrase]], Phrase]:
    return say.all_parts if mode == "all_of" else say.any_part
