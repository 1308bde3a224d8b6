from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import CleanTextField
from common.history import tracked
from common.models import StoredFile, TimeStampedModel
from contributions.models.work import Work
from contributions.querysets import WorkPartQuerySet

WHOLE = 100


@tracked()
class WorkProgress(TimeStampedModel):
    """How far a work was on a day; ``percent`` of 0 to 100, ``None`` when nobody said."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="progress")
    day = models.DateField(_("ngày"))
    percent = models.PositiveSmallIntegerField(_("khối lượng đã làm (%)"), null=True, blank=True)
    text = CleanTextField(_("tình hình"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = WorkPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("tiến độ công trình")
        verbose_name_plural = _("tiến độ công trình")
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(percent__isnull=True) | models.Q(percent__lte=WHOLE),
                name="work_progress_of_hundred",
                violation_error_message=_("Khối lượng đã làm phải từ 0 đến 100%."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.work_id} · {self.day:%d/%m/%Y}"


@tracked()
class WorkFile(StoredFile):
    """A photo of an entry of progress, or, without one, the decision on the plaque."""

    folder = "works"

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="files")
    progress = models.ForeignKey(WorkProgress, on_delete=models.CASCADE, null=True, blank=True, related_name="photos")

    objects = WorkPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("tệp của công trình")
        verbose_name_plural = _("tệp của công trình")
        ordering = ["pk"]
