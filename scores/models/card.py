from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign
from common.history import tracked
from common.models import StoredFile, TimeStampedModel
from people.models import SubjectModel
from scores.models.points import NOT_NEGATIVE, PointsField, not_negative
from scores.models.sheet import Criterion, KnockOut, ScoreSheet
from scores.querysets import CardQuerySet
from units.models import Cluster, Unit


class ScoreColumn(models.TextChoices):
    """Whose scores: they stand side by side and none replaces another."""

    SELF = "self", _("Tự chấm")
    CLUSTER = "cluster", _("Cụm chấm")
    APPRAISED = "appraised", _("Thẩm định")

    @property
    def points(self) -> str:
        """The field of ``CriterionScore`` that holds them."""
        return f"{self.value}_score"

    @property
    def total(self) -> str:
        """The field of ``ScoreCard`` that holds their total."""
        return f"{self.value}_total"

    @property
    def scorer(self) -> str:
        """The field of ``ScoreCard`` that names who wrote them last."""
        return f"{self.value}_by"


class CardState(models.TextChoices):
    SELF_SCORING = "self_scoring", _("Đang tự chấm")
    SENT = "sent", _("Đã gửi")
    RETURNED = "returned", _("Cần chấm lại")
    CLUSTER_SCORED = "cluster_scored", _("Cụm đã chấm")
    APPRAISED = "appraised", _("Đã thẩm định")


def scorer(label: str) -> models.ForeignKey:
    """Who typed a column last; ``None`` when it came from a file or nobody did."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=label,
    )


@tracked()
class ScoreCard(SubjectModel, TimeStampedModel):
    """A sheet filled in about a subject in a campaign, by itself, by its cluster, by the union above.

    A total is ``None`` until all common criteria of its column are scored. ``score`` is what counts today (the
    appraised total once appraised, else the cluster's once it is done), ``ratio`` the smallest share a common
    criterion reached of its maximum (1 = all); both ``None`` before. ``cluster`` is that of the unit in the
    campaign's year. ``version`` grows with every edit.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="score_cards", verbose_name=_("phong trào")
    )
    sheet = models.ForeignKey(ScoreSheet, on_delete=models.PROTECT, related_name="cards", verbose_name=_("bảng điểm"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="score_cards", verbose_name=_("đơn vị"))
    cluster = models.ForeignKey(
        Cluster,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="score_cards",
        verbose_name=_("cụm thi đua"),
    )
    state = models.CharField(
        _("trạng thái"), max_length=16, choices=CardState, default=CardState.SELF_SCORING, editable=False
    )
    self_total = PointsField(_("tổng tự chấm"), null=True, blank=True, editable=False)
    cluster_total = PointsField(_("tổng cụm chấm"), null=True, blank=True, editable=False)
    appraised_total = PointsField(_("tổng thẩm định"), null=True, blank=True, editable=False)
    score = PointsField(_("điểm"), null=True, blank=True, editable=False)
    ratio = models.DecimalField(max_digits=7, decimal_places=6, null=True, blank=True, editable=False)
    self_by = scorer(_("người tự chấm"))
    cluster_by = scorer(_("người chấm của cụm"))
    appraised_by = scorer(_("người thẩm định"))
    return_reason = models.TextField(_("lý do trả lại"), blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = CardQuerySet.as_manager()

    class Meta(SubjectModel.Meta):
        verbose_name = _("phiếu chấm điểm")
        verbose_name_plural = _("phiếu chấm điểm")
        constraints = [
            *SubjectModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["campaign", "sheet", "member", "collective", "subject_unit"],
                nulls_distinct=False,
                name="score_card_once",
                violation_error_message=_("Đã có phiếu chấm điểm này trong phong trào."),
            ),
            models.CheckConstraint(condition=models.Q(state__in=CardState.values), name="score_card_state_known"),
            models.CheckConstraint(
                condition=models.Q(ratio__isnull=True) | models.Q(ratio__range=(0, 1)), name="score_card_ratio_in_range"
            ),
        ]
        indexes = [
            models.Index(fields=["campaign", "cluster", "-score"], name="score_card_cluster_idx"),
            models.Index(fields=["campaign", "sheet", "-score"], name="score_card_sheet_idx"),
            models.Index(fields=["campaign", "unit"], name="score_card_unit_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} – {self.subject_label}"


@tracked()
class CriterionScore(TimeStampedModel):
    """The points of one criterion of a card in the three columns; 0 is a score, ``None`` is not.

    Without a criterion it is a total that is only known as such; it counts while the column has no other points.
    """

    card = models.ForeignKey(ScoreCard, on_delete=models.CASCADE, related_name="scores", verbose_name=_("phiếu"))
    criterion = models.ForeignKey(
        Criterion,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="scores",
        verbose_name=_("tiêu chí"),
    )
    self_score = PointsField(_("tự chấm"), null=True, blank=True, validators=[NOT_NEGATIVE])
    cluster_score = PointsField(_("cụm chấm"), null=True, blank=True, validators=[NOT_NEGATIVE])
    appraised_score = PointsField(_("thẩm định"), null=True, blank=True, validators=[NOT_NEGATIVE])

    class Meta:
        verbose_name = _("điểm tiêu chí")
        verbose_name_plural = _("điểm tiêu chí")
        constraints = [
            models.UniqueConstraint(fields=["card", "criterion"], nulls_distinct=False, name="criterion_score_once"),
            models.CheckConstraint(
                condition=not_negative("self_score", "cluster_score", "appraised_score"),
                name="criterion_score_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.card_id}: {self.criterion_id}"


@tracked()
class CardKnockOut(TimeStampedModel):
    """A condition of exclusion the appraiser found to hold, with what shows it."""

    card = models.ForeignKey(ScoreCard, on_delete=models.CASCADE, related_name="knock_outs", verbose_name=_("phiếu"))
    knock_out = models.ForeignKey(
        KnockOut, on_delete=models.PROTECT, related_name="hits", verbose_name=_("điều kiện loại trừ")
    )

    class Meta:
        verbose_name = _("bị loại trừ")
        verbose_name_plural = _("bị loại trừ")
        constraints = [models.UniqueConstraint(fields=["card", "knock_out"], name="card_knock_out_once")]

    def __str__(self) -> str:
        return f"{self.card_id}: {self.knock_out_id}"


@tracked()
class Evidence(StoredFile):
    """A file that shows what a criterion's points rest on."""

    folder = "scores"

    card = models.ForeignKey(ScoreCard, on_delete=models.CASCADE, related_name="evidence", verbose_name=_("phiếu"))
    criterion = models.ForeignKey(
        Criterion,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence_files",
        verbose_name=_("tiêu chí"),
    )

    class Meta:
        verbose_name = _("minh chứng")
        verbose_name_plural = _("minh chứng")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["card", "criterion", "sha256"],
                nulls_distinct=False,
                name="evidence_once",
                violation_error_message=_("Tệp này đã có ở tiêu chí đó."),
            )
        ]
