import django_filters as filters
from django.utils.translation import gettext_lazy as _

from exemplars.models import (
    FIRST_YEAR,
    LAST_YEAR,
    Exemplar,
    ExemplarField,
    ExemplarProgramme,
    ExemplarState,
    RoundState,
    SelectionRound,
    SelectionWay,
)
from units.forms.filters import CleanCharFilter, SearchedFilterSet


class SharedFilterSet(SearchedFilterSet):
    """What exemplars to learn from are narrowed by."""

    programme = filters.ModelChoiceFilter(
        label=_("Chương trình"), queryset=ExemplarProgramme.objects.all(), empty_label=_("Tất cả")
    )
    field = filters.ModelChoiceFilter(
        label=_("Lĩnh vực"), queryset=ExemplarField.objects.all(), empty_label=_("Tất cả")
    )
    year = filters.NumberFilter(label=_("Năm"), min_value=FIRST_YEAR, max_value=LAST_YEAR)

    class Meta:
        model = Exemplar
        fields = ["q", "unit", "programme", "field", "year"]


class ExemplarFilterSet(SharedFilterSet):
    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=ExemplarState, empty_label=_("Tất cả"))

    class Meta:
        model = Exemplar
        fields = ["q", "unit", "programme", "field", "year", "state"]


class RoundFilterSet(filters.FilterSet):
    unit = CleanCharFilter(label=_("Mã đơn vị"), field_name="unit__code", lookup_expr="iexact")
    way = filters.ChoiceFilter(label=_("Cách bình chọn"), choices=SelectionWay, empty_label=_("Tất cả"))
    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=RoundState, empty_label=_("Tất cả"))

    class Meta:
        model = SelectionRound
        fields = ["unit", "way", "state"]
