import django_filters as filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.vietnamese import clean
from notices.models import Mail, MailState, NoticeKind


class MailFilterSet(filters.FilterSet):
    """Letters by state, by kind, and by the address or the words of the subject."""

    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=MailState, empty_label=_("Tất cả"))
    kind = filters.ChoiceFilter(label=_("Loại"), choices=NoticeKind, empty_label=_("Tất cả"))
    q = filters.CharFilter(label=_("Người nhận, tiêu đề"), method="matching")

    class Meta:
        model = Mail
        fields = ["state", "kind", "q"]

    def matching(self, queryset, name, value):
        typed = clean(value)
        return queryset.filter(
            Q(to__icontains=typed) | Q(subject__icontains=typed) | Q(user__full_name__icontains=typed)
        )
