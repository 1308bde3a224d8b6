from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Campaign
from common.fields import CleanCharFormField
from exchange.querysets import OVERSEERS, UPLOADERS
from exchange.selectors.runs import unit_of
from exchange.services.columns import SHEETS
from units.models import Unit


class SheetsForm(forms.Form):
    """Which sheets of which unit, of all campaigns or of one."""

    unit = CleanCharFormField(
        label=gettext_lazy("Mã đơn vị"), help_text=gettext_lazy("Gồm cả các đơn vị trực thuộc."), max_length=32
    )
    campaign = forms.ModelChoiceField(
        label=gettext_lazy("Phong trào"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Tất cả các phong trào"),
    )
    sheets = forms.MultipleChoiceField(
        label=gettext_lazy("Các trang"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Hãy chọn ít nhất một trang.")},
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self._user = user
        self.fields["campaign"].queryset = Campaign.objects.visible_to(user).only("name").order_by("-starts_on", "-pk")
        self.fields["sheets"].choices = [(key, shape.title) for key, shape in SHEETS.items()]
        self.initial.setdefault("sheets", ["members", "collectives"])
        if not self.is_bound and (unit := unit_of(user)):
            self.initial.setdefault("unit", unit.code)

    def clean_unit(self):
        """The unit of that code among those the person works for or oversees."""
        code = self.cleaned_data["unit"]
        reached = Unit.objects.visible_to(self._user, *UPLOADERS, *OVERSEERS)
        unit = reached.filter(code__iexact=code).first()
        if unit is None:
            raise forms.ValidationError(_("Không có đơn vị mang mã «%(code)s» trong phạm vi của bạn.") % {"code": code})
        return unit
