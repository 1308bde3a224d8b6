from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.forms.upload import WorkbookForm
from office.models import Reorganisation
from office.permissions.reorganisations import DRAFTERS
from units.forms.act import VersionForm
from units.forms.fields import unit_choice
from units.models import Unit, UnitKind

DATE_HINT = gettext_lazy("Ngày/tháng/năm, ví dụ 01/07/2025.")
BELOW = (UnitKind.GRASSROOTS, UnitKind.SECTION, UnitKind.GROUP)


class ReorganisationForm(forms.ModelForm):
    """The decision; the unit that decides is chosen once."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Reorganisation
        fields = ["title", "decision_no", "decided_on", "effective_on", "inheritance"]
        help_texts = {
            "title": gettext_lazy("Ví dụ: Kết thúc hoạt động công đoàn cấp huyện từ 01/07/2025."),
            "decided_on": DATE_HINT,
            "inheritance": gettext_lazy(
                "Khi xét số năm liên tục của đơn vị kế tiếp. «Hỏi hội đồng»: theo tiêu chuẩn của từng hình thức khen."
            ),
            "effective_on": gettext_lazy("Ngày đầu tiên theo tổ chức mới; trước ngày này không có gì thay đổi."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["inheritance"].required = False
        if self.instance.pk:
            self.initial["version"] = self.instance.version
            return
        upper = Unit.objects.active().exclude(kind__in=BELOW).visible_to(user, *DRAFTERS)
        self.fields["unit"] = unit_choice(upper)
        self.fields["unit"].label = _("Đơn vị quyết định")
        self.order_fields(["unit", *self.Meta.fields])

    def clean_inheritance(self):
        return self.cleaned_data["inheritance"] or self.instance.inheritance


class LinesForm(WorkbookForm, VersionForm):
    """The workbook that takes the place of the lines of the draft that was seen."""


class SeenForm(forms.Form):
    """What the approver looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))
