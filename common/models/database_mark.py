from django.db import models
from django.utils.translation import gettext_lazy as _


class DatabaseMark(models.Model):
    """What is true of this database as a whole. The row ``sample`` makes every page carry «DỮ LIỆU MẪU» for good."""

    key = models.CharField(max_length=32, unique=True)
    note = models.CharField(_("ghi chú"), max_length=255, blank=True)
    set_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("dấu của cơ sở dữ liệu")
        verbose_name_plural = _("dấu của cơ sở dữ liệu")

    def __str__(self) -> str:
        return self.key
