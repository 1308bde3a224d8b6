from django import forms
from django.utils.translation import gettext_lazy as _

from awards.models.override import OVERRIDING, outcome_of


class OverrideForm(forms.Form):
    """The outcome a person gives in place of the one that holds, with the reason."""

    outcome = forms.ChoiceField(
        label=_("Kết quả theo người xét"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn một kết quả."), "invalid_choice": _("Hãy chọn một kết quả.")},
    )
    reason = forms.CharField(
        label=_("Lý do"),
        help_text=_("Ghi căn cứ: văn bản, biên bản, minh chứng mà máy chưa đọc được."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": _("Hãy ghi lý do.")},
    )

    def __init__(self, *args, recommendation, **kwargs):
        super().__init__(*args, **kwargs)
        holds = outcome_of(recommendation)
        self.fields["outcome"].choices = [(each.value, each.label) for each in OVERRIDING if each != holds]
