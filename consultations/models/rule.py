from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import AwardType
from common.history import tracked
from common.models import TimeStampedModel
from consultations.querysets import ConsultationRuleQuerySet


@tracked()
class ConsultationRule(TimeStampedModel):
    """Who is heard before ``award`` is decided, from day to day.

    ``notice_days`` working days the list stands before the public, ``None`` where it need not; ``asks_agencies`` says
    whether agencies are asked.
    """

    award = models.ForeignKey(
        AwardType,
        on_delete=models.PROTECT,
        related_name="consultation_rules",
        verbose_name=_("danh hiệu, hình thức khen"),
    )
    notice_days = models.PositiveSmallIntegerField(
        _("lấy ý kiến công khai (ngày làm việc)"),
        null=True,
        blank=True,
        help_text=_("Để trống nếu không phải lấy ý kiến công khai."),
    )
    asks_agencies = models.BooleanField(_("phải hiệp y với cơ quan liên quan"), default=False)
    valid_from = models.DateField(_("áp dụng từ"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    source = models.CharField(_("nguồn"), max_length=500, blank=True)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)

    objects = ConsultationRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("quy định lấy ý kiến")
        verbose_name_plural = _("quy định lấy ý kiến")
        ordering = ["award__position", "-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(notice_days__isnull=True) | Q(notice_days__gte=1), name="consultation_rule_days_some"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="consultation_rule_days_in_order",
                violation_error_message=_("Ngày hết áp dụng phải từ ngày bắt đầu trở đi."),
            ),
            models.UniqueConstraint(
                fields=["award", "valid_from"],
                name="consultation_rule_once",
                violation_error_message=_("Đã có quy định áp dụng từ ngày này."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award} {self.valid_from:%d/%m/%Y}"
