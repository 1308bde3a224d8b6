from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from certificates.querysets import CertificateBatchQuerySet
from common.models import TimeStampedModel
from decisions.models import Decision


class CertificateBatch(TimeStampedModel):
    """The certificates of a decision, made by a worker: of ``total`` lines those that had none yet.

    ``finished_at`` is ``None`` while one is at it; ``failure`` says why there is no end to it.
    """

    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="certificate_batches", verbose_name=_("quyết định")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người cấp")
    )
    total = models.PositiveIntegerField(_("số bản"))
    made = models.PositiveIntegerField(_("đã xong"), default=0)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    failure = models.TextField(_("vì sao không xong"), blank=True)
    finished_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)

    objects = CertificateBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("đợt cấp bằng, giấy")
        verbose_name_plural = _("các đợt cấp bằng, giấy")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision"],
                condition=models.Q(finished_at__isnull=True),
                name="certificate_batch_one_under_way",
                violation_error_message=_("Bằng, giấy của quyết định này đang được tạo."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.made}/{self.total}"

    @property
    def is_under_way(self) -> bool:
        return self.finished_at is None
