from collections.abc import Mapping
from types import MappingProxyType

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Campaign
from common.fields import CleanCharField, CleanTextField, MoneyField
from common.history import tracked
from common.models import TimeStampedModel
from common.vietnamese import format_money, format_money_short, format_number
from reports.querysets import ReportedFigureQuerySet
from units.models import Unit


class ReportedIndicator(models.TextChoices):
    WORKS = "works", gettext_lazy("Công trình")
    WORKS_VALUE = "works_value", gettext_lazy("Giá trị công trình")
    INITIATIVES = "initiatives", gettext_lazy("Sáng kiến, cải tiến, giải pháp")
    INITIATIVES_BENEFIT = "initiatives_benefit", gettext_lazy("Giá trị làm lợi của sáng kiến")
    RESEARCH_TOPICS = "research_topics", gettext_lazy("Đề tài nghiên cứu khoa học")
    RESEARCH_PROJECTS = "research_projects", gettext_lazy("Dự án, mô hình nghiên cứu ứng dụng")
    RESEARCH_BENEFIT = "research_benefit", gettext_lazy("Giá trị làm lợi của đề tài, dự án")
    WOMEN_TITLES = "women_titles", gettext_lazy("«Giỏi việc nước, đảm việc nhà» (nữ)")
    MEN_TITLES = "men_titles", gettext_lazy("«Giỏi việc nước, chia sẻ việc nhà» (nam)")
    EXEMPLARS = "exemplars", gettext_lazy("Điển hình tiên tiến, gương, hình ảnh được bình chọn")
    DELEGATES = "delegates", gettext_lazy("Đại biểu dự hội nghị")
    REPRESENTED = "represented", gettext_lazy("Người lao động được đại diện")
    OTHER = "other", gettext_lazy("Nội dung khác")


class Measure(models.TextChoices):
    COUNT = "count", gettext_lazy("số lượng")
    OCCURRENCES = "occurrences", gettext_lazy("lượt")
    MONEY = "money", gettext_lazy("đồng")


MONEY_INDICATORS = ("works_value", "initiatives_benefit", "research_benefit")
OCCURRENCE_INDICATORS = ("women_titles", "men_titles")
MEASURES: Mapping[str, str] = MappingProxyType(
    {
        indicator: Measure.MONEY
        if indicator in MONEY_INDICATORS
        else Measure.OCCURRENCES
        if indicator in OCCURRENCE_INDICATORS
        else Measure.COUNT
        for indicator in ReportedIndicator.values
        if indicator != ReportedIndicator.OTHER
    }
)
"""What each indicator is told in; ``other`` in any of them."""

MILLION, BILLION = 1_000_000, 1_000_000_000
NOT_WITHDRAWN = Q(withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")


@tracked()
class ReportedFigure(TimeStampedModel):
    """A figure known only as a total, as a source gives it: no list stands behind it and no count takes it in.

    ``value`` is whole, in đồng where ``measure`` is money; ``is_more_than`` when the source says «hơn», «trên».
    A figure taken back stays, with the reason.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=gettext_lazy("đơn vị"))
    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=gettext_lazy("phong trào"),
    )
    indicator = models.CharField(gettext_lazy("chỉ số"), max_length=20, choices=ReportedIndicator)
    words = CleanCharField(gettext_lazy("nguyên văn"), max_length=255)
    value = MoneyField(gettext_lazy("số liệu"))
    is_more_than = models.BooleanField(gettext_lazy("nguồn ghi «hơn», «trên»"), default=False)
    measure = models.CharField(gettext_lazy("đơn vị tính"), max_length=12, choices=Measure)
    from_day = models.DateField(gettext_lazy("từ ngày"))
    to_day = models.DateField(gettext_lazy("đến ngày"))
    source = CleanCharField(gettext_lazy("nguồn"), max_length=255)
    source_url = models.URLField(gettext_lazy("địa chỉ của nguồn"), max_length=500, blank=True)
    source_date = models.DateField(gettext_lazy("ngày của nguồn"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=gettext_lazy("người ghi")
    )
    withdrawn_at = models.DateTimeField(gettext_lazy("rút lúc"), null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=gettext_lazy("người rút"),
    )
    withdrawn_reason = CleanTextField(gettext_lazy("lý do rút"), blank=True, editable=False)

    objects = ReportedFigureQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("số liệu báo cáo không có danh sách")
        verbose_name_plural = gettext_lazy("số liệu báo cáo không có danh sách")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "campaign", "indicator", "from_day", "to_day", "words"],
                condition=Q(withdrawn_at=None),
                nulls_distinct=False,
                name="reported_figure_noted_once",
                violation_error_message=gettext_lazy(
                    "Số liệu này đã được ghi cho đơn vị, phong trào và thời gian đó. Hãy rút số liệu cũ rồi ghi lại."
                ),
            ),
            models.CheckConstraint(
                condition=Q(indicator__in=ReportedIndicator.values), name="reported_figure_indicator_known"
            ),
            models.CheckConstraint(condition=Q(measure__in=Measure.values), name="reported_figure_measure_known"),
            models.CheckConstraint(
                condition=Q(indicator=ReportedIndicator.OTHER)
                | Q(indicator__in=MONEY_INDICATORS, measure=Measure.MONEY)
                | Q(indicator__in=OCCURRENCE_INDICATORS, measure=Measure.OCCURRENCES)
                | (~Q(indicator__in=[*MONEY_INDICATORS, *OCCURRENCE_INDICATORS]) & Q(measure=Measure.COUNT)),
                name="reported_figure_measure_fits",
            ),
            models.CheckConstraint(condition=Q(from_day__lte=F("to_day")), name="reported_figure_days_in_order"),
            models.CheckConstraint(
                condition=NOT_WITHDRAWN
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")),
                name="reported_figure_withdrawn_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_indicator_display()}: {self.amount}"

    @property
    def amount(self) -> str:
        """The value in words: «trên 16 tỷ đồng», «trên 130.400 lượt», «4.154»."""
        if self.measure == Measure.MONEY:
            amount = format_money_short(self.value) if self._is_round else format_money(self.value)
        elif self.measure == Measure.OCCURRENCES:
            amount = _("%(count)s lượt") % {"count": format_number(self.value)}
        else:
            amount = format_number(self.value)
        return _("trên %(amount)s") % {"amount": amount} if self.is_more_than else amount

    @property
    def _is_round(self) -> bool:
        """Whether one decimal of a tỷ, or of a triệu below that, says the value whole."""
        return self.value % (BILLION // 10 if self.value >= BILLION else MILLION // 10) == 0

    def as_json(self) -> dict[str, object]:
        """The published shape of the figure; it names its source and that no list stands behind it."""
        return {
            "unit": self.unit.code,
            "indicator": self.indicator,
            "words": self.words,
            "value": self.value,
            "is_more_than": self.is_more_than,
            "measure": self.measure,
            "from": self.from_day.isoformat(),
            "to": self.to_day.isoformat(),
            "source": self.source,
            "source_url": self.source_url,
            "source_date": self.source_date.isoformat(),
            "has_list": False,
        }
