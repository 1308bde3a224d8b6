from django import forms
from django.utils.translation import gettext_lazy

from common.fields import CleanTextFormField

LONGEST_LEAD = 5_000


class ShowForm(forms.Form):
    """What stands first on the public page of a campaign."""

    lead = CleanTextFormField(
        label=gettext_lazy("Lời giới thiệu"),
        required=False,
        max_length=LONGEST_LEAD,
        help_text=gettext_lazy("Vài câu cho người ngoài công đoàn; để trống cũng được."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
