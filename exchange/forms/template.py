from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign, CampaignState
from exchange.querysets import UPLOADERS
from exchange.selectors.runs import unit_of
from exchange.services.templates import sheets_for
from units.models import Unit


class TemplateForm(forms.Form):
    """Which sheets a template has, for which unit and campaign, within the person's reach."""

    sheets = forms.MultipleChoiceField(
        label=_("Các trang"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một trang.")},
    )
    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        to_field_name="code",
        label=_("Mã đơn vị"),
        help_text=_("Mẫu có người, tập thể của đơn vị này và mọi đơn vị dưới nó."),
        widget=forms.TextInput,
        error_messages={
            "required": _("Hãy ghi mã đơn vị."),
            "invalid_choice": _("Không có đơn vị mang mã này trong phạm vi của bạn."),
        },
    )
    campaign = forms.ModelChoiceField(
        queryset=Campaign.objects.none(),
        to_field_name="code",
        required=False,
        label=_("Phong trào"),
        empty_label=_("Không riêng phong trào nào"),
        help_text=_("Cần cho trang «Đối tượng đăng ký»."),
        error_messages={"invalid_choice": _("Hãy chọn một phong trào trong danh sách.")},
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sheets"].choices = sheets_for(user).items()
        self.fields["unit"].queryset = Unit.objects.visible_to(user, *UPLOADERS)
        if home := unit_of(user):
            self.fields["unit"].initial = home.code
        campaigns = Campaign.objects.visible_to(user).exclude(state=CampaignState.ENDED)
        self.fields["campaign"].queryset = campaigns.order_by("-starts_on", "-pk")
