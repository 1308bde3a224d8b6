"""What every list of rows that hang on a unit may be narrowed by."""

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharFormField
from units.models import Unit


class CleanCharFilter(filters.CharFilter):
    """One line of text, cleaned before it is looked up."""

    field_class = CleanCharFormField


SEARCH_BOX = forms.TextInput(attrs={"type": "search", "placeholder": _("Gõ không dấu cũng được")})


class SearchedFilterSet(filters.FilterSet):
    """Search without dấu by the queryset's ``matching``, and the unit by code with everything under it."""

    q = CleanCharFilter(label=_("Tên hoặc mã"), method="search", widget=SEARCH_BOX)
    unit = CleanCharFilter(
        label=_("Mã đơn vị"),
        method="under_unit",
        widget=forms.TextInput(attrs={"placeholder": _("cả đơn vị trực thuộc")}),
    )

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def under_unit(self, queryset, name, value):
        unit = Unit.objects.filter(code__iexact=value).first()
        return self.of_unit(queryset, unit) if unit else queryset.none()

    def of_unit(self, queryset, unit):
        return queryset.of_subtree(unit)
