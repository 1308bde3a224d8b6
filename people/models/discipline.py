from django.db import models
from django.utils.translation import gettext_lazy as _

from common.history import tracked
from common.models import TimeStampedModel
from people.models.subject import SubjectModel
from people.querysets import SubjectQuerySet
from units.models import Unit


class DisciplineLevel(models.TextChoices):
    OPEN_CASE = "open_case", _("Đang xem xét")
    REPRIMAND = "reprimand", _("Khiển trách")
    WARNING = "warning", _("Cảnh cáo")
    DISMISSAL_FROM_POST = "dismissal_from_post", _("Cách chức")
    DISMISSAL = "dismissal", _("Buộc thôi việc")


@tracked()
class Discipline(SubjectModel, TimeStampedModel):
    """A discipline, or a case still open, from day to day. Open cases: Nghị định 152/2025 Điều 4.4."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="disciplines", verbose_name=_("đơn vị"))
    level = models.CharField(_("mức"), max_length=20, choices=DisciplineLevel)
    from_date = models.DateField(_("từ ngày"))
    to_date = models.DateField(_("đến hết ngày"), null=True, blank=True)
    decision_no = models.CharField(_("số quyết định"), max_length=64, blank=True)

    objects = SubjectQuerySet.as_manager()

    class Meta(SubjectModel.Meta):
        verbose_name = _("kỷ luật, chưa xét")
        verbose_name_plural = _("kỷ luật, chưa xét")
        ordering = ["-from_date"]
        constraints = [
            *SubjectModel.Meta.constraints,
            models.CheckConstraint(condition=models.Q(level__in=DisciplineLevel.values), name="discipline_level_known"),
            models.CheckConstraint(
                condition=models.Q(to_date__isnull=True) | models.Q(to_date__gte=models.F("from_date")),
                name="discipline_dates_in_order",
                violation_error_message=_("Ngày hết kỷ luật không thể trước ngày bắt đầu."),
            ),
            models.UniqueConstraint(
                fields=["level", "from_date", "member", "collective", "subject_unit"],
                nulls_distinct=False,
                name="discipline_once",
                violation_error_message=_("Đã ghi mức kỷ luật này từ ngày này."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()} {self.from_date:%d/%m/%Y}"
