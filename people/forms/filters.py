import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from people.models import Collective, CollectiveKind, Gender, LeavingReason, Member
from units.forms.filters import SearchedFilterSet


class RegisterFilterSet(SearchedFilterSet):
    """The unit alone when ``own`` is ticked, which narrows nothing by itself; those gone only when asked for."""

    own = filters.BooleanFilter(label=_("Chỉ chính đơn vị này"), method="as_meant", widget=forms.CheckboxInput)

    gone = filters.BooleanFilter(label=_("Kể cả tập thể đã kết thúc"), method="with_gone", widget=forms.CheckboxInput)

    def of_unit(self, queryset, unit):
        return queryset.filter(unit=unit) if self.form.cleaned_data["own"] else super().of_unit(queryset, unit)

    def as_meant(self, queryset, name, value):
        return queryset

    def with_gone(self, queryset, name, value):
        return queryset if value else queryset.active()


class MemberFilterSet(RegisterFilterSet):
    gone = filters.BooleanFilter(label=_("Kể cả người đã rời"), method="with_gone", widget=forms.CheckboxInput)
    gender = filters.ChoiceFilter(label=_("Giới tính"), choices=Gender, empty_label=_("Tất cả"))
    is_direct_worker = filters.ChoiceFilter(
        label=_("Lao động trực tiếp"),
        choices=[("true", _("Có")), ("false", _("Không"))],
        empty_label=_("Tất cả"),
        method="direct_worker",
    )

    left = filters.ChoiceFilter(
        label=_("Đã rời vì"),
        choices=[(reason.value, reason.label) for reason in LeavingReason if reason != LeavingReason.MOVED],
        empty_label=_("Không lọc"),
        method="left_for",
    )

    class Meta:
        model = Member
        fields = ["q", "unit", "own", "gender", "is_direct_worker", "left", "gone"]

    def with_gone(self, queryset, name, value):
        return super().with_gone(queryset.standing(), name, value or self.form.cleaned_data.get("left"))

    def left_for(self, queryset, name, value):
        return queryset.left_for(value)

    def direct_worker(self, queryset, name, value):
        return queryset.filter(is_direct_worker=value == "true")


class CollectiveFilterSet(RegisterFilterSet):
    kind = filters.ChoiceFilter(label=_("Loại"), choices=CollectiveKind, empty_label=_("Tất cả"))

    class Meta:
        model = Collective
        fields = ["q", "unit", "own", "kind", "gone"]
