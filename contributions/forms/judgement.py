from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.fields import CleanCharFormField, CleanTextFormField, MoneyFormField
from common.file_fields import one_file
from common.forms.layout import DATE_HINT
from contributions.models import Condition, RecognitionLevel

LONGEST_NOTE = 2_000
MET, NOT_MET = "met", "not_met"
ASKED = {
    Condition.NEW: gettext_lazy(
        "Không trùng hồ sơ nộp trước, chưa công khai đến mức áp dụng được ngay, không trùng giải pháp của người khác "
        "đã áp dụng hoặc đưa vào kế hoạch, chưa thành tiêu chuẩn bắt buộc."
    ),
    Condition.FEASIBLE: gettext_lazy("Đã áp dụng hoặc áp dụng thử tại cơ sở và có thể nhân rộng."),
    Condition.EFFECTIVE: gettext_lazy("Đem lại lợi ích kinh tế hoặc xã hội."),
}
"""What each condition asks for, as those who check read it."""


class CheckForm(forms.Form):
    """Whether each of the three conditions is met, and why."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for condition in Condition:
            self.fields[condition.value] = forms.ChoiceField(
                label=condition.label,
                help_text=ASKED[condition],
                choices=[(MET, _("Đạt")), (NOT_MET, _("Chưa đạt"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Hãy kết luận điều kiện này.")},
            )
            self.fields[f"{condition.value}_note"] = CleanTextFormField(
                label=_("Nhận xét về %(what)s") % {"what": condition.label.lower()},
                required=False,
                max_length=LONGEST_NOTE,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self):
        data = super().clean()
        for condition in Condition:
            if data.get(condition.value) == NOT_MET and not data.get(f"{condition.value}_note"):
                self.add_error(f"{condition.value}_note", _("Điều kiện chưa đạt phải có nhận xét."))
        return data

    def found(self) -> dict[str, tuple[bool, str]]:
        """As the service takes it."""
        data = self.cleaned_data
        return {each.value: (data[each.value] == MET, data[f"{each.value}_note"]) for each in Condition}


class RecognitionForm(forms.Form):
    """The decision by which a level recognised the initiative."""

    level = forms.ChoiceField(label=gettext_lazy("Cấp công nhận"), choices=RecognitionLevel)
    decision_no = CleanCharFormField(label=gettext_lazy("Số quyết định"), max_length=64)
    decided_on = forms.DateField(label=gettext_lazy("Ngày quyết định"), help_text=DATE_HINT)
    body = CleanCharFormField(
        label=gettext_lazy("Cơ quan công nhận"),
        max_length=255,
        required=False,
        help_text=gettext_lazy("Ví dụ: Hội đồng sáng kiến LĐLĐ tỉnh."),
    )
    certificate_no = CleanCharFormField(label=gettext_lazy("Số giấy chứng nhận"), max_length=64, required=False)
    upload = one_file(gettext_lazy("Tệp quyết định"))


class NotRecognisedForm(forms.Form):
    reason = CleanTextFormField(
        label=gettext_lazy("Lý do không công nhận"),
        help_text=gettext_lazy("Đơn vị và tác giả đọc lý do này."),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AppliedForm(forms.Form):
    """Since when and where it is in use."""

    applied_on = forms.DateField(label=gettext_lazy("Ngày áp dụng lần đầu"), help_text=DATE_HINT)
    applied_at = CleanCharFormField(label=gettext_lazy("Nơi áp dụng"), max_length=255)


class SpreadForm(forms.Form):
    where = CleanTextFormField(
        label=gettext_lazy("Nơi nhân rộng"),
        help_text=gettext_lazy("Tên các đơn vị, bộ phận khác đã áp dụng."),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class BenefitForm(forms.Form):
    """What the employer says the initiative brought, beside what its authors declared."""

    amount = MoneyFormField(
        label=gettext_lazy("Giá trị làm lợi được xác nhận (đồng)"),
        help_text=gettext_lazy("Ví dụ 85.000.000 hoặc 85 triệu. Giá trị tự kê khai vẫn giữ nguyên bên cạnh."),
    )
    confirmed_by = CleanCharFormField(
        label=gettext_lazy("Người xác nhận"),
        help_text=gettext_lazy("Ví dụ: Giám đốc Công ty May Mẫu."),
        max_length=255,
    )
    upload = one_file(gettext_lazy("Văn bản xác nhận"), gettext_lazy("Hãy chọn tệp văn bản xác nhận."))
