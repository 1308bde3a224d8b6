from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.dossier import Dossier
from campaigns.models.entry import Entry
from campaigns.querysets import AttachmentQuerySet
from common.history import tracked
from common.models import StoredFile


class FilePurpose(models.TextChoices):
    MINUTES = "minutes", _("Biên bản họp xét")
    REPORT = "report", _("Báo cáo thành tích")


class AttachedManager(models.Manager.from_queryset(AttachmentQuerySet)):
    """The files on their dossiers."""

    def get_queryset(self):
        return super().get_queryset().filter(detached_at__isnull=True)


@tracked()
class Attachment(StoredFile):
    """A file that belongs to a dossier, or, as evidence, to one ``entry`` of it; without ``purpose`` it is any other.

    ``detached_at`` is when it was taken off the dossier; it is kept for the versions that were sent with it.
    """

    folder = "dossiers"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="attachments")
    entry = models.ForeignKey(
        Entry,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="evidence",
        db_index=False,
        verbose_name=_("minh chứng cho"),
    )
    purpose = models.CharField(_("loại tệp"), max_length=8, choices=FilePurpose, blank=True, db_default="")
    detached_at = models.DateTimeField(_("bỏ khỏi hồ sơ lúc"), null=True, blank=True, editable=False)

    objects = AttachedManager()
    kept = AttachmentQuerySet.as_manager()
    """Those that were taken off too."""

    class Meta:
        verbose_name = _("tệp đính kèm")
        verbose_name_plural = _("tệp đính kèm")
        ordering = ["pk"]
        indexes = [models.Index(fields=["entry"], name="attachment_entry_idx")]
