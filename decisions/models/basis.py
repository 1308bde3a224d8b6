from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models import LegalDocument
from common.fields import CleanCharField
from decisions.models.decision import Decision
from decisions.querysets import DecisionBasisQuerySet


class DecisionBasis(models.Model):
    """A «căn cứ» of a decision: a legal document as it is printed, or other words (minutes, a proposal) without one."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="basis", verbose_name=_("quyết định"))
    document = models.ForeignKey(
        LegalDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("văn bản căn cứ"),
    )
    text = CleanCharField(_("căn cứ"), max_length=700)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    objects = DecisionBasisQuerySet.as_manager()

    class Meta:
        verbose_name = _("căn cứ của quyết định")
        verbose_name_plural = _("căn cứ của quyết định")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "document"],
                condition=models.Q(document__isnull=False),
                name="decision_basis_once",
                violation_error_message=_("Văn bản này đã là căn cứ của quyết định."),
            ),
        ]

    def __str__(self) -> str:
        return self.text
