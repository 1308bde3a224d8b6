from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.models.base import TimeStampedModel


class Conclusion(TimeStampedModel):
    """What a person concluded about two rows that look alike, ``first`` the older one; one that stands a pair.

    One that was taken back stays, with who took it back, when and why; it is counted nowhere. A class brings the pair,
    its ``verdict`` and ``reason``, and the checks of ``checks_of_conclusion``.
    """

    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người kết luận")
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
    withdrawn_reason = CleanCharField(_("lý do bỏ"), max_length=500, blank=True, default="", db_default="")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.first_id} – {self.second_id}"


def checks_of_conclusion(name: str, *, verdicts: type[models.TextChoices], standing) -> list[models.BaseConstraint]:
    """What is true of every conclusion in the database; ``standing`` is said where one stands about the pair."""
    return [
        models.CheckConstraint(condition=Q(verdict__in=verdicts.values), name=f"{name}_verdict_known"),
        models.CheckConstraint(condition=Q(first__lt=F("second")), name=f"{name}_older_first"),
        models.CheckConstraint(
            condition=Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True)
            | Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False),
            name=f"{name}_withdrawn_by_somebody",
        ),
        models.UniqueConstraint(
            fields=["first", "second"],
            condition=Q(withdrawn_at__isnull=True),
            name=f"{name}_one_stands",
            violation_error_message=standing,
        ),
    ]


def check_keeps_one(name: str, *, apart: str, same: str) -> models.CheckConstraint:
    """Of two rows that are the ``same`` one is ``kept``, of two ``apart`` none."""
    return models.CheckConstraint(
        condition=Q(verdict=apart, kept__isnull=True)
        | Q(Q(kept=F("first")) | Q(kept=F("second")), verdict=same, kept__isnull=False),
        name=f"{name}_keeps_one_of_two",
    )
