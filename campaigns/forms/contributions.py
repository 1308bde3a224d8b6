"""Initiatives and works inside a dossier, and the authors of an initiative."""

from dataclasses import dataclass

from crispy_forms.layout import Column, Row
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.forms.campaign import plain_helper
from campaigns.forms.campaign_targets import WholeNumberField
from campaigns.forms.dossier import DATE_HINT
from campaigns.forms.saved import saved_words
from campaigns.selectors.candidates import free_initiatives, free_works, note_of, subjects_of
from contributions.forms.work import WorkForm as PlannedWorkForm
from contributions.guards import FULL_SHARE
from contributions.models import Initiative
from people.models import Member, SubjectKind

MONEY_HINT = gettext_lazy("Ví dụ 44.900.000 hoặc 44,9 triệu. Để trống nếu không tính được thành tiền.")


class DraftMixin:
    """A draft asks for a name alone; a kind that was chosen may be changed but not taken back."""

    def __init__(self, *args, is_draft=False, **kwargs):
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        kind.required = bool(self.instance.kind) or not is_draft
        kind.choices = [("", _("Chọn loại")), *(choice for choice in kind.choices if choice[0])]


class InitiativeForm(DraftMixin, forms.ModelForm):
    class Meta:
        model = Initiative
        fields = ["title", "kind", "field", "applied_on", "summary", "benefit_declared"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 8})}
        help_texts = {
            "field": gettext_lazy("Ví dụ: giảng dạy, an toàn lao động, quản lý kho."),
            "applied_on": DATE_HINT,
            "summary": gettext_lazy("Vấn đề trước đó, giải pháp mới ở chỗ nào, hiệu quả ra sao."),
            "benefit_declared": MONEY_HINT,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = plain_helper(
            "title",
            Row(Column("kind"), Column("field")),
            "summary",
            Row(Column("applied_on"), Column("benefit_declared")),
        )


class WorkForm(DraftMixin, PlannedWorkForm):
    """What stands of a work in a dossier."""


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

    Read as a formset by the error summary. People of other units are not known, unless they are authors already.
    """

    management_form = ""
    saved = ""
    """Who somebody else saved as authors meanwhile, where that differs from what was typed."""

    def __init__(self, data=None, *, dossier, initiative=None, is_redrawn=False):
        known = {row.member_id: row for row in initiative.authors.select_related("member__unit")} if initiative else {}
        self.home = dossier.unit
        self.known = list(known.values())
        self.errors: list[str] = []
        self.rows: list[AuthorRow] = []
        if data is None:
            self.rows = [AuthorRow(row.member, self._note(row.member), self._stored(row)) for row in known.values()]
            return
        people = {pk: row.member for pk, row in known.items()}
        raw = data.getlist("author")
        keys = self._keys(raw)
        people |= subjects_of(dossier, SubjectKind.INDIVIDUAL).in_bulk([key for key in keys if key not in people])
        if any(key not in people for key in keys) or (raw and not keys):
            self.errors.append(_("Có tác giả không thuộc %(unit)s. Hãy chọn lại.") % {"unit": dossier.unit})
        members = [people[key] for key in keys if key in people]
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


class LinkForm(forms.Form):
    """Initiatives or works the unit already has, to stand in this dossier too."""

    chosen = forms.ModelMultipleChoiceField(
        queryset=None, error_messages={"required": gettext_lazy("Hãy chọn ít nhất một mục.")}
    )

    def __init__(self, *args, dossier, noun, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chosen"].queryset = free_initiatives(dossier) if noun == "initiatives" else free_works(dossier)
