"""Fields that store one spelling of a text or an address and whole đồng of money, whoever writes the row."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.vietnamese import (
    MAX_AMOUNT,
    UnclearNumber,
    UnclearValue,
    clean,
    clean_lines,
    format_number,
    parse_amount,
    parse_number,
)


def refusal(unclear: UnclearValue) -> ValidationError:
    """The same sentence as a form error, in the reader's language."""
    return ValidationError(_(unclear.template), code="invalid", params=unclear.params)


class CleanCharFormField(forms.CharField):
    """One line of text, cleaned before its length is checked and when it is shown again; only odd spaces is empty."""

    def to_python(self, value):
        value = super().to_python(value)
        return value if value in self.empty_values else clean(value) or self.empty_value

    def bound_data(self, data, initial):
        data = super().bound_data(data, initial)
        return clean(data) if isinstance(data, str) else data


class CleanTextFormField(forms.CharField):
    """Several lines of text, each cleaned."""

    widget = forms.Textarea

    def to_python(self, value):
        value = super().to_python(value)
        return value if value in self.empty_values else clean_lines(value) or self.empty_value


class MoneyFormField(forms.IntegerField):
    """Đồng as people write them: «44.900.000», «44,9 tỷ»; shown again with dots between thousands."""

    widget = forms.TextInput

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.input_type = "text"  # the admin hands in a number input, which cannot show dots
        self.widget.attrs = {"inputmode": "numeric", "autocomplete": "off"} | self.widget.attrs

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            return parse_amount(value)
        except UnclearNumber as unclear:
            raise refusal(unclear) from unclear

    def prepare_value(self, value):
        return format_number(value) if isinstance(value, int | Decimal) else value


class PointsFormField(forms.DecimalField):
    """Points as people write them, «9,5»; shown again the same way."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **kwargs):
        wrong = gettext_lazy("Hãy nhập điểm bằng số từ 0 trở lên, nhiều nhất hai số lẻ, ví dụ 9,5.")
        messages = dict.fromkeys(
            ("invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"), wrong
        )
        super().__init__(min_value=0, max_digits=8, decimal_places=2, error_messages=messages, **kwargs)

    def to_python(self, value):
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            return parse_number(value)
        except UnclearNumber as unclear:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from unclear

    def prepare_value(self, value):
        return format_number(value) if isinstance(value, Decimal) else value


class _CleanedField(models.Field):
    """Cleans what is validated, saved and looked up; the instance shows what the row holds."""

    form_field = CleanCharFormField
    cleaner = staticmethod(clean)

    def to_python(self, value):
        value = super().to_python(value)
        return self.cleaner(value) if isinstance(value, str) else value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return self.cleaner(value) if isinstance(value, str) else value

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = self.cleaner(value)
            setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": self.form_field, **kwargs})


class CleanCharField(_CleanedField, models.CharField):
    """A ``CharField`` in NFC without invisible characters or spare spaces; see ``vietnamese.clean``."""


class CleanTextField(_CleanedField, models.TextField):
    """A ``TextField`` cleaned line by line; see ``vietnamese.clean_lines``."""

    form_field = CleanTextFormField
    cleaner = staticmethod(clean_lines)


class LowercaseEmailField(_CleanedField, models.EmailField):
    """An address in small letters, so that one mailbox is one text."""

    form_field = forms.EmailField
    cleaner = staticmethod(str.lower)


class MoneyField(models.PositiveBigIntegerField):
    """Whole đồng from 0 to ``MAX_AMOUNT``; the database refuses less than 0."""

    description = gettext_lazy("Số tiền (đồng)")
    default_validators = [
        MinValueValidator(0, gettext_lazy("Số tiền không được âm. Hãy nhập từ 0 đồng trở lên.")),
        MaxValueValidator(MAX_AMOUNT, gettext_lazy("Số tiền quá lớn. Hãy kiểm tra lại số chữ số và đơn vị tính.")),
    ]

    def to_python(self, value):
        if value is None or type(value) is int:
            return value
        try:
            return parse_amount(value)
        except UnclearNumber as unclear:
            raise refusal(unclear) from unclear

    def get_prep_value(self, value):
        """Never rounds: «1,2 triệu» and 5.0 are whole đồng, 5.5 raises ``UnclearNumber``."""
        if isinstance(value, str | float | Decimal):
            value = parse_amount(value)
        return super().get_prep_value(value)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": MoneyFormField, **kwargs})
