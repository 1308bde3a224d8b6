import django_filters as filters
from django.utils.translation import gettext_lazy as _

from contests.models import FIRST_YEAR, LAST_YEAR, Contest, ContestState
from units.forms.filters import SearchedFilterSet


class ContestFilterSet(SearchedFilterSet):
    year = filters.NumberFilter(label=_("Năm"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=ContestState, empty_label=_("Tất cả"))

    class Meta:
        model = Contest
        fields = ["q", "unit", "year", "state"]
