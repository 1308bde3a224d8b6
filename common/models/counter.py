from django.db import models
from django.utils.translation import gettext_lazy as _


class Counter(models.Model):
    """The last number given in a series; ``common.numbering`` is its only writer."""

    series = models.CharField(_("dãy số"), max_length=64, unique=True)
    last = models.PositiveIntegerField(_("số cuối"), default=0)

    class Meta:
        verbose_name = _("dãy số")
        verbose_name_plural = _("dãy số")

    def __str__(self) -> str:
        return f"{self.series}: {self.last}"
