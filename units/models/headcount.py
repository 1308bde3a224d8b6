from django.db import models
from django.utils.translation import gettext_lazy as _

from common.history import tracked
from common.models import TimeStampedModel
from units.models.unit import Unit


@tracked()
class Headcount(TimeStampedModel):
    """How many people a unit had on a day: employees at large and union members, women among them."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="headcounts", verbose_name=_("đơn vị"))
    as_of = models.DateField(_("tính đến ngày"))
    workers = models.PositiveIntegerField(_("CNVCLĐ"))
    workers_female = models.PositiveIntegerField(_("CNVCLĐ nữ"))
    members = models.PositiveIntegerField(_("đoàn viên"))
    members_female = models.PositiveIntegerField(_("đoàn viên nữ"))

    class Meta:
        verbose_name = _("số liệu lao động, đoàn viên")
        verbose_name_plural = _("số liệu lao động, đoàn viên")
        ordering = ["unit", "-as_of"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "as_of"],
                name="headcount_once_a_day",
                violation_error_message=_("Đơn vị đã có số liệu của ngày này."),
            ),
            models.CheckConstraint(
                condition=models.Q(workers_female__lte=models.F("workers"))
                & models.Q(members_female__lte=models.F("members")),
                name="headcount_women_within_all",
                violation_error_message=_("Số nữ không thể lớn hơn tổng số."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.as_of:%d/%m/%Y}"
