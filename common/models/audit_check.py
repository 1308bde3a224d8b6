from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.models.base import TimeStampedModel


class AuditCheck(TimeStampedModel):
    """The chain of the audit walked from its first segment to its last; ``checked`` entries of them.

    ``fault`` is the first link that is broken: its ``kind``, the number of the ``segment`` and of the ``entry``, and
    for a ``root`` the chain has not (any more), the ``place`` that bears it.
    ``finished_at`` is ``None`` until a worker has walked it; nobody asked for the one of every night.
    """

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người kiểm tra"),
    )
    segments = models.PositiveIntegerField(_("số đoạn"), default=0)
    checked = models.PositiveBigIntegerField(_("số dòng đã kiểm tra"), default=0)
    unsealed = models.PositiveBigIntegerField(_("số dòng chưa niêm"), default=0)
    root = models.CharField(_("mã mới nhất"), max_length=64, blank=True)
    fault = models.JSONField(_("chỗ đứt đầu tiên"), null=True, blank=True)
    finished_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("lần kiểm tra nhật ký")
        verbose_name_plural = _("các lần kiểm tra nhật ký")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["finished_at"], nulls_distinct=False, name="audit_check_one_under_way")
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.root[:12]}"

    @property
    def is_under_way(self) -> bool:
        return self.finished_at is None
