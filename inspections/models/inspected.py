from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.history import tracked
from common.models import TimeStampedModel
from inspections.models.inspection import Inspection
from inspections.querysets import InspectionUnitQuerySet
from units.models import Unit


class InspectedState(models.TextChoices):
    WAITING = "waiting", _("Chưa đến")
    VISITED = "visited", _("Đã làm việc")
    CONCLUDED = "concluded", _("Đã kết luận")


@tracked()
class InspectionUnit(TimeStampedModel):
    """A unit under the inspecting one that is looked into, once an inspection; it has a day once it was visited."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="inspected")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="inspected_in", verbose_name=_("đơn vị được kiểm tra")
    )
    visited_on = models.DateField(_("ngày làm việc"), null=True, blank=True)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=InspectedState, default=InspectedState.WAITING, editable=False
    )

    objects = InspectionUnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("đơn vị được kiểm tra")
        verbose_name_plural = _("đơn vị được kiểm tra")
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "unit"],
                name="inspection_unit_once",
                violation_error_message=_("Đơn vị đã có trong cuộc kiểm tra này. Hãy tải lại trang."),
            ),
            models.CheckConstraint(condition=Q(state__in=InspectedState.values), name="inspection_unit_state_known"),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(visited_on__isnull=False), name="inspection_unit_visited_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}"
