"""Emblems and borders printed on the sheets of certificates."""

import datetime as dt

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import DomainError
from common.pictures import checked_picture
from common.storing import drop_file, keep_file
from common.uploads import megabytes
from common.workflow import Move, write_audit
from papers.models import Layout, LayoutPicture
from papers.services.looks import refuse_others

LONGEST_SIDE = 2400
"""Pixels: two hundred to the inch across A4."""
LARGEST = 3 * 1024**2
"""Bytes once drawn anew; it goes into every file of certificates."""


@transaction.atomic
def add_picture(layout: Layout, *, by, part: str, valid_from: dt.date, file: File) -> LayoutPicture:
    """The picture is printed as that ``part`` for decisions signed from that day on; raises ``DomainError``."""
    refuse_others(by, layout.unit)
    upload = checked_picture(file, side=LONGEST_SIDE)
    if upload.size > LARGEST:
        raise DomainError(
            _("Ảnh «%(name)s» quá nặng để in trên mọi tờ: nhiều nhất %(limit)s MB. Hãy lưu thành JPG hoặc thu nhỏ.")
            % {"name": upload.name, "limit": megabytes(LARGEST)}
        )
    picture = LayoutPicture(layout=layout, part=part, valid_from=valid_from, uploaded_by=by)
    keep_file(picture, upload)
    write_audit(layout, "add_picture", by=by, record=_record(picture))
    return picture


@transaction.atomic
def remove_picture(picture: LayoutPicture, *, by) -> None:
    """The picture is printed no more; the one before it is, if there is one. Raises ``NotAllowed``."""
    refuse_others(by, picture.layout.unit)
    write_audit(picture.layout, "remove_picture", by=by, record=_record(picture))
    drop_file(picture)


def _record(picture: LayoutPicture) -> Move:
    said = {"part": picture.part, "from": picture.valid_from.isoformat(), "sha256": picture.sha256}
    return Move(note=picture.name, data=said)
