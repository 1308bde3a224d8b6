import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.models import (
    Initiative,
    InitiativeKind,
    InitiativeState,
    RecognitionLevel,
    Work,
    WorkKind,
    WorkState,
)
from units.models import Unit

SEARCH = forms.TextInput(attrs={"type": "search", "placeholder": _("Gõ không dấu cũng được")})


class ContributionFilterSet(filters.FilterSet):
    """Search without dấu by name or code; the unit by code, with everything under it."""

    q = filters.CharFilter(label=_("Tên hoặc mã"), method="search", widget=SEARCH)
    unit = filters.CharFilter(
        label=_("Mã đơn vị"),
        method="under_unit",
        widget=forms.TextInput(attrs={"placeholder": _("cả đơn vị trực thuộc")}),
    )

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def under_unit(self, queryset, name, value):
        unit = Unit.objects.filter(code__iexact=value.strip()).first()
        return queryset.of_subtree(unit) if unit else queryset.none()


class InitiativeFilterSet(ContributionFilterSet):
    kind = filters.ChoiceFilter(label=_("Loại"), choices=InitiativeKind, empty_label=_("Tất cả"))
    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=InitiativeState, empty_label=_("Tất cả"))
    level = filters.ChoiceFilter(
        label=_("Cấp công nhận"), field_name="recognised_level", choices=RecognitionLevel, empty_label=_("Tất cả")
    )
    year = filters.NumberFilter(
        label=_("Năm áp dụng"), field_name="applied_on", lookup_expr="year", min_value=1900, max_value=2100
    )

    class Meta:
        model = Initiative
        fields = ["q", "unit", "kind", "state", "level", "year"]


class WorkFilterSet(ContributionFilterSet):
    kind = filters.ChoiceFilter(label=_("Loại"), choices=WorkKind, empty_label=_("Tất cả"))
    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=WorkState, empty_label=_("Tất cả"))

    class Meta:
        model = Work
        fields = ["q", "unit", "kind", "state"]
