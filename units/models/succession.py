from django.db import models
from django.utils.translation import gettext_lazy as _

from common.history import tracked
from common.models import TimeStampedModel
from units.models.unit import Unit


class SuccessionKind(models.TextChoices):
    FOUNDED = "founded", _("Thành lập mới")
    ABSORBED = "absorbed", _("Sáp nhập")
    CONSOLIDATED = "consolidated", _("Hợp nhất")
    SPLIT = "split", _("Chia, tách")
    CONVERTED = "converted", _("Nâng cấp, hạ cấp, chuyển đổi")


class Inheritance(models.TextChoices):
    """Whether what a unit held before counts as the successor's own years."""

    COUNT = "count", _("Tính tiếp cho đơn vị kế tiếp")
    ASK = "ask", _("Hỏi hội đồng khi xét")
    IGNORE = "ignore", _("Không tính")


@tracked()
class UnitSuccession(TimeStampedModel):
    """That a unit goes on from another one since ``effective_on``; several lines where several went into it.

    Of a split the unit that was split may go on too. A unit founded anew has a line without a predecessor, so that
    having none is known and not only unrecorded. ``inheritance`` says whether titles of before count for consecutive
    years.
    """

    successor = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="origins", verbose_name=_("đơn vị kế tiếp")
    )
    predecessor = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successions",
        verbose_name=_("đơn vị trước đó"),
    )
    kind = models.CharField(_("hình thức"), max_length=12, choices=SuccessionKind)
    effective_on = models.DateField(_("có hiệu lực từ ngày"))
    decision_no = models.CharField(_("số quyết định"), max_length=64, blank=True)
    inheritance = models.CharField(
        _("số năm đạt danh hiệu của đơn vị trước"),
        max_length=8,
        choices=Inheritance,
        default=Inheritance.ASK,
        db_default=Inheritance.ASK.value,
    )

    class Meta:
        verbose_name = _("nguồn gốc đơn vị")
        verbose_name_plural = _("nguồn gốc đơn vị")
        ordering = ["successor", "effective_on"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=SuccessionKind.values), name="succession_kind_known"),
            models.CheckConstraint(
                condition=models.Q(inheritance__in=Inheritance.values), name="succession_inheritance_known"
            ),
            models.CheckConstraint(
                condition=models.Q(kind=SuccessionKind.FOUNDED, predecessor__isnull=True)
                | (~models.Q(kind=SuccessionKind.FOUNDED) & models.Q(predecessor__isnull=False)),
                name="succession_of_somebody_unless_founded",
                violation_error_message=_("Thành lập mới thì bỏ trống đơn vị trước đó; hình thức khác thì phải chọn."),
            ),
            models.CheckConstraint(
                condition=~models.Q(successor=models.F("predecessor")),
                name="succession_of_another",
                violation_error_message=_("Một đơn vị không kế tiếp chính nó."),
            ),
            models.UniqueConstraint(
                fields=["successor", "predecessor"],
                nulls_distinct=False,
                name="succession_once",
                violation_error_message=_("Đã ghi nguồn gốc này của đơn vị."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.successor_id} ← {self.predecessor_id or ''} ({self.get_kind_display()})"
