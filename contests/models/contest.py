from typing import Final

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign
from common import clock
from common.expressions import IsNfc, search_column
from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from contests.querysets import ContestQuerySet
from units.models import Unit, UnitKind

FIRST_YEAR, LAST_YEAR = 1900, 2100


class ContestState(models.TextChoices):
    PLANNED = "planned", _("Đang chuẩn bị")
    OPEN = "open", _("Nhận đăng ký dự thi")
    HELD = "held", _("Đã tổ chức, chờ công bố")
    PUBLISHED = "published", _("Đã công bố")
    CANCELLED = "cancelled", _("Đã huỷ")


class ContestLevel(models.TextChoices):
    BASE = "base", _("Cấp cơ sở")
    UPPER = "upper", _("Cấp trên trực tiếp cơ sở")
    PROVINCE = "province", _("Cấp tỉnh, ngành")
    CONFEDERATION = "confederation", _("Cấp Tổng Liên đoàn")


LEVEL_OF_KIND: Final = {
    UnitKind.CONFEDERATION: ContestLevel.CONFEDERATION,
    UnitKind.PROVINCIAL: ContestLevel.PROVINCE,
    UnitKind.SECTORAL: ContestLevel.PROVINCE,
    UnitKind.DISTRICT: ContestLevel.UPPER,
    UnitKind.UPPER_GRASSROOTS: ContestLevel.UPPER,
    UnitKind.GRASSROOTS: ContestLevel.BASE,
    UnitKind.SECTION: ContestLevel.BASE,
    UnitKind.GROUP: ContestLevel.BASE,
}
"""The level of a contest is that of the unit that holds it."""


class PrizeGrade(models.TextChoices):
    FIRST = "first", _("Giải nhất")
    SECOND = "second", _("Giải nhì")
    THIRD = "third", _("Giải ba")
    CONSOLATION = "consolation", _("Giải khuyến khích")


@tracked(exclude=("search",))
class Contest(TimeStampedModel):
    """A contest of skill (hội thi thợ giỏi, thi tay nghề) that ``unit`` holds for the units under it.

    Units register contestants until the end of ``registration_closes_on``. Results are typed once it was held;
    ``confirmed_by`` is who found them right and typed none of them, ``None`` since they last changed.
    ``published_on`` is the day from which they count.
    """

    title = CleanCharField(_("tên hội thi"), max_length=255)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="contests", verbose_name=_("đơn vị tổ chức"))
    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contests",
        verbose_name=_("phong trào thi đua"),
    )
    year = models.PositiveSmallIntegerField(
        _("năm"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    registration_closes_on = models.DateField(_("nhận đăng ký dự thi đến hết ngày"))
    place = CleanCharField(_("nơi tổ chức"), max_length=255, blank=True)
    decision_no = CleanCharField(_("số văn bản tổ chức hội thi"), max_length=64, blank=True)
    notes = CleanTextField(_("thể lệ, ghi chú"), blank=True)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=ContestState, default=ContestState.PLANNED, editable=False
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("người xác nhận kết quả"),
    )
    published_on = models.DateField(_("ngày công bố kết quả"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    search = search_column("title")

    objects = ContestQuerySet.as_manager()

    class Meta:
        verbose_name = _("hội thi tay nghề")
        verbose_name_plural = _("hội thi tay nghề")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ContestState.values), name="contest_state_known"),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="contest_year_believable"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="contest_days_in_order",
                violation_error_message=_("Ngày kết thúc không thể trước ngày bắt đầu."),
            ),
            models.CheckConstraint(
                condition=Q(registration_closes_on__lte=F("starts_on")),
                name="contest_registration_before_start",
                violation_error_message=_("Hạn đăng ký dự thi không thể sau ngày bắt đầu thi."),
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(confirmed_by__isnull=False, published_on__isnull=False),
                name="contest_published_is_confirmed",
            ),
            models.CheckConstraint(condition=IsNfc("title"), name="contest_title_nfc"),
        ]
        indexes = [
            GinIndex(OpClass("search", "gin_trgm_ops"), name="contest_search_idx"),
            models.Index(fields=["unit", "-starts_on"], name="contest_unit_idx"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def level(self) -> ContestLevel:
        """The level of the unit that holds it."""
        return LEVEL_OF_KIND[UnitKind(self.unit.kind)]

    @property
    def registration_is_open(self) -> bool:
        """Whether units may register contestants today."""
        return self.state == ContestState.OPEN and clock.today() <= self.registration_closes_on


class ContestDiscipline(TimeStampedModel):
    """A trade (nghề thi) of a contest; no two of one contest are called alike."""

    contest = models.ForeignKey(
        Contest, on_delete=models.CASCADE, related_name="disciplines", verbose_name=_("hội thi")
    )
    name = CleanCharField(_("nghề thi"), max_length=160)

    class Meta:
        verbose_name = _("nghề thi")
        verbose_name_plural = _("nghề thi")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "name"],
                name="contest_discipline_once",
                violation_error_message=_("Hội thi đã có nghề thi này."),
            ),
            models.CheckConstraint(condition=IsNfc("name"), name="contest_discipline_name_nfc"),
        ]

    def __str__(self) -> str:
        return self.name


class ContestPrize(TimeStampedModel):
    """A prize a contest gives; one of each grade at most."""

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="prizes", verbose_name=_("hội thi"))
    grade = models.CharField(_("hạng giải"), max_length=12, choices=PrizeGrade)
    position = models.PositiveSmallIntegerField(_("thứ tự"))

    class Meta:
        verbose_name = _("giải của hội thi")
        verbose_name_plural = _("giải của hội thi")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "grade"],
                name="contest_prize_once",
                violation_error_message=_("Hội thi đã có giải này."),
            ),
            models.CheckConstraint(condition=Q(grade__in=PrizeGrade.values), name="contest_prize_grade_known"),
        ]

    def __str__(self) -> str:
        return self.get_grade_display()
