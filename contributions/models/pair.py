from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from contributions.models.initiative import Initiative
from contributions.querysets import InitiativePairQuerySet
from people.models import Member


class InitiativeVerdict(models.TextChoices):
    SAME = "same", _("Là một sáng kiến")
    DIFFERENT = "different", _("Hai sáng kiến khác nhau")


@tracked()
class InitiativePair(TimeStampedModel):
    """What a person concluded about two initiatives that look alike; one that stands a pair.

    ``first`` is the older record. Of two that are the same ``kept`` counts and the other one counts in it. A conclusion
    that was taken back stays, with who took it back and why. ``said_by`` is the worker whose word ``made_by`` let
    stand, ``None`` where it is the own one.
    """

    first = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="+", verbose_name=_("sáng kiến thứ nhất")
    )
    second = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="+", verbose_name=_("sáng kiến thứ hai")
    )
    verdict = models.CharField(_("kết luận"), max_length=12, choices=InitiativeVerdict)
    kept = models.ForeignKey(
        Initiative,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("sáng kiến được tính"),
    )
    reason = CleanCharField(_("lý do"), max_length=500)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người kết luận")
    )
    said_by = models.ForeignKey(
        Member,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("theo lời"),
    )
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người bỏ kết luận"),
    )
    withdrawn_at = models.DateTimeField(_("bỏ lúc"), null=True, blank=True)
    withdrawn_reason = CleanCharField(_("lý do bỏ"), max_length=500, blank=True)

    objects = InitiativePairQuerySet.as_manager()

    class Meta:
        verbose_name = _("kết luận về một cặp sáng kiến")
        verbose_name_plural = _("kết luận về các cặp sáng kiến")
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=InitiativeVerdict.values), name="initiative_pair_verdict_known"
            ),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="initiative_pair_older_first"),
            models.CheckConstraint(
                condition=Q(verdict=InitiativeVerdict.DIFFERENT, kept__isnull=True)
                | Q(Q(kept=F("first")) | Q(kept=F("second")), verdict=InitiativeVerdict.SAME, kept__isnull=False),
                name="initiative_pair_keeps_one_of_two",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True)
                | Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False),
                name="initiative_pair_withdrawn_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["first", "second"],
                condition=Q(withdrawn_at__isnull=True),
                name="initiative_pair_one_stands",
                violation_error_message=_("Đã có kết luận về hai sáng kiến này."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} – {self.second_id}"

    @property
    def counted_in(self) -> Initiative:
        """Of two that are the same the one that counts."""
        return self.first if self.kept_id == self.first_id else self.second

    @property
    def counted_within(self) -> Initiative:
        """Of two that are the same the one that does not count by itself."""
        return self.second if self.kept_id == self.first_id else self.first
