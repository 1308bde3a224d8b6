import calendar
import datetime as dt

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from common.expressions import IsNfc, search_column
from common.fields import CleanCharField, CleanTextField, MoneyField
from common.history import tracked
from common.models import TimeStampedModel
from exemplars.models.catalogue import ExemplarField, ExemplarProgramme
from exemplars.querysets import ExemplarQuerySet
from exemplars.rich import story_html
from people.models import Collective, Member
from units.models import Unit

MONTHS, QUARTERS = 12, 4
MONTHS_OF_QUARTER = MONTHS // QUARTERS
PERIODS = [
    *((f"m{number}", _("Tháng %s") % number) for number in range(1, MONTHS + 1)),
    *((f"q{number}", _("Quý %s") % number) for number in range(1, QUARTERS + 1)),
    ("y", _("Cả năm")),
]
"""What part of a year an exemplar is of."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
HTTPS = URLValidator(schemes=["https"], message=_("Hãy ghi địa chỉ bắt đầu bằng https://."))


class ExemplarState(models.TextChoices):
    DRAFT = "draft", _("Nháp")
    PROPOSED = "proposed", _("Đã đề cử")
    SELECTED = "selected", _("Được bình chọn, chờ duyệt")
    APPROVED = "approved", _("Đã duyệt")
    PUBLISHED = "published", _("Đã công bố")
    WITHDRAWN = "withdrawn", _("Đã gỡ")
    REFUSED = "refused", _("Không duyệt")


@tracked(exclude=("search",))
class Exemplar(TimeStampedModel):
    """A member or a collective whose work others should know of: of a unit, a part of a year, a programme, a field.

    A draft need not say who it is about; whoever is named is one person or one collective, never both. The figures are
    of the period: workdays, income in đồng a month, productivity in percent of the norm, initiatives; ``None`` is
    unknown. ``approved_on`` is the day it counts towards targets. The public sees it while it is published and the
    consent of the person stands; see ``Consent``.
    """

    title = CleanCharField(_("tên câu chuyện"), max_length=255)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="exemplars", verbose_name=_("đơn vị"))
    programme = models.ForeignKey(
        ExemplarProgramme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="exemplars",
        verbose_name=_("chương trình"),
    )
    field = models.ForeignKey(
        ExemplarField,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="exemplars",
        verbose_name=_("lĩnh vực"),
    )
    year = models.PositiveSmallIntegerField(
        _("năm"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    period = models.CharField(_("kỳ"), max_length=3, choices=PERIODS, default="y")
    member = models.ForeignKey(
        Member,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="exemplars",
        verbose_name=_("đoàn viên"),
    )
    collective = models.ForeignKey(
        Collective,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="exemplars",
        verbose_name=_("tập thể"),
    )
    workshop = CleanCharField(_("phân xưởng, tổ đội"), max_length=160, blank=True)
    workdays = models.PositiveSmallIntegerField(_("số công"), null=True, blank=True)
    income = MoneyField(_("thu nhập bình quân tháng (đồng)"), null=True, blank=True)
    productivity = models.DecimalField(
        _("năng suất so với định mức (%)"),
        max_digits=6,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    safety = CleanTextField(_("an toàn lao động"), blank=True)
    initiatives = models.PositiveSmallIntegerField(_("số sáng kiến"), null=True, blank=True)
    story = CleanTextField(_("câu chuyện"), blank=True)
    quote = CleanTextField(_("câu nói đáng nhớ"), blank=True)
    video_url = models.CharField(_("địa chỉ video"), max_length=500, blank=True, validators=[HTTPS])
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=ExemplarState, default=ExemplarState.DRAFT, editable=False
    )
    approved_on = models.DateField(_("ngày duyệt"), null=True, blank=True, editable=False)
    published_at = models.DateTimeField(_("công bố lúc"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    search = search_column("title")

    objects = ExemplarQuerySet.as_manager()

    class Meta:
        verbose_name = _("điển hình")
        verbose_name_plural = _("điển hình")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ExemplarState.values), name="exemplar_state_known"),
            models.CheckConstraint(
                condition=Q(period__in=[period for period, _label in PERIODS]), name="exemplar_period_known"
            ),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="exemplar_year_believable"
            ),
            models.CheckConstraint(
                condition=Q(member__isnull=True) | Q(collective__isnull=True),
                name="exemplar_one_subject",
                violation_error_message=_("Hãy ghi một đoàn viên hoặc một tập thể, không ghi cả hai."),
            ),
            models.CheckConstraint(
                condition=Q(video_url="") | Q(video_url__startswith="https://"), name="exemplar_video_https"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "published", "withdrawn"]) | Q(approved_on__isnull=False),
                name="exemplar_approved_has_day",
            ),
            models.CheckConstraint(condition=IsNfc("title"), name="exemplar_title_nfc"),
        ]
        indexes = [
            GinIndex(OpClass("search", "gin_trgm_ops"), name="exemplar_search_idx"),
            models.Index(
                F("published_at").desc(), F("id").desc(), condition=Q(state="published"), name="exemplar_public_idx"
            ),
            models.Index(fields=["unit", "approved_on"], name="exemplar_unit_day_idx"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> Member | Collective | None:
        """Whom it is about; ``None`` while a draft does not say."""
        return self.member or self.collective

    @property
    def subject_name(self) -> str:
        """The name of whom it is about; empty while a draft does not say."""
        if self.member:
            return self.member.full_name
        return self.collective.name if self.collective else ""

    @property
    def period_label(self) -> str:
        """«Tháng 3/2026», «Quý 1/2026», «Năm 2026»."""
        if self.period == "y":
            return _now("Năm %(year)s") % {"year": self.year}
        return f"{self.get_period_display()}/{self.year}"

    @property
    def first_day(self) -> dt.date:
        """The first day of the period."""
        kind, number = self.period[0], int(self.period[1:] or 1)
        return dt.date(self.year, number if kind == "m" else (number - 1) * MONTHS_OF_QUARTER + 1, 1)

    @property
    def last_day(self) -> dt.date:
        """The last day of the period."""
        span = {"m": 1, "q": MONTHS_OF_QUARTER, "y": MONTHS}[self.period[0]]
        month = self.first_day.month + span - 1
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def story_html(self) -> SafeString:
        """The story as a page shows it."""
        return story_html(self.story)
