from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from contributions.models.work import Work
from contributions.querysets import WorkPairQuerySet


class WorkVerdict(models.TextChoices):
    SAME = "same", _("Cùng một công trình")
    DIFFERENT = "different", _("Hai công trình khác nhau")


@tracked()
class WorkPair(TimeStampedModel):
    """What a person concluded about two records of works that look alike; ``first`` is the older one.

    Of the same work one record counts in the other (``Work.counts_in``). A conclusion taken back is gone from here and
    stays in the history.
    """

    first = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="+", verbose_name=_("bản ghi thứ nhất"))
    second = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="+", verbose_name=_("bản ghi thứ hai"))
    verdict = models.CharField(_("kết luận"), max_length=12, choices=WorkVerdict)
    reason = CleanCharField(_("căn cứ"), max_length=500)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người kết luận")
    )

    objects = WorkPairQuerySet.as_manager()

    class Meta:
        verbose_name = _("kết luận về hai công trình")
        verbose_name_plural = _("kết luận về hai công trình")
        constraints = [
            models.CheckConstraint(condition=models.Q(verdict__in=WorkVerdict.values), name="work_pair_verdict_known"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="work_pair_older_first"),
            models.UniqueConstraint(
                fields=["first", "second"],
                name="work_pair_once",
                violation_error_message=_("Đã có kết luận về hai công trình này. Hãy tải lại trang."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} – {self.second_id}"
