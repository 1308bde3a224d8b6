import django_filters as filters
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.models import AwardType
from common.fields import CleanCharFormField
from office.models import AwardClaim, ClaimState
from office.services.claim_lines import COLUMNS, LinesRefused, read_lines
from people.models import Member, SubjectKind
from units.forms.fields import unit_choice
from units.models import Unit
from units.permissions import KEEPERS


class ClaimListForm(forms.Form):
    """A block of cells copied from a table, and whose list it is."""

    source = CleanCharFormField(
        label=gettext_lazy("Nguồn"),
        max_length=255,
        required=False,
        help_text=gettext_lazy("Ví dụ: sổ khen thưởng 2015–2019 của công đoàn huyện."),
    )
    lines = forms.CharField(label=gettext_lazy("Danh sách"), strip=False, widget=forms.Textarea(attrs={"rows": 12}))
    field_order = ("unit", "source", "lines")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"] = unit_choice(Unit.objects.visible_to(user, *KEEPERS))
        self.fields["unit"].help_text = _("Sổ của đơn vị nào: người giữ sổ của đơn vị ấy đối chiếu.")
        self.fields["lines"].help_text = _(
            "Chép các ô trong Excel rồi dán vào đây, mỗi người một dòng, có hoặc không có dòng tiêu đề. "
            "Các cột: %(columns)s."
        ) % {"columns": ", ".join(str(column.heading) for column in COLUMNS)}
        self.order_fields(self.field_order)

    def clean_lines(self):
        try:
            return read_lines(self.cleaned_data["lines"])
        except LinesRefused as refusal:
            raise forms.ValidationError(refusal.problems) from refusal


class ClaimMatchForm(forms.Form):
    """Which of the people suggested, or another one by code, and which award."""

    person = forms.TypedChoiceField(
        label=gettext_lazy("Là ai?"), coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )
    code = CleanCharFormField(
        label=gettext_lazy("Hoặc mã đoàn viên"),
        max_length=32,
        required=False,
        help_text=gettext_lazy("Khi người cần tìm không có ở trên, ví dụ tên trong danh sách ghi khác."),
    )
    award = forms.ModelChoiceField(
        label=gettext_lazy("Danh hiệu, hình thức khen"),
        queryset=AwardType.objects.filter(active=True, subject_kinds__contains=[SubjectKind.INDIVIDUAL]),
        empty_label=gettext_lazy("Chọn hình thức khen"),
    )

    def __init__(self, *args, user, suggestions, **kwargs):
        super().__init__(*args, **kwargs)
        self.reached = Member.objects.visible_to(user, *KEEPERS).select_related("merged_into")
        if suggestions:
            self.fields["person"].choices = [(each.member.pk, _words(each)) for each in suggestions]
        else:
            del self.fields["person"]
            self.fields["code"].label = _("Mã đoàn viên")

    def clean(self):
        """``member`` beside what was typed: exactly one person is named."""
        typed = super().clean()
        person, code = typed.get("person"), typed.get("code")
        if bool(person) == bool(code):
            raise forms.ValidationError(_("Hãy chọn một người trong danh sách, hoặc gõ mã đoàn viên, không cả hai."))
        found = self.reached.filter(pk=person) if person else self.reached.filter(code__iexact=code)
        member = found.first()
        if member is None:
            raise forms.ValidationError(_("Không có đoàn viên nào mang mã này trong phạm vi của bạn."))
        typed["member"] = member.person
        return typed


class ClaimReasonForm(forms.Form):
    reason = CleanCharFormField(label=gettext_lazy("Lý do"), max_length=500)


class ClaimFilterSet(filters.FilterSet):
    """Those that wait; those settled when asked for."""

    show = filters.ChoiceFilter(
        label=gettext_lazy("Hiển thị"),
        choices=[(state.value, state.label) for state in ClaimState if state != ClaimState.OPEN],
        empty_label=ClaimState.OPEN.label,
        method="shown",
    )

    class Meta:
        model = AwardClaim
        fields = ["show"]

    def filter_queryset(self, queryset):
        if not self.form.cleaned_data.get("show"):
            queryset = queryset.open()
        return super().filter_queryset(queryset)

    def shown(self, queryset, name, value):
        return queryset.filter(state=value)


def _words(suggestion) -> str:
    member = suggestion.member
    return " – ".join([f"{member.code}: {member.label}", member.unit.label, *suggestion.said])
