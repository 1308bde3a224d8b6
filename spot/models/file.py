from django.db import models
from django.utils.translation import gettext_lazy as _

from common.history import tracked
from common.models import StoredFile
from spot.models.proposal import SpotProposal
from spot.querysets import SpotFileQuerySet


@tracked()
class SpotFile(StoredFile):
    """What shows the achievement of a proposal for an award on the spot: minutes, a picture, a letter of thanks."""

    folder = "spot"

    proposal = models.ForeignKey(SpotProposal, on_delete=models.CASCADE, related_name="files")

    objects = SpotFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("tệp đề nghị khen đột xuất")
        verbose_name_plural = _("tệp đề nghị khen đột xuất")
        ordering = ["pk"]
