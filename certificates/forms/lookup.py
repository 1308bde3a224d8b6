from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certificates.codes import code_in
from common.fields import CleanCharFormField


class LookupForm(forms.Form):
    """The code somebody reads on a certificate."""

    code = CleanCharFormField(
        label=gettext_lazy("Mã tra cứu"),
        help_text=gettext_lazy("Mười chữ và số in dưới mã QR, ví dụ 7KQ2M-9XH4T."),
        max_length=32,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Hãy nhập mã tra cứu in trên bằng, giấy.")},
    )

    def clean_code(self):
        if code := code_in(self.cleaned_data["code"]):
            return code
        raise ValidationError(_("Mã tra cứu có đúng mười chữ và số. Hãy xem lại mã in dưới mã QR."))
