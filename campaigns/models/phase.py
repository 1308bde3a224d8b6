from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.campaign import Campaign
from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel


@tracked()
class CampaignPhase(TimeStampedModel):
    """A round of a campaign; it may cross years."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="phases")
    number = models.PositiveSmallIntegerField(_("đợt số"))
    name = CleanCharField(_("tên đợt"), max_length=120)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    is_peak = models.BooleanField(_("cao điểm"), default=False)

    class Meta:
        verbose_name = _("đợt thi đua")
        verbose_name_plural = _("đợt thi đua")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "number"],
                name="campaign_phase_number_once",
                violation_error_message=_("Phong trào đã có đợt mang số này."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="campaign_phase_dates_in_order",
                violation_error_message=_("Ngày kết thúc đợt không thể trước ngày bắt đầu."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
