from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.forms.campaign import plain_helper
from reviews.selectors.assignment import colleagues_of
from reviews.services.assignment import Manner


class AssignForm(forms.Form):
    """Among whom the chosen dossiers are shared, and what stays together."""

    to = forms.ModelMultipleChoiceField(
        label=_("Giao cho"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một người.")},
    )
    manner = forms.ChoiceField(
        label=_("Chia thế nào"),
        choices=Manner,
        initial=Manner.EVENLY,
        widget=forms.RadioSelect,
        help_text=_("Ai đang được giao ít hơn thì nhận trước. Khối, cụm nhiều hồ sơ nhất được chia trước."),
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues_of(by)
        self.helper = plain_helper(*self.fields)
