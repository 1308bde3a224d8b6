from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.models.run import TallyRun
from awards.querysets import RecommendationQuerySet
from campaigns.models import Entry
from catalogue.models import AwardType
from common.models import TimeStampedModel
from units.models import Unit


class Outcome(models.TextChoices):
    RECOMMENDED = "recommended", _("Đề nghị khen")
    BELOW_LINE = "below_line", _("Dưới vạch chỉ tiêu")
    NOT_ELIGIBLE = "not_eligible", _("Không đủ điều kiện")
    MISSING_DATA = "missing_data", _("Thiếu dữ liệu")


class RecommendationState(models.TextChoices):
    PROPOSED = "proposed", _("Chờ phê duyệt")
    APPROVED = "approved", _("Đã phê duyệt")
    REFUSED = "refused", _("Không phê duyệt")
    DECIDED = "decided", _("Đã có quyết định")
    PUBLISHED = "published", _("Đã công bố")
    SENT_UP = "sent_up", _("Đã trình cấp trên")
    NOT_GRANTED = "not_granted", _("Cấp trên không tặng")


OUTCOME_ORDER = {outcome: position for position, outcome in enumerate(Outcome.values)}


class Recommendation(TimeStampedModel):
    """What a run says of one entry; then what people decided about it. Why is in its ``assessment``.

    ``subject_key`` names the subject of the entry; the database fills it in and lets nobody stand twice for an award.
    ``rank`` is the place among those eligible for the award, shared by equals; ``None`` when not eligible.
    ``tie_at_line`` marks equals across the quota line: the council decides, the machine does not. ``stopped_by`` names
    the quota that had no room: scope, part of it, group of subjects (see ``awards.tally.quotas``).
    The database lets nobody be approved whom neither the machine nor a person's ``Override`` recommends.
    """

    run = models.ForeignKey(
        TallyRun,
        on_delete=models.PROTECT,
        db_index=False,  # the constraint of a run's entries and four indexes begin with it
        related_name="recommendations",
        verbose_name=_("lần tổng hợp"),
    )
    entry = models.ForeignKey(
        Entry, on_delete=models.PROTECT, related_name="recommendations", verbose_name=_("đối tượng")
    )
    award = models.ForeignKey(
        AwardType, on_delete=models.PROTECT, related_name="+", verbose_name=_("danh hiệu, hình thức khen")
    )
    subject_key = models.CharField(max_length=32, db_default="", editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    outcome = models.CharField(_("kết quả"), max_length=12, choices=Outcome, blank=True)
    outcome_order = models.PositiveSmallIntegerField(default=0)
    eligible = models.BooleanField(_("đủ điều kiện"), default=False)
    rank = models.PositiveIntegerField(_("thứ hạng"), null=True, blank=True)
    rank_values = models.JSONField(_("số liệu xếp hạng"), default=list)
    tie_at_line = models.BooleanField(_("bằng nhau tại vạch"), default=False)
    stopped_by = models.JSONField(_("chỉ tiêu đã hết"), null=True, blank=True)
    standard_version = models.ForeignKey(
        "awards.StandardVersion",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tiêu chuẩn đã dùng"),
    )
    state = models.CharField(
        _("trạng thái"),
        max_length=12,
        choices=RecommendationState,
        default=RecommendationState.PROPOSED,
        editable=False,
    )

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("đề nghị khen")
        verbose_name_plural = _("đề nghị khen")
        constraints = [
            models.UniqueConstraint(fields=["run", "entry"], name="recommendation_once_per_run"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["", *Outcome.values]), name="recommendation_outcome_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=RecommendationState.values), name="recommendation_state_known"
            ),
            models.UniqueConstraint(
                fields=["run", "award", "subject_key"],
                condition=~models.Q(subject_key=""),
                name="recommendation_once_per_subject",
            ),
        ]
        indexes = [
            models.Index(fields=["run", "award", "outcome_order", "rank", "id"], name="recommendation_page_idx"),
            models.Index(fields=["run", "state"], name="recommendation_state_idx"),
            models.Index(
                fields=["run", "award", "state"],
                condition=~models.Q(state="proposed"),
                name="recommendation_decided_idx",
            ),
            models.Index(
                fields=["run", "award"],
                condition=models.Q(state="proposed", outcome="recommended") | models.Q(state="approved"),
                name="recommendation_waiting_idx",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.outcome}"

    @property
    def subject_label(self) -> str:
        return self.entry.subject_label
