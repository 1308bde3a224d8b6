from django.db import models
from django.utils.translation import gettext_lazy as _

from common.history import tracked
from common.models import TimeStampedModel
from people.models.subject import SubjectModel
from people.querysets import SubjectQuerySet
from units.models import Unit


class RatingGrade(models.TextChoices):
    EXCELLENT = "excellent", _("Hoàn thành xuất sắc nhiệm vụ")
    GOOD = "good", _("Hoàn thành tốt nhiệm vụ")
    COMPLETED = "completed", _("Hoàn thành nhiệm vụ")
    NOT_COMPLETED = "not_completed", _("Không hoàn thành nhiệm vụ")


@tracked()
class Rating(SubjectModel, TimeStampedModel):
    """How well a subject did its duties in a year, by those who rate it; once a year."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="ratings", verbose_name=_("đơn vị"))
    year = models.PositiveSmallIntegerField(_("năm"))
    rating = models.CharField(_("xếp loại"), max_length=16, choices=RatingGrade)

    objects = SubjectQuerySet.as_manager()

    class Meta(SubjectModel.Meta):
        verbose_name = _("xếp loại")
        verbose_name_plural = _("xếp loại")
        ordering = ["-year"]
        constraints = [
            *SubjectModel.Meta.constraints,
            models.CheckConstraint(condition=models.Q(rating__in=RatingGrade.values), name="rating_grade_known"),
            models.UniqueConstraint(
                fields=["year", "member", "collective", "subject_unit"],
                nulls_distinct=False,
                name="rating_once_a_year",
                violation_error_message=_("Đã có xếp loại của năm này."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.get_rating_display()}"
