from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from awards.models.recommendation import Recommendation
from awards.models.run import Leased, TallyRun
from awards.models.standard import StandardVersion
from common.models import TimeStampedModel


class TrialState(models.TextChoices):
    WAITING = "waiting", _("Chờ chạy")
    RUNNING = "running", _("Đang chạy")
    DONE = "done", _("Xong")


class Meets(models.TextChoices):
    """Whether a subject meets a standard, before any ranking."""

    ELIGIBLE = "eligible", _("Đủ điều kiện")
    MISSING_DATA = "missing_data", _("Thiếu dữ liệu")
    NOT_ELIGIBLE = "not_eligible", _("Không đủ điều kiện")


class StandardTrial(Leased, TimeStampedModel):
    """A version of a standard tried on the facts a finished run kept; the run itself is never touched.

    ``seen_version`` is the version of the draft that was tried. ``reads_more`` when it asks for facts the run did not
    keep, which are then read from the registers of today. ``considered`` of its subjects, ``done`` so far; ``counts``
    of the changes by «before>after», set when it is done. ``failure`` is why it will not be done, empty while it may.
    """

    standard = models.ForeignKey(
        StandardVersion, on_delete=models.CASCADE, related_name="trials", verbose_name=_("phiên bản tiêu chuẩn")
    )
    run = models.ForeignKey(TallyRun, on_delete=models.PROTECT, related_name="+", verbose_name=_("lần tổng hợp"))
    seen_version = models.PositiveIntegerField()
    state = models.CharField(
        _("trạng thái"), max_length=8, choices=TrialState, default=TrialState.WAITING, editable=False
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người chạy")
    )
    considered = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    reads_more = models.BooleanField(default=False)
    failure = models.TextField(_("sự cố"), blank=True, default="", db_default="")

    class Meta:
        verbose_name = _("lần chạy thử tiêu chuẩn")
        verbose_name_plural = _("lần chạy thử tiêu chuẩn")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=TrialState.values), name="trial_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.standard} × {self.run_id}"

    @property
    def is_active(self) -> bool:
        """Whether it is under way."""
        return self.state != TrialState.DONE and not self.failure

    @property
    def changed(self) -> int:
        """How many subjects would come out otherwise."""
        return sum(self.counts.values())

    @property
    def is_outdated(self) -> bool:
        """Whether the draft was edited since it was tried."""
        return self.seen_version != self.standard.version


class TrialChange(models.Model):
    """A subject whose result would be another; ``finding`` is of the condition that makes the difference.

    Results of a done run are never deleted; that nothing asks Django to look keeps those of others quick to delete.
    """

    trial = models.ForeignKey(StandardTrial, on_delete=models.CASCADE, related_name="changes")
    recommendation = models.ForeignKey(Recommendation, on_delete=models.DO_NOTHING, related_name="+")
    before = models.CharField(_("trước"), max_length=12, choices=Meets)
    after = models.CharField(_("sau"), max_length=12, choices=Meets)
    finding = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("thay đổi khi chạy thử")
        verbose_name_plural = _("thay đổi khi chạy thử")
        constraints = [
            models.UniqueConstraint(fields=["trial", "recommendation"], name="trial_change_once"),
            models.CheckConstraint(
                condition=models.Q(before__in=Meets.values, after__in=Meets.values), name="trial_change_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id}: {self.before} → {self.after}"
