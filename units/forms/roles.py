import django_filters as filters
from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.fields import CleanCharFormField
from common.models import AuditEntry
from units.forms.act import OpenedForm
from units.forms.filters import SEARCH_BOX, CleanCharFilter, SearchedFilterSet
from units.models import Role, RoleAssignment, Unit
from units.selectors.accounts import ACCOUNT_MOVES

DATE_HINT = gettext_lazy("Ngày/tháng/năm, ví dụ 18/05/2025.")


class RoleFilterSet(SearchedFilterSet):
    """Roles by who holds them, where and which; those that are over only when asked for."""

    q = CleanCharFilter(label=gettext_lazy("Tên người, tên đăng nhập"), method="search", widget=SEARCH_BOX)
    role = filters.ChoiceFilter(label=gettext_lazy("Vai trò"), choices=Role, empty_label=gettext_lazy("Tất cả"))
    show = filters.ChoiceFilter(
        label=gettext_lazy("Cần xem lại"),
        choices=[
            ("never", gettext_lazy("Chưa đăng nhập lần nào")),
            ("ending", gettext_lazy("Hết hạn trong 30 ngày")),
        ],
        empty_label=gettext_lazy("Tất cả"),
        method="to_look_at",
    )
    past = filters.BooleanFilter(
        label=gettext_lazy("Kể cả vai trò đã hết"), method="with_past", widget=forms.CheckboxInput
    )

    class Meta:
        model = RoleAssignment
        fields = ["q", "unit", "role", "show", "past"]

    def search(self, queryset, name, value):
        return queryset.filter(user__in=get_user_model().objects.matching(value))

    def to_look_at(self, queryset, name, value):
        return queryset.never_signed_in() if value == "never" else queryset.ending_soon()

    def with_past(self, queryset, name, value):
        return queryset if value else queryset.not_over()


class AccountLogFilterSet(filters.FilterSet):
    """Lines about accounts by whose account it is, what was done and when."""

    q = CleanCharFilter(label=gettext_lazy("Tên người, tên đăng nhập"), method="search", widget=SEARCH_BOX)
    move = filters.ChoiceFilter(
        label=gettext_lazy("Việc"), choices=list(ACCOUNT_MOVES.items()), empty_label=gettext_lazy("Tất cả")
    )
    since = filters.DateFilter(label=gettext_lazy("Từ ngày"), field_name="at", lookup_expr="date__gte")
    until = filters.DateFilter(label=gettext_lazy("Đến hết ngày"), field_name="at", lookup_expr="date__lte")

    class Meta:
        model = AuditEntry
        fields = ["q", "move", "since", "until"]

    def search(self, queryset, name, value):
        return queryset.filter(subject_id__in=get_user_model().objects.matching(value).values("pk"))


def account_choice(label):
    """An account named by its user name: nobody learns others by counting."""
    return forms.ModelChoiceField(
        label=label,
        queryset=get_user_model().objects.filter(is_superuser=False),
        to_field_name="username",
        error_messages={"invalid_choice": gettext_lazy("Không có tài khoản này. Hãy tìm lại tên đăng nhập.")},
    )


class PickingForm(forms.Form):
    """A form some of whose rows are searched for: the fields ``picked``."""

    picked: tuple[str, ...] = ()

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.picked:
            self.fields[name].widget.attrs["id"] = f"id_{name}_search"

    def chosen(self, name):
        """The row picked for ``name``; ``None`` while there is none."""
        try:
            return self.fields[name].clean(self[name].value())
        except forms.ValidationError:
            return None


class RoleForm(PickingForm):
    """Which role at which of the units the person manages, from when to when."""

    unit = forms.ModelChoiceField(label=gettext_lazy("Đơn vị"), queryset=None)
    role = forms.ChoiceField(label=gettext_lazy("Vai trò"))
    valid_from = forms.DateField(
        label=gettext_lazy("Từ ngày"), required=False, help_text=gettext_lazy("Để trống nếu có hiệu lực ngay.")
    )
    valid_to = forms.DateField(
        label=gettext_lazy("Đến hết ngày"), required=False, help_text=gettext_lazy("Để trống nếu chưa biết ngày hết.")
    )
    picked = ("unit",)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.fields["unit"].queryset = Unit.objects.active().visible_to(user, Role.MANAGER)
        self.fields["role"].choices = [("", _("Chọn vai trò")), *Role.choices]


class GiveRoleForm(RoleForm):
    account = account_choice(gettext_lazy("Tài khoản"))
    picked = ("account", "unit")
    field_order = ["account", "unit"]


class NewAccountForm(RoleForm):
    username = CleanCharFormField(
        label=gettext_lazy("Tên đăng nhập"),
        max_length=150,
        help_text=gettext_lazy("Chữ không dấu, số và các dấu @ . + - _, ví dụ nguyen.hang."),
    )
    full_name = CleanCharFormField(label=gettext_lazy("Họ và tên"), max_length=150)
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"), required=False, help_text=gettext_lazy("Để người ấy tự lấy lại mật khẩu.")
    )
    field_order = ["username", "full_name", "email", "unit"]


class EndRoleForm(forms.Form):
    on = forms.DateField(label=gettext_lazy("Ngày cuối giữ vai trò"), help_text=DATE_HINT)
    at_once = forms.BooleanField(
        label=gettext_lazy("Kết thúc ngay lúc này"),
        help_text=gettext_lazy("Không chờ hết ngày: từ lần bấm tiếp theo người ấy không còn thấy gì của vai trò này."),
        required=False,
    )


class RenewForm(OpenedForm):
    """Who gets a new password."""

    accounts = forms.ModelMultipleChoiceField(
        queryset=None,
        error_messages={
            "required": gettext_lazy("Hãy đánh dấu ít nhất một người."),
            "invalid_choice": gettext_lazy("Có người không còn thuộc phạm vi của bạn. Hãy mở lại trang rồi chọn lại."),
        },
    )

    def __init__(self, *args, accounts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["accounts"].queryset = accounts


class LockForm(forms.Form):
    reason = CleanCharFormField(label=gettext_lazy("Lý do"), max_length=500, required=False)
