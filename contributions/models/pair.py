from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import Conclusion, check_keeps_one, checks_of_conclusion
from contributions.models.initiative import Initiative
from contributions.querysets import InitiativePairQuerySet
from people.models import Member


class InitiativeVerdict(models.TextChoices):
    SAME = "same", _("Là một sáng kiến")
    DIFFERENT = "different", _("Hai sáng kiến khác nhau")


@tracked()
class InitiativePair(Conclusion):
    """What a person concluded about two initiatives that look alike.

    Of two that are the same ``kept`` counts and the other one counts in it. ``said_by`` is the worker whose word
    ``made_by`` let stand, ``None`` where it is the own one.
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
    said_by = models.ForeignKey(
        Member,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("theo lời"),
    )

    objects = InitiativePairQuerySet.as_manager()

    class Meta:
        verbose_name = _("kết luận về một cặp sáng kiến")
        verbose_name_plural = _("kết luận về các cặp sáng kiến")
        constraints = [
            *checks_of_conclusion(
                "initiative_pair", verdicts=InitiativeVerdict, standing=_("Đã có kết luận về hai sáng kiến này.")
            ),
            check_keeps_one("initiative_pair", apart=InitiativeVerdict.DIFFERENT, same=InitiativeVerdict.SAME),
        ]

    @property
    def counted_in(self) -> Initiative:
        """Of two that are the same the one that counts."""
        return self.first if self.kept_id == self.first_id else self.second

    @property
    def counted_within(self) -> Initiative:
        """Of two that are the same the one that does not count by itself."""
        return self.second if self.kept_id == self.first_id else self.first
