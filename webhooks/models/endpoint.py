from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.models import TimeStampedModel
from units.models import Unit
from webhooks.querysets import WebhookEndpointQuerySet


class Event(models.TextChoices):
    """What other software may ask to be told of."""

    ISSUED = "decision.issued", _("Quyết định khen thưởng, gắn biển được ban hành")
    CORRECTED = "decision.corrected", _("Quyết định đính chính được ban hành")
    REVOKED = "decision.revoked", _("Quyết định thu hồi được ban hành")
    REPLACED = "decision.replaced", _("Quyết định thay thế được ban hành")


TEST_EVENT = "webhook.test"
"""What somebody sends by hand to see whether it arrives."""
ALL_EVENTS = (*Event.values, TEST_EVENT)


class WebhookEndpoint(TimeStampedModel):
    """An address of other software that is told of ``events`` about ``unit`` and the units under it.

    ``secret`` is sealed under a secret of the settings; what is sent is signed with it.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="webhooks", verbose_name=_("đơn vị"))
    name = CleanCharField(_("tên"), max_length=120)
    url = models.CharField(_("địa chỉ nhận"), max_length=500)
    events = ArrayField(models.CharField(max_length=32, choices=Event), verbose_name=_("báo khi"))
    secret = models.BinaryField(editable=False)
    is_active = models.BooleanField(_("đang dùng"), default=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người tạo")
    )

    objects = WebhookEndpointQuerySet.as_manager()

    class Meta:
        verbose_name = _("nơi nhận tin")
        verbose_name_plural = _("các nơi nhận tin")
        constraints = [
            models.CheckConstraint(
                condition=Q(events__contained_by=Event.values, events__len__gt=0), name="webhook_events_known"
            ),
            models.UniqueConstraint(
                fields=["unit", "url"],
                name="webhook_once_per_unit_and_url",
                violation_error_message=_("Đơn vị đã có nơi nhận tin với địa chỉ này."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def event_labels(self) -> list[str]:
        """What it is told of, in words."""
        return [str(Event(each).label) for each in self.events]
