from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from awards.models.honour import Honour
from common.models import ImmutableModel


class HonourEndKind(models.TextChoices):
    REVOKED = "revoked", _("Đã thu hồi")
    REPLACED = "replaced", _("Đã thay thế")


class HonourEnd(ImmutableModel):
    """That an honour counts nowhere from ``decided_on`` on, by the decision ``decision_no``.

    A part of the honour, which the database never lets go: written once, neither changes.
    """

    honour = models.OneToOneField(Honour, on_delete=models.CASCADE, related_name="end", verbose_name=_("lượt khen"))
    kind = models.CharField(_("vì sao hết hiệu lực"), max_length=8, choices=HonourEndKind)
    decided_on = models.DateField(_("ngày quyết định"))
    decision_no = models.CharField(_("số quyết định"), max_length=64)
    reason = models.TextField(_("lý do"))

    class Meta:
        verbose_name = _("lượt khen hết hiệu lực")
        verbose_name_plural = _("lượt khen hết hiệu lực")
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=HonourEndKind.values), name="honour_end_kind_known"),
        ]

    def __str__(self) -> str:
        return gettext("%(what)s theo Quyết định %(number)s ngày %(day)s") % {
            "what": self.get_kind_display(),
            "number": self.decision_no,
            "day": f"{self.decided_on:%d/%m/%Y}",
        }
