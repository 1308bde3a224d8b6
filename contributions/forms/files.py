from django import forms
from django.utils.translation import gettext_lazy as _

from common.file_fields import SeveralFilesField, several_files_help


class FilesForm(forms.Form):
    files = SeveralFilesField(
        label=_("Thêm tài liệu, hình ảnh"), error_messages={"required": _("Hãy chọn ít nhất một tệp.")}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"].help_text = several_files_help()
