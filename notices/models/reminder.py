from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.models import TimeStampedModel
from notices.querysets import ReminderDayQuerySet, ReminderQuerySet

FURTHEST = 60
"""Days from a deadline; a reminder further away than that is typed wrong."""


def when_words(days: int) -> str:
    """So many days from a deadline, in words."""
    if days == 0:
        return gettext("đúng ngày hạn")
    if days < 0:
        return gettext("trước hạn %(count)s ngày") % {"count": -days}
    return gettext("sau hạn %(count)s ngày") % {"count": days}


class ReminderKind(models.TextChoices):
    """Whose deadline it is that somebody is reminded of."""

    DOSSIER = "dossier", _("Hồ sơ đơn vị còn nợ")
    AGENCY = "agency", _("Cơ quan hiệp y chưa trả lời")
    PUBLIC = "public", _("Danh sách lấy ý kiến công khai chưa kết thúc")
    STEP = "step", _("Bước duyệt quyết định")
    LETTER = "letter", _("Tờ trình cấp trên chưa trả lời")
    REMEDY = "remedy", _("Đơn vị chưa báo cáo khắc phục sau kiểm tra")


class ReminderDay(models.Model):
    """So many ``days`` from a deadline of ``kind``, counted in days of the calendar, whoever is to act is reminded.

    Less than 0 is before the deadline, more is after it. It holds from ``valid_from`` to ``valid_to``.
    """

    kind = models.CharField(
        _("nhắc về"),
        max_length=16,
        choices=ReminderKind,
        default=ReminderKind.DOSSIER,
        db_default=ReminderKind.DOSSIER,
    )
    days = models.SmallIntegerField(_("số ngày so với hạn"), help_text=_("-3 là trước hạn 3 ngày, 1 là sau hạn 1 ngày"))
    valid_from = models.DateField(_("áp dụng từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    source = models.CharField(_("nguồn"), max_length=255, blank=True)

    objects = ReminderDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("ngày nhắc hạn")
        verbose_name_plural = _("ngày nhắc hạn")
        ordering = ["kind", "days", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                F("kind"),
                F("days"),
                F("valid_from"),
                name="reminder_day_of_a_kind_once",
                violation_error_message=_("Đã có ngày nhắc này, áp dụng từ cùng ngày."),
            ),
            models.CheckConstraint(condition=Q(kind__in=ReminderKind.values), name="reminder_day_kind_known"),
            models.CheckConstraint(
                condition=Q(days__gte=-FURTHEST, days__lte=FURTHEST),
                name="reminder_day_near",
                violation_error_message=_("Chỉ nhắc trong vòng 60 ngày trước hoặc sau hạn."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="reminder_day_dates_in_order",
                violation_error_message=_("Ngày cuối không thể trước ngày đầu."),
            ),
        ]

    def __str__(self) -> str:
        return self.when

    @property
    def when(self) -> str:
        return when_words(self.days)


class Reminder(TimeStampedModel):
    """That the people of ``target`` were reminded of what it owes, of ``kind``, by the end of ``due_on``.

    ``kind`` is that of the dossier an invitation owes, for all else that of the days (``ReminderKind``).

    ``days`` from the deadline it was the machine's to remind, once for each; without ``days`` a person did it, at most
    once a day. ``people`` is how many were told, 0 when there was nobody to tell.
    """

    target_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    target_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("target_type", "target_id")
    kind = models.CharField(_("còn nợ"), max_length=16)
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    days = models.SmallIntegerField(_("số ngày so với hạn"), null=True, blank=True)
    sent_on = models.DateField(_("nhắc ngày"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người nhắc"),
    )
    people = models.PositiveIntegerField(_("số người được nhắc"))

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần nhắc hạn")
        verbose_name_plural = _("lần nhắc hạn")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["target_type", "target_id", "kind", "due_on", "days"],
                condition=Q(days__isnull=False),
                name="reminder_once_a_deadline_and_day",
            ),
            models.UniqueConstraint(
                fields=["target_type", "target_id", "kind", "sent_on"],
                condition=Q(days__isnull=True),
                name="reminder_by_hand_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(days__isnull=False, due_on__isnull=False, by__isnull=True)
                | Q(days__isnull=True, by__isnull=False),
                name="reminder_by_machine_or_hand",
            ),
        ]
        indexes = [models.Index(fields=["target_type", "kind", "sent_on"], name="reminder_sent_idx")]

    def __str__(self) -> str:
        return f"{self.kind} {self.target_id}: {self.sent_on:%d/%m/%Y}"

    @property
    def when(self) -> str:
        """Its day in words; empty for one sent by hand."""
        return "" if self.days is None else when_words(self.days)
