from papers.models import Layout, Letterhead
from units.forms.filters import SearchedFilterSet
from units.models import Unit


class LookFilterSet(SearchedFilterSet):
    """Rows by the name or code of their unit, with everything under a unit."""

    def search(self, queryset, name, value):
        return queryset.filter(unit__in=Unit.objects.matching(value))


class LetterheadFilterSet(LookFilterSet):
    class Meta:
        model = Letterhead
        fields = ["q", "unit"]


class LayoutFilterSet(LookFilterSet):
    class Meta:
        model = Layout
        fields = ["q", "unit"]
