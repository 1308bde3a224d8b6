"""What the lists of the public site are narrowed by; what cannot be read says so and narrows nothing."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.models import AwardType
from common.fields import CleanCharFormField
from common.vietnamese import fold
from exemplars.models import ExemplarField, ExemplarProgramme

SEARCH_BOX = {"type": "search", "placeholder": gettext_lazy("Gõ không dấu cũng được")}
SHORTEST = 3
"""Letters of a search among all honours: fewer are found in every second name."""
FIRST_YEAR, LAST_YEAR = 1900, 2100


def _search(label) -> CleanCharFormField:
    return CleanCharFormField(label=label, required=False, max_length=100, widget=forms.TextInput(attrs=SEARCH_BOX))


def _year() -> forms.IntegerField:
    unclear = gettext_lazy("Hãy gõ năm bằng bốn chữ số, ví dụ 2026.")
    messages = dict.fromkeys(("invalid", "min_value", "max_value"), unclear)
    return forms.IntegerField(
        label=gettext_lazy("Năm"),
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        localize=False,
        error_messages=messages,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def _choice(model, label, unknown) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label,
        queryset=model.objects.all(),
        required=False,
        empty_label=gettext_lazy("Tất cả"),
        error_messages={"invalid_choice": unknown},
    )


class AskedForm(forms.Form):
    """A form of an address; ``asked`` is what of it can be read."""

    def asked(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}


class ArticleForm(AskedForm):
    q = _search(gettext_lazy("Tiêu đề"))


class DecisionForm(AskedForm):
    q = _search(gettext_lazy("Trích yếu hoặc số"))
    issuer = _search(gettext_lazy("Nơi ban hành"))
    year = _year()


class HonourForm(AskedForm):
    """The honours of a year, an award, a unit, and of people whose name holds what was typed."""

    q = _search(gettext_lazy("Họ tên, tên tập thể"))
    unit = _search(gettext_lazy("Đơn vị"))
    award = forms.ModelChoiceField(
        label=gettext_lazy("Danh hiệu, hình thức khen"),
        queryset=AwardType.objects.order_by("position", "code"),
        required=False,
        empty_label=gettext_lazy("Tất cả"),
        error_messages={"invalid_choice": gettext_lazy("Không có danh hiệu này. Hãy chọn trong danh sách.")},
    )
    year = _year()

    def clean_q(self):
        return _long_enough(self.cleaned_data["q"])

    def clean_unit(self):
        return _long_enough(self.cleaned_data["unit"])


class StoryForm(AskedForm):
    """The stories of a field, a programme, a year, a unit with all under it, and of people and titles."""

    q = _search(gettext_lazy("Tên câu chuyện, họ tên"))
    unit = _search(gettext_lazy("Đơn vị"))
    field = _choice(
        ExemplarField, gettext_lazy("Lĩnh vực"), gettext_lazy("Không có lĩnh vực này. Hãy chọn trong danh sách.")
    )
    programme = _choice(
        ExemplarProgramme,
        gettext_lazy("Chương trình"),
        gettext_lazy("Không có chương trình này. Hãy chọn trong danh sách."),
    )
    year = _year()

    def clean_unit(self):
        return _long_enough(self.cleaned_data["unit"])


def _long_enough(typed: str) -> str:
    if typed and len(fold(typed)) < SHORTEST:
        raise ValidationError(_("Hãy gõ ít nhất %(least)s chữ cái.") % {"least": SHORTEST})
    return typed
