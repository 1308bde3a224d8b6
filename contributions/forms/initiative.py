from crispy_forms.layout import Column, Fieldset, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.forms.layout import DATE_HINT, MONEY_HINT, plain_helper
from contributions.forms.draft import DraftMixin
from contributions.models import Initiative


class InitiativeForm(DraftMixin, forms.ModelForm):
    """What a dossier asks of an initiative."""

    class Meta:
        model = Initiative
        fields = ["title", "kind", "field", "applied_on", "summary", "benefit_declared"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 8})}
        help_texts = {
            "field": gettext_lazy("Ví dụ: giảng dạy, an toàn lao động, quản lý kho."),
            "applied_on": DATE_HINT,
            "summary": gettext_lazy("Vấn đề trước đó, giải pháp mới ở chỗ nào, hiệu quả ra sao."),
            "benefit_declared": MONEY_HINT,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = self.layout()

    def layout(self):
        return plain_helper(
            "title",
            Row(Column("kind"), Column("field")),
            "summary",
            Row(Column("applied_on"), Column("benefit_declared")),
        )


class WholeInitiativeForm(InitiativeForm):
    """All a unit says of its initiative; benefit in money, how it was reckoned and other effects apart."""

    class Meta(InitiativeForm.Meta):
        fields = [
            *InitiativeForm.Meta.fields,
            "applied_at",
            "problem",
            "solution",
            "result",
            "benefit_method",
            "benefit_other",
            "is_secret",
            "programme",
        ]
        widgets = InitiativeForm.Meta.widgets | {
            "summary": forms.Textarea(attrs={"rows": 3}),
            "problem": forms.Textarea(attrs={"rows": 4}),
            "solution": forms.Textarea(attrs={"rows": 6}),
            "result": forms.Textarea(attrs={"rows": 4}),
            "benefit_method": forms.Textarea(attrs={"rows": 3}),
            "benefit_other": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = InitiativeForm.Meta.help_texts | {
            "summary": gettext_lazy("Hai, ba câu: sáng kiến là gì, hiệu quả ra sao."),
            "problem": gettext_lazy("Trước khi có sáng kiến, công việc vướng ở đâu."),
            "solution": gettext_lazy("Điểm mới là gì, làm thế nào."),
            "result": gettext_lazy("Sau khi áp dụng, thay đổi ra sao."),
            "applied_at": gettext_lazy("Ví dụ: Tổ hàn, phân xưởng 2."),
            "benefit_method": gettext_lazy("Ví dụ: số giờ tiết kiệm × đơn giá giờ công trong năm đầu."),
            "benefit_other": gettext_lazy("An toàn hơn, đỡ nặng nhọc, đúng hạn hơn… Không quy ra tiền."),
            "programme": gettext_lazy("Chỉ chọn khi sáng kiến được tính cho một chương trình có thời hạn."),
            "is_secret": gettext_lazy("Ngoài đơn vị và công đoàn cấp trên chỉ xem được tên và hiệu quả."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].empty_label = _("Không thuộc chương trình nào")

    def layout(self):
        return plain_helper(
            "title",
            Row(Column("kind"), Column("field")),
            "summary",
            Fieldset(_("Vấn đề – giải pháp – kết quả"), "problem", "solution", "result", "is_secret"),
            Fieldset(_("Áp dụng lần đầu"), Row(Column("applied_on"), Column("applied_at")), "programme"),
            Fieldset(_("Hiệu quả"), "benefit_declared", "benefit_method", "benefit_other"),
        )
