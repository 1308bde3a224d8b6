from django import forms
from django.utils.translation import gettext_lazy as _

from common.file_fields import one_file


class TemplateForm(forms.Form):
    file = one_file(_("Tệp mẫu .docx"), _("Hãy chọn tệp mẫu .docx."), endings=("docx",))
