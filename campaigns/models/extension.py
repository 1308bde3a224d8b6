from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.campaign import Campaign
from campaigns.models.dossier import DossierKind
from campaigns.models.phase import CampaignPhase
from campaigns.querysets import ExtensionQuerySet
from common.history import tracked
from common.models import TimeStampedModel
from units.models import Unit


@tracked()
class Extension(TimeStampedModel):
    """A later last day granted to one unit, with its reason; whoever sends by it is marked late for good."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="extensions")
    phase = models.ForeignKey(CampaignPhase, on_delete=models.PROTECT, null=True, blank=True, related_name="extensions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="extensions")
    kind = models.CharField(_("loại hồ sơ"), max_length=12, choices=DossierKind, default=DossierKind.REGISTRATION)
    until = models.DateField(_("gia hạn đến hết ngày"))
    reason = models.TextField(_("lý do"))
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("gia hạn")
        verbose_name_plural = _("gia hạn")
        ordering = ["-until"]

    def __str__(self) -> str:
        return f"{self.unit_id} → {self.until:%d/%m/%Y}"
