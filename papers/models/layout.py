from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from papers.querysets import LayoutQuerySet
from units.models import Unit

LEAST_SIDE, MOST_SIDE = 100, 600
MOST_OFFSET = 50
_SIDE = [MinValueValidator(LEAST_SIDE), MaxValueValidator(MOST_SIDE)]
_OFFSET = [MinValueValidator(-MOST_OFFSET), MaxValueValidator(MOST_OFFSET)]


@tracked()
class Layout(TimeStampedModel):
    """A sheet on which a unit prints its certificates: size and offsets in millimetres.

    ``text_only`` is for blanks that bear frame, title and emblem already.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="layouts", verbose_name=_("đơn vị"))
    name = CleanCharField(_("tên mẫu giấy"), max_length=120)
    width = models.PositiveSmallIntegerField(_("chiều ngang (mm)"), default=297, validators=_SIDE)
    height = models.PositiveSmallIntegerField(_("chiều cao (mm)"), default=210, validators=_SIDE)
    offset_x = models.DecimalField(
        _("dịch sang phải (mm)"), max_digits=4, decimal_places=1, default=0, validators=_OFFSET
    )
    offset_y = models.DecimalField(
        _("dịch xuống dưới (mm)"), max_digits=4, decimal_places=1, default=0, validators=_OFFSET
    )
    text_only = models.BooleanField(_("chỉ in chữ trên phôi"), default=False)
    version = models.PositiveIntegerField(default=0, db_default=0, editable=False)

    objects = LayoutQuerySet.as_manager()

    class Meta:
        verbose_name = _("mẫu giấy khen")
        verbose_name_plural = _("mẫu giấy khen")
        ordering = ["unit", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                name="layout_name_once_in_unit",
                violation_error_message=_("Đơn vị đã có mẫu giấy tên này. Hãy đặt tên khác."),
            ),
            models.CheckConstraint(
                condition=Q(width__range=(LEAST_SIDE, MOST_SIDE), height__range=(LEAST_SIDE, MOST_SIDE)),
                name="layout_sides_sensible",
            ),
            models.CheckConstraint(
                condition=Q(offset_x__range=(-MOST_OFFSET, MOST_OFFSET), offset_y__range=(-MOST_OFFSET, MOST_OFFSET)),
                name="layout_offsets_sensible",
            ),
        ]

    def __str__(self) -> str:
        return self.name
