from django.db import models
from django.utils.translation import gettext_lazy as _

from exchange.models.import_run import ImportRun


class ImportFault(models.Model):
    """A cell of an imported workbook that is wrong, as the check found it; ``group`` numbers it in the run's groups."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="faults")
    group = models.PositiveSmallIntegerField()
    sheet = models.CharField(_("trang"), max_length=255)
    cell = models.CharField(_("ô"), max_length=16)
    column = models.CharField(_("cột"), max_length=255, blank=True)
    value = models.TextField(_("giá trị"), blank=True)
    message = models.TextField(_("lỗi"))

    class Meta:
        verbose_name = _("lỗi của tệp nhập")
        verbose_name_plural = _("các lỗi của tệp nhập")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}: {self.message}"
