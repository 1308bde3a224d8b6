from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.models import TimeStampedModel
from notices.models.kind import Delivery, NoticeKind


class NoticePreference(TimeStampedModel):
    """How a person wants to be told of one kind of thing; without a row it is as ``USUAL_DELIVERY`` says."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_preferences")
    kind = models.CharField(_("loại thông báo"), max_length=16, choices=NoticeKind)
    delivery = models.CharField(_("cách nhận"), max_length=8, choices=Delivery)

    class Meta:
        verbose_name = _("cách nhận thông báo")
        verbose_name_plural = _("cách nhận thông báo")
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="notice_preference_once"),
            models.CheckConstraint(condition=Q(kind__in=NoticeKind.values), name="notice_preference_kind_known"),
            models.CheckConstraint(condition=Q(delivery__in=Delivery.values), name="notice_preference_delivery_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.get_kind_display()}"
