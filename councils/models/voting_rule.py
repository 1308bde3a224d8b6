from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import AwardType
from common.history import tracked
from common.models import TimeStampedModel
from councils.models.council import CouncilKind
from councils.querysets import VotingRuleQuerySet

PERCENT = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))]


@tracked()
class VotingRule(TimeStampedModel):
    """How many must be present and how many for, in percent of all members, from day to day.

    One without ``award`` holds for every award, or every initiative, that has none of its own. ``is_strict`` asks for
    more than the percentage, not only as much.
    """

    council_kind = models.CharField(_("loại hội đồng"), max_length=12, choices=CouncilKind)
    award = models.ForeignKey(
        AwardType,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="voting_rules",
        verbose_name=_("danh hiệu, hình thức khen"),
    )
    quorum_percent = models.DecimalField(
        _("có mặt ít nhất (% thành viên)"), max_digits=5, decimal_places=2, validators=PERCENT
    )
    pass_percent = models.DecimalField(
        _("tán thành (% thành viên)"), max_digits=5, decimal_places=2, validators=PERCENT
    )
    is_strict = models.BooleanField(_("phải quá tỷ lệ"), default=False, db_default=False)
    valid_from = models.DateField(_("áp dụng từ"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    source = models.CharField(_("nguồn"), max_length=500, blank=True)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)

    objects = VotingRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("tỷ lệ biểu quyết")
        verbose_name_plural = _("tỷ lệ biểu quyết")
        ordering = ["council_kind", "award__position", "-valid_from"]
        constraints = [
            models.CheckConstraint(condition=Q(council_kind__in=CouncilKind.values), name="voting_rule_kind_known"),
            models.CheckConstraint(
                condition=Q(quorum_percent__range=(0, 100), pass_percent__range=(0, 100)),
                name="voting_rule_percentages",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="voting_rule_days_in_order",
                violation_error_message=_("Ngày hết áp dụng phải từ ngày bắt đầu trở đi."),
            ),
            models.UniqueConstraint(
                fields=["council_kind", "award", "valid_from"],
                nulls_distinct=False,
                name="voting_rule_once",
                violation_error_message=_("Đã có tỷ lệ áp dụng từ ngày này."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_council_kind_display()} {self.award or ''} {self.valid_from:%d/%m/%Y}"
