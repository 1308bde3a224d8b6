from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.history import tracked
from common.models import TimeStampedModel
from contests.models.contest import ContestDiscipline, ContestPrize
from contests.querysets import ContestantQuerySet
from people.models import Collective, Member
from units.models import Unit


@tracked()
class Contestant(TimeStampedModel):
    """A member or a collective that ``unit`` registered for a discipline, each once; and what came of it.

    ``points`` and ``rank`` (1 the best) are ``None`` while nobody wrote them; no ``prize`` is none won. The prize is
    one of the same contest.
    """

    discipline = models.ForeignKey(
        ContestDiscipline, on_delete=models.PROTECT, related_name="contestants", verbose_name=_("nghề thi")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="contestants", verbose_name=_("đơn vị đăng ký")
    )
    member = models.ForeignKey(
        Member,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contestants",
        verbose_name=_("đoàn viên"),
    )
    collective = models.ForeignKey(
        Collective,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contestants",
        verbose_name=_("tập thể"),
    )
    points = models.DecimalField(
        _("điểm"), max_digits=8, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    rank = models.PositiveIntegerField(_("thứ hạng"), null=True, blank=True, validators=[MinValueValidator(1)])
    prize = models.ForeignKey(
        ContestPrize,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="winners",
        verbose_name=_("giải"),
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người đăng ký")
    )

    objects = ContestantQuerySet.as_manager()

    class Meta:
        verbose_name = _("thí sinh")
        verbose_name_plural = _("thí sinh")
        constraints = [
            models.CheckConstraint(
                condition=Q(member__isnull=False, collective__isnull=True)
                | Q(member__isnull=True, collective__isnull=False),
                name="contestant_one_subject",
            ),
            models.UniqueConstraint(
                fields=["discipline", "member"],
                name="contestant_member_once",
                violation_error_message=_("Người này đã được đăng ký ở nghề thi này."),
            ),
            models.UniqueConstraint(
                fields=["discipline", "collective"],
                name="contestant_collective_once",
                violation_error_message=_("Tập thể này đã được đăng ký ở nghề thi này."),
            ),
            models.CheckConstraint(
                condition=Q(rank__isnull=True) | Q(rank__gte=1),
                name="contestant_rank_from_one",
            ),
            models.CheckConstraint(
                condition=Q(points__isnull=True) | Q(points__gte=0), name="contestant_points_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return str(self.subject)

    @property
    def subject(self) -> Member | Collective:
        return self.member or self.collective
