from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
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
    and a subject of another unit. ``source`` is the registered entry a proposed one came from; ``not_proposed`` is why
    a registered one is left out of the proposal, empty when it is in it or nobody has said yet.

    ``self_score`` are the points the unit gives in a proposal. ``votes_for`` of ``votes_members``, who may vote, were
    for it in the unit's own vote. ``None`` is not written.
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
    self_score = models.DecimalField(
        _("điểm tự chấm"), max_digits=8, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    votes_for = models.PositiveIntegerField(_("số phiếu tán thành"), null=True, blank=True)
    votes_members = models.PositiveIntegerField(_("tổng số người được bỏ phiếu"), null=True, blank=True)
    source = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposed",
        verbose_name=_("từ đối tượng đăng ký"),
    )
    not_proposed = CleanTextField(_("lý do không đề nghị"), blank=True, db_default="")
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
            models.CheckConstraint(
                condition=Q(votes_for__isnull=True, votes_members__isnull=True)
                | Q(
                    votes_for__isnull=False,
                    votes_members__isnull=False,
                    votes_for__lte=F("votes_members"),
                    votes_members__gte=1,
                ),
                name="entry_votes_of_members",
                violation_error_message=_(
                    "Hãy ghi cả số phiếu tán thành và tổng số người được bỏ phiếu; số phiếu không quá tổng số người."
                ),
            ),
            models.CheckConstraint(
                condition=Q(self_score__isnull=True) | Q(self_score__gte=0),
                name="entry_self_score_not_negative",
                violation_error_message=_("Điểm tự chấm phải từ 0 trở lên."),
            ),
        ]
        indexes = [models.Index(fields=["award", "dossier"], name="entry_award_idx")]

    def __str__(self) -> str:
        return f"{self.subject} – {self.award}"
