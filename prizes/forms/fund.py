import django_filters as filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.forms.filters import search_box
from common.fields import CleanCharFormField, MoneyFormField
from common.forms.layout import DATE_HINT
from prizes.models import Fund, MovementKind
from units.forms.fields import unit_choice
from units.forms.filters import CleanCharFilter
from units.models import Role, Unit

FIRST_YEAR, LAST_YEAR = 2000, 2100


class FundForm(forms.Form):
    """Whose fund, and of which year."""

    year = forms.IntegerField(label=_("Năm"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    field_order = ("unit", "year")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"] = unit_choice(Unit.objects.active().visible_to(user, Role.FINANCE), own=True)
        self.fields["year"].initial = timezone.localdate().year
        self.order_fields(self.field_order)


class MovementForm(forms.Form):
    """What came in, or was spent on something else than prizes."""

    kind = forms.ChoiceField(label=_("Loại"), choices=MovementKind, initial=MovementKind.INCOME)
    amount = MoneyFormField(label=_("Số tiền (đồng)"), min_value=1, help_text=_("Ví dụ: 500.000.000 hoặc 500 triệu."))
    moved_on = forms.DateField(label=_("Ngày"), help_text=DATE_HINT)
    content = CleanCharFormField(
        label=_("Nguồn, nội dung"),
        max_length=255,
        help_text=_("Khoản thu: nguồn và số quyết định phân bổ. Khoản chi khác: chi cho việc gì."),
    )


class FundFilterSet(filters.FilterSet):
    """Funds by unit and year."""

    unit = CleanCharFilter(method="of_unit", **search_box(_("Đơn vị"), _("Tên hoặc mã, không cần dấu")))
    year = filters.NumberFilter(label=_("Năm"))

    class Meta:
        model = Fund
        fields = ["unit", "year"]

    def of_unit(self, queryset, name, value):
        return queryset.filter(unit__in=Unit.objects.matching(value))
