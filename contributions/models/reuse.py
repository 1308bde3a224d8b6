from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from contributions.models.initiative import Initiative
from contributions.querysets import ReuseQuerySet
from units.models import Unit


@tracked()
class Reuse(TimeStampedModel):
    """That a unit applies an initiative of another one, since when, where and with what result; once a unit."""

    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="reuses", verbose_name=_("sáng kiến")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="reuses", verbose_name=_("đơn vị áp dụng lại")
    )
    applied_on = models.DateField(_("áp dụng lại từ ngày"))
    applied_at = CleanCharField(_("nơi áp dụng"), max_length=255)
    result = CleanTextField(_("kết quả"), blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người ghi")
    )

    objects = ReuseQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần áp dụng lại")
        verbose_name_plural = _("các lần áp dụng lại")
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "unit"],
                name="reuse_once_a_unit",
                violation_error_message=_("Đơn vị này đã ghi áp dụng lại sáng kiến này."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} – {self.unit_id}"
