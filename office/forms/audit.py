import django_filters as filters
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from common.models import AuditEntry
from office.services.audit_words import known_moves
from units.forms.filters import SEARCH_BOX, CleanCharFilter


def moves_by_name():
    """Every move as a choice, in the order of its words."""
    return sorted(((move, str(words)) for move, words in known_moves().items()), key=lambda choice: choice[1])


class AuditFilterSet(filters.FilterSet):
    """Lines by who acted, what was done and when."""

    q = CleanCharFilter(label=_("Người thực hiện"), method="search", widget=SEARCH_BOX)
    move = filters.ChoiceFilter(label=_("Việc"), choices=moves_by_name, empty_label=_("Tất cả"))
    since = filters.DateFilter(label=_("Từ ngày"), field_name="at", lookup_expr="date__gte")
    until = filters.DateFilter(label=_("Đến hết ngày"), field_name="at", lookup_expr="date__lte")

    class Meta:
        model = AuditEntry
        fields = ["q", "move", "since", "until"]

    def search(self, queryset, name, value):
        return queryset.filter(actor__in=get_user_model().objects.matching(value).order_by().values("pk"))
