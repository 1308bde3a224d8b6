from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms.layout import DATE_HINT, plain_helper
from papers.models import Letterhead
from units.forms.fields import unit_choice
from units.models import Role, Unit

HINTS = {
    "valid_from": DATE_HINT,
    "valid_to": _("Để trống nếu chưa biết ngày hết."),
    "upper": _("Ví dụ TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM. Để trống thì in tên công đoàn cấp trên của ngày ký."),
    "unit_line": _("Để trống thì in tên đơn vị của ngày ký, bằng chữ in hoa."),
    "authority": _("Dòng trước các căn cứ, ví dụ BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH …"),
    "place": _("Đứng trước ngày ký, ví dụ Thanh Hoá."),
    "decision_symbol": _("Đứng sau số, ví dụ QĐ-LĐLĐ."),
    "submission_symbol": _("Ví dụ TTr-LĐLĐ."),
    "minutes_symbol": _("Ví dụ BB-HĐTĐKT."),
    "slip_symbol": _("Ví dụ PTHS-LĐLĐ."),
    "letter_symbol": _("Không có tên loại văn bản, ví dụ LĐLĐ-CSPL."),
    "report_symbol": _("Báo cáo sơ kết, tổng kết, ví dụ BC-LĐLĐ."),
    "formula": _("Ví dụ TM. BAN THƯỜNG VỤ."),
    "signer_post": _("Ví dụ CHỦ TỊCH."),
    "signer_name": _("Không ghi học hàm, học vị."),
    "recipients": _("Mỗi dòng một nơi, ví dụ «Như Điều 3»; dòng cuối «Lưu: VT, TĐKT»."),
}


class LookForm(forms.ModelForm):
    """A row that says how the papers of a unit the manager reaches look; the unit is set once."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["unit"]
        else:
            own = self.fields["unit"] = unit_choice(Unit.objects.active().visible_to(user, Role.MANAGER), own=True)
            self.initial["unit"] = self.initial.get("unit") or own.initial
        self.helper = plain_helper(*self.fields)

    def _post_clean(self):
        """The service checks the row, and says the same sentences."""


class LetterheadForm(LookForm):
    class Meta:
        model = Letterhead
        fields = ["unit", *HINTS]
        help_texts = HINTS
        widgets = {"recipients": forms.Textarea(attrs={"rows": 4})}
