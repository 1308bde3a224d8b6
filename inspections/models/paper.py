from django.db import models
from django.utils.translation import gettext_lazy as _

from common.history import tracked
from common.models import StoredFile
from inspections.models.finding import InspectionFinding
from inspections.models.inspection import Inspection
from inspections.querysets import InspectionFileQuerySet


@tracked()
class InspectionFile(StoredFile):
    """A paper of an inspection: with ``finding`` what shows its remedy, else the decision, the plan, the conclusion."""

    folder = "inspections"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="files")
    finding = models.ForeignKey(
        InspectionFinding, on_delete=models.CASCADE, null=True, blank=True, related_name="files"
    )

    objects = InspectionFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("tệp kiểm tra, giám sát")
        verbose_name_plural = _("tệp kiểm tra, giám sát")
        ordering = ["pk"]
