from django import forms
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharFormField


class ReasonForm(forms.Form):
    """On what ground the two were told apart, or why that is taken back."""

    reason = CleanCharFormField(label=_("Căn cứ"), max_length=500)
