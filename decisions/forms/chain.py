"""What is typed at a step of a decision, about steps themselves, and when somebody is away."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.models import AwardType
from common.fields import CleanTextFormField
from decisions.models import DEPUTY_ROLES, STEP_ROLES, ApprovalStep, Delegation
from decisions.permissions import CHAIN_SETTERS
from units.forms.act import LONGEST_REASON, ReasonForm, VersionForm
from units.forms.fields import UnitCodeInput, unit_choice
from units.models import RoleAssignment, Unit
from units.scope import scope_of

DAY = forms.DateInput(attrs={"placeholder": gettext_lazy("dd/mm/yyyy")})


class SeenReasonForm(VersionForm, ReasonForm):
    """A reason, about the version that was read."""


class ApproveForm(VersionForm):
    """A word beside the approval, as the decision was read."""

    comment = CleanTextFormField(
        label=gettext_lazy("Ý kiến (không bắt buộc)"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WaiverForm(forms.Form):
    """Which colleague of a recipient may act, and why."""

    user = forms.ModelChoiceField(
        label=gettext_lazy("Người được phép"), queryset=None, empty_label=gettext_lazy("Chọn tài khoản")
    )
    reason = CleanTextFormField(
        label=gettext_lazy("Lý do, văn bản cho phép"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Hãy ghi lý do.")},
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people
        self.fields["user"].help_text = _(
            "Những người có vai trò duyệt hoặc công bố và thuộc đơn vị có tên trong danh sách."
        )


class StepForm(VersionForm, forms.ModelForm):
    """A step of the chain; the unit that sets it is chosen once."""

    class Meta:
        model = ApprovalStep
        fields = [
            "level", "scope", "award", "order_no", "name", "at_unit", "role", "from_recipients", "from_money",
            "needs_session", "days", "valid_from", "valid_to",
        ]  # fmt: skip
        widgets = dict.fromkeys(("valid_from", "valid_to"), DAY)
        help_texts = {
            "level": gettext_lazy(
                "Để trống là chỉ cho quyết định của chính đơn vị này; chọn cấp là cho mọi đơn vị cấp ấy ở dưới."
            ),
            "scope": gettext_lazy(
                "Chọn «Đột xuất» để quyết định khen đột xuất đi theo các bước riêng, thay cho bước chung cùng nơi đặt."
            ),
            "award": gettext_lazy("Để trống là mọi hình thức chưa có bước riêng."),
            "name": gettext_lazy("Ví dụ «Ban Chính sách thẩm định»."),
            "at_unit": gettext_lazy("Mã đơn vị có người duyệt bước này. Để trống là đơn vị ban hành quyết định."),
            "from_recipients": gettext_lazy("Để trống nếu bước này luôn phải qua."),
            "from_money": gettext_lazy("Tổng tiền thưởng của quyết định. Để trống nếu bước này luôn phải qua."),
            "days": gettext_lazy("Không tính thứ Bảy, Chủ nhật, ngày lễ. Để trống là không hạn."),
            "valid_to": gettext_lazy("Để trống nếu chưa biết."),
        }

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [("", _("Chỉ chính đơn vị này")), *self.fields["level"].choices[1:]]
        self.fields["scope"].choices = [("", _("Mọi loại chưa có bước riêng")), *self.fields["scope"].choices[1:]]
        self.fields["role"].choices = [("", _("Chọn vai trò")), *self.fields["role"].choices[1:]]
        self.fields["award"].queryset = AwardType.objects.filter(active=True)
        self.fields["award"].empty_label = _("Mọi hình thức")
        self.fields["at_unit"] = forms.ModelChoiceField(
            Unit.objects.active(),
            to_field_name="code",
            required=False,
            label=self.fields["at_unit"].label,
            help_text=self.fields["at_unit"].help_text,
            widget=UnitCodeInput(Unit.objects.active()),
            error_messages={
                "invalid_choice": _("Không có đơn vị mang mã này. Mã nằm ngay dưới tên đơn vị, ở trang Đơn vị.")
            },
        )
        if self.instance.at_unit:
            self.initial["at_unit"] = self.instance.at_unit.code
        if user:
            self.fields["unit"] = unit_choice(Unit.objects.active().visible_to(user, *CHAIN_SETTERS), own=True)
            self.order_fields(["unit", *self.Meta.fields])

    def _post_clean(self):
        """The row is made and checked by the service."""


class EndStepForm(VersionForm):
    last_day = forms.DateField(label=gettext_lazy("Ngày cuối áp dụng"), widget=DAY)


class DelegationForm(forms.ModelForm):
    """Who acts in one's place, where, when, and how they sign."""

    class Meta:
        model = Delegation
        fields = ["valid_from", "valid_to", "reason", "signing_formula", "deputy_post"]
        widgets = dict.fromkeys(("valid_from", "valid_to"), DAY)
        help_texts = {
            "reason": gettext_lazy("Ví dụ «đi công tác», «nghỉ phép»."),
            "signing_formula": gettext_lazy(
                "Ghi trên tên người được uỷ quyền khi họ ký thay bạn, ví dụ TUQ. CHỦ TỊCH."
            ),
            "deputy_post": gettext_lazy("Ví dụ CHÁNH VĂN PHÒNG."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        paths = {path for role in STEP_ROLES for path in scope_of(user).held.get(role, ())}
        units = Unit.objects.active().filter(path__in=paths)
        holding = RoleAssignment.objects.today().filter(unit__in=units, role__in=DEPUTY_ROLES)
        self.fields["unit"] = unit_choice(units, own=True)
        self.fields["deputy"] = forms.ModelChoiceField(
            get_user_model().objects.filter(is_active=True, pk__in=holding.values("user")).exclude(pk=user.pk),
            label=_("Người được uỷ quyền"),
            empty_label=_("Chọn tài khoản"),
            help_text=_(
                "Những tài khoản có vai trò ở chính đơn vị ấy, trừ người lập hồ sơ và người kiểm tra. Vai trò của bạn "
                "ở đơn vị khác không được uỷ quyền theo. Người thay bạn cũng phải bật xác thực hai lớp như bạn."
            ),
        )
        self.order_fields(["unit", "deputy", *self.Meta.fields])

    def _post_clean(self):
        """The row is made and checked by the service."""
