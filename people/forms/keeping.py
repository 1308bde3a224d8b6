from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.dateparse import parse_datetime

from common.editing import NEVER
from units.forms.fields import unit_choice
from units.models import Unit
from units.permissions import KEEPERS


class KeeperForm(forms.ModelForm):
    """A row of a unit the keeper reaches; code and unit are set once. ``seen`` is when the row was last saved."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["unit"]
            self.fields["code"].disabled = True
            self.initial["seen"] = self.instance.updated_at.isoformat()
        else:
            self.fields["unit"] = unit_choice(Unit.objects.active().visible_to(user, *KEEPERS))
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(*self.fields)

    def clean_seen(self):
        """The moment; ``NEVER`` when there is none or it cannot be read."""
        try:
            return parse_datetime(self.cleaned_data["seen"]) or NEVER
        except ValueError:
            return NEVER

    def changes(self) -> dict[str, object]:
        """What was typed differently from the row, and ``seen``."""
        names = [name for name in self.changed_data if name != "seen"]
        return {name: self.cleaned_data[name] for name in names} | {"seen": self.cleaned_data["seen"]}

    def values(self) -> dict[str, object]:
        """Everything typed of a new row."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}
