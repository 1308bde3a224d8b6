from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.models.honour import Honour
from awards.querysets import QuarterPraiseQuerySet
from campaigns.models import Campaign, Indicator
from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from common.quarter import IN_A_YEAR, Quarter
from units.models import Unit


class PraiseOutcome(models.TextChoices):
    RECORDED = "recorded", _("Đã ghi sổ")
    DECLINED = "declined", _("Không biểu dương")


@tracked()
class QuarterPraise(TimeStampedModel):
    """What a specialist decided about a unit that came first in a quarter, with the figures of that day.

    ``honour`` is the line of the register, ``None`` where the unit was not praised or no longer is; ``note`` is then
    the reason.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="quarter_praises", verbose_name=_("phong trào")
    )
    indicator = models.CharField(_("chỉ tiêu"), max_length=20, choices=Indicator)
    year = models.PositiveSmallIntegerField(_("năm"))
    quarter = models.PositiveSmallIntegerField(_("quý"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="quarter_praises", verbose_name=_("đơn vị"))
    group_name = CleanCharField(_("phạm vi xét"), max_length=255)
    reason = CleanTextField(_("căn cứ"))
    outcome = models.CharField(_("kết luận"), max_length=8, choices=PraiseOutcome)
    note = CleanTextField(_("lý do không biểu dương"), blank=True)
    honour = models.OneToOneField(
        Honour,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="quarter_praise",
        verbose_name=_("lượt khen"),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người kết luận")
    )

    objects = QuarterPraiseQuerySet.as_manager()

    class Meta:
        verbose_name = _("biểu dương quý")
        verbose_name_plural = _("biểu dương quý")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "indicator", "year", "quarter", "unit"],
                name="quarter_praise_once",
                violation_error_message=_("Đơn vị đã có kết luận của quý này."),
            ),
            models.CheckConstraint(
                condition=models.Q(indicator__in=Indicator.values), name="quarter_praise_indicator_known"
            ),
            models.CheckConstraint(
                condition=models.Q(quarter__range=(1, IN_A_YEAR)), name="quarter_praise_quarter_of_a_year"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome=PraiseOutcome.RECORDED, honour__isnull=False)
                | (models.Q(outcome=PraiseOutcome.DECLINED, honour__isnull=True) & ~models.Q(note="")),
                name="quarter_praise_has_honour_or_reason",
                violation_error_message=_("Biểu dương thì phải ghi sổ, không biểu dương thì phải ghi lý do."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} · {self.period.label}"

    @property
    def tone(self) -> str:
        return "green" if self.outcome == PraiseOutcome.RECORDED else "grey"

    @property
    def period(self) -> Quarter:
        return Quarter(self.year, self.quarter)
