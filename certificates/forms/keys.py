from django import forms

from units.forms.act import ReasonForm


class KeyChangeForm(ReasonForm):
    """Why the key is changed; ``seen`` is the key that was in use when the page was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=8)
