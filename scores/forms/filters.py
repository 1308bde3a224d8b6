import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign
from common.forms.rows import RowFilter
from scores.models import CardState, ScoreCard, ScoreSheet, SheetState
from units.forms.filters import CleanCharFilter
from units.models import Block, Cluster, Unit

ALL = _("Tất cả")


class CardFilterSet(filters.FilterSet):
    """Narrows a list of cards by unit, campaign, state, cluster and block."""

    q = CleanCharFilter(
        label=_("Đơn vị"),
        method="search",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Tên hoặc mã, không cần dấu")}),
    )
    campaign = RowFilter(label=_("Phong trào"), queryset=None, empty_label=ALL)
    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=CardState, empty_label=ALL)
    cluster = RowFilter(label=_("Cụm"), queryset=None, empty_label=ALL)
    block = filters.ChoiceFilter(label=_("Khối"), field_name="unit__block", choices=Block, empty_label=ALL)

    class Meta:
        model = ScoreCard
        fields = ["q", "campaign", "state", "cluster", "block"]

    def __init__(self, data=None, *args, user, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.filters["campaign"].queryset = Campaign.objects.visible_to(user).only("name").order_by("-starts_on", "-pk")
        self.filters["cluster"].queryset = Cluster.objects.visible_to(user).order_by("-year", "code")

    def search(self, queryset, name, value):
        return queryset.filter(unit__in=Unit.objects.matching(value).order_by().values("pk"))


class SheetFilterSet(filters.FilterSet):
    """Sheets by state and by a year they hold in."""

    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=SheetState, empty_label=ALL)
    year = filters.NumberFilter(label=_("Dùng cho năm"), method="of_year", min_value=1900, max_value=2100)

    class Meta:
        model = ScoreSheet
        fields = ["state", "year"]

    def of_year(self, queryset, name, value):
        return queryset.of_year(int(value))
