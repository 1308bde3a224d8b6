from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from common.clock import today
from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from decisions.querysets import DelegationQuerySet
from units.models import Unit


def _days() -> Func:
    return Func(
        F("valid_from"),
        F("valid_to"),
        RangeBoundary(inclusive_lower=True, inclusive_upper=True),
        function="daterange",
        output_field=DateRangeField(),
    )


@tracked()
class Delegation(TimeStampedModel):
    """That ``deputy`` approves and issues decisions at ``unit`` in the place of ``principal``, who is away.

    Only while the deputy holds a role there of their own. It passes on the roles the principal holds at that unit on
    the day, never what the principal does for others. ``signing_formula`` and ``deputy_post`` stand over the deputy's
    name where the principal was to sign. Withdrawn at any time; from then on it lets nobody do anything.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="delegations", verbose_name=_("đơn vị"))
    principal = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người uỷ quyền")
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người được uỷ quyền")
    )
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"))
    reason = CleanCharField(_("lý do"), max_length=500)
    signing_formula = CleanCharField(_("thể thức ký của người được uỷ quyền"), max_length=120)
    deputy_post = CleanCharField(_("chức vụ của người được uỷ quyền"), max_length=120)
    withdrawn_at = models.DateTimeField(_("rút lại lúc"), null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("người rút lại"),
    )

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("uỷ quyền duyệt")
        verbose_name_plural = _("uỷ quyền duyệt")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")),
                name="delegation_days_in_order",
                violation_error_message=_("Ngày hết uỷ quyền phải từ ngày bắt đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=~Q(principal=F("deputy")),
                name="delegation_between_two_people",
                violation_error_message=_("Không tự uỷ quyền cho chính mình."),
            ),
            ExclusionConstraint(
                name="delegation_one_deputy_at_a_time",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("principal", RangeOperators.EQUAL),
                    (_days(), RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn_at__isnull=True),
                violation_error_message=_("Bạn đã uỷ quyền cho người khác trong những ngày này. Hãy rút lại trước."),
            ),
        ]

    def __str__(self) -> str:
        return _("%(principal)s uỷ quyền cho %(deputy)s") % {"principal": self.principal, "deputy": self.deputy}

    @property
    def is_open(self) -> bool:
        """Whether it lets the deputy act today or later."""
        return self.withdrawn_at is None and self.valid_to >= today()
