import django_filters as filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from awards.models import Honour
from catalogue.models import AwardType
from common.expressions import Unaccented
from common.vietnamese import fold
from decisions.models import DecisionLine
from people.models import SubjectKind
from units.forms.filters import SEARCH_BOX, CleanCharFilter, SearchedFilterSet


class HonourFilterSet(SearchedFilterSet):
    """Honours by the name of that day or the one that was corrected to, with or without dấu."""

    q = CleanCharFilter(label=_("Tên khi được khen"), method="search", widget=SEARCH_BOX)
    award = filters.ModelChoiceFilter(
        label=_("Danh hiệu, hình thức khen"),
        queryset=AwardType.objects.order_by("position", "code"),
        empty_label=_("Tất cả"),
    )
    kind = filters.ChoiceFilter(
        label=_("Đối tượng"), field_name="subject_kind", choices=SubjectKind, empty_label=_("Tất cả")
    )
    year = filters.NumberFilter(label=_("Năm"), min_value=1900, max_value=2100)
    decision = CleanCharFilter(label=_("Số quyết định"), field_name="decision_no", lookup_expr="iexact")

    level = filters.ChoiceFilter(
        label=_("Cấp quyết định"),
        choices=[("here", _("Quyết định tại hệ thống")), ("above", _("Cấp trên quyết định"))],
        empty_label=_("Tất cả"),
        method="decided_at",
    )

    class Meta:
        model = Honour
        fields = ["q", "unit", "award", "kind", "year", "decision", "level"]

    def decided_at(self, queryset, name, value):
        return queryset.filter(**{"decided_above" if value == "above" else "is_issued": True})

    def search(self, queryset, name, value):
        if not (folded := fold(value)):
            return queryset
        corrected = DecisionLine.objects.correcting().alias(plain=Unaccented("name")).filter(plain__contains=folded)
        found = Q(plain__contains=folded) | Q(pk__in=list(corrected.values_list("honour", flat=True)))
        return queryset.alias(plain=Unaccented("name_then")).filter(found)
