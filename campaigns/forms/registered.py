"""Which registered entries a proposal puts up: a tick for each, and a reason for those without one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Entry
from common.fields import CleanCharFormField

LONGEST_REASON = 500


class SharedReasonForm(forms.Form):
    """One reason for every row of the page that is left out without its own."""

    shared = CleanCharFormField(
        label=gettext_lazy("Lý do chung"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=gettext_lazy("Dùng cho mọi dòng bỏ đánh dấu mà chưa ghi lý do riêng."),
    )


@dataclass(slots=True)
class Row:
    """An entry as it is shown again: ticked or not, with the reason that was typed or stored."""

    entry: Entry
    is_ticked: bool
    was_ticked: bool
    reason: str
    error: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the person changed the row; one that somebody else moved meanwhile is left as it is now."""
        if self.is_ticked != self.was_ticked:
            return True
        return not self.is_ticked and not self.entry.is_proposed and self.reason != self.entry.not_proposed


class RegisteredTable:
    """The rows of one page as inputs ``put-<entry>``, ``was-<entry>`` and ``why-<entry>``."""

    def __init__(self, data=None, *, entries: Iterable[Entry]):
        self.shared = SharedReasonForm(data)
        shared = self.shared.cleaned_data.get("shared", "") if self.shared.is_valid() else ""
        self.rows = [_stored(entry) if data is None else _typed(entry, data, shared) for entry in entries]
        self.errors = [
            {"target": f"why-{row.entry.pk}", "text": f"{row.entry.subject_label}: {row.error}"}
            for row in self.rows
            if row.error
        ]

    def is_valid(self) -> bool:
        return not self.errors and self.shared.is_valid()

    def put_up(self) -> list[int]:
        """Keys of the entries newly ticked."""
        return [row.entry.pk for row in self.rows if row.is_changed and row.is_ticked]

    def left_out(self) -> dict[int, str]:
        """Keys of the entries left out from now on, or for another reason, with the reason."""
        return {row.entry.pk: row.reason for row in self.rows if row.is_changed and not row.is_ticked}


def _stored(entry: Entry) -> Row:
    return Row(entry, entry.is_proposed, entry.is_proposed, entry.not_proposed)


def _typed(entry: Entry, data, shared: str) -> Row:
    """A row without ``was`` was not on the page the person saw: it stays as it is."""
    if f"was-{entry.pk}" not in data:
        return _stored(entry)
    was_ticked = data[f"was-{entry.pk}"] == "1"
    typed = data.get(f"why-{entry.pk}", "")
    row = Row(entry, f"put-{entry.pk}" in data, was_ticked, typed)
    try:
        row.reason = SharedReasonForm.base_fields["shared"].clean(typed) or shared
    except forms.ValidationError as refusal:
        row.error = " ".join(refusal.messages)
    if row.was_ticked and not row.is_ticked and not row.reason:
        row.error = row.error or _("Hãy ghi lý do không đề nghị.")
    return row
