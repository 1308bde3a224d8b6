import hashlib

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from campaigns.models.dossier import Dossier
from common import clock
from common.models import FrozenModel


class DossierVersion(FrozenModel):
    """A dossier as it was sent: its canonical JSON, to the byte, and the SHA-256 of it. Written once."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("lần nộp"))
    receipt_no = models.CharField(_("số biên nhận"), max_length=64)
    content = models.TextField(_("nội dung"))
    sha256 = models.CharField(max_length=64)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on_behalf = models.BooleanField(_("nộp thay"), default=False)
    sent_at = models.DateTimeField(_("nộp lúc"), default=clock.now, db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("bản đã nộp")
        verbose_name_plural = _("bản đã nộp")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="dossier_version_number_once"),
            models.UniqueConstraint(fields=["receipt_no"], name="dossier_version_receipt_once"),
        ]

    def __str__(self) -> str:
        return self.receipt_no

    def hash_now(self) -> str:
        """The SHA-256 of the content as it stands; equal to ``sha256`` as long as nobody touched it."""
        return hashlib.sha256(self.content.encode()).hexdigest()
