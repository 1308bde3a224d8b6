from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models import RevocationGround
from common.fields import CleanCharField
from decisions.models.decision import Decision


class DecisionGround(models.Model):
    """A ground in law on which a revocation rests, with its words of that day; frozen with its decision."""

    decision = models.ForeignKey(
        Decision, on_delete=models.CASCADE, related_name="legal_grounds", verbose_name=_("quyết định")
    )
    ground = models.ForeignKey(
        RevocationGround, on_delete=models.PROTECT, related_name="+", verbose_name=_("trường hợp thu hồi")
    )
    text = CleanCharField(_("trường hợp"), max_length=500)

    class Meta:
        verbose_name = _("trường hợp thu hồi của quyết định")
        verbose_name_plural = _("trường hợp thu hồi của quyết định")
        ordering = ["ground__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["decision", "ground"], name="decision_ground_once")]

    def __str__(self) -> str:
        return self.text
