from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.campaign import Campaign
from campaigns.querysets import ParticipationQuerySet
from common.fields import CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from units.models import Unit


@tracked()
class Participation(TimeStampedModel):
    """A unit a launched campaign addresses; it has joined once ``joined_at`` is set."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="participations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="participations")
    joined_at = models.DateTimeField(_("tham gia lúc"), null=True, blank=True)
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    own_content = CleanTextField(_("nội dung riêng của đơn vị"), blank=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("đơn vị tham gia")
        verbose_name_plural = _("đơn vị tham gia")
        constraints = [models.UniqueConstraint(fields=["campaign", "unit"], name="participation_once")]

    def __str__(self) -> str:
        return f"{self.campaign_id} · {self.unit_id}"
