"""Works inside a dossier, and what the unit already has."""

from crispy_forms.layout import Column, Fieldset, Row
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.selectors.candidates import free_initiatives, free_works
from common.forms.layout import DATE_HINT, MONEY_HINT, plain_helper
from contributions.forms.draft import DraftMixin
from contributions.models import Work


class WorkForm(DraftMixin, forms.ModelForm):
    class Meta:
        model = Work
        fields = [
            "name",
            "kind",
            "builder",
            "occasion",
            "value",
            "benefit",
            "started_on",
            "due_on",
            "finished_on",
            "plaque_text",
            "plaque_level",
        ]
        widgets = {"plaque_text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "builder": gettext_lazy("Để trống nếu đơn vị tự làm."),
            "occasion": gettext_lazy("Ví dụ: Chào mừng Đại hội Công đoàn tỉnh."),
            "value": MONEY_HINT,
            "started_on": DATE_HINT,
            "plaque_text": gettext_lazy("Chỉ ghi khi đề nghị gắn biển."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["plaque_level"].choices = [
            ("", _("Không đề nghị gắn biển")),
            *self.fields["plaque_level"].choices[1:],
        ]
        self.helper = plain_helper(
            "name",
            Row(Column("kind"), Column("builder")),
            "occasion",
            Row(Column("value"), Column("benefit")),
            Row(Column("started_on"), Column("due_on"), Column("finished_on")),
            Fieldset(_("Gắn biển"), "plaque_level", "plaque_text"),
        )


class LinkForm(forms.Form):
    """Initiatives or works the unit already has, to stand in this dossier too."""

    chosen = forms.ModelMultipleChoiceField(
        queryset=None, error_messages={"required": gettext_lazy("Hãy chọn ít nhất một mục.")}
    )

    def __init__(self, *args, dossier, noun, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chosen"].queryset = free_initiatives(dossier) if noun == "initiatives" else free_works(dossier)
