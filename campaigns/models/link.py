from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.dossier import Dossier
from campaigns.querysets import DossierLinkQuerySet
from common.history import tracked
from common.models import TimeStampedModel
from contributions.models import Initiative, Work


@tracked()
class DossierInitiative(TimeStampedModel):
    """An initiative a dossier puts down."""

    thing = "initiative"
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="initiative_links")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="dossier_links")

    objects = DossierLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("sáng kiến trong hồ sơ")
        verbose_name_plural = _("sáng kiến trong hồ sơ")
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "initiative"],
                name="dossier_initiative_once",
                violation_error_message=_("Sáng kiến đã có trong hồ sơ."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} · {self.initiative_id}"


@tracked()
class DossierWork(TimeStampedModel):
    """A work a dossier puts down."""

    thing = "work"
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="work_links")
    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="dossier_links")

    objects = DossierLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("công trình trong hồ sơ")
        verbose_name_plural = _("công trình trong hồ sơ")
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "work"],
                name="dossier_work_once",
                violation_error_message=_("Công trình đã có trong hồ sơ."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} · {self.work_id}"
