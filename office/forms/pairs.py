from django import forms
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharFormField


class ReasonForm(forms.Form):
    """On what ground the two were told apart, or why that is taken back."""

    reason = CleanCharFormField(label=_("Căn cứ"), max_length=500)


class MergeForm(forms.Form):
    """Which of the two records stands for the person, on what ground, and that somebody looked."""

    keep = forms.TypedChoiceField(label=_("Giữ bản ghi"), coerce=int, widget=forms.RadioSelect)
    reason = CleanCharFormField(
        label=_("Căn cứ"),
        max_length=500,
        help_text=_("Ví dụ: cùng số căn cước, đã gặp người ấy, số quyết định điều động."),
    )
    checked = forms.BooleanField(label=_("Tôi đã đối chiếu giấy tờ: hai bản ghi là của cùng một người"))

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["keep"].choices = [
            (member.pk, f"{member.code} – {member.label} – {member.unit.label}") for member in members
        ]
