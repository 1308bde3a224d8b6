from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.dossier import Dossier
from campaigns.querysets import AttachmentQuerySet
from common.history import tracked
from common.models import StoredFile


class AttachedManager(models.Manager.from_queryset(AttachmentQuerySet)):
    """The files on their dossiers."""

    def get_queryset(self):
        return super().get_queryset().filter(detached_at__isnull=True)


@tracked()
class Attachment(StoredFile):
    """A file that belongs to a dossier.

    ``detached_at`` is when it was taken off the dossier; it is kept for the versions that were sent with it.
    """

    folder = "dossiers"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="attachments")
    detached_at = models.DateTimeField(_("bỏ khỏi hồ sơ lúc"), null=True, blank=True, editable=False)

    objects = AttachedManager()
    kept = AttachmentQuerySet.as_manager()
    """Those that were taken off too."""

    class Meta:
        verbose_name = _("tệp đính kèm")
        verbose_name_plural = _("tệp đính kèm")
        ordering = ["pk"]
