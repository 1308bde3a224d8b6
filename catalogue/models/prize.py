from decimal import Decimal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.award_type import AwardType
from catalogue.querysets import PrizeMultipleQuerySet, SinceQuerySet
from common.expressions import validity
from common.fields import MoneyField
from common.history import tracked
from common.models import TimeStampedModel


class PrizeSubject(models.TextChoices):
    """Whom a multiple is for; a household is paid by the individual's, a unit as a collective."""

    INDIVIDUAL = "individual", _("Cá nhân")
    COLLECTIVE = "collective", _("Tập thể, đơn vị")


@tracked()
class PrizeMultiple(TimeStampedModel):
    """How many base salaries an award brings from day to day; the days of one award and subject never overlap."""

    award = models.ForeignKey(
        AwardType, on_delete=models.CASCADE, related_name="multiples", verbose_name=_("danh hiệu, hình thức khen")
    )
    subject_kind = models.CharField(_("đối tượng"), max_length=12, choices=PrizeSubject)
    multiple = models.DecimalField(
        _("hệ số mức lương cơ sở"), max_digits=5, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    valid_from = models.DateField(_("áp dụng từ"))
    valid_to = models.DateField(_("áp dụng đến hết"), null=True, blank=True)
    source = models.CharField(_("nguồn"), max_length=500)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)

    objects = PrizeMultipleQuerySet.as_manager()

    class Meta:
        verbose_name = _("hệ số thưởng")
        verbose_name_plural = _("hệ số thưởng")
        ordering = ["award", "subject_kind", "-valid_from"]
        constraints = [
            models.CheckConstraint(condition=Q(subject_kind__in=PrizeSubject.values), name="prize_multiple_kind_known"),
            models.CheckConstraint(condition=Q(multiple__gt=0), name="prize_multiple_positive"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="prize_multiple_days_in_order",
                violation_error_message=_("Ngày hết áp dụng không thể trước ngày bắt đầu."),
            ),
            ExclusionConstraint(
                name="prize_multiple_one_a_day",
                expressions=[
                    ("award", RangeOperators.EQUAL),
                    ("subject_kind", RangeOperators.EQUAL),
                    (validity(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "Hình thức này đã có hệ số trong thời gian đó. Hãy cho hệ số cũ một ngày hết áp dụng trước."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award} · {self.get_subject_kind_display()} · {self.multiple}"


@tracked()
class PrizeTerms(TimeStampedModel):
    """How a multiple becomes money, from a day on: rounded up to ``rounding`` đồng, a household's by its factor."""

    valid_from = models.DateField(_("áp dụng từ"), unique=True)
    rounding = MoneyField(_("làm tròn lên đến (đồng)"), validators=[MinValueValidator(1)])
    household_factor = models.DecimalField(
        _("hộ gia đình bằng mấy lần cá nhân"),
        max_digits=4,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    source = models.CharField(_("nguồn"), max_length=500)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)

    objects = SinceQuerySet.as_manager()

    class Meta:
        verbose_name = _("cách tính tiền thưởng")
        verbose_name_plural = _("cách tính tiền thưởng")
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(condition=Q(rounding__gt=0, household_factor__gt=0), name="prize_terms_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from:%d/%m/%Y}"
