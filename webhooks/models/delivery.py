import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.models import TimeStampedModel
from webhooks.models.endpoint import ALL_EVENTS, TEST_EVENT, Event, WebhookEndpoint
from webhooks.querysets import WebhookDeliveryQuerySet


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("Chờ gửi")
    DELIVERED = "delivered", _("Đã nhận")
    FAILED = "failed", _("Không gửi được")


class WebhookDelivery(TimeStampedModel):
    """One event on its way to one endpoint: written with the event, sent by a worker once ``next_attempt_at`` is past.

    ``message_id`` is the same in every attempt, and ``body`` to the byte what is signed and sent. Whoever sends it
    holds it by ``lease`` until ``next_attempt_at``; nobody holds it when that is ``None``. ``status`` and ``excerpt``
    are the last answer, ``failure`` why there was no good one.
    """

    endpoint = models.ForeignKey(
        WebhookEndpoint, on_delete=models.CASCADE, related_name="deliveries", verbose_name=_("nơi nhận")
    )
    message_id = models.UUIDField(_("mã tin"), default=uuid.uuid4, unique=True, editable=False)
    event = models.CharField(_("sự kiện"), max_length=32)
    body = models.TextField(_("nội dung"))
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=DeliveryState, default=DeliveryState.WAITING, editable=False
    )
    attempts = models.PositiveSmallIntegerField(_("số lần thử"), default=0)
    next_attempt_at = models.DateTimeField(_("gửi từ lúc"), default=timezone.now)
    lease = models.UUIDField(null=True, blank=True, editable=False)
    delivered_at = models.DateTimeField(_("nhận lúc"), null=True, blank=True)
    status = models.PositiveSmallIntegerField(_("mã trả lời"), null=True, blank=True)
    excerpt = models.TextField(_("đầu câu trả lời"), blank=True)
    failure = models.TextField(_("vì sao chưa gửi được"), blank=True)

    objects = WebhookDeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần báo tin")
        verbose_name_plural = _("các lần báo tin")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DeliveryState.values), name="webhook_delivery_state_known"),
            models.CheckConstraint(condition=Q(event__in=ALL_EVENTS), name="webhook_delivery_event_known"),
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at", "id"], name="webhook_due_idx", condition=Q(state=DeliveryState.WAITING)
            )
        ]

    def __str__(self) -> str:
        return f"{self.event_label} · {self.created_at:%d/%m/%Y}"

    @property
    def event_label(self) -> str:
        """What it tells of, in words."""
        return str(_("Tin thử") if self.event == TEST_EVENT else Event(self.event).label)
