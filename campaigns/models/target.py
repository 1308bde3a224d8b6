from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.campaign import Campaign
from campaigns.querysets import TargetQuerySet
from common.history import tracked
from common.models import TimeStampedModel
from units.models import Unit


class Indicator(models.TextChoices):
    INITIATIVES = "initiatives", _("Số sáng kiến")
    WORKS = "works", _("Số công trình")
    WORKS_VALUE = "works_value", _("Giá trị công trình (đồng)")
    INDIVIDUAL_TITLES = "individual_titles", _("Số danh hiệu cá nhân")
    COLLECTIVE_TITLES = "collective_titles", _("Số danh hiệu tập thể")
    EXEMPLARS = "exemplars", _("Số điển hình tiên tiến")


class TargetOrigin(models.TextChoices):
    ASSIGNED = "assigned", _("Cấp trên giao")
    OWN = "own", _("Đơn vị tự đặt")


@tracked()
class Target(TimeStampedModel):
    """What a unit is asked, or asks itself, to reach in a campaign; a whole number, đồng for values."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="targets")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="targets", verbose_name=_("đơn vị"))
    indicator = models.CharField(_("chỉ tiêu"), max_length=20, choices=Indicator)
    value = models.PositiveBigIntegerField(_("giá trị"))
    origin = models.CharField(_("nguồn"), max_length=8, choices=TargetOrigin, default=TargetOrigin.ASSIGNED)

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = _("chỉ tiêu")
        verbose_name_plural = _("chỉ tiêu")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "unit", "indicator", "origin"],
                name="target_once",
                violation_error_message=_("Đơn vị đã có chỉ tiêu này."),
            ),
            models.CheckConstraint(condition=models.Q(indicator__in=Indicator.values), name="target_indicator_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_indicator_display()}: {self.value}"
