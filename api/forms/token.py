import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from api.models import TokenScope
from common.clock import today
from common.fields import CleanCharFormField, CleanTextFormField
from common.forms.layout import DATE_HINT
from units.forms.fields import unit_choice
from units.models import Role, Unit

USUAL_DAYS = 365


class TokenForm(forms.Form):
    """Who reads, what for, how long."""

    name = CleanCharFormField(label=_("Tên phần mềm"), max_length=120)
    purpose = CleanTextFormField(label=_("Dùng để làm gì"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    scopes = forms.MultipleChoiceField(
        label=_("Quyền thêm"),
        choices=TokenScope,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chỉ chọn khi phần mềm thật cần dữ liệu cá nhân."),
    )
    expires_on = forms.DateField(label=_("Dùng đến hết ngày"), help_text=DATE_HINT)
    field_order = ("unit", "name", "purpose", "scopes", "expires_on")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"] = unit_choice(Unit.objects.active().visible_to(user, Role.MANAGER), own=True)
        self.fields["expires_on"].initial = today() + dt.timedelta(days=USUAL_DAYS)
        self.order_fields(self.field_order)
