from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.models import TimeStampedModel
from notices.models.kind import NoticeKind
from notices.querysets import NoticeQuerySet


class Notice(TimeStampedModel):
    """Something a person is told in the application, with the page it is about.

    ``kind`` is empty for what goes nowhere else. ``topic`` is how whoever tells it names what it is about, so that it
    can be taken back; empty when nobody will. ``awaits_digest`` until the letter of the next morning was written.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    text = models.TextField(_("nội dung"))
    url = models.CharField(max_length=255, blank=True)
    kind = models.CharField(_("loại"), max_length=16, choices=NoticeKind, blank=True, default="", db_default="")
    topic = models.CharField(max_length=120, blank=True, default="", db_default="")
    awaits_digest = models.BooleanField(default=False, db_default=False, editable=False)
    read_at = models.DateTimeField(_("đã đọc lúc"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("thông báo")
        verbose_name_plural = _("thông báo")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=["", *NoticeKind.values]), name="notice_kind_known")
        ]
        indexes = [
            models.Index(
                fields=["user", "-created_at"], name="notice_unread_idx", condition=models.Q(read_at__isnull=True)
            ),
            models.Index(
                fields=["topic"],
                name="notice_topic_idx",
                condition=models.Q(read_at__isnull=True) & ~models.Q(topic=""),
            ),
            models.Index(
                fields=["user", "created_at"], name="notice_digest_idx", condition=models.Q(awaits_digest=True)
            ),
        ]

    def __str__(self) -> str:
        return self.text
