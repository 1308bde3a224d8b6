from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from exemplars.models.exemplar import Exemplar
from exemplars.querysets import UptakeQuerySet
from units.models import Unit


@tracked()
class Uptake(TimeStampedModel):
    """That another unit takes up the way of an exemplar, since when and in what words; once a unit."""

    exemplar = models.ForeignKey(Exemplar, on_delete=models.CASCADE, related_name="uptakes")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="uptakes", verbose_name=_("đơn vị"))
    taken_on = models.DateField(_("nhân rộng từ ngày"))
    text = CleanTextField(_("nhân rộng thế nào"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = UptakeQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần nhân rộng điển hình")
        verbose_name_plural = _("các lần nhân rộng điển hình")
        ordering = ["-taken_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exemplar", "unit"],
                name="uptake_once_a_unit",
                violation_error_message=_("Đơn vị này đã ghi nhân rộng điển hình này."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.exemplar_id} – {self.unit_id}"
