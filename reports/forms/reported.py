import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign
from common.fields import CleanCharFormField, CleanTextFormField, MoneyFormField
from common.forms.layout import DATE_HINT
from common.vietnamese import MAX_AMOUNT, fold
from reports.models import Measure, ReportedFigure, ReportedIndicator
from reports.permissions import WRITERS
from units.forms.fields import unit_choice
from units.forms.filters import CleanCharFilter
from units.models import Unit

ALL = _("Tất cả")
STANDING, WITHDRAWN = "standing", "withdrawn"
STANDS = [(STANDING, _("Đang dùng")), (WITHDRAWN, _("Đã rút"))]
LONGEST_QUESTION = 2_000


class ReportedFigureForm(forms.Form):
    """A figure as its source gives it."""

    campaign = forms.ModelChoiceField(
        label=_("Phong trào"),
        queryset=Campaign.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("Không của phong trào nào"),
    )
    indicator = forms.ChoiceField(label=_("Chỉ số"), choices=[("", _("Chọn chỉ số")), *ReportedIndicator.choices])
    words = CleanCharFormField(
        label=_("Nguyên văn trong nguồn"),
        max_length=255,
        help_text=_("Ví dụ: 19.738 sáng kiến mang lại giá trị làm lợi trên 16 tỷ đồng."),
    )
    value = MoneyFormField(
        label=_("Số liệu"),
        min_value=0,
        max_value=MAX_AMOUNT,
        help_text=_("Ví dụ: 4.154 hoặc 16 tỷ. Số tiền ghi bằng đồng."),
        error_messages={"max_value": _("Số quá lớn. Hãy kiểm tra lại số chữ số và đơn vị tính.")},
    )
    is_more_than = forms.BooleanField(label=_("Nguồn ghi «hơn», «trên»"), required=False)
    measure = forms.ChoiceField(
        label=_("Đơn vị tính"),
        choices=[("", _("Theo chỉ số")), *Measure.choices],
        required=False,
        help_text=_("Chỉ cần chọn khi chỉ số là «Nội dung khác»."),
    )
    from_day = forms.DateField(label=_("Từ ngày"), help_text=DATE_HINT)
    to_day = forms.DateField(label=_("Đến ngày"), help_text=DATE_HINT)
    source = CleanCharFormField(
        label=_("Nguồn"),
        max_length=255,
        help_text=_("Tên báo cáo, bài báo và nơi công bố, để tìm lại được."),
    )
    source_url = forms.URLField(label=_("Địa chỉ của nguồn"), max_length=500, required=False, assume_scheme="https")
    source_date = forms.DateField(label=_("Ngày của nguồn"), help_text=DATE_HINT)
    question = CleanTextFormField(
        label=_("Điểm cần làm rõ"),
        max_length=LONGEST_QUESTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Điều có vẻ chưa đúng trong số liệu. Bỏ trống nếu không có."),
    )
    field_order = ("unit", "campaign")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"] = unit_choice(Unit.objects.active().visible_to(user, *WRITERS), own=True)
        self.fields["campaign"].queryset = Campaign.objects.visible_to(user).exclude(state="draft").for_list()
        self.order_fields(self.field_order)

    def clean_source_url(self):
        address = self.cleaned_data["source_url"]
        if address and not address.startswith(("http://", "https://")):
            raise forms.ValidationError(_("Địa chỉ phải bắt đầu bằng https:// hoặc http://."))
        return address


class ReportedFigureFilterSet(filters.FilterSet):
    """Reported figures by unit, campaign, indicator and whether they were taken back."""

    unit = CleanCharFilter(
        label=_("Đơn vị"),
        method="of_unit",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Tên hoặc mã, không cần dấu")}),
    )
    campaign = CleanCharFilter(
        label=_("Phong trào"),
        method="of_campaign",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Tên hoặc mã, không cần dấu")}),
    )
    indicator = filters.ChoiceFilter(label=_("Chỉ số"), choices=ReportedIndicator, empty_label=ALL)
    stands = filters.ChoiceFilter(label=_("Tình trạng"), choices=STANDS, empty_label=ALL, method="that_stand")

    class Meta:
        model = ReportedFigure
        fields = ["unit", "campaign", "indicator", "stands"]

    def of_unit(self, queryset, name, value):
        return queryset.filter(unit__in=Unit.objects.matching(value))

    def of_campaign(self, queryset, name, value):
        return queryset.filter(Q(campaign__search__contains=fold(value)) | Q(campaign__code__iexact=value.strip()))

    def that_stand(self, queryset, name, value):
        return queryset.filter(withdrawn_at__isnull=value == STANDING)
