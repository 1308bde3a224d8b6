from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.services.attachment import MAX_SIZE, TYPES
from common.forms.layout import plain_helper

MOST_AT_ONCE = 20
ACCEPTED = ",".join(f".{ending}" for ending in [*TYPES, "jpeg"])
"""What a browser offers to choose from."""


def one_file(label, required) -> forms.FileField:
    """A field for one file, looked at by the service; ``required`` is what is said where none is chosen."""
    widget = forms.ClearableFileInput(attrs={"accept": ACCEPTED})
    return forms.FileField(label=label, allow_empty_file=True, error_messages={"required": required}, widget=widget)


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """A list of files; each is looked at by the service."""

    widget = SeveralFilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        if len(files) > MOST_AT_ONCE:
            raise forms.ValidationError(
                _("Mỗi lần chỉ tải lên được %(most)s tệp. Hãy chọn ít tệp hơn.") % {"most": MOST_AT_ONCE}
            )
        return [super(SeveralFilesField, self).clean(file, initial) for file in files or [None]]


class UploadForm(forms.Form):
    files = SeveralFilesField(
        label=gettext_lazy("Chọn tệp"),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Hãy chọn ít nhất một tệp.")},
        widget=SeveralFilesInput(attrs={"accept": ACCEPTED}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"].help_text = _(
            "Chọn được nhiều tệp một lúc. Nhận %(types)s; mỗi tệp tối đa %(limit)s MB."
        ) % {"types": ", ".join(TYPES), "limit": MAX_SIZE // 1024**2}
        self.helper = plain_helper("files")
