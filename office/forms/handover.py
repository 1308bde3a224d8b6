import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharFormField
from office.models import OPEN_STATES, Handover, HandoverState
from units.forms.roles import PickingForm, account_choice
from units.models import Role, Unit


class HandoverForm(PickingForm):
    """What the giver holds at one of the units the person manages, and to whom it goes."""

    unit = forms.ModelChoiceField(
        label=_("Đơn vị bàn giao"),
        queryset=None,
        empty_label=None,
        help_text=_(
            "Mọi vai trò người ấy đang giữ, hoặc sẽ giữ từ một ngày tới, ở chính đơn vị này. Vai trò ở đơn vị khác giữ "
            "nguyên."
        ),
    )
    account = account_choice(_("Người nhận"))
    picked = ("account",)
    field_order = ["account", "unit"]

    def __init__(self, *args, user, giver, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        held = giver.role_assignments.not_over().order_by().values("unit")
        self.fields["unit"].queryset = Unit.objects.active().visible_to(user, Role.MANAGER).filter(pk__in=held)


class CancelForm(forms.Form):
    reason = CleanCharFormField(label=_("Lý do"), max_length=500)


class HandoverFilterSet(filters.FilterSet):
    """Those that wait for a signature; those that are over when asked for."""

    state = filters.ChoiceFilter(
        label=_("Trạng thái"), choices=HandoverState, empty_label=_("Đang chờ ký"), method="in_state"
    )

    class Meta:
        model = Handover
        fields = ["state"]

    def filter_queryset(self, queryset):
        if not self.form.cleaned_data.get("state"):
            queryset = queryset.filter(state__in=OPEN_STATES)
        return super().filter_queryset(queryset)

    def in_state(self, queryset, name, value):
        return queryset.filter(state=value)
