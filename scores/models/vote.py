from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign
from catalogue.models import AwardType
from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from people.models import SubjectModel
from people.querysets import SubjectQuerySet
from units.models import Unit


@tracked()
class CouncilVote(SubjectModel, TimeStampedModel):
    """How a council voted on a subject for an award: votes for, of all its members, absent ones included."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="council_votes", verbose_name=_("phong trào")
    )
    award = models.ForeignKey(
        AwardType, on_delete=models.PROTECT, related_name="council_votes", verbose_name=_("danh hiệu, hình thức khen")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="council_votes", verbose_name=_("đơn vị"))
    council_members = models.PositiveSmallIntegerField(_("tổng số thành viên hội đồng"))
    votes_for = models.PositiveSmallIntegerField(_("số phiếu đồng ý"))
    source = CleanCharField(_("nguồn"), max_length=255, blank=True)

    objects = SubjectQuerySet.as_manager()

    class Meta(SubjectModel.Meta):
        verbose_name = _("kết quả biểu quyết")
        verbose_name_plural = _("kết quả biểu quyết")
        constraints = [
            *SubjectModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["campaign", "award", "member", "collective", "subject_unit"],
                nulls_distinct=False,
                name="council_vote_once",
                violation_error_message=_("Đã có kết quả biểu quyết của đối tượng này."),
            ),
            models.CheckConstraint(
                condition=models.Q(votes_for__lte=models.F("council_members"), council_members__gte=1),
                name="council_vote_within_members",
                violation_error_message=_("Số phiếu đồng ý không thể nhiều hơn số thành viên hội đồng."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.votes_for}/{self.council_members}"
