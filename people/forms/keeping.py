from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from people.permissions import KEEPERS
from units.models import Unit

MOST_CHOICES = 100


class KeeperForm(forms.ModelForm):
    """A row of a unit the keeper reaches; code and unit are set once. ``seen`` is when the row was last saved.

    With more units than one can look through, the unit is named by its code.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["unit"]
            self.fields["code"].disabled = True
            self.initial["seen"] = self.instance.updated_at.isoformat()
        else:
            self.fields["unit"] = self._unit_field(Unit.objects.active().visible_to(user, *KEEPERS))
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(*self.fields)

    def _unit_field(self, reached) -> forms.ModelChoiceField:
        label = _("Đơn vị")
        missing = _("Không có đơn vị này trong phạm vi của bạn. Hãy xem lại mã đơn vị.")
        errors = {"invalid_choice": missing}
        if reached.count() <= MOST_CHOICES:
            return forms.ModelChoiceField(reached, label=label, error_messages=errors, to_field_name="code")
        return forms.ModelChoiceField(
            reached,
            label=_("Mã đơn vị"),
            help_text=_("Mã nằm ngay dưới tên đơn vị, ở trang Đơn vị."),
            to_field_name="code",
            widget=forms.TextInput,
            error_messages=errors,
        )

    def clean_seen(self):
        """The moment; ``None`` when there is none or it cannot be read."""
        try:
            return parse_datetime(self.cleaned_data["seen"])
        except ValueError:
            return None

    def changes(self) -> dict[str, object]:
        """What was typed differently from the row, and ``seen``."""
        names = [name for name in self.changed_data if name != "seen"]
        return {name: self.cleaned_data[name] for name in names} | {"seen": self.cleaned_data["seen"]}

    def values(self) -> dict[str, object]:
        """Everything typed of a new row."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}
