import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.models import (
    HAS_PLAQUE,
    Initiative,
    InitiativeKind,
    InitiativeState,
    PlaqueLevel,
    RecognitionLevel,
    Work,
    WorkKind,
    WorkState,
)
from contributions.querysets import REVOKED
from contributions.selectors.work_totals import works_in
from units.forms.filters import CleanCharFilter, SearchedFilterSet


class InitiativeFilterSet(SearchedFilterSet):
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


class WorkFilterSet(SearchedFilterSet):
    kind = filters.ChoiceFilter(label=_("Loại"), choices=WorkKind, empty_label=_("Tất cả"))
    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=WorkState, empty_label=_("Tất cả"))

    occasion = CleanCharFilter(label=_("Dịp chào mừng"), lookup_expr="iexact")
    line = filters.CharFilter(label=_("Dòng của bảng tổng hợp"), method="of_line", widget=forms.HiddenInput)
    """What a line of the totals counted among all that the other filters let through; so it is the last."""

    class Meta:
        model = Work
        fields = ["q", "unit", "kind", "state", "occasion", "line"]

    def of_line(self, queryset, name, value):
        return works_in(queryset, value)


class PlaqueFilterSet(SearchedFilterSet):
    level = filters.ChoiceFilter(
        label=_("Cấp quyết định"), field_name="plaque_level", choices=PlaqueLevel, empty_label=_("Tất cả")
    )
    state = filters.ChoiceFilter(
        label=_("Trạng thái"),
        choices=[*(choice for choice in WorkState.choices if choice[0] in HAS_PLAQUE), (REVOKED, _("Biển đã thu hồi"))],
        empty_label=_("Tất cả"),
        method="in_state",
    )
    year = filters.NumberFilter(
        label=_("Năm quyết định"),
        field_name="booked_on",
        lookup_expr="year",
        min_value=1900,
        max_value=2100,
    )

    class Meta:
        model = Work
        fields = ["q", "unit", "level", "state", "year"]

    def in_state(self, queryset, name, value):
        return queryset.without_plaque_again() if value == REVOKED else queryset.filter(state=value)
