import django_filters as filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.forms.filters import ALL, awards_named, search_box
from catalogue.models import PrizeMultiple, PrizeSubject
from units.forms.filters import CleanCharFilter


class MultipleFilterSet(filters.FilterSet):
    """The multiples in force on a day, by award and subject."""

    q = CleanCharFilter(method="search", **search_box(_("Danh hiệu, hình thức"), _("Tên hoặc mã, không cần dấu")))
    on = filters.DateFilter(
        label=_("Ngày quyết định"), method="in_force", widget=forms.DateInput(attrs={"placeholder": _("dd/mm/yyyy")})
    )
    kind = filters.ChoiceFilter(label=_("Đối tượng"), choices=PrizeSubject, empty_label=ALL, field_name="subject_kind")

    class Meta:
        model = PrizeMultiple
        fields = ["q", "on", "kind"]

    @property
    def day(self):
        """The day asked for; today when none was, or none that can be read."""
        return (self.form.is_bound and self.form.cleaned_data.get("on")) or timezone.localdate()

    @property
    def qs(self):
        return super().qs.in_force_on(self.day)

    def in_force(self, queryset, name, value):
        """Left to ``qs``, which asks for today's where no day was asked for."""
        return queryset

    def search(self, queryset, name, value):
        return queryset.filter(award__in=awards_named(value))
