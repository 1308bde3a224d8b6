from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import clock
from common.fields import CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from inspections.models.inspected import InspectedState, InspectionUnit
from inspections.models.inspection import InspectionState
from inspections.querysets import OWED_STATES, InspectionFindingQuerySet


class FindingKind(models.TextChoices):
    SHORTCOMING = "shortcoming", _("Hạn chế, thiếu sót")
    STRENGTH = "strength", _("Ưu điểm")


class FindingState(models.TextChoices):
    OPEN = "open", _("Chờ khắc phục")
    REPORTED = "reported", _("Đã báo cáo khắc phục")
    CONFIRMED = "confirmed", _("Đã xác nhận khắc phục")
    RETURNED = "returned", _("Yêu cầu khắc phục lại")


@tracked()
class InspectionFinding(TimeStampedModel):
    """What was found at an inspected unit, on what ground. Of a shortcoming a remedy may be asked until a day.

    ``state`` says how far that remedy is and means nothing where none is asked.
    """

    inspected = models.ForeignKey(InspectionUnit, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(_("loại"), max_length=12, choices=FindingKind)
    text = CleanTextField(_("nội dung"))
    ground = CleanTextField(_("căn cứ"), blank=True)
    remedy = CleanTextField(_("yêu cầu khắc phục"), blank=True)
    remedy_due = models.DateField(_("hạn khắc phục"), null=True, blank=True)
    report = CleanTextField(_("báo cáo khắc phục"), blank=True)
    reported_on = models.DateField(_("ngày khắc phục xong"), null=True, blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    return_reason = CleanTextField(_("lý do yêu cầu khắc phục lại"), blank=True)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=FindingState, default=FindingState.OPEN, editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = InspectionFindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("kết quả kiểm tra")
        verbose_name_plural = _("kết quả kiểm tra")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=FindingState.values), name="inspection_finding_state_known"),
            models.CheckConstraint(condition=Q(kind__in=FindingKind.values), name="inspection_finding_kind_known"),
            models.CheckConstraint(
                condition=Q(remedy="", remedy_due__isnull=True) | (~Q(remedy="") & Q(remedy_due__isnull=False)),
                name="inspection_finding_remedy_has_a_day",
                violation_error_message=_("Yêu cầu khắc phục phải có hạn, và chỉ ghi hạn khi có yêu cầu."),
            ),
            models.CheckConstraint(
                condition=Q(remedy="") | Q(kind="shortcoming"),
                name="inspection_finding_remedy_of_shortcomings",
                violation_error_message=_("Chỉ yêu cầu khắc phục hạn chế, thiếu sót."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "returned"])
                | (~Q(report="") & Q(reported_on__isnull=False, reported_by__isnull=False)),
                name="inspection_finding_reported_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 60 else f"{self.text[:57]}…"

    @property
    def topic(self) -> str:
        """What its reminders are told under."""
        return f"inspection-finding:{self.pk}"

    @property
    def is_owed(self) -> bool:
        """A remedy was asked of the unit and is not reported, or was sent back."""
        concluded = self.inspected.state == InspectedState.CONCLUDED
        running = self.inspected.inspection.state != InspectionState.CANCELLED
        return bool(self.remedy) and self.state in OWED_STATES and concluded and running

    @property
    def is_overdue(self) -> bool:
        return self.is_owed and self.remedy_due < clock.today()
