from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.expressions import IsNfc, search_column, validity
from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from units.models.unit import Unit
from units.querysets import DatedQuerySet


@tracked(exclude=("search",))
class UnitName(TimeStampedModel):
    """What a unit was called from day to day; the names of one unit never overlap."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="names", verbose_name=_("đơn vị"))
    name = CleanCharField(_("tên"), max_length=255)
    short_name = CleanCharField(_("tên gọi tắt"), max_length=120, blank=True)
    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    search = search_column("name", "short_name")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("tên theo thời gian")
        verbose_name_plural = _("tên theo thời gian")
        ordering = ["unit", "valid_from"]
        constraints = [
            ExclusionConstraint(
                name="unit_name_no_overlap",
                expressions=[("unit", RangeOperators.EQUAL), (validity(), RangeOperators.OVERLAPS)],
                violation_error_message=_("Đơn vị đã có tên khác trong thời gian này."),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from"))
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True),
                name="unit_name_dates_in_order",
            ),
            models.CheckConstraint(condition=IsNfc("name"), name="unit_dated_name_nfc"),
        ]
        indexes = [GinIndex(OpClass("search", "gin_trgm_ops"), name="unit_name_search_idx")]

    def __str__(self) -> str:
        return self.name
