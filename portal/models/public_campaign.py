from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign
from common.fields import CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from portal.querysets import PublicCampaignQuerySet


@tracked()
class PublicCampaign(TimeStampedModel):
    """That the unit running a campaign lets everybody read of it; without such a row, or hidden, nobody may."""

    campaign = models.OneToOneField(
        Campaign, on_delete=models.PROTECT, related_name="public", verbose_name=_("phong trào")
    )
    lead = CleanTextField(_("giới thiệu"), blank=True)
    is_shown = models.BooleanField(_("cho mọi người xem"), default=True, db_default=True)

    objects = PublicCampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("phong trào đưa ra công khai")
        verbose_name_plural = _("phong trào đưa ra công khai")

    def __str__(self) -> str:
        return str(self.campaign)
