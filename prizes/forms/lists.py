import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from awards.forms.filters import ALL, search_box
from common.fields import CleanCharFormField
from common.forms.layout import DATE_HINT
from common.vietnamese import fold
from prizes.models import PrizeLine, PrizeList, PrizeState
from units.forms.filters import CleanCharFilter
from units.models import Unit

OPEN = [("due", _("Còn dòng chưa chi")), ("to_recover", _("Có tiền phải thu hồi"))]


class PrizeListFilterSet(filters.FilterSet):
    """Lists by unit, year and what is still to be done."""

    unit = CleanCharFilter(method="of_unit", **search_box(_("Đơn vị quyết định"), _("Tên hoặc mã, không cần dấu")))
    year = filters.NumberFilter(label=_("Năm"), field_name="decision__year")
    show = filters.ChoiceFilter(label=_("Còn việc"), choices=OPEN, empty_label=ALL, method="with_state")

    class Meta:
        model = PrizeList
        fields = ["unit", "year", "show"]

    def of_unit(self, queryset, name, value):
        return queryset.filter(decision__unit__in=Unit.objects.matching(value))

    def with_state(self, queryset, name, value):
        return queryset.filter(pk__in=PrizeLine.objects.filter(state=value).values("prize_list"))


class PrizeLineFilterSet(filters.FilterSet):
    """Prizes of a list by recipient and state."""

    q = CleanCharFilter(method="search", **search_box(_("Người, đơn vị nhận"), _("Gõ không dấu cũng được")))
    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=PrizeState, empty_label=ALL)

    class Meta:
        model = PrizeLine
        fields = ["q", "state"]

    def search(self, queryset, name, value):
        return queryset.named(fold(value))


class PayForm(forms.Form):
    """The day the money was handed over."""

    paid_on = forms.DateField(label=_("Ngày chi"), help_text=DATE_HINT)


class RecoverForm(forms.Form):
    """When the money came back, and by which voucher."""

    recovered_on = forms.DateField(label=_("Ngày thu hồi"), help_text=DATE_HINT)
    note = CleanCharFormField(label=_("Số phiếu thu, chứng từ"), max_length=255)


class UnpayForm(forms.Form):
    """Why the payment was noted by mistake."""

    reason = CleanCharFormField(label=_("Lý do"), max_length=255, help_text=_("Ví dụ: ghi nhầm người, tiền chưa trao."))
