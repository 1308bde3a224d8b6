from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.models.recommendation import Outcome, Recommendation
from common.models import TimeStampedModel

OVERRIDING = (Outcome.RECOMMENDED, Outcome.NOT_ELIGIBLE)
"""What a person may say in place of the machine."""


class Override(TimeStampedModel):
    """A person's outcome beside the machine's, with the reason; whoever decides goes by it.

    The database refuses one on a sealed run and on a result that was decided.
    """

    recommendation = models.OneToOneField(
        Recommendation, on_delete=models.PROTECT, related_name="override", verbose_name=_("đề nghị khen")
    )
    outcome = models.CharField(
        _("kết quả"), max_length=12, choices=[(outcome.value, outcome.label) for outcome in OVERRIDING]
    )
    reason = models.TextField(_("lý do"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người ghi")
    )

    class Meta:
        verbose_name = _("kết quả do người xét")
        verbose_name_plural = _("kết quả do người xét")
        constraints = [
            models.CheckConstraint(condition=models.Q(outcome__in=OVERRIDING), name="override_outcome_known"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="override_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id}: {self.outcome}"


def override_of(recommendation: Recommendation) -> Override | None:
    """What a person said in place of the machine; costs no query where ``for_page`` read it."""
    return getattr(recommendation, "override", None)


def outcome_of(recommendation: Recommendation) -> str:
    """The outcome people go by: the person's where there is one, else the machine's."""
    override = override_of(recommendation)
    return override.outcome if override else recommendation.outcome
