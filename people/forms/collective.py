from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.utils.translation import gettext as _

from people.forms.member import KEEPING_ROLES
from people.models import Collective
from units.models import Unit


class CollectiveForm(forms.ModelForm):
    """A collective of a unit the keeper reaches; code and unit are set once."""

    class Meta:
        model = Collective
        fields = ["code", "name", "unit", "kind", "headcount", "headcount_female"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["unit"]
            self.fields["code"].disabled = True
        else:
            self.fields["unit"].queryset = Unit.objects.active().visible_to(user, *KEEPING_ROLES)
        self.helper = FormHelper()
        self.helper.layout = Layout(*self.fields, Submit("save", _("Lưu")))
