from django.db import models
from django.utils.translation import gettext_lazy as _


class ShippedRow(models.Model):
    """The values a row of the catalogue was shipped with when it was last loaded, as a SHA-256.

    A row whose values are no longer these was edited here and is left alone by later loads.
    """

    table = models.CharField(_("danh mục"), max_length=40)
    key = models.CharField(_("khoá"), max_length=120)
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("dòng dữ liệu gốc")
        verbose_name_plural = _("dòng dữ liệu gốc")
        constraints = [models.UniqueConstraint(fields=["table", "key"], name="shipped_row_once")]

    def __str__(self) -> str:
        return f"{self.table}: {self.key}"
