from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign
from reports.selectors.counted import day_has_come
from units.models import Unit, UnitKind


class ReportChoiceForm(forms.Form):
    """Which campaign, of which unit, as of which day; only what the person reaches is offered.

    A unit that is not among the offered ones may be given by code when the person reaches it.
    """

    campaign = forms.ModelChoiceField(label=_("Phong trào"), queryset=Campaign.objects.none(), to_field_name="code")
    unit = forms.ModelChoiceField(label=_("Đơn vị"), queryset=Unit.objects.none(), to_field_name="code", required=False)
    as_of = forms.DateField(
        label=_("Tính đến ngày"),
        required=False,
        help_text=_("Bỏ trống: số liệu hiện tại."),
        widget=forms.DateInput(attrs={"placeholder": _("dd/mm/yyyy")}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        reached = Unit.objects.visible_to(user)
        self.fields["campaign"].queryset = Campaign.objects.visible_to(user).exclude(state="draft").for_list()
        self.fields["unit"].queryset = reached
        upper = reached.exclude(kind__in=[UnitKind.GRASSROOTS, UnitKind.SECTION, UnitKind.GROUP])
        offered = upper if upper.exists() else reached
        self.fields["unit"].choices = [("", _("Đơn vị phát động"))] + [
            (unit.code, f"{'– ' * (unit.depth - 1)}{unit.name}") for unit in offered[:200]
        ]

    def clean_as_of(self):
        day = self.cleaned_data["as_of"]
        if day and not (verdict := day_has_come(day)):
            raise forms.ValidationError(verdict.reason)
        return day

    def clean(self):
        data = super().clean()
        if (campaign := data.get("campaign")) and not data.get("unit"):
            tops = self.fields["unit"].queryset
            data["unit"] = tops.filter(pk=campaign.unit_id).first() or tops.first()
        if data.get("campaign") and not data.get("unit") and "unit" not in self.errors:
            self.add_error("unit", _("Bạn chưa được phân quyền ở đơn vị nào của phong trào này."))
        return data
