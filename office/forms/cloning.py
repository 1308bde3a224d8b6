from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign


class CloneForm(forms.ModelForm):
    """What the draft of the next year is called."""

    class Meta:
        model = Campaign
        fields = ["name", "code"]
        help_texts = {"code": _("Để trống thì hệ thống tự đặt.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].required = False

    def validate_unique(self):
        """The service says so, with the words of every form of a campaign."""
