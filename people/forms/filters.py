import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from people.models import Collective, CollectiveKind, Gender, Member
from units.models import Unit


class SearchedFilterSet(filters.FilterSet):
    """Search without dấu by the queryset's ``matching``, and the unit by code with everything under it."""

    q = filters.CharFilter(
        label=_("Tên hoặc mã"),
        method="search",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Gõ không dấu cũng được")}),
    )
    unit = filters.CharFilter(
        label=_("Mã đơn vị"),
        method="under_unit",
        widget=forms.TextInput(attrs={"placeholder": _("cả đơn vị trực thuộc")}),
    )

    own = filters.BooleanFilter(label=_("Chỉ chính đơn vị này"), method="with_unit", widget=forms.CheckboxInput)

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def under_unit(self, queryset, name, value):
        unit = Unit.objects.filter(code__iexact=value.strip()).first()
        if unit is None:
            return queryset.none()
        return queryset.filter(unit=unit) if self.form.cleaned_data["own"] else queryset.of_subtree(unit)

    def with_unit(self, queryset, name, value):
        """Says how ``unit`` is meant; alone it narrows nothing."""
        return queryset


class MemberFilterSet(SearchedFilterSet):
    gender = filters.ChoiceFilter(label=_("Giới tính"), choices=Gender, empty_label=_("Tất cả"))
    is_direct_worker = filters.ChoiceFilter(
        label=_("Lao động trực tiếp"),
        choices=[("true", _("Có")), ("false", _("Không"))],
        empty_label=_("Tất cả"),
        method="direct_worker",
    )

    class Meta:
        model = Member
        fields = ["q", "unit", "own", "gender", "is_direct_worker"]

    def direct_worker(self, queryset, name, value):
        return queryset.filter(is_direct_worker=value == "true")


class CollectiveFilterSet(SearchedFilterSet):
    kind = filters.ChoiceFilter(label=_("Loại"), choices=CollectiveKind, empty_label=_("Tất cả"))

    class Meta:
        model = Collective
        fields = ["q", "unit", "own", "kind"]
