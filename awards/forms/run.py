from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign, CampaignState
from units.models import Role


class StartTallyForm(forms.Form):
    """The campaign to tally, among those the person runs."""

    campaign = forms.ModelChoiceField(
        queryset=Campaign.objects.none(),
        label=_("Phong trào"),
        empty_label=_("Chọn phong trào"),
        error_messages={"required": _("Hãy chọn phong trào."), "invalid_choice": _("Hãy chọn phong trào.")},
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["campaign"].queryset = (
            Campaign.objects.run_by(user, Role.SPECIALIST)
            .exclude(state=CampaignState.DRAFT)
            .select_related("unit")
            .order_by("-starts_on", "-pk")
        )


class ReasonForm(forms.Form):
    """Why something is stopped or decided otherwise."""

    reason = forms.CharField(
        label=_("Lý do"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Hãy ghi lý do.")},
    )


class CancelTallyForm(ReasonForm):
    reason = forms.CharField(
        label=_("Lý do huỷ"),
        help_text=_("Những gì đã tính của lần này sẽ bị bỏ. Hồ sơ không đổi; có thể tổng hợp lại."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Hãy ghi lý do huỷ.")},
    )
