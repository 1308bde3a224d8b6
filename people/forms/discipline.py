from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext as _

from people.models import Discipline


class DisciplineForm(forms.ModelForm):
    """A discipline of one person; an open case has no last day."""

    class Meta:
        model = Discipline
        fields = ["level", "from_date", "to_date", "decision_no"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(*self.fields)

    def clean(self):
        data = super().clean()
        first, last = data.get("from_date"), data.get("to_date")
        if first and last and last < first:
            self.add_error("to_date", _("Ngày hết kỷ luật không thể trước ngày bắt đầu."))
        return data
