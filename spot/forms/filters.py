import django_filters as filters
from django.utils.translation import gettext_lazy as _

from spot.awards import spot_awards
from spot.models import SpotProposal, SpotState
from units.forms.filters import SearchedFilterSet

ALL = _("Tất cả")
WAITING, DRAFTED, ISSUED = "waiting", "drafted", "issued"
DECISIONS = [
    (WAITING, _("Chờ soạn quyết định")),
    (DRAFTED, _("Đang trong dự thảo, chờ duyệt")),
    (ISSUED, _("Đã có quyết định")),
]


class SpotFilterSet(SearchedFilterSet):
    """By whom it is about, the unit, the state, the award and how far its decision is."""

    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=SpotState, empty_label=ALL)
    award = filters.ModelChoiceFilter(
        label=_("Hình thức khen"), queryset=lambda request: spot_awards(), empty_label=ALL
    )
    decision = filters.ChoiceFilter(label=_("Quyết định"), choices=DECISIONS, empty_label=ALL, method="by_decision")

    class Meta:
        model = SpotProposal
        fields = ["q", "unit", "state", "award", "decision"]

    def by_decision(self, queryset, name, value):
        if value == WAITING:
            return queryset.waiting()
        decided = queryset.filter(line__isnull=False).exclude(line__decision__state="discarded")
        if value == ISSUED:
            return decided.filter(line__decision__state="issued")
        return decided.exclude(line__decision__state="issued")
