from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from common.expressions import IsNfc, Unaccented, search_column
from common.fields import CleanCharField, CleanTextField, MoneyField
from common.history import tracked
from common.models import TimeStampedModel
from contributions.querysets import HAS_PLAQUE, WorkQuerySet
from units.models import Unit


class WorkKind(models.TextChoices):
    CONSTRUCTION = "construction", _("Công trình")
    PRODUCT = "product", _("Sản phẩm")
    TASK = "task", _("Phần việc")
    MODEL = "model", _("Mô hình")


class PlaqueLevel(models.TextChoices):
    BASE = "base", _("Cơ sở")
    UPPER = "upper", _("Cấp trên trực tiếp cơ sở")
    PROVINCE = "province", _("Tỉnh, ngành")
    CONFEDERATION = "confederation", _("Tổng Liên đoàn")


class WorkState(models.TextChoices):
    REGISTERED = "registered", _("Đã đăng ký")
    BUILDING = "building", _("Đang thực hiện")
    FINISHED = "finished", _("Đã hoàn thành")
    INSPECTED = "inspected", _("Đã nghiệm thu")
    PLAQUE_PROPOSED = "plaque_proposed", _("Đề nghị gắn biển")
    PLAQUE_DECIDED = "plaque_decided", _("Đã quyết định gắn biển")
    PLAQUE_FIXED = "plaque_fixed", _("Đã gắn biển")
    DROPPED = "dropped", _("Không thực hiện")


@tracked(exclude=("search",))
class Work(TimeStampedModel):
    """A commemorative work, product or task a unit registers; money in đồng, unknown when ``None``.

    ``builder`` is the firm or unit that builds it when it is not the owner, ``builder_unit`` its union when that is
    known here. ``kind`` may be empty until the dossier it was registered in is sent. ``counts_in`` is the record of the
    same work, entered by the other side, that stands for both where works are counted.
    """

    code = models.CharField(_("mã công trình"), max_length=40, unique=True)
    name = CleanCharField(_("tên công trình"), max_length=500)
    kind = models.CharField(_("loại"), max_length=16, choices=WorkKind, blank=True)
    owner_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="works", verbose_name=_("đơn vị đăng ký")
    )
    builder = CleanCharField(_("đơn vị thi công"), max_length=255, blank=True)
    builder_unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="built_works",
        verbose_name=_("công đoàn của đơn vị thi công"),
    )
    occasion = CleanCharField(_("dịp chào mừng"), max_length=255, blank=True)
    place = CleanCharField(_("địa điểm"), max_length=255, blank=True, db_default="")
    value = MoneyField(_("giá trị (đồng)"), null=True, blank=True)
    benefit = MoneyField(_("giá trị làm lợi (đồng)"), null=True, blank=True)
    funding = CleanCharField(_("nguồn vốn"), max_length=255, blank=True, db_default="")
    started_on = models.DateField(_("ngày khởi công"), null=True, blank=True)
    due_on = models.DateField(_("ngày hoàn thành theo kế hoạch"), null=True, blank=True)
    finished_on = models.DateField(_("ngày hoàn thành"), null=True, blank=True)
    inspected_on = models.DateField(_("ngày nghiệm thu"), null=True, blank=True)
    quality = CleanTextField(_("chất lượng, kỹ thuật"), blank=True, db_default="")
    safety = CleanTextField(_("an toàn lao động"), blank=True, db_default="")
    plaque_text = CleanTextField(_("nội dung biển"), blank=True)
    plaque_level = models.CharField(_("cấp quyết định gắn biển"), max_length=16, choices=PlaqueLevel, blank=True)
    plaque_no = models.CharField(_("số quyết định gắn biển"), max_length=64, blank=True)
    plaque_decided_on = models.DateField(_("ngày quyết định gắn biển"), null=True, blank=True)
    plaque_on = models.DateField(_("ngày gắn biển"), null=True, blank=True)
    ceremony = CleanCharField(_("lễ gắn biển"), max_length=255, blank=True, db_default="")
    counts_in = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        db_index=False,
        editable=False,
        related_name="also_entered_as",
        verbose_name=_("tính chung với"),
    )
    state = models.CharField(
        _("trạng thái"), max_length=16, choices=WorkState, default=WorkState.REGISTERED, editable=False
    )
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    search = search_column("name")

    objects = WorkQuerySet.as_manager()

    class Meta:
        verbose_name = _("công trình, sản phẩm")
        verbose_name_plural = _("công trình, sản phẩm")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=WorkKind.values) | models.Q(kind="", state=WorkState.REGISTERED),
                name="work_kind_known",
            ),
            models.CheckConstraint(condition=IsNfc("name"), name="work_name_nfc"),
            models.CheckConstraint(condition=models.Q(state__in=WorkState.values), name="work_state_known"),
            models.CheckConstraint(
                condition=models.Q(plaque_level__in=["", *PlaqueLevel.values]), name="work_plaque_level_known"
            ),
            models.CheckConstraint(
                condition=(models.Q(value__isnull=True) | models.Q(value__gte=0))
                & (models.Q(benefit__isnull=True) | models.Q(benefit__gte=0)),
                name="work_money_not_negative",
                violation_error_message=_("Giá trị không thể là số âm."),
            ),
            models.CheckConstraint(
                condition=models.Q(finished_on__isnull=True)
                | models.Q(started_on__isnull=True)
                | models.Q(finished_on__gte=models.F("started_on")),
                name="work_finished_after_start",
                violation_error_message=_("Ngày hoàn thành không thể trước ngày khởi công."),
            ),
            models.CheckConstraint(
                condition=models.Q(inspected_on__isnull=True)
                | models.Q(finished_on__isnull=True)
                | models.Q(inspected_on__gte=models.F("finished_on")),
                name="work_inspected_after_finish",
                violation_error_message=_("Ngày nghiệm thu không thể trước ngày hoàn thành."),
            ),
            models.CheckConstraint(
                condition=models.Q(plaque_on__isnull=True)
                | models.Q(plaque_decided_on__isnull=True)
                | models.Q(plaque_on__gte=models.F("plaque_decided_on")),
                name="work_plaque_after_decision",
                violation_error_message=_("Ngày gắn biển không thể trước ngày quyết định."),
            ),
            models.CheckConstraint(
                condition=models.Q(counts_in__isnull=True) | ~models.Q(counts_in=models.F("id")),
                name="work_counts_in_another",
            ),
        ]
        indexes = [
            GinIndex(OpClass("search", "gin_trgm_ops"), name="work_search_idx"),
            models.Index(Upper("code"), name="work_code_idx"),
            models.Index(fields=["owner_unit", "-created_at"], name="work_unit_idx"),
            models.Index(
                fields=["builder_unit"], condition=models.Q(builder_unit__isnull=False), name="work_builder_idx"
            ),
            GinIndex(
                OpClass(Unaccented("builder"), "gin_trgm_ops"),
                condition=models.Q(builder_unit__isnull=True) & ~models.Q(builder=""),
                name="work_builder_text_idx",
            ),
            models.Index(fields=["counts_in"], condition=models.Q(counts_in__isnull=False), name="work_counts_in_idx"),
            models.Index(
                fields=["-plaque_decided_on", "-id"], condition=models.Q(state__in=HAS_PLAQUE), name="work_plaque_idx"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return self.name

    @property
    def days_ahead(self) -> int | None:
        """Days it was finished before its plan, negative when late; ``None`` without both days."""
        return (self.due_on - self.finished_on).days if self.due_on and self.finished_on else None
