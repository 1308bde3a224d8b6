from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from people.models.member import Member
from people.querysets import MemberPairQuerySet


class PairVerdict(models.TextChoices):
    DIFFERENT = "different", _("Khác người")
    MERGED = "merged", _("Cùng người, đã gộp")


@tracked()
class MemberPair(TimeStampedModel):
    """What a person concluded about two records of the register that look alike; one that stands a pair.

    ``first`` is the older record. Of two merged ones ``kept`` stands for the person; ``moved`` are the keys of records
    that had been merged into the other one before, and follow it. A conclusion that was taken back stays, with who took
    it back and why.
    """

    first = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+", verbose_name=_("bản ghi thứ nhất"))
    second = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+", verbose_name=_("bản ghi thứ hai"))
    verdict = models.CharField(_("kết luận"), max_length=12, choices=PairVerdict)
    kept = models.ForeignKey(
        Member,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("bản ghi được giữ"),
    )
    moved = ArrayField(models.BigIntegerField(), default=list, db_default=[], blank=True, editable=False)
    reason = CleanCharField(_("căn cứ"), max_length=500)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người kết luận")
    )
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người bỏ kết luận"),
    )
    withdrawn_at = models.DateTimeField(_("bỏ lúc"), null=True, blank=True)
    withdrawn_reason = CleanCharField(_("lý do bỏ"), max_length=500, blank=True)

    objects = MemberPairQuerySet.as_manager()

    class Meta:
        verbose_name = _("kết luận về một cặp đoàn viên")
        verbose_name_plural = _("kết luận về các cặp đoàn viên")
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=PairVerdict.values), name="member_pair_verdict_known"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="member_pair_older_first"),
            models.CheckConstraint(
                condition=Q(verdict=PairVerdict.DIFFERENT, kept__isnull=True)
                | Q(Q(kept=F("first")) | Q(kept=F("second")), verdict=PairVerdict.MERGED, kept__isnull=False),
                name="member_pair_keeps_one_of_two",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True)
                | Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False),
                name="member_pair_withdrawn_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["first", "second"],
                condition=Q(withdrawn_at__isnull=True),
                name="member_pair_one_stands",
                violation_error_message=_("Đã có kết luận về hai người này."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} – {self.second_id}"

    @property
    def other(self) -> Member:
        """Of two merged records the one that was not kept."""
        return self.second if self.kept_id == self.first_id else self.first
