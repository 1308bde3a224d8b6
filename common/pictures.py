"""Photos as they are kept: small enough for a slow line, upright, without the place and the camera they come from."""

import io
from collections.abc import Collection
from dataclasses import replace

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from common.errors import DomainError
from common.uploads import PICTURES, Upload, checked_upload, digest_of

LONGEST_SIDE = 1600
"""Pixels: sharp on half a page of A4 paper and on any screen, and 200–400 KB."""
MOST_PIXELS = 120_000_000
"""More is no photo of a telephone but a trap for the memory of the server."""
QUALITY = 85
_FORMATS = {"jpg": "JPEG", "png": "PNG"}


def checked_picture(
    file: File, *, endings: Collection[str] = PICTURES, side: int = LONGEST_SIDE, most_pixels: int | None = None
) -> Upload:
    """``file`` as a picture that may be kept: checked as every upload, then made smaller, all of its EXIF gone.

    Raises ``DomainError`` also for a picture that is broken or has too many pixels.
    """
    upload = checked_upload(file, endings=endings)
    content = redrawn(upload, side=side, most_pixels=most_pixels)
    return replace(upload, content=content, size=content.size, sha256=digest_of(content))


def redrawn(upload: Upload, *, side: int = LONGEST_SIDE, most_pixels: int | None = None) -> ContentFile:
    """The pixels of ``upload`` alone, drawn anew, at most ``side`` of them long; the profile of their colours stays.

    Raises ``DomainError`` as ``checked_picture``.
    """
    kind = _FORMATS[upload.ending]
    try:
        with Image.open(upload.content, formats=[kind]) as picture:
            _refuse_pixels(picture, upload.name, most_pixels or MOST_PIXELS)
            colours = picture.info.get("icc_profile")
            picture.draft("RGB", (side, side))
            drawn = ImageOps.exif_transpose(picture)
            drawn.thumbnail((side, side))
            drawn = _plain(drawn, kind)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as broken:
        raise DomainError(
            _("Ảnh «%(name)s» bị hỏng, không mở được. Hãy chụp lại hoặc lưu lại ảnh rồi tải lên.")
            % {"name": upload.name}
        ) from broken
    out = io.BytesIO()
    drawn.save(out, kind, quality=QUALITY, optimize=True, icc_profile=colours)
    return ContentFile(out.getvalue())


def _refuse_pixels(picture: Image.Image, name: str, most: int) -> None:
    if picture.width * picture.height > most:
        raise DomainError(
            _("Ảnh «%(name)s» có quá nhiều điểm ảnh (%(width)s × %(height)s). Hãy thu nhỏ ảnh rồi tải lên.")
            % {"name": name, "width": picture.width, "height": picture.height}
        )


def _plain(drawn: Image.Image, kind: str) -> Image.Image:
    """A picture of pixels only: what hung beside them, words and places among it, is left behind."""
    mode = "RGB" if kind == "JPEG" or drawn.mode not in ("RGBA", "LA", "PA", "P") else "RGBA"
    plain = Image.new(mode, drawn.size)
    plain.paste(drawn.convert(mode))
    return plain
