from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField, MoneyField
from common.history import tracked
from common.models import FrozenModel, TimeStampedModel
from prizes.querysets import FundQuerySet
from units.models import Unit


@tracked()
class Fund(TimeStampedModel):
    """The money a unit has for awards in a year; how much stands in its movements, one fund per unit and year."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="funds", verbose_name=_("đơn vị"))
    year = models.PositiveSmallIntegerField(_("năm"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người lập")
    )

    objects = FundQuerySet.as_manager()

    class Meta:
        verbose_name = _("quỹ thi đua, khen thưởng")
        verbose_name_plural = _("quỹ thi đua, khen thưởng")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="fund_one_per_unit_and_year",
                violation_error_message=_("Đơn vị đã có quỹ của năm này."),
            ),
            models.CheckConstraint(condition=Q(year__gte=2000, year__lte=2100), name="fund_year_plausible"),
        ]

    def __str__(self) -> str:
        return _("Quỹ thi đua, khen thưởng năm %(year)s") % {"year": self.year}


class MovementKind(models.TextChoices):
    INCOME = "income", _("Thu vào quỹ")
    EXPENSE = "expense", _("Chi khác")


class FundMovement(FrozenModel):
    """Money that came into a fund, or left it for something else than prizes; in đồng, told by ``content``.

    Written once: a mistake is put right by a movement the other way.
    """

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="movements", verbose_name=_("quỹ"))
    kind = models.CharField(_("loại"), max_length=8, choices=MovementKind)
    amount = MoneyField(_("số tiền (đồng)"))
    moved_on = models.DateField(_("ngày"))
    content = CleanCharField(_("nguồn, nội dung"), max_length=255)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người ghi")
    )
    recorded_at = models.DateTimeField(_("ghi lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("khoản thu, chi của quỹ")
        verbose_name_plural = _("khoản thu, chi của quỹ")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MovementKind.values), name="fund_movement_kind_known"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="fund_movement_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.moved_on:%d/%m/%Y}: {self.content}"
