from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.dossier import Dossier
from campaigns.querysets import EntryQuerySet
from catalogue.models import AwardType
from common.fields import CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from people.models import SubjectModel


@tracked(by_relations=False)
class Entry(SubjectModel, TimeStampedModel):
    """A person, collective, unit or household put down for an award in a dossier.

    The database refuses an award outside the campaign, a subject the award is not given to (a flag for a person)
    and a subject of another unit. ``source`` is the registered entry a proposed one came from.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="entries", verbose_name=_("hồ sơ"))
    award = models.ForeignKey(
        AwardType,
        on_delete=models.PROTECT,
        related_name="entries",
        verbose_name=_("danh hiệu, hình thức khen"),
    )
    registered_on = models.DateField(_("ngày đăng ký"), null=True, blank=True)
    achievements = CleanTextField(_("thành tích"), blank=True)
    source = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposed",
        verbose_name=_("từ đối tượng đăng ký"),
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người nhập")
    )

    objects = EntryQuerySet.as_manager()

    class Meta(SubjectModel.Meta):
        verbose_name = _("đối tượng đăng ký")
        verbose_name_plural = _("đối tượng đăng ký")
        constraints = [
            *SubjectModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["dossier", "award", "member", "collective", "subject_unit"],
                nulls_distinct=False,
                name="entry_once_per_award",
                violation_error_message=_("Đối tượng này đã được đăng ký hình thức khen đó."),
            ),
        ]
        indexes = [models.Index(fields=["award", "dossier"], name="entry_award_idx")]

    def __str__(self) -> str:
        return f"{self.subject} – {self.award}"
