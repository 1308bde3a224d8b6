from django import forms
from django.utils.translation import gettext_lazy

from campaigns.models import FilePurpose
from common.file_fields import SeveralFilesField, several_files_help
from common.forms.layout import plain_helper


class UploadForm(forms.Form):
    files = SeveralFilesField(
        label=gettext_lazy("Chọn tệp"), error_messages={"required": gettext_lazy("Hãy chọn ít nhất một tệp.")}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"].help_text = several_files_help()
        self.helper = plain_helper(*self.fields)


class DossierFilesForm(UploadForm):
    """Files that say what they are, of the dossier as a whole or, as evidence, of one of its entries.

    Evidence is not asked what it is, unless the award of ``entry`` asks for minutes besides.
    """

    purpose = forms.ChoiceField(
        label=gettext_lazy("Loại tệp"),
        choices=[("", gettext_lazy("Tài liệu khác")), *FilePurpose.choices],
        required=False,
    )
    entry = forms.ModelChoiceField(
        queryset=None,
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": gettext_lazy("Dòng này không còn trong hồ sơ. Hãy tải lại trang.")},
    )

    field_order = ("purpose", "files", "entry")

    def __init__(self, *args, dossier, entry=None, **kwargs):
        super().__init__(*args, initial={"entry": entry and entry.pk}, **kwargs)
        self.fields["entry"].queryset = dossier.entries.with_labels()
        if entry and not entry.award.needs_minutes:
            self.fields["purpose"].widget = forms.HiddenInput()
