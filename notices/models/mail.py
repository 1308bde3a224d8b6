from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import LowercaseEmailField
from common.models import TimeStampedModel
from notices.models.kind import NoticeKind
from notices.querysets import MailQuerySet


class MailState(models.TextChoices):
    WAITING = "waiting", _("Chờ gửi")
    HELD = "held", _("Giữ lại")
    SENT = "sent", _("Đã gửi")
    FAILED = "failed", _("Không gửi được")
    CANCELLED = "cancelled", _("Đã huỷ")


UNSENT_STATES = (MailState.WAITING, MailState.HELD)
OVER_STATES = (MailState.SENT, MailState.CANCELLED)
"""Nothing happens with such a letter any more."""


class Mail(TimeStampedModel):
    """A letter in the outbox: written with the event it tells of, sent by a worker once ``send_after`` is past.

    One for each ``dedupe_key``. ``to`` is the address as it was when it was written, then the one it was sent to.
    ``failure`` says why it did not go, or not yet. ``topic`` is as that of ``Notice``.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mails", verbose_name=_("người nhận")
    )
    to = LowercaseEmailField(_("gửi tới"))
    subject = models.CharField(_("tiêu đề"), max_length=200)
    body = models.TextField(_("nội dung"))
    kind = models.CharField(_("loại"), max_length=16, choices=NoticeKind, blank=True)
    topic = models.CharField(max_length=120, blank=True)
    dedupe_key = models.CharField(max_length=120, unique=True)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=MailState, default=MailState.WAITING, editable=False
    )
    attempts = models.PositiveSmallIntegerField(_("số lần thử"), default=0)
    send_after = models.DateTimeField(_("gửi từ lúc"))
    sent_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    failure = models.TextField(_("vì sao chưa gửi được"), blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("thư gửi đi")
        verbose_name_plural = _("thư gửi đi")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MailState.values), name="mail_state_known"),
            models.CheckConstraint(condition=Q(kind__in=["", *NoticeKind.values]), name="mail_kind_known"),
            models.CheckConstraint(
                condition=Q(state=MailState.SENT, sent_at__isnull=False)
                | (~Q(state=MailState.SENT) & Q(sent_at__isnull=True)),
                name="mail_sent_has_its_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["send_after", "id"], name="mail_due_idx", condition=Q(state=MailState.WAITING)),
            models.Index(fields=["topic"], name="mail_topic_idx", condition=Q(state__in=UNSENT_STATES) & ~Q(topic="")),
            models.Index(fields=["-created_at", "-id"], name="mail_latest_idx"),
            models.Index(fields=["updated_at"], name="mail_over_idx", condition=Q(state__in=OVER_STATES)),
        ]

    def __str__(self) -> str:
        return self.subject


class ForgottenMail(models.Model):
    """What is left of a letter deleted after its time: the key under which it is not sent again."""

    dedupe_key = models.CharField(max_length=120, unique=True)

    class Meta:
        verbose_name = _("thư đã xoá khi hết hạn giữ")
        verbose_name_plural = _("thư đã xoá khi hết hạn giữ")

    def __str__(self) -> str:
        return self.dedupe_key
