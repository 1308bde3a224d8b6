"""Form fields for files; what is wrong with a file is said by the service that takes it."""

from collections.abc import Collection

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _

from common.uploads import TYPES, accepted, megabytes

MOST_AT_ONCE = 20


def one_file(label, required="", *, endings: Collection[str] = tuple(TYPES)) -> forms.FileField:
    """A field for one file; ``required`` is what is said where none is chosen, empty when it may be left out."""
    widget = forms.ClearableFileInput(attrs=_limits(endings))
    messages = {"required": required} if required else None
    return forms.FileField(
        label=label, required=bool(required), allow_empty_file=True, error_messages=messages, widget=widget
    )


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """A list of files of ``endings``; empty where none is chosen and none is needed."""

    def __init__(self, *, endings: Collection[str] = tuple(TYPES), **kwargs):
        kwargs.setdefault("widget", SeveralFilesInput(attrs=_limits(endings)))
        super().__init__(allow_empty_file=True, **kwargs)

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        if len(files) > MOST_AT_ONCE:
            raise forms.ValidationError(
                _("Mỗi lần chỉ tải lên được %(most)s tệp. Hãy chọn ít tệp hơn.") % {"most": MOST_AT_ONCE}
            )
        cleaned = [super(SeveralFilesField, self).clean(file, initial) for file in files or [None]]
        return [file for file in cleaned if file is not None]


def several_files_help(endings: Collection[str] = tuple(TYPES)) -> str:
    """What kinds and sizes are taken, several at a time."""
    return _("Chọn được nhiều tệp một lúc. Nhận %(types)s; mỗi tệp tối đa %(limit)s MB.") % {
        "types": ", ".join(endings),
        "limit": megabytes(settings.UPLOAD_MAX_SIZE),
    }


def _limits(endings: Collection[str]) -> dict[str, object]:
    """What the browser offers, and the bytes above which it need not even send."""
    return {"accept": accepted(endings), "data-largest": settings.UPLOAD_MAX_SIZE}
