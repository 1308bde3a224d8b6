from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.history import tracked
from common.models import TimeStampedModel
from people.models.member import Member
from people.querysets import AbsenceQuerySet

DAYS_OF_A_YEAR = 366


class AbsenceReason(models.TextChoices):
    MATERNITY = "maternity", _("Thai sản")
    SICK = "sick", _("Ốm đau")
    STUDY = "study", _("Học tập")
    UNPAID = "unpaid", _("Nghỉ không lương")
    OTHER = "other", _("Lý do khác")


@tracked()
class Absence(TimeStampedModel):
    """Working days a member was away in a year for one reason, half days counted; 0 says that there were none.

    ``from_date`` and ``to_date`` are known where the absence was in one piece.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="absences", verbose_name=_("đoàn viên"))
    year = models.PositiveSmallIntegerField(_("năm"))
    reason = models.CharField(_("lý do"), max_length=12, choices=AbsenceReason, default=AbsenceReason.OTHER)
    working_days = models.DecimalField(
        _("số ngày làm việc nghỉ"),
        max_digits=4,
        decimal_places=1,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(DAYS_OF_A_YEAR))],
    )
    from_date = models.DateField(_("từ ngày"), null=True, blank=True)
    to_date = models.DateField(_("đến hết ngày"), null=True, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("ngày nghỉ của đoàn viên")
        verbose_name_plural = _("ngày nghỉ của đoàn viên")
        ordering = ["-year", "reason"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "year", "reason"],
                name="absence_once_a_year_and_reason",
                violation_error_message=_("Đã ghi số ngày nghỉ vì lý do này trong năm."),
            ),
            models.CheckConstraint(condition=models.Q(reason__in=AbsenceReason.values), name="absence_reason_known"),
            models.CheckConstraint(
                condition=models.Q(working_days__range=(0, DAYS_OF_A_YEAR)),
                name="absence_days_within_a_year",
                violation_error_message=_("Số ngày nghỉ phải từ 0 đến 366."),
            ),
            models.CheckConstraint(
                condition=models.Q(from_date__isnull=True)
                | models.Q(to_date__isnull=True)
                | models.Q(to_date__gte=models.F("from_date")),
                name="absence_dates_in_order",
                violation_error_message=_("Ngày cuối không thể trước ngày đầu."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.working_days} ({self.get_reason_display()})"
