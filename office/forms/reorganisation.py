from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office.models import Goals, Movements, Officers, Operation, People, Reorganisation
from office.permissions.reorganisations import DRAFTERS
from units.forms.fields import unit_choice
from units.models import Unit, UnitKind

DATE_HINT = gettext_lazy("Ngày/tháng/năm, ví dụ 01/07/2025.")
BELOW = (UnitKind.GRASSROOTS, UnitKind.SECTION, UnitKind.GROUP)


class ReorganisationForm(forms.ModelForm):
    """The decision; the unit that decides is chosen once."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Reorganisation
        fields = ["title", "decision_no", "decided_on", "effective_on"]
        help_texts = {
            "title": gettext_lazy("Ví dụ: Kết thúc hoạt động công đoàn cấp huyện từ 01/07/2025."),
            "decided_on": DATE_HINT,
            "effective_on": gettext_lazy("Ngày đầu tiên theo tổ chức mới; trước ngày này không có gì thay đổi."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["version"] = self.instance.version
            return
        upper = Unit.objects.active().exclude(kind__in=BELOW).visible_to(user, *DRAFTERS)
        self.fields["unit"] = unit_choice(upper)
        self.fields["unit"].label = _("Đơn vị quyết định")
        self.order_fields(["unit", *self.Meta.fields])


class LineForm(forms.Form):
    """What happens to one unit of those under the deciding one, by codes."""

    operation = forms.ChoiceField(label=gettext_lazy("Hình thức"), choices=Operation.choices)
    people = forms.ChoiceField(
        label=gettext_lazy("Đoàn viên của đơn vị kết thúc"),
        choices=People.choices,
        required=False,
        help_text=gettext_lazy("Khi chuyển giao, đoàn viên ở nguyên trong đơn vị."),
    )
    officers = forms.ChoiceField(
        label=gettext_lazy("Người có vai trò ở đơn vị kết thúc"), choices=Officers.choices, required=False
    )
    goals = forms.ChoiceField(
        label=gettext_lazy("Chỉ tiêu đã giao cho đơn vị kết thúc"), choices=Goals.choices, required=False
    )
    movements = forms.ChoiceField(
        label=gettext_lazy("Phong trào do đơn vị kết thúc phát động"),
        choices=Movements.choices,
        required=False,
        help_text=gettext_lazy("Hồ sơ chưa nộp theo đơn vị nhận; hồ sơ đã nộp vẫn được xử lý dưới tên đơn vị cũ."),
    )

    def __init__(self, *args, reorganisation, **kwargs):
        super().__init__(*args, **kwargs)
        below = Unit.objects.active().of_subtree(reorganisation.unit)
        self.fields["source"] = unit_choice(below.exclude(pk=reorganisation.unit_id))
        self.fields["target"] = unit_choice(below)
        self.fields["source"].label = _("Đơn vị được sắp xếp")
        self.fields["target"].label = _("Đơn vị nhận, hoặc cấp trên mới khi chuyển giao")
        self.fields["target"].required = False
        self.order_fields(["operation", "source", "target", "people", "officers", "goals", "movements"])

    def clean(self):
        """What is left open is as it is by default."""
        typed = super().clean()
        for name in ("people", "officers", "goals", "movements"):
            typed[name] = typed.get(name) or self.fields[name].choices[0][0]
        return typed


class SeenForm(forms.Form):
    """What the approver looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))
