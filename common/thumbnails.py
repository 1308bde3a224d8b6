"""Small copies of pictures: each lies beside its picture and comes and goes with it; no row names it."""

from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile

from common.errors import DomainError
from common.pictures import redrawn
from common.uploads import PICTURES, Upload

SIDE = 480
"""Pixels: sharp in a row of photos on a telephone, and 10–40 KB."""


def thumbnail_key(stored: str) -> str:
    """Where the small copy of what is stored under that key lies, whether or not there is one."""
    path = PurePosixPath(stored)
    return str(path.with_name(f"{path.stem}.small{path.suffix}"))


def thumbnail_of(upload: Upload) -> ContentFile | None:
    """The small copy of a picture; ``None`` for other kinds, and for a picture that cannot be drawn."""
    if upload.ending not in PICTURES:
        return None
    try:
        return redrawn(upload, side=SIDE)
    except DomainError:
        return None
    finally:
        upload.content.seek(0)


def small_or_whole(field: FieldFile) -> str:
    """The key of the small copy of what ``field`` names; its own where there is none, as of older pictures."""
    small = thumbnail_key(field.name)
    return small if field.storage.exists(small) else field.name
