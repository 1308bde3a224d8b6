from django import forms
from django.utils.translation import gettext_lazy

from common.file_fields import SeveralFilesField, several_files_help
from common.forms.layout import plain_helper


class UploadForm(forms.Form):
    files = SeveralFilesField(
        label=gettext_lazy("Chọn tệp"), error_messages={"required": gettext_lazy("Hãy chọn ít nhất một tệp.")}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"].help_text = several_files_help()
        self.helper = plain_helper("files")
