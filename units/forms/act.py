from django import forms
from django.utils.translation import gettext_lazy

from common.fields import CleanTextFormField

LONGEST_REASON = 2_000


class VersionForm(forms.Form):
    """A move of what was seen: the version of the page it was opened from."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class OpenedForm(forms.Form):
    """Something that is made anew and must not be made twice: when the page was opened."""

    since = forms.DateTimeField(
        widget=forms.HiddenInput,
        error_messages={
            "required": gettext_lazy("Trang đã cũ. Hãy mở lại trang rồi làm lại."),
            "invalid": gettext_lazy("Trang đã cũ. Hãy mở lại trang rồi làm lại."),
        },
    )


class ReasonForm(forms.Form):
    reason = CleanTextFormField(
        label=gettext_lazy("Lý do"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Hãy ghi lý do.")},
    )
