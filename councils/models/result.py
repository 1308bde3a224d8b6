from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import FrozenModel, TimeStampedModel
from councils.models.session import AgendaItem
from councils.querysets import ItemResultQuerySet


class Counts(models.Model):
    """How many ballots said what; ``spoilt`` ones, on paper alone, say nothing that counts."""

    votes_for = models.PositiveIntegerField(_("đồng ý"), default=0)
    votes_against = models.PositiveIntegerField(_("không đồng ý"), default=0)
    votes_abstain = models.PositiveIntegerField(_("không có ý kiến"), default=0)
    spoilt = models.PositiveIntegerField(_("không hợp lệ"), default=0)

    class Meta:
        abstract = True

    @property
    def collected(self) -> int:
        """All ballots that came in."""
        return self.votes_for + self.votes_against + self.votes_abstain + self.spoilt


@tracked()
class PaperCount(Counts, TimeStampedModel):
    """What the secretary typed from paper; a second person, who is not the first, confirms it."""

    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="paper_count")
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người nhập")
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người xác nhận"),
    )

    class Meta:
        verbose_name = _("kết quả kiểm phiếu giấy")
        verbose_name_plural = _("kết quả kiểm phiếu giấy")
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("typed_by")),
                name="paper_count_confirmed_by_another",
                violation_error_message=_("Người nhập kết quả không tự xác nhận."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.votes_for}"


class ItemResult(Counts, FrozenModel):
    """What a vote came to, with names and percentages of that day.

    ``members`` is the base: all members of the council, barred and absent ones too. ``needed`` of them had to be for.
    """

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="result")
    subject = CleanCharField(_("đối tượng"), max_length=500)
    unit_name = CleanCharField(_("đơn vị"), max_length=255)
    award_label = CleanCharField(_("danh hiệu, hình thức khen"), max_length=255, blank=True)
    members = models.PositiveIntegerField(_("tổng số thành viên"))
    voters = models.PositiveIntegerField(_("số người được bỏ phiếu"))
    pass_percent = models.DecimalField(_("tỷ lệ cần đạt (%)"), max_digits=5, decimal_places=2)
    needed = models.PositiveIntegerField(_("số phiếu cần đạt"))
    passed = models.BooleanField(_("đạt"))

    objects = ItemResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("kết quả biểu quyết")
        verbose_name_plural = _("kết quả biểu quyết")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    voters=F("votes_for") + F("votes_against") + F("votes_abstain") + F("spoilt"),
                    voters__lte=F("members"),
                ),
                name="item_result_counts_add_up",
            ),
            models.CheckConstraint(condition=Q(members__gt=0), name="item_result_of_some_members"),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.votes_for}/{self.members}"

    @property
    def percent(self) -> float:
        """Votes for, in percent of all members."""
        return 100 * self.votes_for / self.members
