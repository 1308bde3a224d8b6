"""How a unit chooses its exemplars: a round, its candidates, and the votes."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from exemplars.models.exemplar import Exemplar
from exemplars.querysets import SelectionRoundQuerySet
from people.models import Member
from units.models import Unit

KEY_LENGTH = 32
WHOLE = 100


def unguessable() -> str:
    """A key of 32 letters and digits: as good as 190 random bits."""
    return get_random_string(KEY_LENGTH)


class SelectionWay(models.TextChoices):
    BALLOT = "ballot", _("Cán bộ của đơn vị bỏ phiếu")
    OPEN = "open", _("Đoàn viên bình chọn qua liên kết")


class RoundState(models.TextChoices):
    OPEN = "open", _("Đang mở")
    CLOSED = "closed", _("Đã chốt")
    CANCELLED = "cancelled", _("Đã huỷ")


@tracked()
class SelectionRound(TimeStampedModel):
    """A vote of a unit on its candidates, from the first day to the last one, both included.

    Each voter has one vote, in which they choose at most ``most_choices`` candidates. A candidate is selected whom at
    least ``threshold`` percent of all votes cast name, where at least ``fewest_votes`` were cast. ``key`` opens the
    page on which members vote.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="selection_rounds", verbose_name=_("đơn vị"))
    title = CleanCharField(_("tên đợt bình chọn"), max_length=255)
    way = models.CharField(_("cách bình chọn"), max_length=8, choices=SelectionWay)
    opens_on = models.DateField(_("bình chọn từ ngày"))
    closes_on = models.DateField(_("đến hết ngày"))
    threshold = models.PositiveSmallIntegerField(
        _("tỷ lệ phiếu cần đạt (%)"), validators=[MinValueValidator(1), MaxValueValidator(WHOLE)]
    )
    fewest_votes = models.PositiveIntegerField(_("số phiếu ít nhất"), validators=[MinValueValidator(1)])
    most_choices = models.PositiveSmallIntegerField(_("mỗi phiếu chọn nhiều nhất"), validators=[MinValueValidator(1)])
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=unguessable, editable=False)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=RoundState, default=RoundState.OPEN, editable=False
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = SelectionRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("đợt bình chọn")
        verbose_name_plural = _("đợt bình chọn")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RoundState.values), name="selection_round_state_known"),
            models.CheckConstraint(condition=Q(way__in=SelectionWay.values), name="selection_round_way_known"),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="selection_round_ends_after_start",
                violation_error_message=_("Ngày kết thúc không thể trước ngày bắt đầu."),
            ),
            models.CheckConstraint(
                condition=Q(threshold__gte=1, threshold__lte=WHOLE, fewest_votes__gte=1, most_choices__gte=1),
                name="selection_round_numbers_believable",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@tracked()
class Candidate(TimeStampedModel):
    """An exemplar put to the vote of a round; ``is_selected`` says what came out, ``None`` before that."""

    round = models.ForeignKey(SelectionRound, on_delete=models.CASCADE, related_name="candidates")
    exemplar = models.ForeignKey(Exemplar, on_delete=models.PROTECT, related_name="candidacies")
    is_selected = models.BooleanField(_("được chọn"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("ứng viên")
        verbose_name_plural = _("ứng viên")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["round", "exemplar"], name="candidate_once_a_round")]

    def __str__(self) -> str:
        return f"{self.exemplar}"


@tracked(by_relations=False)
class Vote(TimeStampedModel):
    """That an officer or a member voted in a round: once each, whoever sends it twice."""

    round = models.ForeignKey(SelectionRound, on_delete=models.CASCADE, related_name="votes")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("phiếu bình chọn")
        verbose_name_plural = _("phiếu bình chọn")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "user"],
                name="exemplar_vote_once_an_officer",
                violation_error_message=_("Bạn đã bỏ phiếu trong đợt này; mỗi người một phiếu."),
            ),
            models.UniqueConstraint(
                fields=["round", "member"],
                name="exemplar_vote_once_a_member",
                violation_error_message=_("Bạn đã bỏ phiếu trong đợt này; mỗi người một phiếu."),
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=True, member__isnull=False) | Q(user__isnull=False, member__isnull=True),
                name="exemplar_vote_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}/{self.pk}"


@tracked(by_relations=False)
class VoteChoice(TimeStampedModel):
    """That a vote names a candidate."""

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="choices")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="choices")

    class Meta:
        verbose_name = _("lựa chọn trên phiếu")
        verbose_name_plural = _("lựa chọn trên phiếu")
        constraints = [models.UniqueConstraint(fields=["vote", "candidate"], name="vote_choice_once")]

    def __str__(self) -> str:
        return f"{self.vote_id} → {self.candidate_id}"
