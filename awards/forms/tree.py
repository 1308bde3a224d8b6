"""The tree of a standard as it stands on the editor page, and the steps that rebuild it there."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from awards.forms.nodes import GROUPS, Node
from awards.forms.params import Choices, award_choices
from awards.tally.conditions import KINDS
from awards.tally.standard import DEEPEST, MOST_CONDITIONS
from awards.tally.wording.labels import CONDITION_LABELS

ROOT = "1"
PLACE = re.compile(r"(\d{1,6}):(\d{0,6}):([a-z_]{1,60})")
EMPTY = {"all_of": []}


class TreeEditor:
    """All nodes of a standard in the order they stand in; nothing is kept but what the page sends back.

    Its errors are summed up as those of a formset.
    """

    management_form = ""

    def __init__(self, awards: Choices) -> None:
        self.awards = awards
        self.nodes: dict[str, Node] = {}
        self.parents: dict[str, Node] = {}

    @classmethod
    def of(cls, tree: Mapping[str, Any]) -> "TreeEditor":
        """The editor of a stored tree."""
        editor = cls(award_choices())
        editor._store(tree, None)
        return editor

    @classmethod
    def sent(cls, data: MultiValueDict) -> "TreeEditor":
        """The editor as the page sent it; a node nobody could have made is left out."""
        editor = cls(award_choices())
        for place in data.getlist("node")[: 2 * MOST_CONDITIONS]:
            if (found := PLACE.fullmatch(place)) and editor._fits(*found.groups()):
                editor._put(Node(found[1], found[3], editor.awards, data), editor.nodes.get(found[2]))
        if ROOT not in editor.nodes:
            return cls.of(EMPTY)
        return editor

    @property
    def root(self) -> Node:
        return self.nodes[ROOT]

    @property
    def places(self) -> list[str]:
        """What the page sends back to say which node stands where."""
        return [f"{node.key}:{self._parent_key(node)}:{node.kind}" for node in self._walk(self.root)]

    @cached_property
    def offered(self) -> SafeString:
        """What may be added to a group, as options: every condition there is by name, and groups."""
        conditions = sorted(((name, _(CONDITION_LABELS[name])) for name in KINDS), key=lambda choice: choice[1])
        groups = [(mode, _("Nhóm: %(mode)s") % {"mode": _(CONDITION_LABELS[mode])}) for mode in GROUPS]
        return format_html_join("", '<option value="{}">{}</option>', [*conditions, *groups])

    def is_valid(self) -> bool:
        """Whether every node is filled in; from now on the page says what is not."""
        for node in self.nodes.values():
            node.shows_errors = True
        return self.root.is_valid()

    def to_json(self) -> dict[str, Any]:
        """The tree as it is stored; it is valid."""
        return self.root.to_json()

    @property
    def forms(self) -> list[Any]:
        """The forms of all nodes in order, as they are shown."""
        return [node.form for node in self._walk(self.root)]

    def non_form_errors(self) -> list[str]:
        """What is wrong about the tree as a whole, once that was asked for."""
        if any(node.is_empty for node in self.nodes.values()) and self.root.shows_errors:
            return [_("Có nhóm chưa có điều kiện nào. Hãy thêm điều kiện hoặc bỏ nhóm đó.")]
        return []

    def step(self, op: str, kinds: Mapping[str, str]) -> None:
        """The tree is rebuilt as a button says: ``add:<node>``, ``remove``, ``up``, ``down``, ``wrap`` or ``out``.

        ``kinds`` holds under ``add-<group>`` what is to be added. What cannot be done is left undone.
        """
        move, _colon, key = op.partition(":")
        node = self.nodes.get(key)
        if node is None:
            return
        if move == "add":
            self._add(node, kinds.get(f"add-{key}", ""))
        elif key in self.parents and move in ("remove", "up", "down", "wrap", "out"):
            getattr(self, f"_{move}")(node, self.parents[key])

    def _add(self, group: Node, kind: str) -> None:
        fits = kind in KINDS or (kind in GROUPS and self._depth(group) < DEEPEST)
        if group.is_group and fits and len(self.nodes) < 2 * MOST_CONDITIONS:
            self._put(Node(self._next_key(), kind, self.awards), group)

    def _remove(self, node: Node, parent: Node) -> None:
        parent.parts.remove(node)
        for gone in list(self._walk(node)):
            del self.nodes[gone.key], self.parents[gone.key]

    def _up(self, node: Node, parent: Node) -> None:
        self._shift(node, parent, -1)

    def _down(self, node: Node, parent: Node) -> None:
        self._shift(node, parent, 1)

    def _wrap(self, node: Node, parent: Node) -> None:
        """The node stands in a new group of its own, of which any one is to be met."""
        if self._depth(parent) + self._height(node) > DEEPEST:
            return
        group = Node(self._next_key(), "any_of", self.awards)
        self.nodes[group.key], self.parents[group.key] = group, parent
        parent.parts[parent.parts.index(node)] = group
        group.parts, self.parents[node.key] = [node], group

    def _out(self, node: Node, parent: Node) -> None:
        """The node stands behind the group it was in."""
        if (above := self.parents.get(parent.key)) is None:
            return
        parent.parts.remove(node)
        above.parts.insert(above.parts.index(parent) + 1, node)
        self.parents[node.key] = above

    def _shift(self, node: Node, parent: Node, by: int) -> None:
        place = parent.parts.index(node)
        if 0 <= place + by < len(parent.parts):
            parent.parts[place], parent.parts[place + by] = parent.parts[place + by], parent.parts[place]

    def _store(self, written: Mapping[str, Any], parent: Node | None) -> None:
        kind = next(word for word in (*GROUPS, "condition") if word in written)
        parts = written[kind] if kind in GROUPS else ()
        node = Node(self._next_key(), kind if kind in GROUPS else written["condition"], self.awards, stored=written)
        self._put(node, parent)
        for part in parts:
            self._store(part, node)

    def _put(self, node: Node, parent: Node | None) -> None:
        self.nodes[node.key] = node
        if parent is not None:
            self.parents[node.key] = parent
            parent.parts.append(node)

    def _fits(self, key: str, parent: str, kind: str) -> bool:
        """Whether a node that is sent has a place: the root first, every other one in a group before it."""
        if key in self.nodes or (kind not in KINDS and kind not in GROUPS):
            return False
        if not self.nodes:
            return key == ROOT and not parent and kind in GROUPS
        return parent in self.nodes and self.nodes[parent].is_group and self._depth(self.nodes[parent]) <= DEEPEST

    def _next_key(self) -> str:
        return str(max((int(key) for key in self.nodes), default=0) + 1)

    def _parent_key(self, node: Node) -> str:
        return self.parents[node.key].key if node.key in self.parents else ""

    def _depth(self, node: Node) -> int:
        """How many groups stand around the node, itself included when it is one."""
        above = self.parents.get(node.key)
        return node.is_group + (self._depth(above) if above else 0)

    def _height(self, node: Node) -> int:
        """How many groups stand in one another from the node down, with one more around it."""
        return node.is_group + max((self._height(part) for part in node.parts), default=1)

    def _walk(self, node: Node) -> Iterator[Node]:
        yield node
        for part in node.parts:
            yield from self._walk(part)
