"""Two versions of a standard side by side: which conditions came, went or ask for something else, in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from awards.models import StandardVersion
from awards.selectors.explanation import ranking_of
from awards.tally.shape import Choice, Flag, ListOf, Malformed, Record, Shape
from awards.tally.standard import Condition, Group, Node, parse_standard
from awards.tally.wording.labels import CHOICE_LABELS, CONDITION_LABELS, PARAM_LABELS
from common.vietnamese import format_number
from people.models import SubjectKind

SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"


@dataclass(frozen=True, slots=True)
class Changed:
    """One parameter or field that differs: its name, and its words before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """A condition, or group, of either version; a side is empty where it does not stand."""

    kind: str
    label: str
    before: str = ""
    after: str = ""
    changes: tuple[Changed, ...] = ()
    parts: tuple["Line", ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two versions; ``is_readable`` is false when either tree cannot be read."""

    fields: tuple[Changed, ...]
    lines: tuple[Line, ...]
    is_readable: bool = True

    @property
    def counts(self) -> dict[str, int]:
        return {kind: sum(line.kind == kind for line in self.lines) for kind in (ADDED, REMOVED, CHANGED)}


def comparison(before: StandardVersion, after: StandardVersion) -> Comparison:
    """What ``after`` asks otherwise than ``before``."""
    fields = tuple(_fields(before, after))
    try:
        old, new = parse_standard(before.tree).root, parse_standard(after.tree).root
    except Malformed:
        return Comparison(fields, (), is_readable=False)
    return Comparison(fields, tuple(_lines(_parts(old), _parts(new))))


def _parts(root: Group) -> Sequence[Node]:
    return root.parts if root.mode == "all_of" else (root,)


def _lines(old: Sequence[Node], new: Sequence[Node]) -> Iterator[Line]:
    """The nodes of both sides: those of the new one in its order, then those that went."""
    left = list(old)
    for node in new:
        partner = next((other for other in left if other == node), None)
        partner = partner or next((other for other in left if _is_alike(other, node, new)), None)
        if partner is None:
            yield Line(ADDED, _label(node), after=_sentence(node))
            continue
        left.remove(partner)
        yield _pair(partner, node)
    yield from (Line(REMOVED, _label(node), before=_sentence(node)) for node in left)


def _is_alike(old: Node, node: Node, new: Sequence[Node]) -> bool:
    """Whether ``old`` is ``node`` before a change: of its kind, and not standing unchanged elsewhere."""
    if old in new:
        return False
    if isinstance(old, Condition) and isinstance(node, Condition):
        return old.kind.name == node.kind.name
    return isinstance(old, Group) and isinstance(node, Group)


def _pair(old: Node, new: Node) -> Line:
    if old == new:
        return Line(SAME, _label(new), _sentence(old), _sentence(new))
    changes = list(_changes_of(old, new))
    if old.legal_ref != new.legal_ref:
        changes.append(Changed(_("Căn cứ"), old.legal_ref, new.legal_ref))
    parts: tuple[Line, ...] = ()
    if isinstance(old, Group) and isinstance(new, Group):
        parts = tuple(_lines(old.parts, new.parts))
    return Line(CHANGED, _label(new), _sentence(old), _sentence(new), tuple(changes), parts)


def _changes_of(old: Node, new: Node) -> Iterator[Changed]:
    if isinstance(old, Condition) and isinstance(new, Condition):
        yield from _params_changed(old, new)
    elif isinstance(old, Group) and isinstance(new, Group) and old.mode != new.mode:
        yield Changed(_("Cách xét"), _(CONDITION_LABELS[old.mode]), _(CONDITION_LABELS[new.mode]))


def _params_changed(old: Condition, new: Condition) -> Iterator[Changed]:
    before, after = old.kind.params.write(old.params), new.kind.params.write(new.params)
    for key, shape in new.kind.params.shapes.items():
        if before.get(key) != after.get(key):
            label = _(PARAM_LABELS[key]) if key in PARAM_LABELS else key
            yield Changed(label, _words(shape, before.get(key)), _words(shape, after.get(key)))


def _words(shape: Shape, value: Any) -> str:
    """A value in JSON as people say it."""
    if value is None or value == []:
        return _("không đặt")
    if isinstance(shape, ListOf):
        return ", ".join(_words(shape.item, each) for each in value)
    if isinstance(shape, Record):
        told = (f"{_(PARAM_LABELS.get(key, key))}: {_words(shape.shapes[key], each)}" for key, each in value.items())
        return " – ".join(told)
    if isinstance(shape, Flag):
        return _("có") if value else _("không")
    if isinstance(shape, Choice):
        return next(_(label) for member, label in CHOICE_LABELS[shape.members].items() if member.code == value)
    return format_number(value) if isinstance(value, int) else str(value)


def _fields(before: StandardVersion, after: StandardVersion) -> Iterator[Changed]:
    """The general data that differ, the order among the eligible included."""
    for name in ("valid_from", "valid_to", "subject_kinds", "legal_basis", "source", "unverified", "council_text"):
        old, new = (_field_words(name, getattr(version, name)) for version in (before, after))
        if old != new:
            yield Changed(capfirst(str(StandardVersion._meta.get_field(name).verbose_name)), old, new)
    if before.rank_by != after.rank_by:
        old, new = (", ".join(ranking_of(version)) or _("chưa đặt") for version in (before, after))
        yield Changed(_("Thứ tự xếp"), old, new)


def _field_words(name: str, value: Any) -> str:
    if name == "subject_kinds":
        return ", ".join(str(SubjectKind(kind).label) for kind in sorted(value)) or _("mọi đối tượng")
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if hasattr(value, "year"):
        return f"{value:%d/%m/%Y}"
    return value or _("chưa đặt")


def _label(node: Node) -> str:
    return _(CONDITION_LABELS[node.kind.name if isinstance(node, Condition) else node.mode])


def _sentence(node: Node) -> str:
    return node.sentence().text(_)
