from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.dossier import Dossier
from campaigns.querysets import AttachmentQuerySet
from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel


class AttachedManager(models.Manager.from_queryset(AttachmentQuerySet)):
    """The files on their dossiers."""

    def get_queryset(self):
        return super().get_queryset().filter(detached_at__isnull=True)


@tracked()
class Attachment(TimeStampedModel):
    """A file that belongs to a dossier; its stored name cannot be guessed, its own name is kept beside.

    ``detached_at`` is when it was taken off the dossier; it is kept for the versions that were sent with it.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="attachments")
    file = models.FileField(_("tệp"), upload_to="dossiers/")
    name = CleanCharField(_("tên tệp"), max_length=255)
    size = models.PositiveBigIntegerField(_("dung lượng (byte)"))
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    detached_at = models.DateTimeField(_("bỏ khỏi hồ sơ lúc"), null=True, blank=True, editable=False)

    objects = AttachedManager()
    kept = AttachmentQuerySet.as_manager()
    """Those that were taken off too."""

    class Meta:
        verbose_name = _("tệp đính kèm")
        verbose_name_plural = _("tệp đính kèm")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
