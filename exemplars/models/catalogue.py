"""What exemplars are sorted by; shipped with the application, changed by administrators."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.history import tracked
from common.models import TimeStampedModel
from exemplars.querysets import ExemplarSortQuerySet


class ExemplarSort(TimeStampedModel):
    """A row of a list exemplars are sorted by; it holds from day to day, and has its source."""

    code = models.CharField(_("mã"), max_length=40, unique=True)
    name = models.CharField(_("tên"), max_length=255)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    valid_from = models.DateField(_("áp dụng từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    source = models.CharField(_("nguồn"), max_length=255, blank=True)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)

    objects = ExemplarSortQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="%(class)s_ends_after_start",
                violation_error_message=_("Ngày cuối không thể trước ngày đầu."),
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class ExemplarField(ExemplarSort):
    """A field of work exemplars come from."""

    class Meta(ExemplarSort.Meta):
        verbose_name = _("lĩnh vực điển hình")
        verbose_name_plural = _("lĩnh vực điển hình")


@tracked()
class ExemplarProgramme(ExemplarSort):
    """A programme under which exemplars are chosen."""

    class Meta(ExemplarSort.Meta):
        verbose_name = _("chương trình điển hình")
        verbose_name_plural = _("chương trình điển hình")
