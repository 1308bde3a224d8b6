from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.querysets import SinceQuerySet
from common.fields import MoneyField
from common.history import tracked
from common.models import TimeStampedModel


@tracked()
class BaseSalary(TimeStampedModel):
    """The base salary in đồng a month, from a day on; a prize is a multiple of that of the decision's day."""

    valid_from = models.DateField(_("áp dụng từ"), unique=True)
    amount = MoneyField(_("mức lương cơ sở (đồng)"))
    source = models.CharField(_("nguồn"), max_length=255, blank=True)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)

    objects = SinceQuerySet.as_manager()

    class Meta:
        verbose_name = _("mức lương cơ sở")
        verbose_name_plural = _("mức lương cơ sở")
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="base_salary_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from:%d/%m/%Y}: {self.amount}"
