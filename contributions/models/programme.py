from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from common.history import tracked
from common.models import TimeStampedModel


@tracked()
class Programme(TimeStampedModel):
    """A programme that counts initiatives applied and recognised within its days; without a last day it goes on."""

    code = models.CharField(_("mã chương trình"), max_length=40, unique=True)
    name = models.CharField(_("tên chương trình"), max_length=255)
    starts_on = models.DateField(_("áp dụng từ"))
    ends_on = models.DateField(_("áp dụng đến"), null=True, blank=True)
    source = models.CharField(_("nguồn"), max_length=255, blank=True)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)

    class Meta:
        verbose_name = _("chương trình sáng kiến")
        verbose_name_plural = _("chương trình sáng kiến")
        ordering = ["-starts_on", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="programme_ends_after_start",
                violation_error_message=_("Ngày kết thúc không thể trước ngày bắt đầu."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def covers(self, day) -> bool:
        """Whether the programme counts what was done on ``day``."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def phase_of(self, day):
        """The phase that ``day`` falls into; ``None`` between phases and of no day. One query."""
        return self.phases.filter(starts_on__lte=day, ends_on__gte=day).first() if day else None


def _days() -> Func:
    """The days of a phase, the last one included."""
    return Func(F("starts_on"), F("ends_on"), Value("[]"), function="daterange", output_field=DateRangeField())


@tracked()
class ProgrammePhase(TimeStampedModel):
    """A stretch of a programme, counted by itself; no two of one programme overlap."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="phases")
    name = models.CharField(_("tên giai đoạn"), max_length=120)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    source = models.CharField(_("nguồn"), max_length=255, blank=True)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)

    class Meta:
        verbose_name = _("giai đoạn của chương trình")
        verbose_name_plural = _("giai đoạn của chương trình")
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="programme_phase_ends_after_start",
                violation_error_message=_("Ngày kết thúc không thể trước ngày bắt đầu."),
            ),
            ExclusionConstraint(
                name="programme_phases_apart",
                expressions=[
                    ("programme", RangeOperators.EQUAL),
                    (_days(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Hai giai đoạn của một chương trình không được trùng ngày."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
