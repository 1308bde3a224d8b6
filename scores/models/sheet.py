from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from common.expressions import IsNfc
from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from people.models import SubjectKind
from scores.models.points import NOT_NEGATIVE, PointsField, not_negative
from scores.querysets import SheetQuerySet
from units.models import Block, Unit, UnitKind


class SheetState(models.TextChoices):
    DRAFT = "draft", _("Nháp")
    IN_FORCE = "in_force", _("Đang hiệu lực")
    SUPERSEDED = "superseded", _("Đã thay thế")


def years() -> Func:
    """The years a sheet is used in as a range, the last one included."""
    return Func(F("year_from"), F("year_to"), Value("[]"), function="int4range", output_field=IntegerRangeField())


@tracked()
class ScoreSheet(TimeStampedModel):
    """A version of a score sheet: for which years, subjects, blocks, kinds and sizes of units it holds.

    Empty lists mean all. ``workers_from`` and ``workers_to`` are the least and the most employees of the unit, both
    included; ``None`` is no limit. ``unit`` is the union whose subtree uses it, ``None`` the whole country. Cards of
    one ``series`` are ranked together. ``awards`` are codes: whose score the sheet gives before any other sheet does.
    A code has one version in force in a year, and that never changes.
    ``approved_by`` is ``None`` for those shipped with the application.
    """

    code = models.CharField(_("mã bảng điểm"), max_length=32)
    number = models.PositiveSmallIntegerField(_("phiên bản"), default=1)
    series = models.CharField(_("bộ bảng điểm"), max_length=32)
    name = CleanCharField(_("tên bảng điểm"), max_length=255)
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="score_sheets",
        verbose_name=_("đơn vị ban hành"),
    )
    year_from = models.PositiveSmallIntegerField(_("từ năm"))
    year_to = models.PositiveSmallIntegerField(_("đến hết năm"), null=True, blank=True)
    subject_kinds = ArrayField(
        models.CharField(max_length=12, choices=SubjectKind),
        default=list,
        blank=True,
        verbose_name=_("đối tượng áp dụng"),
    )
    unit_kinds = ArrayField(
        models.CharField(max_length=20, choices=UnitKind), default=list, blank=True, verbose_name=_("cấp áp dụng")
    )
    blocks = ArrayField(
        models.CharField(max_length=20, choices=Block), default=list, blank=True, verbose_name=_("khối áp dụng")
    )
    workers_from = models.PositiveIntegerField(_("số CNVCLĐ từ"), null=True, blank=True)
    workers_to = models.PositiveIntegerField(_("số CNVCLĐ đến"), null=True, blank=True)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=SheetState, default=SheetState.DRAFT, editable=False
    )
    awards = ArrayField(
        models.CharField(max_length=32),
        default=list,
        db_default=[],
        blank=True,
        verbose_name=_("danh hiệu, hình thức khen xét theo bảng này"),
        help_text=_("Mã, cách nhau bằng dấu phẩy, ví dụ CO_XSD,BK_XSD. Để trống: không dành riêng cho hình thức nào."),
    )
    legal_basis = models.CharField(_("căn cứ"), max_length=500, blank=True)
    source = models.CharField(_("nguồn"), max_length=500, blank=True)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)
    note = CleanTextField(_("ghi chú"), blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("người soạn"),
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("người duyệt"),
    )

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("bảng chấm điểm")
        verbose_name_plural = _("bảng chấm điểm")
        constraints = [
            models.UniqueConstraint(
                fields=["code", "number"],
                name="score_sheet_number_once",
                violation_error_message=_("Mã bảng điểm đã có phiên bản mang số này."),
            ),
            models.CheckConstraint(condition=Q(state__in=SheetState.values), name="score_sheet_state_known"),
            models.CheckConstraint(condition=IsNfc("name"), name="score_sheet_name_nfc"),
            models.CheckConstraint(
                condition=Q(year_to__isnull=True) | Q(year_to__gte=F("year_from")),
                name="score_sheet_years_in_order",
                violation_error_message=_("Năm kết thúc không thể trước năm bắt đầu."),
            ),
            models.CheckConstraint(
                condition=Q(workers_from__isnull=True)
                | Q(workers_to__isnull=True)
                | Q(workers_to__gte=F("workers_from")),
                name="score_sheet_size_in_order",
                violation_error_message=_("Số CNVCLĐ «đến» không thể nhỏ hơn số «từ»."),
            ),
            ExclusionConstraint(
                name="score_sheet_one_in_force",
                expressions=[("code", RangeOperators.EQUAL), (years(), RangeOperators.OVERLAPS)],
                condition=Q(state=SheetState.IN_FORCE),
                violation_error_message=_("Mã bảng điểm này đã có phiên bản đang hiệu lực trong những năm đó."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_editable(self) -> bool:
        """Whether nobody can have scored by it yet."""
        return self.state == SheetState.DRAFT


class SectionKind(models.TextChoices):
    COMMON = "common", _("Điểm chuẩn")
    BONUS = "bonus", _("Điểm thưởng")
    PENALTY = "penalty", _("Điểm trừ")


@tracked()
class SheetSection(TimeStampedModel):
    """A part of a sheet. ``maximum``: what its criteria sum to (common), the most it adds (bonus) or takes (penalty).

    A common section without criteria takes only a total.
    """

    sheet = models.ForeignKey(
        ScoreSheet, on_delete=models.CASCADE, related_name="sections", verbose_name=_("bảng điểm")
    )
    code = models.CharField(_("mã phần"), max_length=16)
    title = CleanCharField(_("tên phần"), max_length=255)
    kind = models.CharField(_("loại"), max_length=8, choices=SectionKind, default=SectionKind.COMMON)
    maximum = PointsField(_("điểm tối đa"), validators=[NOT_NEGATIVE])
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    class Meta:
        verbose_name = _("phần của bảng điểm")
        verbose_name_plural = _("phần của bảng điểm")
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "code"],
                name="sheet_section_code_once",
                violation_error_message=_("Mã phần đã dùng trong bảng điểm này."),
            ),
            models.CheckConstraint(condition=Q(kind__in=SectionKind.values), name="sheet_section_kind_known"),
            models.CheckConstraint(condition=Q(maximum__gt=0), name="sheet_section_maximum_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.title}"


@tracked()
class Criterion(TimeStampedModel):
    """A line of a sheet: what is scored, out of how much, measured how, shown by what, by when."""

    sheet = models.ForeignKey(
        ScoreSheet, on_delete=models.CASCADE, related_name="criteria", verbose_name=_("bảng điểm")
    )
    section = models.ForeignKey(SheetSection, on_delete=models.CASCADE, related_name="criteria", verbose_name=_("phần"))
    code = models.CharField(_("mã tiêu chí"), max_length=16)
    title = CleanCharField(_("nội dung"), max_length=500)
    maximum = PointsField(_("điểm tối đa"), validators=[NOT_NEGATIVE])
    measure = CleanCharField(_("đơn vị tính"), max_length=64, blank=True)
    evidence = CleanCharField(_("minh chứng cần có"), max_length=255, blank=True)
    evidence_required = models.BooleanField(_("bắt buộc có minh chứng"), default=False)
    due_on = models.DateField(_("hạn hoàn thành"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    class Meta:
        verbose_name = _("tiêu chí")
        verbose_name_plural = _("tiêu chí")
        ordering = ["section__position", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "code"],
                name="criterion_code_once",
                violation_error_message=_("Mã tiêu chí đã dùng trong bảng điểm này."),
            ),
            models.CheckConstraint(condition=Q(maximum__gt=0), name="criterion_maximum_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.title}"


@tracked()
class KnockOut(TimeStampedModel):
    """What excludes from every band whatever the points are."""

    sheet = models.ForeignKey(
        ScoreSheet, on_delete=models.CASCADE, related_name="knock_outs", verbose_name=_("bảng điểm")
    )
    code = models.CharField(_("mã"), max_length=16)
    title = CleanCharField(_("điều kiện loại trừ"), max_length=500)

    class Meta:
        verbose_name = _("điều kiện loại trừ")
        verbose_name_plural = _("điều kiện loại trừ")
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["sheet", "code"], name="knock_out_code_once")]

    def __str__(self) -> str:
        return self.title


@tracked()
class Band(TimeStampedModel):
    """A rating: from ``at_least`` points on, if no criterion is under ``least_criterion_percent`` of its maximum."""

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.CASCADE, related_name="bands", verbose_name=_("bảng điểm"))
    code = models.CharField(_("mã"), max_length=24)
    title = CleanCharField(_("xếp loại"), max_length=160)
    at_least = PointsField(_("từ điểm"), validators=[NOT_NEGATIVE])
    least_criterion_percent = models.PositiveSmallIntegerField(
        _("mỗi tiêu chí đạt ít nhất, phần trăm điểm tối đa"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("mức xếp loại")
        verbose_name_plural = _("mức xếp loại")
        ordering = ["-at_least"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "code"], name="band_code_once"),
            models.UniqueConstraint(fields=["sheet", "at_least"], name="band_floor_once"),
            models.CheckConstraint(condition=not_negative("at_least"), name="band_floor_not_negative"),
            models.CheckConstraint(
                condition=Q(least_criterion_percent__isnull=True) | Q(least_criterion_percent__lte=100),
                name="band_percent_at_most_100",
            ),
        ]

    def __str__(self) -> str:
        return self.title
