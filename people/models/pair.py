from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import Conclusion, check_keeps_one, checks_of_conclusion
from people.models.member import Member
from people.querysets import MemberPairQuerySet


class PairVerdict(models.TextChoices):
    DIFFERENT = "different", _("Khác người")
    MERGED = "merged", _("Cùng người, đã gộp")


@tracked()
class MemberPair(Conclusion):
    """What a person concluded about two records of the register that look alike.

    Of two merged ones ``kept`` stands for the person; ``moved`` are the keys of records that had been merged into the
    other one before, and follow it.
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

    objects = MemberPairQuerySet.as_manager()

    class Meta:
        verbose_name = _("kết luận về một cặp đoàn viên")
        verbose_name_plural = _("kết luận về các cặp đoàn viên")
        constraints = [
            *checks_of_conclusion("member_pair", verdicts=PairVerdict, standing=_("Đã có kết luận về hai người này.")),
            check_keeps_one("member_pair", apart=PairVerdict.DIFFERENT, same=PairVerdict.MERGED),
        ]

    @property
    def other(self) -> Member:
        """Of two merged records the one that was not kept."""
        return self.second if self.kept_id == self.first_id else self.first
