import django_filters as filters
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.fields import CleanCharFormField, CleanTextFormField, MoneyFormField
from common.vietnamese import fold
from contributions.models import Initiative, RecognitionLevel, Sharing
from contributions.models.initiative import FIELD_LETTERS
from units.forms.filters import CleanCharFilter, SearchedFilterSet
from units.models import Unit


class MoneyFilter(filters.NumberFilter):
    """Đồng as people write them."""

    field_class = MoneyFormField


class LibraryFilterSet(SearchedFilterSet):
    """What a library is searched by; the benefit is the confirmed one."""

    field = CleanCharFilter(label=gettext_lazy("Lĩnh vực"), method="of_field")
    level = filters.ChoiceFilter(
        label=gettext_lazy("Cấp công nhận"),
        field_name="recognised_level",
        choices=RecognitionLevel,
        empty_label=gettext_lazy("Tất cả"),
    )
    year = filters.NumberFilter(
        label=gettext_lazy("Năm áp dụng"), field_name="applied_on", lookup_expr="year", min_value=1900, max_value=2100
    )
    benefit = MoneyFilter(
        label=gettext_lazy("Làm lợi được xác nhận từ"), field_name="benefit_confirmed", lookup_expr="gte"
    )

    class Meta:
        model = Initiative
        fields = ["q", "unit", "field", "level", "year", "benefit"]

    def of_field(self, queryset, name, value):
        return queryset.filter(field_search__contains=fold(value)[:FIELD_LETTERS])


class SharingForm(forms.Form):
    """With whom an initiative is shared."""

    sharing = forms.ChoiceField(label=gettext_lazy("Chia sẻ với"), choices=Sharing, widget=forms.RadioSelect)


class ReuseForm(forms.Form):
    """Which unit applies an initiative again, since when, where and with what result."""

    unit = CleanCharFormField(label=gettext_lazy("Mã đơn vị áp dụng lại"), max_length=32)
    applied_on = forms.DateField(label=gettext_lazy("Áp dụng lại từ ngày"))
    applied_at = CleanCharFormField(label=gettext_lazy("Nơi áp dụng"), max_length=255)
    result = CleanTextFormField(
        label=gettext_lazy("Kết quả"), required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=5000
    )

    def clean_unit(self):
        unit = Unit.objects.active().filter(code__iexact=self.cleaned_data["unit"]).first()
        if unit is None:
            raise forms.ValidationError(_("Không có đơn vị nào mang mã này. Hãy xem mã ở trang của đơn vị."))
        return unit
