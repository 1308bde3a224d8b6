from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from awards.models import TallyRun
from catalogue.models import AwardType
from common.clock import today
from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from consultations.models.listed import Listed
from consultations.querysets import PublicCommentQuerySet, PublicNoticeQuerySet
from units.models import Unit


class NoticeState(models.TextChoices):
    OPEN = "open", _("Đang lấy ý kiến")
    CLOSED = "closed", _("Đã kết thúc")
    WITHDRAWN = "withdrawn", _("Đã rút")


class CommentState(models.TextChoices):
    WAITING = "waiting", _("Chờ xử lý")
    HANDLED = "handled", _("Đã xử lý")
    WAIVED = "waived", _("Không xem xét")


@tracked()
class PublicNotice(TimeStampedModel):
    """A list of the approved of a run, of one ``award`` or of all, shown to everybody until its ``last_day``.

    ``days`` are working days. The page in public has ``code`` in its address. ``reason`` says why it was withdrawn.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="public_notices", verbose_name=_("đơn vị"))
    run = models.ForeignKey(
        TallyRun, on_delete=models.PROTECT, related_name="public_notices", verbose_name=_("lần tổng hợp")
    )
    award = models.ForeignKey(
        AwardType,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("danh hiệu, hình thức khen"),
    )
    code = models.CharField(_("mã"), max_length=12, unique=True, editable=False)
    title = CleanCharField(_("tiêu đề"), max_length=255)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=NoticeState, default=NoticeState.OPEN, editable=False
    )
    days = models.PositiveSmallIntegerField(_("số ngày làm việc"))
    published_on = models.DateField(_("đăng ngày"))
    last_day = models.DateField(_("nhận ý kiến đến hết ngày"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người đăng")
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("người kết thúc"),
    )
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True, editable=False)
    reason = CleanTextField(_("lý do rút"), blank=True, editable=False)

    objects = PublicNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("lấy ý kiến công khai")
        verbose_name_plural = _("lấy ý kiến công khai")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=NoticeState.values), name="public_notice_state_known"),
            models.CheckConstraint(condition=Q(last_day__gt=F("published_on")), name="public_notice_days_in_order"),
        ]
        indexes = [
            models.Index(fields=["-last_day"], condition=Q(state="open"), name="public_notice_running_idx"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page in public."""
        return reverse("feedback:notice", args=[self.code])

    @property
    def topic(self) -> str:
        """What its reminders are told under."""
        return f"public-notice:{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == NoticeState.OPEN

    @property
    def is_running(self) -> bool:
        """Whether the public may read and comment on it today."""
        return self.is_open and self.published_on <= today() <= self.last_day


class NoticeLine(Listed):
    """One of those on a public list, as it was shown."""

    notice = models.ForeignKey(PublicNotice, on_delete=models.PROTECT, related_name="lines")

    class Meta:
        verbose_name = _("dòng lấy ý kiến")
        verbose_name_plural = _("danh sách lấy ý kiến")
        ordering = ["notice", "place"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "recommendation"], name="notice_line_once"),
        ]


@tracked()
class PublicComment(TimeStampedModel):
    """What somebody wrote about a list; never shown in public. ``answer`` is what staff did, or why nothing.

    ``sha256`` tells the same words from the same person apart from new ones.
    """

    notice = models.ForeignKey(PublicNotice, on_delete=models.CASCADE, related_name="comments")
    name = CleanCharField(_("họ tên"), max_length=120)
    contact = CleanCharField(_("điện thoại hoặc thư điện tử"), max_length=120)
    text = CleanTextField(_("ý kiến"))
    sha256 = models.CharField(max_length=64, editable=False)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=CommentState, default=CommentState.WAITING, editable=False
    )
    answer = CleanTextField(_("kết quả xử lý"), blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("người xử lý"),
    )
    answered_at = models.DateTimeField(_("xử lý lúc"), null=True, blank=True, editable=False)

    objects = PublicCommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("ý kiến về danh sách")
        verbose_name_plural = _("ý kiến về danh sách")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CommentState.values), name="public_comment_state_known"),
            models.CheckConstraint(
                condition=Q(state=CommentState.WAITING) | ~Q(answer=""),
                name="public_comment_answer_said",
                violation_error_message=_("Hãy ghi đã xử lý thế nào, hoặc vì sao không xem xét."),
            ),
            models.UniqueConstraint(fields=["notice", "sha256"], name="public_comment_once"),
        ]

    def __str__(self) -> str:
        """Without who wrote it: a name in passing would give them away."""
        return gettext("Ý kiến %(number)s về «%(notice)s»") % {"number": self.pk, "notice": self.notice}
