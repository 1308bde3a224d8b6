import django_filters as filters
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from campaigns.forms.campaign_filters import SEARCH
from campaigns.models import DossierKind, Participation
from campaigns.selectors.review import Due, is_due
from notices.models import Reminder
from units.forms.filters import CleanCharFilter
from units.models import Unit


class OwingFilterSet(filters.FilterSet):
    """Rows of ``owing``; the kind of dossier is read before, it is kept here for the form."""

    kind = filters.ChoiceFilter(label=_("Loại hồ sơ"), choices=DossierKind, method="as_asked", empty_label=None)
    q = CleanCharFilter(label=_("Tên hoặc mã đơn vị"), method="search", widget=SEARCH)
    due = filters.ChoiceFilter(label=_("Hạn"), choices=Due, empty_label=_("Tất cả"), method="when_due")
    reminded = filters.ChoiceFilter(
        label=_("Đã nhắc"),
        choices=[("yes", _("Đã nhắc")), ("no", _("Chưa nhắc lần nào"))],
        empty_label=_("Tất cả"),
        method="was_reminded",
    )

    class Meta:
        model = Participation
        fields = ["kind", "q", "due", "reminded"]

    def __init__(self, *args, asked, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = asked

    def search(self, queryset, name, value):
        return queryset.filter(unit__in=Unit.objects.matching(value).order_by().values("pk"))

    def when_due(self, queryset, name, value):
        return queryset.filter(is_due(value))

    def was_reminded(self, queryset, name, value):
        ever = Exists(Reminder.objects.about(Participation, self.asked).filter(target_id=OuterRef("pk")))
        return queryset.filter(ever if value == "yes" else ~ever)

    def as_asked(self, queryset, name, value):
        return queryset
