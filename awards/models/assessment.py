from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.models.recommendation import Recommendation
from common.models import ImmutableModel


class Assessment(ImmutableModel):
    """What a run knew of one entry and found, written with its recommendation and never changed.

    ``place`` names it in codes: award, kind of subject, subject, proposing unit, number of the phase (0: none), number
    of the standard's version (0: none). ``facts`` are as ``awards.tally.facts`` writes them, ``findings`` as
    ``awards.tally.stored`` does; the sentences follow from both and the run's standards. ``digest`` is SHA-256 over all
    of it, empty in runs of before there were digests.
    """

    recommendation = models.OneToOneField(
        Recommendation,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="assessment",
        verbose_name=_("đề nghị khen"),
    )
    place = models.JSONField(_("vị trí trong mã kiểm chứng"))
    facts = models.JSONField(_("số liệu đã dùng"))
    findings = models.JSONField(_("căn cứ từng điều kiện"))
    digest = models.BinaryField(_("mã băm"))

    class Meta:
        verbose_name = _("căn cứ xét khen")
        verbose_name_plural = _("căn cứ xét khen")

    def __str__(self) -> str:
        return " · ".join(self.place)
