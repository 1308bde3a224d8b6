from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import StoredFile
from contributions.models.initiative import Initiative
from contributions.querysets import InitiativePartQuerySet


class FileKind(models.TextChoices):
    CONTENT = "content", _("Tài liệu, hình ảnh")
    CONFIRMATION = "confirmation", _("Xác nhận của người sử dụng lao động")
    DECISION = "decision", _("Quyết định công nhận")


@tracked()
class InitiativeFile(StoredFile):
    """A file about an initiative; ``note`` says whose word a confirmation is."""

    folder = "initiatives"

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(_("loại tệp"), max_length=16, choices=FileKind, default=FileKind.CONTENT)
    note = CleanCharField(_("ghi chú"), max_length=255, blank=True)

    objects = InitiativePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("tệp của sáng kiến")
        verbose_name_plural = _("tệp của sáng kiến")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=FileKind.values), name="initiative_file_kind_known"),
        ]
