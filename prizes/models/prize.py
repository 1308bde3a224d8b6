from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField, MoneyField
from common.history import tracked
from common.models import TimeStampedModel
from decisions.models import Decision, DecisionLine
from prizes.querysets import PAID, PrizeLineQuerySet, PrizeListQuerySet


class PrizeList(TimeStampedModel):
    """What is paid to whom by an issued decision; one list for each.

    Once it is closed no payment noted in it is taken back; what comes due afterwards may still be paid.
    """

    decision = models.OneToOneField(
        Decision, on_delete=models.PROTECT, related_name="prize_list", verbose_name=_("quyết định")
    )

    closed_at = models.DateTimeField(_("chốt lúc"), null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        related_name="+",
        verbose_name=_("người chốt"),
    )

    objects = PrizeListQuerySet.as_manager()

    class Meta:
        verbose_name = _("danh sách chi thưởng")
        verbose_name_plural = _("danh sách chi thưởng")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="prize_list_closed_by_somebody",
            )
        ]
        indexes = [
            models.Index(fields=["closed_by"], condition=Q(closed_by__isnull=False), name="prize_list_closer_idx"),
        ]

    def __str__(self) -> str:
        return self.decision.number_label


class PrizeState(models.TextChoices):
    DUE = "due", _("Chưa chi")
    OUTRANKED = "outranked", _("Không chi: đã thưởng danh hiệu cao hơn")
    CANCELLED = "cancelled", _("Không chi: đã thu hồi khen thưởng")
    PAID = "paid", _("Đã chi")
    TO_RECOVER = "to_recover", _("Phải thu hồi")
    RECOVERED = "recovered", _("Đã thu hồi tiền")


@tracked()
class PrizeLine(TimeStampedModel):
    """The prize of one recipient, in đồng; ``None`` while the catalogue knows no multiple for the day.

    ``multiple``, ``factor`` and ``salary`` are what it was computed from, ``None`` where the decision itself names the
    money. ``deducted`` was paid for lower titles of the occasion, ``amount`` is what is paid beside it.
    ``outranked_by`` is the higher title whose money is paid instead or, of a paid one, that is paid less by it. Once
    paid the database refuses another amount, another day and, unless the list is open still, the way back;
    ``recover_amount`` is what has to come back after a revocation.
    """

    prize_list = models.ForeignKey(
        PrizeList, on_delete=models.CASCADE, related_name="lines", verbose_name=_("danh sách chi thưởng")
    )
    line = models.OneToOneField(
        DecisionLine, on_delete=models.PROTECT, related_name="prize", verbose_name=_("dòng của quyết định")
    )
    state = models.CharField(_("trạng thái"), max_length=12, choices=PrizeState, default=PrizeState.DUE, editable=False)
    amount = MoneyField(_("tiền thưởng (đồng)"), null=True, blank=True)
    deducted = MoneyField(_("đã chi cho danh hiệu thấp hơn (đồng)"), default=0, db_default=0, editable=False)
    multiple = models.DecimalField(_("hệ số"), max_digits=5, decimal_places=2, null=True, blank=True)
    factor = models.DecimalField(_("số lần của hộ gia đình"), max_digits=4, decimal_places=2, null=True, blank=True)
    salary = MoneyField(_("mức lương cơ sở (đồng)"), null=True, blank=True)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)
    outranked_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("danh hiệu cao hơn")
    )
    paid_on = models.DateField(_("ngày chi"), null=True, blank=True)
    paid_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người ghi chi"),
    )
    recover_amount = MoneyField(_("phải thu hồi (đồng)"), null=True, blank=True)
    recovered_on = models.DateField(_("ngày thu hồi"), null=True, blank=True)
    recovery_note = CleanCharField(_("chứng từ thu hồi"), max_length=255, blank=True)

    objects = PrizeLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("dòng chi thưởng")
        verbose_name_plural = _("dòng chi thưởng")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PrizeState.values), name="prize_line_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=PAID) | Q(amount__isnull=False, paid_on__isnull=False, paid_by__isnull=False),
                name="prize_line_paid_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state=PrizeState.RECOVERED) | Q(recover_amount__isnull=False, recovered_on__isnull=False),
                name="prize_line_recovered_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.line)

    @property
    def full(self) -> int | None:
        """What the award brings by itself, in đồng; ``None`` where unknown."""
        return None if self.amount is None else self.amount + self.deducted
