"""One node of a standard's tree on the editor page: a condition with its parameters, or a group."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.forms.params import BETWEEN, Choices, ParamFields, problem_of
from awards.tally.conditions import KINDS
from awards.tally.shape import Malformed
from awards.tally.standard import GROUP_NAME, GROUP_TITLE, LEGAL_REF
from awards.tally.wording.labels import CONDITION_LABELS
from common.fields import CleanCharFormField

GROUPS = ("all_of", "any_of")
LEGAL_REF_LABEL = gettext_lazy("Căn cứ của điều kiện")


class NodeForm(forms.Form):
    """What a condition and a group have in common: where the law says so."""

    legal_ref = CleanCharFormField(label=LEGAL_REF_LABEL, required=False, max_length=LEGAL_REF.longest)

    def to_json(self) -> dict[str, Any]:
        """The node without its parts; the form is valid."""
        raise NotImplementedError

    def extras(self, *names: str) -> dict[str, Any]:
        return {name: value for name in names if (value := self.cleaned_data.get(name))}


class GroupForm(NodeForm):
    """All of its parts, or any one of them; ``title`` is the office's own words for it."""

    mode = forms.ChoiceField(
        label=gettext_lazy("Cách xét"), choices=[(mode, CONDITION_LABELS[mode]) for mode in GROUPS]
    )
    title = CleanCharFormField(
        label=gettext_lazy("Gọi nhóm này là"),
        help_text=gettext_lazy("Để trống thì câu được ghép từ các điều kiện bên trong."),
        required=False,
        max_length=GROUP_TITLE.longest,
    )
    name = forms.RegexField(GROUP_NAME.pattern, required=False, max_length=GROUP_NAME.longest, widget=forms.HiddenInput)
    field_order = ["mode", "title", "legal_ref", "name"]

    def to_json(self) -> dict[str, Any]:
        return {self.cleaned_data["mode"]: []} | self.extras("name", "title", "legal_ref")


class ConditionForm(NodeForm):
    """The parameters of a condition of ``kind``; read as the tally reads them."""

    def __init__(self, *args: Any, kind: str, awards: Choices, rows: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = KINDS[kind]
        self.params = ParamFields(self.kind.params, awards)
        self.fields = self.params.fields(rows) | self.fields

    def to_json(self) -> dict[str, Any]:
        written: dict[str, Any] = {"condition": self.kind.name}
        if params := self.cleaned_data["params"]:
            written["params"] = params
        return written | self.extras("legal_ref")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        params = self.params.to_json(cleaned)
        if not self.errors:
            try:
                self.kind.params.read(params, "")
            except Malformed as malformed:
                self.add_error(self._field_at(malformed.path), problem_of(malformed))
        return cleaned | {"params": params}

    def _field_at(self, path: str) -> str | None:
        """The field a place such as ``tiers[0].once`` is filled in at; ``None`` for the condition as a whole."""
        name = re.sub(r"\[(\d+)\]\.?", rf"{BETWEEN}\1{BETWEEN}", path).rstrip(BETWEEN)
        return next((field for field in self.fields if field == name or field.startswith(name + BETWEEN)), None)


class Node:
    """A node as it stands on the page; ``key`` tells it apart there, ``parts`` are those of a group.

    ``data`` is what was sent, ``None`` for a node that shows ``stored`` JSON.
    """

    def __init__(
        self, key: str, kind: str, awards: Choices, data: MultiValueDict | None = None, stored: Mapping[str, Any] = {}
    ) -> None:
        self.key, self.kind, self.awards = key, kind, awards
        self.data, self.stored = data, stored
        self.parts: list[Node] = []
        self.shows_errors = False

    @property
    def prefix(self) -> str:
        return f"n{self.key}"

    @property
    def is_group(self) -> bool:
        return self.kind in GROUPS

    @property
    def is_empty(self) -> bool:
        """Whether it is a group without parts, which asks for nothing."""
        return self.is_group and not self.parts

    @property
    def label(self) -> str:
        return _(CONDITION_LABELS[self.kind])

    @cached_property
    def bound(self) -> NodeForm:
        """The form as it was sent; what is stored counts as sent."""
        return self._form(data=self.data if self.data is not None else self._as_sent())

    @cached_property
    def form(self) -> NodeForm:
        """The form as it is shown: with what is wrong only when that was asked for."""
        if self.shows_errors:
            return self.bound
        if self.data is None:
            return self._form(initial=self._initial())
        typed = {
            name: field.widget.value_from_datadict(self.data, {}, f"{self.prefix}-{name}")
            for name, field in self.bound.fields.items()
        }
        return self._form(initial=typed)

    def is_valid(self) -> bool:
        """Whether this node and all below it are filled in as they must be."""
        return all([self.bound.is_valid(), not self.is_empty, *(p.is_valid() for p in self.parts)])

    def to_json(self) -> dict[str, Any]:
        """The node with its parts; it is valid."""
        written = self.bound.to_json()
        for mode in GROUPS:
            if mode in written:
                written[mode] = [part.to_json() for part in self.parts]
        return written

    @property
    def sentence(self) -> str:
        """What the condition asks, in words; empty while it cannot be said."""
        if self.is_group or not self.bound.is_valid():
            return ""
        params = self.bound.kind.params.read(self.bound.cleaned_data["params"], "")
        return self.bound.kind.sentence(params).text(_)

    @property
    def is_any(self) -> bool:
        return self.is_group and self.bound.is_valid() and self.bound.cleaned_data["mode"] == "any_of"

    def _form(self, **how: Any) -> NodeForm:
        if self.is_group:
            return GroupForm(prefix=self.prefix, **how)
        return ConditionForm(prefix=self.prefix, kind=self.kind, awards=self.awards, rows=self._rows(), **how)

    def _rows(self) -> dict[str, int]:
        """How many rows each table of the condition shows: those filled in and one more."""
        if self.data is None:
            params = self.stored.get("params", {})
            return {key: len(params.get(key, ())) + 1 for key in self._tables()}
        return {key: 1 + max(self._filled(key), default=-1) + 1 for key in self._tables()}

    def _tables(self) -> list[str]:
        return list(ParamFields(KINDS[self.kind].params, self.awards).tables())

    def _filled(self, key: str) -> list[int]:
        """The numbers of the rows of a table in which something was typed."""
        pattern = re.compile(rf"{self.prefix}-{key}{BETWEEN}(\d{{1,2}}){BETWEEN}")
        return [int(found[1]) for name, value in (self.data or {}).items() if value and (found := pattern.match(name))]

    def _initial(self) -> dict[str, Any]:
        if self.is_group:
            return {"mode": self.kind} | {name: self.stored.get(name, "") for name in ("title", "legal_ref", "name")}
        params = ParamFields(KINDS[self.kind].params, self.awards).initial(self.stored.get("params", {}))
        return params | {"legal_ref": self.stored.get("legal_ref", "")}

    def _as_sent(self) -> MultiValueDict:
        """What the browser would send back for the node as it is stored."""
        sent: MultiValueDict = MultiValueDict()
        for bound in self._form(initial=self._initial()):
            value = bound.value()
            if isinstance(value, (list, tuple)):
                sent.setlist(bound.html_name, [str(each) for each in value])
            elif value is not None and value is not False and value != "":
                shown = bound.field.widget.format_value(value)
                sent[bound.html_name] = shown if isinstance(shown, str) else str(value)
        return sent
