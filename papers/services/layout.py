"""The sheets on which units print their certificates."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import DomainError
from common.language import in_vietnamese
from papers.content import Certificate
from papers.models import Layout, LayoutPicture
from papers.services.looks import add_row, change_row
from papers.services.sheets import DatedPicture, SheetLayout, calibration, sheets
from papers.services.typesetting import typeset
from units.models import Unit

KINDS = {"image/png": "png", "image/jpeg": "jpg"}


@transaction.atomic
def create_layout(*, unit: Unit, by, **fields) -> Layout:
    """The unit may print on such a sheet; raises ``NotAllowed`` or ``DomainError``."""
    return add_row(Layout(unit=unit, **fields), by=by)


@transaction.atomic
def update_layout(layout: Layout, *, by, version: int | None = None, **fields) -> Layout:
    """The sheet is as given from the next print on; raises ``NotAllowed``, ``StaleEdit`` or ``DomainError``."""
    return change_row(layout, fields, by=by, version=version)


def measures_of(layout: Layout) -> SheetLayout:
    """What the typesetter needs of the row; raises ``DomainError`` when a picture of it is lost."""
    return SheetLayout(
        width=layout.width,
        height=layout.height,
        offset_x=float(layout.offset_x),
        offset_y=float(layout.offset_y),
        text_only=layout.text_only,
        pictures=tuple(_dated(picture) for picture in layout.pictures.order_by("pk")),
    )


def _dated(picture: LayoutPicture) -> DatedPicture:
    if not picture.file.storage.exists(picture.file.name):
        raise DomainError(
            _("Hình «%(name)s» của mẫu giấy không còn trên máy chủ. Hãy bỏ hình ấy khỏi mẫu giấy rồi thêm lại.")
            % {"name": picture.name}
        )
    with picture.file.open("rb") as file:
        return DatedPicture(picture.part, picture.valid_from, KINDS[picture.content_type], file.read())


@in_vietnamese()
def render_calibration(layout: Layout, *, on: dt.date) -> bytes:
    """A PDF to print on plain paper and hold against a blank: a trial sheet over a grid of millimetres."""
    trial = Certificate(
        title=_("GIẤY KHEN"),
        name=_("Nguyễn Thị Hồng Thử Nghiệm"),
        position=_("Chức vụ"),
        unit=_("Tên đơn vị"),
        reason=_("Bản in thử để căn chữ vào phôi, không có giá trị khen thưởng"),
        decision=_("số 00/QĐ"),
        signed_on=on,
    )
    said = sheets([trial], unit=layout.unit, on=on, layout=measures_of(layout))
    return typeset("certificate", calibration(said), on=on, tagged=False)
