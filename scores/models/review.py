from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign
from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from scores.models.card import ScoreCard
from scores.models.points import NOT_NEGATIVE, PointsField, not_negative
from scores.querysets import ReviewQuerySet
from units.models import Cluster, Unit


class ReviewState(models.TextChoices):
    OPEN = "open", _("Đang chấm, bình xét")
    CLOSED = "closed", _("Đã suy tôn")


@tracked()
class ClusterReview(TimeStampedModel):
    """A cluster's review of a campaign: cross-scores where it uses them, the list it acclaims, its minutes."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="cluster_reviews", verbose_name=_("phong trào")
    )
    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="reviews", verbose_name=_("cụm"))
    uses_cross_scores = models.BooleanField(_("các đơn vị chấm chéo"), default=False)
    state = models.CharField(
        _("trạng thái"), max_length=8, choices=ReviewState, default=ReviewState.OPEN, editable=False
    )
    minutes = models.FileField(_("biên bản"), upload_to="scores/", blank=True)
    minutes_name = CleanCharField(_("tên tệp biên bản"), max_length=255, blank=True)
    minutes_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    minutes_type = models.CharField(max_length=100, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("kỳ bình xét của cụm")
        verbose_name_plural = _("kỳ bình xét của cụm")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "cluster"],
                name="cluster_review_once",
                violation_error_message=_("Cụm đã có kỳ bình xét của phong trào này."),
            ),
            models.CheckConstraint(condition=models.Q(state__in=ReviewState.values), name="cluster_review_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.cluster.name} – {self.campaign}"


@tracked()
class CrossScore(TimeStampedModel):
    """What one unit of the cluster gives another's card, as a total."""

    review = models.ForeignKey(
        ClusterReview, on_delete=models.CASCADE, related_name="cross_scores", verbose_name=_("kỳ bình xét")
    )
    card = models.ForeignKey(
        ScoreCard, on_delete=models.CASCADE, related_name="cross_scores", verbose_name=_("phiếu được chấm")
    )
    scorer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("đơn vị chấm"))
    points = PointsField(_("điểm"), validators=[NOT_NEGATIVE])
    scored_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("điểm chấm chéo")
        verbose_name_plural = _("điểm chấm chéo")
        constraints = [
            models.UniqueConstraint(fields=["card", "scorer"], name="cross_score_once"),
            models.CheckConstraint(condition=not_negative("points"), name="cross_score_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.scorer_id} → {self.card_id}: {self.points}"


@tracked()
class Acclaim(TimeStampedModel):
    """A unit the cluster acclaims, in its order, with the votes of the units present."""

    review = models.ForeignKey(
        ClusterReview, on_delete=models.CASCADE, related_name="acclaims", verbose_name=_("kỳ bình xét")
    )
    card = models.ForeignKey(ScoreCard, on_delete=models.CASCADE, related_name="acclaims", verbose_name=_("phiếu"))
    position = models.PositiveSmallIntegerField(_("thứ tự suy tôn"))
    votes_for = models.PositiveSmallIntegerField(_("số phiếu suy tôn"))
    voters = models.PositiveSmallIntegerField(_("số đơn vị biểu quyết"))

    class Meta:
        verbose_name = _("suy tôn")
        verbose_name_plural = _("suy tôn")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "card"], name="acclaim_once"),
            models.CheckConstraint(
                condition=models.Q(votes_for__lte=models.F("voters"), voters__gte=1),
                name="acclaim_votes_within_voters",
                violation_error_message=_("Số phiếu suy tôn không thể nhiều hơn số đơn vị biểu quyết."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.card_id}"
