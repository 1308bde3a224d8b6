import re

import django_filters as filters
from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharFormField
from common.models import AuditEntry
from office.services.audit_words import known_moves
from units.forms.filters import SEARCH_BOX, CleanCharFilter

DAY = forms.DateInput(attrs={"placeholder": _("dd/mm/yyyy")})
ROOT = re.compile("[0-9a-f]{64}")


def moves_by_name():
    """Every move as a choice, in the order of its words."""
    return sorted(((move, str(words)) for move, words in known_moves().items()), key=lambda choice: choice[1])


class AuditFilterSet(filters.FilterSet):
    """Lines by who acted, what was done and when."""

    q = CleanCharFilter(label=_("Người thực hiện"), method="search", widget=SEARCH_BOX)
    move = filters.ChoiceFilter(label=_("Việc"), choices=moves_by_name, empty_label=_("Tất cả"))
    since = filters.DateFilter(label=_("Từ ngày"), field_name="at", lookup_expr="date__gte", widget=DAY)
    until = filters.DateFilter(label=_("Đến hết ngày"), field_name="at", lookup_expr="date__lte", widget=DAY)

    class Meta:
        model = AuditEntry
        fields = ["q", "move", "since", "until"]

    def search(self, queryset, name, value):
        return queryset.filter(actor__in=get_user_model().objects.matching(value).order_by().values("pk"))


class RootForm(forms.Form):
    """A root of the audit, typed or copied from a paper."""

    root = CleanCharFormField(
        label=_("So mã gốc in trên quyết định, bản niêm phong"),
        help_text=_("64 chữ số và chữ a–f sau «Nhật ký niêm phong đến đoạn …»; khoảng trắng, xuống dòng không sao."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Hãy chép mã vào đây.")},
    )

    def clean_root(self):
        root = "".join(self.cleaned_data["root"].split()).lower()
        if not ROOT.fullmatch(root):
            raise ValidationError(_("Mã có đúng 64 chữ số và chữ a–f. Hãy xem lại mã đã chép."))
        return root
