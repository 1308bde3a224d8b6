from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office.models import Operation, People, Reorganisation
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

    def __init__(self, *args, reorganisation, **kwargs):
        super().__init__(*args, **kwargs)
        below = Unit.objects.active().of_subtree(reorganisation.unit)
        self.fields["source"] = unit_choice(below.exclude(pk=reorganisation.unit_id))
        self.fields["target"] = unit_choice(below)
        self.fields["source"].label = _("Đơn vị được sắp xếp")
        self.fields["target"].label = _("Đơn vị nhận, hoặc cấp trên mới khi chuyển giao")
        self.fields["target"].required = False
        self.order_fields(["operation", "source", "target", "people"])

    def clean_people(self):
        return self.cleaned_data["people"] or People.MOVE


class SeenForm(forms.Form):
    """What the approver looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))
