"""Can a file be written there? Asked before the work is done."""

from pathlib import Path

from django.utils.translation import gettext as _

from common.errors import DomainError


class FileRefused(DomainError):
    """A file cannot be written where it should be; the message is one line for the person."""


def refuse_unwritable(path: Path) -> None:
    """Nothing stands at ``path`` that did not before, and a file may be written there; raises ``FileRefused``."""
    try:
        if path.exists() and not path.is_file():
            raise unwritable(path)
        is_new = not path.exists()
        with path.open("ab"):
            pass
        if is_new:
            path.unlink()
    except OSError as refused:
        raise unwritable(path) from refused


def unwritable(path: Path) -> FileRefused:
    """The refusal of a place where no file can be written."""
    return FileRefused(_("Không ghi được tệp «%(file)s». Hãy chọn nơi khác.") % {"file": path})
