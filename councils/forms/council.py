from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.fields import CleanCharFormField
from councils.models import Council, CouncilKind, Office
from councils.permissions import KEEPERS
from units.forms.act import VersionForm
from units.forms.fields import unit_choice
from units.models import Role, Unit
from units.selectors.people import people_covering

DAY = forms.DateInput(attrs={"placeholder": gettext_lazy("dd/mm/yyyy")})


class CouncilForm(forms.ModelForm):
    """What the decision that founds a council says."""

    class Meta:
        model = Council
        fields = ["kind", "name", "decision_no", "decided_on", "valid_from", "valid_to"]
        widgets = dict.fromkeys(("decided_on", "valid_from", "valid_to"), DAY)

    field_order = ("unit",)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"] = unit_choice(Unit.objects.active().visible_to(user, *KEEPERS), own=True)
        self.fields["kind"].choices = [("", _("Chọn loại hội đồng")), *CouncilKind.choices]
        self.fields["valid_to"].help_text = _("Để trống nếu chưa biết ngày hết nhiệm kỳ.")
        self.order_fields(self.field_order)


class SeatForm(forms.Form):
    """An account that holds the role of a council member, and its office."""

    user = forms.ModelChoiceField(
        label=gettext_lazy("Tài khoản"), queryset=None, empty_label=gettext_lazy("Chọn tài khoản")
    )
    office = forms.ChoiceField(label=gettext_lazy("Vai trò trong hội đồng"), choices=Office, initial=Office.MEMBER)
    position = CleanCharFormField(
        label=gettext_lazy("Chức vụ"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("Ghi trong biên bản, ví dụ Trưởng ban Chính sách – Pháp luật."),
    )
    joined_on = forms.DateField(
        label=gettext_lazy("Tham gia từ ngày"),
        widget=DAY,
        required=False,
        help_text=gettext_lazy("Để trống nếu có tên trong quyết định thành lập."),
    )

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        sitting = council.members.filter(left_on__isnull=True).values("user")
        self.fields["user"].queryset = people_covering(Role.COUNCIL, unit=council.unit).exclude(pk__in=sitting)
        self.fields["user"].help_text = _("Những tài khoản có vai trò «Thành viên hội đồng» ở đơn vị hoặc cấp trên.")


class CouncilEditForm(VersionForm):
    """What may change of a council after its founding."""

    name = CleanCharFormField(label=gettext_lazy("Tên hội đồng"), max_length=255)
    valid_to = forms.DateField(
        label=gettext_lazy("Nhiệm kỳ đến hết ngày"),
        widget=DAY,
        required=False,
        help_text=gettext_lazy("Để trống nếu chưa biết ngày hết nhiệm kỳ."),
    )


class MemberForm(forms.Form):
    """The office and post of somebody who sits."""

    office = forms.ChoiceField(label=gettext_lazy("Vai trò trong hội đồng"), choices=Office)
    position = CleanCharFormField(label=gettext_lazy("Chức vụ"), max_length=160, required=False)


class UnseatForm(forms.Form):
    left_on = forms.DateField(label=gettext_lazy("Ngày cuối trong hội đồng"), widget=DAY)
