import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from inspections.models import Inspection, InspectionKind, InspectionState
from units.forms.filters import CleanCharFilter
from units.models import Unit

FIRST_YEAR, LAST_YEAR = 1945, 2100


class InspectionFilterSet(filters.FilterSet):
    unit = CleanCharFilter(
        label=_("Mã đơn vị"),
        method="touching_unit",
        widget=forms.TextInput(attrs={"placeholder": _("đơn vị kiểm tra hoặc được kiểm tra")}),
    )
    kind = filters.ChoiceFilter(label=_("Loại"), choices=InspectionKind, empty_label=_("Tất cả"))
    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=InspectionState, empty_label=_("Tất cả"))
    year = filters.NumberFilter(label=_("Năm"), field_name="starts_on__year", min_value=FIRST_YEAR, max_value=LAST_YEAR)
    overdue = filters.BooleanFilter(label=_("Có khắc phục quá hạn"), method="with_overdue", widget=forms.CheckboxInput)

    class Meta:
        model = Inspection
        fields = ["unit", "kind", "state", "year", "overdue"]

    def touching_unit(self, queryset, name, value):
        unit = Unit.objects.filter(code__iexact=value).first()
        return queryset.touching(unit) if unit else queryset.none()

    def with_overdue(self, queryset, name, value):
        return queryset.overdue() if value else queryset
