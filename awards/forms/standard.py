"""A version of a standard beside its tree: for whom, from when, by which document, and in which order."""

from typing import Any

from crispy_forms.layout import Column, Fieldset, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import StandardVersion, StandardVersionState, TallyRun
from awards.tally.rank_keys import RANK_KEYS
from awards.tally.wording.labels import RANK_KEY_LABELS
from catalogue.models import AwardType
from common.fields import CleanTextFormField
from common.forms.layout import plain_helper
from people.models import SubjectKind

MOST_KEYS = 8
DATE_EXAMPLE = {"placeholder": gettext_lazy("ví dụ 01/01/2027"), "autocomplete": "off"}
DIRECTIONS = [("desc", gettext_lazy("Cao xếp trước")), ("asc", gettext_lazy("Thấp xếp trước"))]


class StandardForm(forms.ModelForm):
    """The general data of a draft; the tree and the order stand in forms of their own."""

    subject_kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Đối tượng áp dụng"), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = StandardVersion
        fields = [
            "subject_kinds", "valid_from", "valid_to", "legal_basis", "source", "unverified", "council_text", "note",
        ]  # fmt: skip
        widgets = {
            "valid_from": forms.DateInput(attrs=DATE_EXAMPLE),
            "valid_to": forms.DateInput(attrs=DATE_EXAMPLE),
            "legal_basis": forms.Textarea(attrs={"rows": 2}),
            "source": forms.Textarea(attrs={"rows": 2}),
            "council_text": forms.Textarea(attrs={"rows": 4}),
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "valid_from": gettext_lazy("Phiên bản đang áp dụng hết hiệu lực vào ngày liền trước."),
            "valid_to": gettext_lazy("Để trống là đến khi có phiên bản thay thế."),
            "legal_basis": gettext_lazy("Điều, khoản của luật, nghị định hoặc quy chế."),
            "source": gettext_lazy("Mức và con số lấy từ đâu; chỗ nào là mặc định của đơn vị."),
            "unverified": gettext_lazy("Đánh dấu khi chưa có ai đối chiếu với văn bản gốc."),
            "council_text": gettext_lazy("Nội dung của văn bản mà số liệu không thể hiện, như «đoàn kết, gương mẫu»."),
            "note": gettext_lazy("Người duyệt và người xem sau này đọc lý do này."),
        }

    def __init__(self, *args: Any, award: AwardType, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = dict(SubjectKind.choices)
        self.fields["subject_kinds"].choices = [(kind, labels[kind]) for kind in award.subject_kinds]
        for name in ("legal_basis", "source"):
            self.fields[name].required = True
        self.helper = plain_helper(
            Fieldset(_("Áp dụng"), "subject_kinds", Row(Column("valid_from"), Column("valid_to"))),
            Fieldset(_("Căn cứ"), "legal_basis", "source", "unverified", "note"),
            Fieldset(_("Hội đồng xem xét"), "council_text"),
        )


class RankKeyForm(forms.Form):
    """One figure the eligible are ordered by; empty for none."""

    key = forms.ChoiceField(
        label=gettext_lazy("Số liệu"),
        choices=[("", gettext_lazy("Không dùng")), *((key, RANK_KEY_LABELS[key]) for key in RANK_KEYS)],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    direction = forms.ChoiceField(
        label=gettext_lazy("Thứ tự"),
        choices=DIRECTIONS,
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    at_least = forms.DecimalField(
        label=gettext_lazy("Chỉ xét đạt từ"),
        required=False,
        min_value=0,
        localize=True,
        widget=forms.TextInput(attrs={"class": "form-control", "inputmode": "decimal", "autocomplete": "off"}),
    )


class BaseRankFormSet(forms.BaseFormSet):
    """The order among those who meet the standard, first to last; no figure stands twice."""

    def clean(self) -> None:
        keys = [key for form in self.forms if (key := form.cleaned_data.get("key"))]
        if twice := {key for key in keys if keys.count(key) > 1}:
            raise forms.ValidationError(
                _("Thứ tự xếp: «%(figure)s» được chọn hai lần.") % {"figure": _(RANK_KEY_LABELS[min(twice)])}
            )

    def typed(self) -> list[dict[str, Any]]:
        """What was sent, row by row, looked over or not; empty rows at the end are left out."""
        rows = [{name: form[name].value() for name in form.fields} for form in self.forms]
        while rows and not (rows[-1]["key"] or rows[-1]["at_least"]):
            rows.pop()
        return rows

    def to_json(self) -> list[dict[str, Any]]:
        """The keys as they are stored; the formset is valid."""
        written = []
        for cleaned in (form.cleaned_data for form in self.forms):
            if cleaned.get("key"):
                floor = cleaned["at_least"]
                key = {"key": cleaned["key"], "direction": cleaned["direction"] or "desc"}
                written.append(key | ({} if floor is None else {"at_least": _plain(floor)}))
        return written


def _plain(number) -> int | str:
    return int(number) if number == number.to_integral_value() else format(number, "f")


RankFormSet = forms.formset_factory(
    RankKeyForm, formset=BaseRankFormSet, extra=2, min_num=2, max_num=MOST_KEYS, absolute_max=MOST_KEYS
)
"""The figures in use and room for two more, up to ``MOST_KEYS``."""


class NewStandardForm(forms.Form):
    """Which award a draft is for, and which version it begins as."""

    award = forms.ModelChoiceField(
        queryset=AwardType.objects.filter(active=True),
        label=gettext_lazy("Danh hiệu, hình thức khen"),
        empty_label=gettext_lazy("Chọn danh hiệu, hình thức"),
    )


class EndStandardForm(forms.Form):
    """Through which day a version holds, and why no longer."""

    last_day = forms.DateField(label=gettext_lazy("Áp dụng đến hết ngày"), widget=forms.DateInput(attrs=DATE_EXAMPLE))
    reason = CleanTextFormField(
        label=gettext_lazy("Lý do"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Hãy ghi lý do.")},
    )

    def __init__(self, *args: Any, version: StandardVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if version.state == StandardVersionState.APPROVED:
            del self.fields["last_day"]


class TrialForm(forms.Form):
    """A finished run to try a version on, among those the person sees."""

    run = forms.ModelChoiceField(
        queryset=TallyRun.objects.none(),
        label=gettext_lazy("Lần tổng hợp đã xong"),
        empty_label=gettext_lazy("Chọn lần tổng hợp"),
        error_messages={
            "required": gettext_lazy("Hãy chọn lần tổng hợp."),
            "invalid_choice": gettext_lazy("Hãy chọn lần tổng hợp trong danh sách."),
        },
    )

    def __init__(self, *args: Any, runs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["run"].queryset = runs


class CompareForm(forms.Form):
    """The version of the same award that another one is held beside."""

    other = forms.ModelChoiceField(
        queryset=StandardVersion.objects.none(), label=gettext_lazy("So với"), empty_label=None, required=False
    )

    def __init__(self, *args: Any, versions, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = versions
