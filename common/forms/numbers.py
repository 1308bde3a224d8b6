from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.vietnamese import UnclearNumber, format_number, parse_number


class WholeNumberField(forms.IntegerField):
    """A whole number as people write it: «1.500»."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value):
        if isinstance(value, str) and value.strip():
            try:
                number = parse_number(value)
            except UnclearNumber as unclear:
                raise ValidationError(_("Hãy nhập số nguyên, ví dụ 1.500.")) from unclear
            if number != int(number):
                raise ValidationError(_("Hãy nhập số nguyên, ví dụ 1.500."))
            return int(number)
        return super().to_python(value)

    def prepare_value(self, value):
        return format_number(value) if isinstance(value, int) else value
