from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.models import FrozenModel
from councils.models.council import CouncilMember
from councils.models.session import AgendaItem


class Choice(models.TextChoices):
    FOR = "for", _("Đồng ý")
    AGAINST = "against", _("Không đồng ý")
    ABSTAIN = "abstain", _("Không có ý kiến")


class Mark(FrozenModel):
    """That a member has voted on an item: the member's one token is spent.

    ``choice`` stands here only where the vote was open; of a secret ballot it is empty.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="marks")
    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(_("biểu quyết"), max_length=8, choices=Choice, blank=True)

    class Meta:
        verbose_name = _("lượt bỏ phiếu")
        verbose_name_plural = _("lượt bỏ phiếu")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "member"],
                name="mark_once",
                violation_error_message=_("Bạn đã bỏ phiếu nên không bỏ lại được."),
            ),
            models.CheckConstraint(condition=Q(choice__in=["", *Choice.values]), name="mark_choice_known"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.member_id}"


class SealedBallot(FrozenModel):
    """A ballot in the box, encrypted to the key of its session. It names no voter and no time."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="sealed_ballots")
    sealed = models.BinaryField(editable=False)

    class Meta:
        verbose_name = _("phiếu trong hòm")
        verbose_name_plural = _("phiếu trong hòm")

    def __str__(self) -> str:
        return str(self.key)


class Ballot(FrozenModel):
    """A ballot as it was read when the box was opened, under a new random key, in random order."""

    key = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="ballots")
    choice = models.CharField(_("lựa chọn"), max_length=8, choices=Choice)

    class Meta:
        verbose_name = _("lá phiếu")
        verbose_name_plural = _("lá phiếu")
        constraints = [models.CheckConstraint(condition=Q(choice__in=Choice.values), name="ballot_choice_known")]

    def __str__(self) -> str:
        return f"{self.key}: {self.choice}"
