from crispy_forms.layout import Column, Fieldset, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Campaign, CampaignState
from campaigns.services.campaign import SET_BY_LAUNCH
from common.clock import today
from common.layout import plain_helper
from units.models import Block, Role, Unit, UnitKind
from units.scope import scope_of

DATE_HINT = gettext_lazy("Ngày/tháng/năm, ví dụ 18/05/2025.")
DATE_EXAMPLE = gettext_lazy("ví dụ 18/05/2025")
DATES = ("starts_on", "ends_on", "registration_opens_on", "registration_closes_on", "proposal_closes_on")
GRASSROOTS_BY_DEFAULT = frozenset({UnitKind.PROVINCIAL, UnitKind.SECTORAL})
"""Unions whose campaigns mostly speak to base unions."""


class CampaignForm(forms.ModelForm):
    """The general data of a campaign; what a launch settles can be read but not changed afterwards."""

    addressed_kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Cấp tham gia"),
        help_text=gettext_lazy("Không đánh dấu cấp nào là mọi cấp trực thuộc."),
        choices=[(kind.value, kind.label) for kind in UnitKind if kind != UnitKind.CONFEDERATION],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    addressed_blocks = forms.MultipleChoiceField(
        label=gettext_lazy("Khối tham gia"),
        help_text=gettext_lazy("Không đánh dấu khối nào là mọi khối, kể cả đơn vị chưa phân khối."),
        choices=Block.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Campaign
        fields = [
            "unit",
            "code",
            "name",
            "slogan",
            "kind",
            "period_kind",
            "starts_on",
            "ends_on",
            "registration_opens_on",
            "registration_closes_on",
            "needs_proposal",
            "proposal_closes_on",
            "addressed_kinds",
            "addressed_blocks",
            "praise_by",
            "notes",
        ]
        widgets = {"notes": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "code": gettext_lazy("Ví dụ TD2025. Để trống thì hệ thống tự đặt."),
            "slogan": gettext_lazy("Hiện ngay dưới tên phong trào."),
            "needs_proposal": gettext_lazy(
                "Cuối kỳ, đơn vị gửi thêm hồ sơ đề nghị kèm thành tích. Bỏ dấu thì xét ngay trên hồ sơ đăng ký."
            ),
            "registration_opens_on": gettext_lazy("Từ 00:00 của ngày này."),
            "praise_by": gettext_lazy("Mỗi quý nêu đơn vị nhiều nhất và vượt chỉ tiêu trong phạm vi này."),
            "proposal_closes_on": gettext_lazy("Để trống là nhận đến khi kết thúc phong trào."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        held = scope_of(user).held.get(Role.SPECIALIST, ())
        if self.instance.pk:
            del self.fields["unit"]
        else:
            self._offer_units(Unit.objects.active().filter(path__in=held))
        self.fields["code"].required = self.fields["praise_by"].required = False
        for name in DATES:
            self.fields[name].widget.attrs |= {"placeholder": DATE_EXAMPLE, "autocomplete": "off"}
        self.fields["registration_closes_on"].help_text = self._closing_hint()
        if self.instance.state != CampaignState.DRAFT:
            for name in SET_BY_LAUNCH & self.fields.keys():
                self.fields[name].disabled = True
        self.helper = self._layout()

    def _offer_units(self, units):
        field = self.fields["unit"]
        field.queryset = units
        offered = list(units[:2])
        if len(offered) == 1:
            self.initial.setdefault("unit", offered[0].pk)
        if offered and offered[0].kind in GRASSROOTS_BY_DEFAULT:
            self.initial.setdefault("addressed_kinds", [UnitKind.GRASSROOTS])
        this_year = today().year
        self.initial.setdefault("starts_on", today().replace(month=1, day=1, year=this_year))
        self.initial.setdefault("ends_on", today().replace(month=12, day=31, year=this_year))

    def _closing_hint(self):
        if not self.instance.pk:
            return _("Đến hết 23:59 của ngày này.")
        closes_on = f"{self.instance.registration_closes_on:%d/%m/%Y}"
        if self.instance.state == CampaignState.DRAFT:
            return _("Đến hết 23:59 ngày %(day)s.") % {"day": closes_on}
        return _("Đến hết 23:59 ngày %(day)s. Muốn đổi, hãy khoá hoặc mở lại đăng ký.") % {"day": closes_on}

    def _layout(self):
        unit = ["unit"] if "unit" in self.fields else []
        return plain_helper(
            Fieldset(_("Phong trào"), *unit, "name", "slogan", "code", "kind", "period_kind"),
            Fieldset(_("Thời gian thi đua"), Row(Column("starts_on"), Column("ends_on"))),
            Fieldset(
                _("Đăng ký và đề nghị"),
                Row(Column("registration_opens_on"), Column("registration_closes_on")),
                "needs_proposal",
                "proposal_closes_on",
            ),
            Fieldset(_("Đơn vị tham gia"), "addressed_kinds", "addressed_blocks"),
            Fieldset(_("Khác"), "praise_by", "notes"),
        )

    def clean_praise_by(self):
        return self.cleaned_data["praise_by"] or self.instance.praise_by

    def clean(self):
        data = super().clean()
        self._in_order(data, "starts_on", "ends_on", _("Ngày kết thúc không thể trước ngày bắt đầu."))
        self._in_order(
            data,
            "registration_opens_on",
            "registration_closes_on",
            _("Hạn đăng ký không thể trước ngày mở đăng ký."),
        )
        self._in_order(
            data,
            "registration_opens_on",
            "proposal_closes_on",
            _("Hạn nhận hồ sơ đề nghị không thể trước ngày mở đăng ký."),
        )
        return data

    def _in_order(self, data, first, last, sentence):
        if data.get(first) and data.get(last) and data[last] < data[first]:
            self.add_error(last, sentence)


class ReasonForm(forms.Form):
    """Why something is done; the units read it."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        help_text=gettext_lazy("Các đơn vị tham gia sẽ đọc lý do này trong thông báo."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = plain_helper(*self.fields)


class ReopenForm(ReasonForm):
    """Why registration opens again, and until when."""

    closes_on = forms.DateField(
        label=gettext_lazy("Hạn đăng ký mới"),
        help_text=gettext_lazy("Nhận đến hết 23:59 của ngày này. Để trống thì giữ hạn cũ nếu hạn đó chưa qua."),
        required=False,
    )
