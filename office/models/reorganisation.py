from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from office.querysets import ReorganisationQuerySet
from units.models import Unit


class ReorganisationState(models.TextChoices):
    DRAFT = "draft", _("Nháp")
    SCHEDULED = "scheduled", _("Chờ đến ngày")
    APPLIED = "applied", _("Đã thực hiện")
    UNDONE = "undone", _("Đã huỷ")


class Operation(models.TextChoices):
    DISSOLVE = "dissolve", _("Giải thể")
    ABSORB = "absorb", _("Sáp nhập vào đơn vị khác")
    TRANSFER = "transfer", _("Chuyển giao sang cấp trên khác")


class People(models.TextChoices):
    MOVE = "move", _("Chuyển sang đơn vị nhận")
    END = "end", _("Thôi sinh hoạt vì đơn vị kết thúc")


class Officers(models.TextChoices):
    """What the roles at a unit that ends become."""

    VIEW = "view", _("Chỉ còn xem đơn vị cũ")
    MOVE = "move", _("Xem đơn vị cũ và giữ vai trò ở đơn vị nhận")


class Goals(models.TextChoices):
    """What becomes of the targets handed to a unit that ends, in campaigns that are not over."""

    KEEP = "keep", _("Để lại ở đơn vị kết thúc, cấp trên giao lại")
    ADD = "add", _("Cộng vào chỉ tiêu của đơn vị nhận")


class Movements(models.TextChoices):
    """What becomes of the campaigns run by a unit that ends."""

    END = "end", _("Kết thúc cùng đơn vị")
    PASS_ON = "pass_on", _("Đơn vị nhận tiếp tục điều hành")


@tracked()
class Reorganisation(TimeStampedModel):
    """What one decision changes in the tree of units from ``effective_on``; nothing before that day.

    ``unit`` is the union that decides, over everything the lines name. ``figures`` are the headcounts the second person
    agreed to. ``failure`` says why it could not be applied on its day, empty when nothing stood in the way.
    """

    title = CleanCharField(_("tên gọi"), max_length=255)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="reorganisations", verbose_name=_("đơn vị quyết định")
    )
    decision_no = CleanCharField(_("số quyết định"), max_length=64)
    decided_on = models.DateField(_("ngày quyết định"))
    effective_on = models.DateField(_("có hiệu lực từ ngày"))
    state = models.CharField(
        _("trạng thái"),
        max_length=12,
        choices=ReorganisationState,
        default=ReorganisationState.DRAFT,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người lập")
    )
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người duyệt"),
    )
    scheduled_at = models.DateTimeField(_("duyệt lúc"), null=True, blank=True, editable=False)
    applied_at = models.DateTimeField(_("thực hiện lúc"), null=True, blank=True, editable=False)
    figures = models.JSONField(default=dict, blank=True, editable=False)
    failure = models.TextField(_("chưa thực hiện được vì"), blank=True, editable=False)

    objects = ReorganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("sắp xếp tổ chức")
        verbose_name_plural = _("sắp xếp tổ chức")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ReorganisationState.values), name="reorganisation_state_known"
            ),
            models.CheckConstraint(
                condition=Q(effective_on__gte=F("decided_on")),
                name="reorganisation_days_in_order",
                violation_error_message=_("Ngày có hiệu lực không thể trước ngày quyết định."),
            ),
        ]
        indexes = [models.Index(fields=["state", "effective_on"], name="reorganisation_due_idx")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        return self.state == ReorganisationState.DRAFT


@tracked()
class ReorganisationLine(TimeStampedModel):
    """What happens to one unit: it ends, goes into ``target``, or hangs under ``target``.

    Of a unit that is dissolved ``target`` is who takes its people in, ``None`` when they leave.
    """

    reorganisation = models.ForeignKey(Reorganisation, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField(_("thứ tự"))
    operation = models.CharField(_("hình thức"), max_length=12, choices=Operation)
    source = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="reorganisation_lines", verbose_name=_("đơn vị")
    )
    target = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reorganisation_lines_into",
        verbose_name=_("đơn vị nhận"),
    )
    people = models.CharField(_("đoàn viên"), max_length=8, choices=People, default=People.MOVE)
    officers = models.CharField(
        _("người có vai trò"), max_length=8, choices=Officers, default=Officers.VIEW, db_default=Officers.VIEW.value
    )
    goals = models.CharField(
        _("chỉ tiêu"), max_length=8, choices=Goals, default=Goals.KEEP, db_default=Goals.KEEP.value
    )
    movements = models.CharField(
        _("phong trào"), max_length=8, choices=Movements, default=Movements.END, db_default=Movements.END.value
    )

    class Meta:
        verbose_name = _("dòng sắp xếp")
        verbose_name_plural = _("dòng sắp xếp")
        ordering = ["reorganisation", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["reorganisation", "source"],
                name="reorganisation_line_once",
                violation_error_message=_("Đơn vị này đã có một dòng. Hãy bỏ dòng đó trước."),
            ),
            models.CheckConstraint(condition=Q(operation__in=Operation.values), name="reorganisation_operation_known"),
            models.CheckConstraint(condition=Q(people__in=People.values), name="reorganisation_people_known"),
            models.CheckConstraint(
                condition=Q(operation=Operation.DISSOLVE, people=People.END, target__isnull=True)
                | Q(people=People.MOVE, target__isnull=False),
                name="reorganisation_line_has_target",
                violation_error_message=_(
                    "Hãy chọn đơn vị nhận. Chỉ khi giải thể mà đoàn viên thôi sinh hoạt thì mới bỏ trống."
                ),
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | ~Q(source=F("target")),
                name="reorganisation_of_another",
                violation_error_message=_("Đơn vị nhận phải là một đơn vị khác."),
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=False)
                | Q(officers=Officers.VIEW, goals=Goals.KEEP, movements=Movements.END),
                name="reorganisation_nothing_to_nobody",
                violation_error_message=_(
                    "Không có đơn vị nhận thì vai trò, chỉ tiêu, phong trào không chuyển đi đâu được."
                ),
            ),
            models.CheckConstraint(
                condition=Q(officers__in=Officers.values, goals__in=Goals.values, movements__in=Movements.values),
                name="reorganisation_open_work_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_operation_display()}: {self.source_id} → {self.target_id or ''}"

    @property
    def ends_source(self) -> bool:
        return self.operation != Operation.TRANSFER
