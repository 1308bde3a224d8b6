"""Who approves before a decision is issued: the chain a unit sets, its steps in one decision, and what was said."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext_lazy as _

from catalogue.models import AwardScope, AwardType
from common import clock
from common.expressions import validity
from common.fields import CleanCharField, CleanTextField, MoneyField
from common.history import tracked
from common.models import FrozenModel, TimeStampedModel
from decisions.models.decision import Decision
from decisions.querysets import ApprovalQuerySet, ApprovalStepQuerySet, DecisionStepQuerySet
from units.models import Role, Unit, UnitKind

STEP_ROLES = (Role.SPECIALIST, Role.APPROVER, Role.COUNCIL, Role.FINANCE)
"""Roles a step may ask: all of them read decisions."""
OWN_ROADS = (AwardScope.UNSCHEDULED,)
"""Grounds of an award that may have steps of their own."""


@tracked()
class ApprovalStep(TimeStampedModel):
    """A step before a decision of ``unit`` may be issued, from day to day; with ``level`` of every such unit under it.

    Steps with ``scope`` hold for decisions on that ground in place of those without. Steps without ``award`` hold for
    every award that has none of its own there. ``at_unit`` is whose people approve,
    ``None`` for the unit that decides. A step with ``from_recipients`` or ``from_money`` (đồng) is only asked when the
    decision reaches one of them. ``days`` are working days, ``None`` for no limit. ``needs_session``: a council passed
    every line before. No two of one unit, level, ground and award have one number
    on the same day.
    """

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="approval_steps", verbose_name=_("đơn vị quy định")
    )
    level = models.CharField(_("cho mọi đơn vị cấp"), max_length=20, choices=UnitKind, blank=True)
    award = models.ForeignKey(
        AwardType,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approval_steps",
        verbose_name=_("danh hiệu, hình thức khen"),
    )
    scope = models.CharField(
        _("loại khen"),
        max_length=16,
        choices=[(scope.value, scope.label) for scope in OWN_ROADS],
        blank=True,
        default="",
        db_default="",
    )
    order_no = models.PositiveSmallIntegerField(_("thứ tự"), validators=[MinValueValidator(1)])
    name = CleanCharField(_("tên bước"), max_length=120)
    at_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đơn vị duyệt")
    )
    role = models.CharField(
        _("vai trò duyệt"), max_length=16, choices=[(role.value, role.label) for role in STEP_ROLES]
    )
    from_recipients = models.PositiveIntegerField(
        _("chỉ khi có từ (người, tập thể)"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    from_money = MoneyField(_("chỉ khi tiền thưởng từ (đồng)"), null=True, blank=True)
    needs_session = models.BooleanField(_("hội đồng phải họp, bỏ phiếu trước"), default=False, db_default=False)
    days = models.PositiveSmallIntegerField(
        _("số ngày làm việc được duyệt"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    valid_from = models.DateField(_("áp dụng từ"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = ApprovalStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("bước duyệt")
        verbose_name_plural = _("quy trình duyệt")
        ordering = ["unit__path", "level", "scope", "award__position", "order_no", "valid_from", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=STEP_ROLES), name="approval_step_role_known"),
            models.CheckConstraint(condition=Q(level__in=["", *UnitKind.values]), name="approval_step_level_known"),
            models.CheckConstraint(condition=Q(scope__in=["", *OWN_ROADS]), name="approval_step_scope_known"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="approval_step_days_in_order",
                violation_error_message=_("Ngày hết áp dụng phải từ ngày bắt đầu trở đi."),
            ),
            models.UniqueConstraint(
                fields=["unit", "level", "scope", "award", "order_no", "valid_from"],
                nulls_distinct=False,
                name="approval_step_once",
                violation_error_message=_("Đã có bước với thứ tự này áp dụng từ ngày ấy. Hãy chọn thứ tự khác."),
            ),
            ExclusionConstraint(
                name="approval_step_one_at_a_time",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("level", RangeOperators.EQUAL),
                    ("scope", RangeOperators.EQUAL),
                    (Coalesce(F("award"), Value(0)), RangeOperators.EQUAL),
                    ("order_no", RangeOperators.EQUAL),
                    (validity(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "Đã có bước với thứ tự này áp dụng trong một phần những ngày ấy. Hãy chọn thứ tự khác, hoặc ghi "
                    "ngày cuối cho bước cũ trước."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_no}. {self.name}"


class DecisionStep(TimeStampedModel):
    """A step as it stood when a decision was submitted; later changes of the chain do not reach it.

    ``round`` counts the submissions. The step whose turn it is has ``is_current``, since ``opened_on`` and, where days
    are allowed, until the end of ``due_on``. Frozen with its decision.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="steps", verbose_name=_("quyết định"))
    round = models.PositiveSmallIntegerField(_("lần trình"))
    order_no = models.PositiveSmallIntegerField(_("thứ tự"))
    rule = models.ForeignKey(ApprovalStep, on_delete=models.PROTECT, related_name="+", verbose_name=_("bước duyệt"))
    name = CleanCharField(_("tên bước"), max_length=120)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("đơn vị duyệt"))
    role = models.CharField(_("vai trò duyệt"), max_length=16, choices=Role)
    needs_session = models.BooleanField(_("hội đồng phải họp, bỏ phiếu trước"), default=False)
    days = models.PositiveSmallIntegerField(_("số ngày làm việc được duyệt"), null=True, blank=True)
    is_current = models.BooleanField(_("đang chờ duyệt"), default=False)
    opened_on = models.DateField(_("đến lượt ngày"), null=True, blank=True)
    due_on = models.DateField(_("hạn duyệt"), null=True, blank=True)

    objects = DecisionStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("bước duyệt của quyết định")
        verbose_name_plural = _("bước duyệt của quyết định")
        constraints = [
            models.UniqueConstraint(fields=["decision", "round", "order_no"], name="decision_step_once"),
            models.UniqueConstraint(
                fields=["decision"], condition=Q(is_current=True), name="decision_step_one_current"
            ),
            models.CheckConstraint(condition=Q(role__in=STEP_ROLES), name="decision_step_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.order_no}. {self.name}"

    @property
    def topic(self) -> str:
        """What its notices are told under."""
        return f"decision-step:{self.pk}"

    @property
    def is_overdue(self) -> bool:
        """Whether it waits and its last day is over."""
        return self.is_current and self.due_on is not None and self.due_on < clock.today()


class ApprovalVerdict(models.TextChoices):
    APPROVED = "approved", _("Duyệt")
    SENT_BACK = "sent_back", _("Trả lại")
    REFUSED = "refused", _("Không duyệt")
    ISSUED = "issued", _("Công bố thay")


class Approval(FrozenModel):
    """What ``by`` said at a step of a decision, in the place of ``on_behalf_of`` where a delegation let them.

    ``step`` is ``None`` for a decision issued in somebody's place. Written once and kept for good: its decision is not
    deleted any more, not even as a draft.
    """

    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="approvals", verbose_name=_("quyết định")
    )
    step = models.ForeignKey(
        DecisionStep,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approvals",
        verbose_name=_("bước duyệt"),
    )
    verdict = models.CharField(_("ý kiến"), max_length=12, choices=ApprovalVerdict)
    comment = CleanTextField(_("nội dung"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người duyệt")
    )
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("thay mặt"),
    )
    at = models.DateTimeField(_("lúc"), default=clock.now, db_default=Now(), editable=False)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("ý kiến duyệt")
        verbose_name_plural = _("ý kiến duyệt")
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=ApprovalVerdict.values), name="approval_verdict_known"),
            models.CheckConstraint(
                condition=Q(on_behalf_of__isnull=True) | ~Q(by=F("on_behalf_of")), name="approval_by_another_person"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=[ApprovalVerdict.APPROVED, ApprovalVerdict.ISSUED]) | ~Q(comment=""),
                name="approval_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(verdict=ApprovalVerdict.ISSUED, step__isnull=True, on_behalf_of__isnull=False)
                | (~Q(verdict=ApprovalVerdict.ISSUED) & Q(step__isnull=False)),
                name="approval_of_a_step_or_of_the_issue",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.by}"
