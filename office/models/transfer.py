from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from people.models import Member
from units.models import Unit
from units.querysets import UnitScopedQuerySet


class TransferState(models.TextChoices):
    PROPOSED = "proposed", _("Chờ xác nhận")
    CONFIRMED = "confirmed", _("Đã chuyển")
    REFUSED = "refused", _("Không nhận lời")
    WITHDRAWN = "withdrawn", _("Đã rút")


class TransferSide(models.TextChoices):
    GIVING = "giving", _("Đơn vị nơi đi")
    TAKING = "taking", _("Đơn vị nơi đến")


class TransferQuerySet(UnitScopedQuerySet):
    def within(self, paths):
        """Those whose unit, on either side, lies under any of ``paths``."""
        wanted = Q(pk__in=[])
        for path in paths:
            wanted |= Q(from_unit__path__startswith=path) | Q(to_unit__path__startswith=path)
        return self.filter(wanted)

    def open(self):
        """Those that wait for the other side."""
        return self.filter(state=TransferState.PROPOSED)

    def answered_by_side_of(self, paths):
        """Those whose answering side lies under any of ``paths``."""
        wanted = Q(pk__in=[])
        for path in paths:
            wanted |= Q(side=TransferSide.GIVING, to_unit__path__startswith=path)
            wanted |= Q(side=TransferSide.TAKING, from_unit__path__startswith=path)
        return self.filter(wanted)

    def for_list(self):
        """Newest first, with the person, both units and who proposed and answered."""
        joined = self.select_related("member", "from_unit", "to_unit", "proposed_by", "answered_by")
        return joined.order_by("-created_at", "-pk")


@tracked()
class Transfer(TimeStampedModel):
    """That a person shall go from one unit to another on ``on``: proposed by ``side``, answered by the other.

    One open transfer a person. ``reason`` is why it was proposed, ``answer`` why it was refused or withdrawn.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="transfers", verbose_name=_("đoàn viên"))
    from_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="transfers_away", verbose_name=_("đơn vị nơi đi")
    )
    to_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="transfers_here", verbose_name=_("đơn vị nơi đến")
    )
    on = models.DateField(_("ngày bắt đầu ở đơn vị mới"))
    side = models.CharField(_("bên đề nghị"), max_length=8, choices=TransferSide)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=TransferState, default=TransferState.PROPOSED, editable=False
    )
    reason = CleanCharField(_("lý do"), max_length=500, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người đề nghị")
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người trả lời"),
    )
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    answer = CleanCharField(_("lời đáp"), max_length=500, blank=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        verbose_name = _("đề nghị chuyển sinh hoạt")
        verbose_name_plural = _("đề nghị chuyển sinh hoạt")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=TransferState.values), name="transfer_state_known"),
            models.CheckConstraint(condition=Q(side__in=TransferSide.values), name="transfer_side_known"),
            models.CheckConstraint(
                condition=~Q(from_unit=F("to_unit")),
                name="transfer_between_two_units",
                violation_error_message=_("Đoàn viên đang sinh hoạt ở đơn vị này."),
            ),
            models.CheckConstraint(
                condition=Q(state=TransferState.PROPOSED, answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(state=TransferState.PROPOSED) & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="transfer_answered_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(state=TransferState.PROPOSED),
                name="transfer_one_open_per_member",
                violation_error_message=_("Đoàn viên này đang có một đề nghị chuyển sinh hoạt chờ xác nhận."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.from_unit_id} → {self.to_unit_id}"

    @property
    def proposing_unit(self) -> Unit:
        return self.from_unit if self.side == TransferSide.GIVING else self.to_unit

    @property
    def answering_unit(self) -> Unit:
        """Whose keepers confirm or refuse."""
        return self.to_unit if self.side == TransferSide.GIVING else self.from_unit
