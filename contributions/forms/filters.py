import django_filters as filters
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
from units.forms.filters import SearchedFilterSet


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

    class Meta:
        model = Work
        fields = ["q", "unit", "kind", "state"]
