from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import AwardType
from common.history import tracked
from common.models import TimeStampedModel


class Trait(models.TextChoices):
    DIRECT_WORKER = "direct_worker", _("Lao động trực tiếp")
    WOMEN = "women", _("Nữ")
    NON_STATE = "non_state", _("Doanh nghiệp ngoài nhà nước")


@tracked()
class PriorityRule(TimeStampedModel):
    """Whose share among the chosen is watched from a day on; it warns and decides nothing.

    The share should reach ``minimum`` percent; without one, the share of the same people among all considered.
    Without an ``award`` it speaks of every award that has no rule of its own for the trait.
    """

    award = models.ForeignKey(
        AwardType, on_delete=models.CASCADE, null=True, blank=True, related_name="priority_rules",
        verbose_name=_("hình thức khen"), help_text=_("Để trống: mọi hình thức."),
    )  # fmt: skip
    trait = models.CharField(_("đối tượng ưu tiên"), max_length=16, choices=Trait)
    minimum = models.DecimalField(_("tỷ lệ tối thiểu (%)"), max_digits=5, decimal_places=2, null=True, blank=True)
    valid_from = models.DateField(_("áp dụng từ"))
    valid_to = models.DateField(_("áp dụng đến hết"), null=True, blank=True)
    legal_basis = models.CharField(_("căn cứ"), max_length=500)
    source = models.CharField(_("nguồn"), max_length=500, blank=True)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)

    class Meta:
        verbose_name = _("tỷ lệ ưu tiên cần nhắc")
        verbose_name_plural = _("tỷ lệ ưu tiên cần nhắc")
        ordering = ["trait", "award", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "trait", "valid_from"], nulls_distinct=False, name="priority_rule_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(minimum__isnull=True) | Q(minimum__gte=0, minimum__lte=100),
                name="priority_rule_minimum_is_a_share",
                violation_error_message=_("Tỷ lệ phải từ 0 đến 100 %."),
            ),
            models.CheckConstraint(condition=Q(trait__in=Trait.values), name="priority_rule_trait_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_trait_display()} {self.valid_from:%d/%m/%Y}"
