from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import AwardType
from common.fields import CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from decisions.models import DecisionLine
from people.models import SubjectKind
from people.models.subject import SubjectModel
from spot.querysets import SpotProposalQuerySet
from units.models import Unit

LONGEST_STATEMENT = 2_000


class SpotState(models.TextChoices):
    DRAFT = "draft", _("Nháp")
    SENT = "sent", _("Đã gửi")
    ACCEPTED = "accepted", _("Đã nhận")
    REFUSED = "refused", _("Không nhận")


@tracked()
class SpotProposal(SubjectModel, TimeStampedModel):
    """That ``unit`` asks ``decider`` to award a person or a collective on the spot, for what they did on a day.

    ``reason`` is why it was last returned or refused, empty for neither. ``line`` is that of the decision drafted from
    it; ``None`` before, and again once that draft is thrown away. A line of a draft that was put aside counts for none.
    """

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="spot_proposals", verbose_name=_("đơn vị đề nghị")
    )
    decider = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="spot_proposals_to_decide", verbose_name=_("đơn vị quyết định")
    )
    award = models.ForeignKey(
        AwardType, on_delete=models.PROTECT, related_name="spot_proposals", verbose_name=_("hình thức khen")
    )
    happened_on = models.DateField(_("ngày lập thành tích"))
    statement = CleanTextField(_("thành tích"), validators=[MaxLengthValidator(LONGEST_STATEMENT)])
    state = models.CharField(_("trạng thái"), max_length=8, choices=SpotState, default=SpotState.DRAFT, editable=False)
    reason = CleanTextField(_("lý do"), blank=True, editable=False)
    sent_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người lập")
    )
    line = models.OneToOneField(
        DecisionLine,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="spot_proposal",
        verbose_name=_("dòng của quyết định"),
    )
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = SpotProposalQuerySet.as_manager()

    class Meta(SubjectModel.Meta):
        verbose_name = _("đề nghị khen đột xuất")
        verbose_name_plural = _("đề nghị khen đột xuất")
        constraints = [
            *SubjectModel.Meta.constraints,
            models.CheckConstraint(condition=Q(state__in=SpotState.values), name="spot_proposal_state_known"),
            models.CheckConstraint(
                condition=Q(subject_kind__in=[SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE]),
                name="spot_proposal_person_or_collective",
                violation_error_message=_("Chỉ đề nghị khen đột xuất cho cá nhân hoặc tập thể."),
            ),
            models.CheckConstraint(
                condition=Q(line__isnull=True) | Q(state=SpotState.ACCEPTED), name="spot_proposal_decided_is_accepted"
            ),
        ]
        indexes = [models.Index(fields=["decider", "state", "sent_at"], name="spot_proposal_queue_idx")]

    def __str__(self) -> str:
        return f"{self.subject_name} – {self.award}"

    @property
    def subject_name(self) -> str:
        """Whom it is about, as a decision prints the name."""
        return self.member.full_name if self.member else self.collective.name

    @property
    def decision(self):
        """The decision that was drafted from it and was not put aside; ``None`` for none."""
        if self.line is None or self.line.decision.state == "discarded":
            return None
        return self.line.decision
