import hashlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from common import clock
from common.fields import CleanCharField
from common.history import tracked
from common.models import FrozenModel, TimeStampedModel
from office.querysets import HandoverQuerySet
from units.models import Unit


class HandoverState(models.TextChoices):
    DRAFT = "draft", _("Chờ người giao ký")
    GIVEN = "given", _("Chờ người nhận ký")
    TAKEN = "taken", _("Đã bàn giao")
    CANCELLED = "cancelled", _("Đã huỷ")


OPEN_STATES = (HandoverState.DRAFT, HandoverState.GIVEN)


@tracked()
class Handover(TimeStampedModel):
    """That what ``giver`` holds at ``unit`` itself passes to ``taker``: prepared by a manager, signed by both.

    Nothing is passed before it is taken. One open handover of a person at a unit; ``reason`` is why it was cancelled.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="handovers", verbose_name=_("đơn vị"))
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người giao")
    )
    taker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người nhận")
    )
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người lập")
    )
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=HandoverState, default=HandoverState.DRAFT, editable=False
    )
    given_at = models.DateTimeField(_("người giao ký lúc"), null=True, blank=True)
    taken_at = models.DateTimeField(_("người nhận ký lúc"), null=True, blank=True)
    reason = CleanCharField(_("lý do huỷ"), max_length=500, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("bàn giao")
        verbose_name_plural = _("bàn giao")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=HandoverState.values), name="handover_state_known"),
            models.CheckConstraint(
                condition=~Q(giver=F("taker")),
                name="handover_between_two_people",
                violation_error_message=_("Người giao và người nhận phải là hai người."),
            ),
            models.CheckConstraint(
                condition=Q(state=HandoverState.DRAFT, given_at__isnull=True, taken_at__isnull=True)
                | Q(state=HandoverState.GIVEN, given_at__isnull=False, taken_at__isnull=True)
                | Q(state=HandoverState.TAKEN, given_at__isnull=False, taken_at__isnull=False)
                | Q(state=HandoverState.CANCELLED, taken_at__isnull=True),
                name="handover_signed_in_order",
            ),
            models.UniqueConstraint(
                fields=["unit", "giver"],
                condition=Q(state__in=OPEN_STATES),
                name="handover_one_open_per_giver",
                violation_error_message=_("Người này đang có một bàn giao chưa xong ở đơn vị đó."),
            ),
        ]

    def __str__(self) -> str:
        return _("%(giver)s bàn giao cho %(taker)s") % {"giver": self.giver, "taker": self.taker}

    @property
    def is_open(self) -> bool:
        """Whether a signature is still to come."""
        return self.state in OPEN_STATES


class HandoverSide(models.TextChoices):
    GIVER = "giver", _("Người giao")
    TAKER = "taker", _("Người nhận")


class HandoverList(FrozenModel):
    """What was open when one side signed: its canonical JSON, to the byte, and the SHA-256 of it. Written once."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="lists")
    side = models.CharField(_("bên ký"), max_length=8, choices=HandoverSide)
    content = models.TextField(_("nội dung"))
    sha256 = models.CharField(max_length=64)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(_("ký lúc"), default=clock.now, db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("danh sách bàn giao đã ký")
        verbose_name_plural = _("danh sách bàn giao đã ký")
        ordering = ["handover", "side"]
        constraints = [
            models.CheckConstraint(condition=Q(side__in=HandoverSide.values), name="handover_list_side_known"),
            models.UniqueConstraint(fields=["handover", "side"], name="handover_list_once_a_side"),
        ]

    def __str__(self) -> str:
        return f"{self.handover_id}: {self.get_side_display()}"

    def hash_now(self) -> str:
        """The SHA-256 of the content as it stands; equal to ``sha256`` as long as nobody touched it."""
        return hashlib.sha256(self.content.encode()).hexdigest()
