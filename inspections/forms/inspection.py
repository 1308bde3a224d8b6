from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.fields import CleanCharFormField
from common.file_fields import one_file
from common.forms.layout import DATE_HINT
from inspections.models import Inspection
from inspections.permissions import KEEPERS
from units.forms.fields import unit_choice
from units.models import Cluster, Unit

MOST_UNITS = 200
"""Units offered at once; a search finds the others."""


class InspectionForm(forms.ModelForm):
    """What is planned; the unit is chosen once."""

    class Meta:
        model = Inspection
        fields = [
            "title",
            "kind",
            "is_unannounced",
            "starts_on",
            "ends_on",
            "decision_no",
            "decided_on",
            "leader",
            "team",
            "subject",
        ]
        widgets = {
            "kind": forms.RadioSelect,
            "team": forms.Textarea(attrs={"rows": 3}),
            "subject": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "is_unannounced": gettext_lazy("Đơn vị chỉ biết khi bấm «Bắt đầu»."),
            "starts_on": DATE_HINT,
            "decision_no": gettext_lazy("Cần có trước khi báo cho đơn vị hoặc bắt đầu."),
            "team": gettext_lazy("Mỗi người một dòng: họ tên, chức vụ."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Inspection._meta.get_field("kind").choices
        if self.instance.pk is None:
            reached = Unit.objects.active().visible_to(user, *KEEPERS)
            self.fields = {"unit": unit_choice(reached, own=True)} | self.fields
        elif self.instance.announced_at:
            self.fields.pop("is_unannounced")

    def clean(self):
        data = super().clean()
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Ngày kết thúc không thể trước ngày bắt đầu."))
        return data

    def _get_validation_exclusions(self):
        return {*super()._get_validation_exclusions(), "unit", "made_by"}


class UnitSearchForm(forms.Form):
    """Which units to offer: by name or code, of a cluster."""

    q = CleanCharFormField(label=gettext_lazy("Tên hoặc mã đơn vị"), required=False)
    cluster = forms.ModelChoiceField(
        Cluster.objects.none(), label=gettext_lazy("Cụm thi đua"), required=False, empty_label=gettext_lazy("Mọi cụm")
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cluster"].queryset = Cluster.objects.visible_to(user).for_list()

    def narrowed(self, units):
        """Those of ``units`` that are asked for."""
        if not self.is_valid():
            return units
        found = units.matching(self.cleaned_data["q"])
        cluster = self.cleaned_data["cluster"]
        return found.filter(cluster_memberships__cluster=cluster) if cluster else found


class UnitsForm(forms.Form):
    """Several units at once."""

    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("Đơn vị được kiểm tra"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Hãy chọn ít nhất một đơn vị."),
            "invalid_choice": gettext_lazy("Có đơn vị không thêm được. Hãy tải lại trang rồi chọn lại."),
            "invalid_pk_value": gettext_lazy("Có đơn vị không thêm được. Hãy tải lại trang rồi chọn lại."),
        },
    )

    def __init__(self, *args, candidates, shown, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["units"]
        field.queryset = candidates
        field.choices = [(unit.pk, f"{unit.name} ({unit.code})") for unit in shown]


class PaperForm(forms.Form):
    upload = one_file(gettext_lazy("Tệp"), gettext_lazy("Hãy chọn một tệp."))
