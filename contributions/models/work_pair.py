from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import Conclusion, checks_of_conclusion
from contributions.models.work import Work
from contributions.querysets import WorkPairQuerySet


class WorkVerdict(models.TextChoices):
    SAME = "same", _("Cùng một công trình")
    DIFFERENT = "different", _("Hai công trình khác nhau")


@tracked()
class WorkPair(Conclusion):
    """What a person concluded about two records of works that look alike.

    Of the same work one record counts in the other, see ``Work.counts_in``.
    """

    first = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="+", verbose_name=_("bản ghi thứ nhất"))
    second = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="+", verbose_name=_("bản ghi thứ hai"))
    verdict = models.CharField(_("kết luận"), max_length=12, choices=WorkVerdict)
    reason = CleanCharField(_("căn cứ"), max_length=500)

    objects = WorkPairQuerySet.as_manager()

    class Meta:
        verbose_name = _("kết luận về hai công trình")
        verbose_name_plural = _("kết luận về hai công trình")
        constraints = checks_of_conclusion(
            "work_pair",
            verdicts=WorkVerdict,
            standing=_("Đã có kết luận về hai công trình này. Hãy tải lại trang."),
        )
