from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from inspections.querysets import InspectionQuerySet
from units.models import Unit


class InspectionKind(models.TextChoices):
    CHECK = "check", _("Kiểm tra")
    OVERSIGHT = "oversight", _("Giám sát")


class InspectionState(models.TextChoices):
    PLANNED = "planned", _("Theo kế hoạch")
    UNDER_WAY = "under_way", _("Đang tiến hành")
    CONCLUDED = "concluded", _("Đã kết luận")
    CLOSED = "closed", _("Đã khép lại")
    CANCELLED = "cancelled", _("Đã huỷ")


@tracked()
class Inspection(TimeStampedModel):
    """A unit looks, from a day to a day, into how units under it do something; ``state`` is moved only by services.

    The inspected units know of it from ``announced_at`` on: the announcement, or of an unannounced one the start.
    """

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="inspections", verbose_name=_("đơn vị kiểm tra")
    )
    title = CleanCharField(_("tên cuộc kiểm tra, giám sát"), max_length=255)
    kind = models.CharField(_("loại"), max_length=12, choices=InspectionKind)
    is_unannounced = models.BooleanField(_("đột xuất, không báo trước"), default=False)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    decision_no = CleanCharField(_("số quyết định"), max_length=64, blank=True)
    decided_on = models.DateField(_("ngày quyết định"), null=True, blank=True)
    leader = CleanCharField(_("trưởng đoàn"), max_length=160, blank=True)
    team = CleanTextField(_("thành viên đoàn"), blank=True)
    subject = CleanTextField(_("nội dung kiểm tra, giám sát"))
    announced_at = models.DateTimeField(_("báo cho đơn vị lúc"), null=True, blank=True, editable=False)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=InspectionState, default=InspectionState.PLANNED, editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+")

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("cuộc kiểm tra, giám sát")
        verbose_name_plural = _("cuộc kiểm tra, giám sát")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=InspectionState.values), name="inspection_state_known"),
            models.CheckConstraint(condition=Q(kind__in=InspectionKind.values), name="inspection_kind_known"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="inspection_ends_after_start",
                violation_error_message=_("Ngày kết thúc không thể trước ngày bắt đầu."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
