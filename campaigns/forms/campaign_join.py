from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext as _

from campaigns.forms.campaign_targets import indicator_field
from campaigns.models import Indicator
from common.fields import CleanTextFormField
from common.forms.layout import plain_helper

PREFIX = "own_"


class JoinForm(forms.Form):
    """What a unit adds to a campaign of the union above: content and targets of its own."""

    def __init__(self, *args, assigned=None, **kwargs):
        super().__init__(*args, **kwargs)
        assigned = assigned or {}
        self.fields["own_content"] = CleanTextFormField(
            label=_("Nội dung riêng của đơn vị"),
            help_text=_("Đơn vị làm thêm gì ngoài nội dung cấp trên phát động. Để trống cũng được."),
            required=False,
            max_length=20_000,
            widget=forms.Textarea(attrs={"rows": 6}),
        )
        for indicator in Indicator.values:
            field = indicator_field(indicator)
            field.help_text = assigned.get(indicator, "")
            self.fields[f"{PREFIX}{indicator}"] = field
        targets = [name for name in self.fields if name != "own_content"]
        self.helper = plain_helper(
            "own_content", Fieldset(_("Chỉ tiêu đơn vị tự đặt"), *targets, css_class="td-form-grid")
        )

    def own_targets(self) -> dict[str, int | None]:
        """Indicator → number, ``None`` where the field is empty, as the service takes them."""
        return {indicator: self.cleaned_data[f"{PREFIX}{indicator}"] for indicator in Indicator.values}
