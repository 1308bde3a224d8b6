from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import LeavingReason
from units.forms.fields import unit_choice
from units.models import Role, Unit
from units.scope import scope_of

DATE_HINT = gettext_lazy("Ngày/tháng/năm, ví dụ 18/05/2025.")


class MoveForm(forms.Form):
    """To which unit, among those the person is a specialist above, and from when."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        own = scope_of(user).paths(Role.SPECIALIST)
        above = Unit.objects.active().visible_to(user, Role.SPECIALIST).exclude(path__in=own)
        self.fields["to"] = unit_choice(above)
        self.fields["on"] = forms.DateField(label=_("Ngày bắt đầu ở đơn vị mới"), help_text=DATE_HINT)


class LeaveForm(forms.Form):
    on = forms.DateField(label=gettext_lazy("Ngày cuối ở đơn vị"), help_text=DATE_HINT)
    reason = forms.ChoiceField(label=gettext_lazy("Lý do"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reasons = [(reason.value, reason.label) for reason in LeavingReason.of_person()]
        self.fields["reason"].choices = [("", _("Chọn lý do")), *reasons]


class LastDayForm(forms.Form):
    on = forms.DateField(label=gettext_lazy("Ngày cuối"), help_text=DATE_HINT)
