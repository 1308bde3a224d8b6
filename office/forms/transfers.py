import django_filters as filters
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.fields import CleanCharFormField
from common.vietnamese import fold
from office.models import Transfer, TransferState
from people.models import Member
from units.forms.fields import unit_choice
from units.models import Unit
from units.permissions import KEEPERS
from units.scope import scope_of

DATE_HINT = gettext_lazy("Ngày/tháng/năm, ví dụ 18/05/2025. Không ghi ngày chưa đến.")
SHOWN = 5


class MoveFields(forms.Form):
    """From when, and why."""

    on = forms.DateField(label=gettext_lazy("Ngày bắt đầu ở đơn vị mới"), help_text=DATE_HINT)
    reason = CleanCharFormField(
        label=gettext_lazy("Lý do, số quyết định điều động nếu có"), required=False, max_length=500
    )


class TransferForm(MoveFields):
    """To which unit, anywhere, found by its code or name."""

    to = CleanCharFormField(
        label=gettext_lazy("Đơn vị tiếp nhận"),
        help_text=gettext_lazy("Mã hoặc tên đơn vị, gõ không dấu cũng được."),
        max_length=255,
    )
    field_order = ("to", "on", "reason")

    def clean_to(self) -> Unit:
        """The only unit of that code, else the only one of that name."""
        typed = self.cleaned_data["to"]
        active = Unit.objects.active()
        if exact := active.filter(code__iexact=typed).first():
            return exact
        found = list(active.matching(typed).order_by("sort_key", "path")[: SHOWN + 1])
        if not found:
            raise forms.ValidationError(_("Không có đơn vị nào đang hoạt động mang mã hoặc tên này."))
        if len(found) > 1:
            named = "; ".join(f"{unit.code} – {unit.name}" for unit in found[:SHOWN])
            raise forms.ValidationError(
                _("Có nhiều đơn vị như vậy: %(units)s%(more)s. Hãy gõ mã đơn vị.")
                % {"units": named, "more": "…" if len(found) > SHOWN else ""}
            )
        return found[0]


class TransferRequestForm(MoveFields):
    """Whom, by code and name together, and into which unit the person keeps."""

    code = CleanCharFormField(label=gettext_lazy("Mã đoàn viên"), max_length=32)
    full_name = CleanCharFormField(
        label=gettext_lazy("Họ và tên"),
        max_length=150,
        help_text=gettext_lazy("Phải khớp với mã. Hệ thống không cho tìm người ở đơn vị khác chỉ bằng tên."),
    )
    field_order = ("code", "full_name", "to", "on", "reason")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"] = unit_choice(Unit.objects.active().visible_to(user, *KEEPERS))
        self.fields["to"].label = _("Chuyển về đơn vị")
        self.order_fields(self.field_order)

    def clean(self):
        """``member`` beside what was typed; the same refusal for a code nobody has and a name of somebody else."""
        typed = super().clean()
        if "code" in typed and "full_name" in typed:
            member = Member.objects.filter(code__iexact=typed["code"]).first()
            if member is None or fold(member.full_name) != fold(typed["full_name"]):
                raise forms.ValidationError(_("Không có đoàn viên nào mang mã này với họ tên này. Hãy xem lại cả hai."))
            typed["member"] = member
        return typed


class AnswerForm(forms.Form):
    """Nothing to type: the answer is the button."""


class RefusalForm(forms.Form):
    reason = CleanCharFormField(label=gettext_lazy("Lý do"), max_length=500)


class WithdrawalForm(forms.Form):
    reason = CleanCharFormField(label=gettext_lazy("Lý do"), max_length=500, required=False)


class TransferFilterSet(filters.FilterSet):
    """Those that wait, of either side; those answered when asked for."""

    show = filters.ChoiceFilter(
        label=gettext_lazy("Hiển thị"),
        choices=[
            ("mine", gettext_lazy("Chờ đơn vị tôi trả lời")),
            ("theirs", gettext_lazy("Chờ đơn vị bên kia")),
            ("done", gettext_lazy("Đã trả lời, đã rút")),
        ],
        empty_label=gettext_lazy("Đang chờ"),
        method="shown",
    )

    class Meta:
        model = Transfer
        fields = ["show"]

    def filter_queryset(self, queryset):
        if self.form.cleaned_data.get("show") != "done":
            queryset = queryset.open()
        return super().filter_queryset(queryset)

    def shown(self, queryset, name, value):
        if value == "done":
            return queryset.exclude(state=TransferState.PROPOSED)
        user = self.request.user
        if user.is_superuser:
            return queryset
        mine = queryset.answered_by_side_of(scope_of(user).paths(*KEEPERS))
        return mine if value == "mine" else queryset.exclude(pk__in=mine.order_by().values("pk"))
