from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.models.base import TimeStampedModel


class DataQuestion(TimeStampedModel):
    """Something recorded that breaks a rule: kept as the source says, open until a person answers it."""

    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, related_name="+", verbose_name=_("loại đối tượng")
    )
    subject_id = models.PositiveBigIntegerField(_("mã số đối tượng"))
    subject = GenericForeignKey("subject_type", "subject_id")
    text = models.TextField(_("điều cần làm rõ"))
    answer = models.TextField(_("trả lời"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người trả lời"),
    )
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("điểm cần làm rõ")
        verbose_name_plural = _("điểm cần làm rõ")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["subject_type", "subject_id", "text"], name="data_question_asked_once")
        ]

    def __str__(self) -> str:
        return self.text
