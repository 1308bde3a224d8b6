from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.fields import CleanTextFormField
from common.file_fields import SeveralFilesField, several_files_help
from common.forms.layout import DATE_HINT
from inspections.models import FindingKind, InspectionFinding

LONGEST = 5_000


class FindingForm(forms.ModelForm):
    class Meta:
        model = InspectionFinding
        fields = ["kind", "text", "ground", "remedy", "remedy_due"]
        widgets = {
            "kind": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 4}),
            "ground": forms.Textarea(attrs={"rows": 2}),
            "remedy": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "ground": gettext_lazy("Điều, khoản, văn bản làm căn cứ."),
            "remedy": gettext_lazy("Chỉ với hạn chế, thiếu sót; để trống khi không yêu cầu."),
            "remedy_due": DATE_HINT,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = FindingKind.choices

    def clean(self):
        data = super().clean()
        remedy, due = data.get("remedy"), data.get("remedy_due")
        if remedy and not due and "remedy_due" not in self.errors:
            self.add_error("remedy_due", _("Hãy ghi hạn khắc phục."))
        if due and not remedy:
            self.add_error("remedy", _("Hãy ghi yêu cầu khắc phục, hoặc bỏ hạn."))
        if remedy and data.get("kind") == FindingKind.STRENGTH:
            self.add_error("remedy", _("Chỉ yêu cầu khắc phục hạn chế, thiếu sót. Hãy đổi loại, hoặc bỏ yêu cầu."))
        return data

    def _get_validation_exclusions(self):
        return {*super()._get_validation_exclusions(), "inspected"}

    def validate_constraints(self):
        """``clean`` said it field by field; the database has the last word."""


class VisitForm(forms.Form):
    visited_on = forms.DateField(label=gettext_lazy("Ngày làm việc"), help_text=DATE_HINT)


class RemedyForm(forms.Form):
    """What was remedied, since when, with what shows it."""

    report = CleanTextFormField(
        label=gettext_lazy("Đã khắc phục thế nào"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Hãy ghi đã khắc phục thế nào.")},
    )
    reported_on = forms.DateField(label=gettext_lazy("Ngày khắc phục xong"), help_text=DATE_HINT)
    uploads = SeveralFilesField(label=gettext_lazy("Tệp minh chứng"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["uploads"].help_text = several_files_help()
