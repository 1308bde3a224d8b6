"""The authors of an initiative and their shares, as a page shows and takes them."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.forms.numbers import WholeNumberField
from common.forms.saved import saved_words
from contributions.guards.initiative import FULL_SHARE
from people.models import Member, SubjectKind
from people.selectors.naming import note_of


class ShareForm(forms.Form):
    """One author's share in percent."""

    share = WholeNumberField(
        label=gettext_lazy("Tỷ lệ (%)"),
        min_value=1,
        max_value=FULL_SHARE,
        error_messages={
            "required": gettext_lazy("Hãy nhập tỷ lệ đóng góp của từng tác giả."),
            "min_value": gettext_lazy("Tỷ lệ đóng góp phải từ 1 đến 100."),
            "max_value": gettext_lazy("Tỷ lệ đóng góp phải từ 1 đến 100."),
        },
    )


@dataclass(slots=True)
class AuthorRow:
    member: Member
    note: str
    form: ShareForm


class AuthorRows:
    """The authors of an initiative as they stand on the page: «author» names them, «author-<key>-share» their shares.

    Read as a formset by the error summary. Whoever is not among ``people`` is not known, unless an author already.
    """

    management_form = ""
    saved = ""
    """Who somebody else saved as authors meanwhile, where that differs from what was typed."""

    def __init__(self, data=None, *, unit, people, initiative=None, is_redrawn=False):
        known = {row.member_id: row for row in initiative.authors.select_related("member__unit")} if initiative else {}
        self.home = unit
        self.known = list(known.values())
        self.errors: list[str] = []
        self.rows: list[AuthorRow] = []
        if data is None:
            self.rows = [AuthorRow(row.member, self._note(row.member), self._stored(row)) for row in known.values()]
            return
        found = {pk: row.member for pk, row in known.items()}
        raw = data.getlist("author")
        keys = self._keys(raw)
        found |= people.in_bulk([key for key in keys if key not in found])
        if any(key not in found for key in keys) or (raw and not keys):
            self.errors.append(_("Có tác giả không thuộc %(unit)s. Hãy chọn lại.") % {"unit": unit})
        members = [found[key] for key in keys if key in found]
        shares = self._offered(data, members) if is_redrawn else {}
        self.rows = [AuthorRow(member, self._note(member), self._typed(data, member, shares)) for member in members]

    @property
    def forms(self) -> list[ShareForm]:
        return [row.form for row in self.rows]

    def non_form_errors(self) -> list[str]:
        return self.errors

    @property
    def total(self) -> int:
        """The sum of the shares that are whole numbers."""
        return sum(_whole(form["share"].value()) or 0 for form in self.forms)

    def is_valid(self, *, is_complete: bool) -> bool:
        """Whether each share is one; a complete list also has somebody on it and sums to 100."""
        verdicts = [form.is_valid() for form in self.forms]
        fine = all(verdicts) and not self.errors
        if fine and is_complete and not self.rows:
            self.errors.append(_("Hãy thêm ít nhất một tác giả."))
        elif fine and is_complete and self.total != FULL_SHARE:
            self.errors.append(
                _("Tổng tỷ lệ của các tác giả là %(total)s%%, phải bằng 100%%. Hãy sửa lại.") % {"total": self.total}
            )
        return fine and not self.errors

    def pairs(self) -> list[tuple[Member, int]]:
        """Members with their shares, as the service takes them."""
        return [(row.member, row.form.cleaned_data["share"]) for row in self.rows]

    def show_saved(self, refusal) -> None:
        """``saved`` says which authors are stored now, unless they are those typed."""
        typed = {row.member.pk: _whole(row.form["share"].value()) for row in self.rows}
        if typed != {row.member_id: row.share_percent for row in self.known}:
            stored = ", ".join(f"{row.member.full_name} {row.share_percent}%" for row in self.known)
            self.saved = saved_words(refusal, stored)

    def _note(self, member) -> str:
        return note_of(member, home=self.home)

    @staticmethod
    def _keys(raw) -> list[int]:
        """Keys of members, from what the hidden fields (12) and the search field (individual-12) hold."""
        bare = (key.removeprefix(f"{SubjectKind.INDIVIDUAL.value}-") for key in raw)
        return list(dict.fromkeys(int(key) for key in bare if key.isdecimal() and key.isascii() and len(key) <= 18))

    @staticmethod
    def _prefix(member) -> str:
        return f"author-{member.pk}"

    def _stored(self, row) -> ShareForm:
        return ShareForm(prefix=self._prefix(row.member), initial={"share": row.share_percent})

    def _typed(self, data, member, shares) -> ShareForm:
        """Bound to what was typed, unless the page is only drawn again."""
        prefix = self._prefix(member)
        return ShareForm(prefix=prefix, initial={"share": shares[member]}) if shares else ShareForm(data, prefix=prefix)

    def _offered(self, data, members) -> dict:
        """Each with the share typed; whoever is new gets what is left of 100 percent."""
        typed = {member: data.get(f"{self._prefix(member)}-share") for member in members}
        left = FULL_SHARE - sum(_whole(text) or 0 for text in typed.values())
        for member, text in typed.items():
            if text is None:
                typed[member] = left if left > 0 else ""
                left = 0
        return typed


def _whole(raw) -> int | None:
    """The whole number a share says; ``None`` when it says none."""
    try:
        return WholeNumberField(required=False).to_python(raw if isinstance(raw, int) else str(raw or ""))
    except ValidationError:
        return None
