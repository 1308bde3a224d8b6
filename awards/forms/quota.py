from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import QuotaRule
from awards.models.quota import MOST_PLACES
from awards.tally.quota_terms import QuotaBase
from campaigns.models import CampaignAward
from catalogue.models import AwardType


class PercentField(forms.DecimalField):
    """A percentage over 0 up to 100, with a comma or a point."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **kwargs):
        wrong = gettext_lazy("Tỷ lệ phải lớn hơn 0 và không quá 100 phần trăm.")
        messages = {"min_value": wrong, "max_value": wrong}
        super().__init__(min_value=Decimal("0.01"), max_value=100, decimal_places=2, error_messages=messages, **kwargs)

    def to_python(self, value):
        return super().to_python(value.replace(",", ".").strip(" %") if isinstance(value, str) else value)


class PlacesField(forms.IntegerField):
    """A number of places."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, **kwargs):
        few = gettext_lazy("Số suất phải là số nguyên từ 0 trở lên.")
        messages = {"min_value": few, "invalid": few}
        super().__init__(min_value=0, max_value=MOST_PLACES, error_messages=messages, **kwargs)


class QuotaRuleForm(forms.ModelForm):
    """One more quota: for which award, for whom, where, and how many or what share of what."""

    offer = forms.ModelChoiceField(
        queryset=CampaignAward.objects.none(),
        label=gettext_lazy("Danh hiệu, hình thức khen"),
        empty_label=gettext_lazy("Chọn hình thức"),
    )
    places = PlacesField(
        required=False, label=gettext_lazy("Số suất"), help_text=gettext_lazy("0 là không xét ai. Hoặc ghi tỷ lệ.")
    )
    percent = PercentField(
        required=False, label=gettext_lazy("Tỷ lệ (%)"), help_text=gettext_lazy("Ví dụ 15 hoặc 12,5. Hoặc ghi số suất.")
    )

    class Meta:
        model = QuotaRule
        fields = ["offer", "scope", "group", "places", "percent", "base", "base_award", "rounding"]
        help_texts = {
            "base": gettext_lazy("Chỉ khi chỉ tiêu là tỷ lệ. Số liệu được đọc một lần lúc bắt đầu tổng hợp."),
            "base_award": gettext_lazy("Chỉ khi tính trên số đã có danh hiệu khác, ví dụ Lao động tiên tiến."),
            "rounding": gettext_lazy("Chỉ khi chỉ tiêu là tỷ lệ: 16,05 suất là 16 hay 17."),
        }

    def __init__(self, *args, campaign, **kwargs):
        super().__init__(*args, **kwargs)
        offers = CampaignAward.objects.filter(campaign=campaign).select_related("award")
        self.fields["offer"].queryset = offers
        self.fields["offer"].label_from_instance = lambda offer: offer.award.name
        self.fields["base_award"].queryset = AwardType.objects.order_by("position", "code")
        self.fields["base_award"].empty_label = _("Không dùng")
        self.fields["group"].choices = [("", _("Chung cá nhân và tập thể")), *self.fields["group"].choices[1:]]
        for name in ("base", "rounding"):
            self.fields[name].choices = [("", _("Không dùng")), *self.fields[name].choices[1:]]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(*self.Meta.fields)

    def clean(self):
        data = super().clean()
        refuse_half_said(self, data)
        return data

    def _post_clean(self):
        """The terms are judged by the service, which knows the campaign; the model would say it less plainly."""

    def terms(self) -> dict:
        """What the service takes."""
        data = dict(self.cleaned_data)
        data.pop("offer")
        return data


def refuse_half_said(form: forms.Form, data: Mapping[str, Any], prefix: str = "") -> None:
    """Errors stand at the fields of a quota that is no number or share, both at once, or a share of nothing named."""
    named = {name: f"{prefix}{name}" for name in ("places", "percent", "base", "base_award", "rounding")}
    places, percent = data.get(named["places"]), data.get(named["percent"])
    if places is not None and percent is not None:
        form.add_error(named["percent"], _("Hãy ghi số suất hoặc tỷ lệ, không ghi cả hai."))
    elif places is None and percent is None and not {named["places"], named["percent"]} & set(form.errors):
        form.add_error(named["places"], _("Hãy ghi số suất, hoặc tỷ lệ phần trăm."))
    needed = {named["base"]: _("Hãy chọn tính trên cái gì."), named["rounding"]: _("Hãy chọn cách làm tròn.")}
    for name, sentence in needed.items():
        if percent is not None and not data.get(name):
            form.add_error(name, sentence)
        elif percent is None and data.get(name) and not form.errors:
            form.add_error(name, _("Chỉ dùng khi chỉ tiêu là tỷ lệ phần trăm. Hãy chọn «Không dùng»."))
    of_holders = data.get(named["base"]) == QuotaBase.HOLDERS
    if of_holders and not data.get(named["base_award"]):
        form.add_error(named["base_award"], _("Hãy chọn danh hiệu mà tỷ lệ tính trên số đã có."))
    elif not of_holders and data.get(named["base_award"]):
        sentence = _("Chỉ dùng khi tính trên số đã có danh hiệu khác. Hãy chọn «Không dùng».")
        form.add_error(named["base_award"], sentence)
