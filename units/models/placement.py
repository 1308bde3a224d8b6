from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.expressions import validity
from common.history import tracked
from common.models import TimeStampedModel
from units.models.unit import Block, Unit, UnitKind
from units.querysets import DatedQuerySet


@tracked()
class UnitPlacement(TimeStampedModel):
    """Where a unit hung from day to day; a report for a date joins the placements of that date by path prefix.

    ``kind`` and ``block`` are those of the time, so that a unit of another level today reports as it was.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="placements", verbose_name=_("đơn vị"))
    parent = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="placements_below",
        verbose_name=_("trực thuộc"),
    )
    path = models.CharField(max_length=255)
    depth = models.PositiveSmallIntegerField()
    kind = models.CharField(_("cấp"), max_length=20, choices=UnitKind, blank=True, db_default="")
    block = models.CharField(_("khối"), max_length=20, choices=Block, blank=True, db_default="")
    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("vị trí theo thời gian")
        verbose_name_plural = _("vị trí theo thời gian")
        ordering = ["unit", "valid_from"]
        constraints = [
            ExclusionConstraint(
                name="unit_placement_no_overlap",
                expressions=[("unit", RangeOperators.EQUAL), (validity(), RangeOperators.OVERLAPS)],
                violation_error_message=_("Đơn vị đã có vị trí khác trong thời gian này."),
            ),
        ]
        indexes = [models.Index(OpClass("path", "varchar_pattern_ops"), name="unit_placement_path_idx")]

    def __str__(self) -> str:
        return f"{self.unit_id} @ {self.path}"
