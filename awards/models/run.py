from collections import Counter

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from awards.querysets import ACTIVE_STATES, SHOWN_STATES, SetAsideQuerySet, TallyRunQuerySet
from campaigns.models import Campaign, Dossier, Entry
from common.models import TimeStampedModel


class TallyRunState(models.TextChoices):
    DRAFT = "draft", _("Chờ chạy")
    RUNNING = "running", _("Đang chạy")
    INTERRUPTED = "interrupted", _("Gián đoạn")
    DONE = "done", _("Xong")
    SEALED = "sealed", _("Đã niêm phong")
    CANCELLED = "cancelled", _("Đã huỷ")


class ShardState(models.TextChoices):
    WAITING = "waiting", _("Chờ")
    LEASED = "leased", _("Đang tính")
    DONE = "done", _("Xong")


class Leased(models.Model):
    """A row one worker at a time works at: ``owner`` until ``leased_until``, by the database's clock."""

    owner = models.CharField(max_length=64, blank=True, db_default="")
    leased_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Meta:
        abstract = True


class TallyRun(Leased, TimeStampedModel):
    """One execution of a campaign's tally with the standards, quotas and days it used. One active run per campaign.

    It considers ``entries`` entries, those that stood in accepted dossiers when it was started; cases are looked at as
    they were on ``as_of``. Whoever ranks it holds its lease. ``sha256`` is the hash of its outcomes in canonical form
    and ``counts`` their number by outcome, both set when it is done; without ``has_digests``, as in runs of older
    versions, it cannot be checked again. ``buckets`` tell by scope in which cluster, block or union above each
    proposing unit (by code) lay, for the scopes its quotas limit. ``failure`` is why it cannot go on by itself, empty
    while it can. Once sealed nothing of it changes any more.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="tally_runs", verbose_name=_("phong trào")
    )
    number = models.PositiveIntegerField(_("lần chạy"))
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=TallyRunState, default=TallyRunState.DRAFT, editable=False
    )
    phase = models.CharField(_("bước"), max_length=16, default="evaluate", editable=False)
    standards = models.JSONField(_("tiêu chuẩn đã dùng"), default=dict)
    quotas = models.JSONField(_("chỉ tiêu đã dùng"), default=dict)
    buckets = models.JSONField(_("cụm, khối, cấp trên lúc chạy"), default=dict, db_default={}, editable=False)
    period_from = models.DateField(_("xét từ ngày"), null=True, blank=True)
    period_to = models.DateField(_("xét đến hết ngày"), null=True, blank=True)
    as_of = models.DateField(_("theo số liệu ngày"), null=True, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người chạy")
    )
    started_at = models.DateTimeField(_("bắt đầu lúc"), null=True, blank=True)
    finished_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        editable=False,
        related_name="+",
        verbose_name=_("người niêm phong"),
    )
    sealed_at = models.DateTimeField(_("niêm phong lúc"), null=True, blank=True, editable=False)
    entries = models.PositiveIntegerField(_("số đối tượng"), default=0)
    counts = models.JSONField(_("số lượng theo kết quả"), default=dict)
    sha256 = models.CharField(max_length=64, blank=True)
    has_digests = models.BooleanField(default=False, db_default=False, editable=False)
    failure = models.TextField(_("sự cố"), blank=True)

    objects = TallyRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần tổng hợp xét khen")
        verbose_name_plural = _("các lần tổng hợp xét khen")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign"],
                condition=models.Q(state__in=ACTIVE_STATES),
                name="tally_run_one_active_per_campaign",
                violation_error_message=_("Phong trào này đang có một lần tổng hợp chưa xong."),
            ),
            models.UniqueConstraint(fields=["campaign", "number"], name="tally_run_number_once"),
            models.CheckConstraint(condition=models.Q(state__in=TallyRunState.values), name="tally_run_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state=TallyRunState.SEALED)
                | (
                    models.Q(sealed_by__isnull=False, sealed_at__isnull=False)
                    & ~models.Q(sealed_by=models.F("started_by"))
                ),
                name="tally_run_sealed_by_another",
                violation_error_message=_("Người chạy tổng hợp không tự niêm phong."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign} – lần {self.number}"

    @property
    def totals(self) -> dict[str, int]:
        """How many have which outcome, over all awards; empty until the run is done."""
        total: Counter[str] = Counter()
        for of_award in self.counts.values():
            total.update(of_award)
        return dict(total)

    @property
    def is_active(self) -> bool:
        return self.state in ACTIVE_STATES

    @property
    def is_shown(self) -> bool:
        """Whether its outcomes are whole, so that people may see them."""
        return self.state in SHOWN_STATES

    @cached_property
    def awards_considered_later(self) -> frozenset[str]:
        """Codes of the awards that a later run of the campaign considers, unless it was cancelled."""
        return type(self).objects.awards_considered_later([self])[self.pk]


class Shard(Leased):
    """A slice of a run's entries, fixed when the run was started: ``entry_ids`` in order, ``entries`` their number."""

    run = models.ForeignKey(TallyRun, on_delete=models.CASCADE, related_name="shards")
    number = models.PositiveIntegerField()
    first_entry = models.BigIntegerField()
    last_entry = models.BigIntegerField()
    entries = models.PositiveIntegerField(default=0)
    entry_ids = ArrayField(models.BigIntegerField(), default=list, db_default=[])
    state = models.CharField(max_length=8, choices=ShardState, default=ShardState.WAITING, editable=False)

    class Meta:
        verbose_name = _("phần việc của lần tổng hợp")
        verbose_name_plural = _("phần việc của lần tổng hợp")
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="shard_number_once"),
            models.CheckConstraint(condition=models.Q(state__in=ShardState.values), name="shard_state_known"),
        ]
        indexes = [models.Index(fields=["run", "state"], name="shard_state_idx")]

    def __str__(self) -> str:
        return f"{self.run_id}/{self.number}"


class SetAside(models.Model):
    """An entry a run leaves out: the same subject was put up for the same award in ``considered`` as well.

    Without ``considered`` its reviewer failed it.
    """

    run = models.ForeignKey(TallyRun, on_delete=models.CASCADE, related_name="set_aside")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+", verbose_name=_("đối tượng"))
    considered = models.ForeignKey(
        Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lượt được xét")
    )

    objects = SetAsideQuerySet.as_manager()

    class Meta:
        verbose_name = _("lượt đề nghị đã xét ở đợt khác")
        verbose_name_plural = _("lượt đề nghị đã xét ở đợt khác")
        constraints = [models.UniqueConstraint(fields=["run", "entry"], name="set_aside_once_per_run")]

    def __str__(self) -> str:
        return f"{self.run_id}: {self.entry_id} → {self.considered_id}"

    @property
    def put_up_in(self) -> str:
        """Where the entry stands: «Đợt I, CĐCS …»."""
        return _place(self.entry.dossier)

    @property
    def considered_in(self) -> str:
        """Where the entry that was considered stands; empty when none was."""
        return _place(self.considered.dossier) if self.considered else ""


def _place(dossier: Dossier) -> str:
    return ", ".join(str(part) for part in (dossier.phase, dossier.unit) if part)
