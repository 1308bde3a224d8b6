from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.models import StoredFile
from papers.models.layout import Layout
from papers.querysets import LayoutPictureQuerySet


class PicturePart(models.TextChoices):
    EMBLEM = "emblem", _("Hình biểu trưng")
    BORDER = "border", _("Hình khung, nền")


class LayoutPicture(StoredFile):
    """The emblem or the border printed on a sheet for decisions signed from ``valid_from`` until the next one's day."""

    folder: ClassVar[str] = "layouts"

    layout = models.ForeignKey(
        Layout, on_delete=models.CASCADE, related_name="pictures", verbose_name=_("mẫu giấy khen")
    )
    part = models.CharField(_("hình gì"), max_length=8, choices=PicturePart)
    valid_from = models.DateField(_("dùng cho quyết định ký từ ngày"))

    objects = LayoutPictureQuerySet.as_manager()

    class Meta(StoredFile.Meta):
        verbose_name = _("hình của mẫu giấy khen")
        verbose_name_plural = _("hình của mẫu giấy khen")
        ordering = ["layout", "part", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["layout", "part", "valid_from"],
                name="layout_picture_once_a_day",
                violation_error_message=_("Mẫu giấy đã có hình này từ ngày ấy. Hãy bỏ hình cũ trước."),
            ),
            models.CheckConstraint(condition=Q(part__in=PicturePart.values), name="layout_picture_part_known"),
        ]
