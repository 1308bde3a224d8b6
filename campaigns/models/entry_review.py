from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.entry import Entry
from common.fields import CleanTextField
from common.history import tracked
from common.models import TimeStampedModel


class EntryOutcome(models.TextChoices):
    PASSED = "passed", _("Đạt")
    RETURNED = "returned", _("Trả lại")
    FAILED = "failed", _("Không đạt")


class MachineFinding(models.TextChoices):
    """What the standard in force says of an entry; without a standard nothing."""

    ELIGIBLE = "eligible", _("Máy: đủ điều kiện")
    NOT_ELIGIBLE = "not_eligible", _("Máy: không đủ điều kiện")
    MISSING_DATA = "missing_data", _("Máy: thiếu dữ liệu")


@tracked(by_relations=False)
class EntryReview(TimeStampedModel):
    """What the reviewer of a dossier found of one of its entries, beside what the ``machine`` said at that moment.

    ``machine`` is empty where no standard is in force. One that passed may stand without a reason; see
    ``guards.entry_review`` for how long a reason has to be.
    """

    entry = models.OneToOneField(
        Entry, on_delete=models.CASCADE, related_name="review", verbose_name=_("đối tượng đăng ký")
    )
    outcome = models.CharField(_("kết quả thẩm định"), max_length=8, choices=EntryOutcome)
    reason = CleanTextField(_("lý do"), blank=True)
    machine = models.CharField(_("kết quả của máy"), max_length=12, choices=MachineFinding, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người thẩm định")
    )

    class Meta:
        verbose_name = _("kết quả thẩm định đối tượng")
        verbose_name_plural = _("kết quả thẩm định đối tượng")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=EntryOutcome.values), name="entry_review_outcome_known"
            ),
            models.CheckConstraint(
                condition=models.Q(machine__in=["", *MachineFinding.values]), name="entry_review_machine_known"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome=EntryOutcome.PASSED) | ~models.Q(reason=""),
                name="entry_review_has_a_reason",
                violation_error_message=_("Hãy ghi lý do khi trả lại hoặc kết luận không đạt."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.outcome}"
