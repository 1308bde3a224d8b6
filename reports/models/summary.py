from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign, CampaignPhase
from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import FrozenModel, TimeStampedModel
from reports.querysets import CampaignSummaryQuerySet
from units.models import Unit

LONGEST_TEXT = 20_000


class SummaryKind(models.TextChoices):
    INTERIM = "interim", _("Sơ kết")
    FINAL = "final", _("Tổng kết")


class SummaryState(models.TextChoices):
    DRAFT = "draft", _("Dự thảo")
    FROZEN = "frozen", _("Đã chốt số liệu")
    PUBLISHED = "published", _("Đã ban hành")
    WITHDRAWN = "withdrawn", _("Đã rút")


HAS_FIGURES = (SummaryState.FROZEN, SummaryState.PUBLISHED)


@tracked()
class CampaignSummary(TimeStampedModel):
    """What ``unit`` says of one campaign or several at the end of a phase, on a day, or when they are over.

    Once its figures are frozen, by another than those who wrote it, the database lets only its state change, and
    number, day and the texts of its paper (``upper_line`` to ``recipients``) as it is published. ``number`` is that of
    the office's register, once in the year of its unit.
    """

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="campaign_summaries", verbose_name=_("đơn vị báo cáo")
    )
    kind = models.CharField(_("loại"), max_length=8, choices=SummaryKind)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=SummaryState, default=SummaryState.DRAFT, editable=False
    )
    as_of = models.DateField(_("số liệu tính đến hết ngày"))
    title = CleanCharField(_("tiêu đề"), max_length=500)
    assessment = CleanTextField(_("đánh giá"), max_length=LONGEST_TEXT, blank=True)
    unreached = CleanTextField(_("hạn chế, việc chưa đạt"), max_length=LONGEST_TEXT, blank=True)
    lessons = CleanTextField(_("bài học kinh nghiệm"), max_length=LONGEST_TEXT, blank=True)
    tasks = CleanTextField(_("nhiệm vụ thời gian tới"), max_length=LONGEST_TEXT, blank=True)
    symbol = CleanCharField(_("ký hiệu"), max_length=40, blank=True)
    place = CleanCharField(_("địa danh"), max_length=120, blank=True)
    signing_formula = CleanCharField(_("thể thức ký"), max_length=120, blank=True)
    signer_post = CleanCharField(_("chức vụ người ký"), max_length=120, blank=True)
    signer_name = CleanCharField(_("người ký"), max_length=120, blank=True)
    number = models.PositiveIntegerField(_("số"), null=True, blank=True, editable=False)
    signed_on = models.DateField(_("ngày ký"), null=True, blank=True, editable=False)
    upper_line = CleanCharField(_("cơ quan cấp trên"), max_length=255, blank=True, editable=False)
    unit_line = CleanCharField(_("cơ quan báo cáo"), max_length=255, blank=True, editable=False)
    recipients = ArrayField(
        models.CharField(max_length=255), verbose_name=_("nơi nhận"), default=list, blank=True, editable=False
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người soạn")
    )
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("người chốt số liệu"),
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("người ban hành"),
    )
    published_at = models.DateTimeField(_("ban hành lúc"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = CampaignSummaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("báo cáo sơ kết, tổng kết")
        verbose_name_plural = _("báo cáo sơ kết, tổng kết")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=SummaryKind.values), name="summary_kind_known"),
            models.CheckConstraint(condition=Q(state__in=SummaryState.values), name="summary_state_known"),
            models.CheckConstraint(condition=~Q(title=""), name="summary_has_title"),
            models.CheckConstraint(
                condition=~Q(state__in=HAS_FIGURES) | Q(frozen_by__isnull=False), name="summary_frozen_by_somebody"
            ),
            models.CheckConstraint(
                condition=~Q(state=SummaryState.PUBLISHED)
                | Q(
                    number__isnull=False,
                    signed_on__isnull=False,
                    published_by__isnull=False,
                    published_at__isnull=False,
                ),
                name="summary_published_is_whole",
            ),
            models.CheckConstraint(
                condition=(Q(frozen_by__isnull=True) | ~Q(frozen_by=F("written_by")))
                & (Q(published_by__isnull=True) | ~Q(published_by=F("written_by"))),
                name="summary_approved_by_another",
                violation_error_message=_("Người soạn không tự chốt, không tự ban hành báo cáo."),
            ),
            models.UniqueConstraint(
                F("unit"),
                ExtractYear("signed_on"),
                F("number"),
                name="summary_number_once",
                violation_error_message=_("Số này đã ghi cho một báo cáo sơ kết, tổng kết khác trong năm."),
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "-created_at"], name="summary_page_idx")]

    def __str__(self) -> str:
        return self.title

    @property
    def number_label(self) -> str:
        """«45/BC-LĐLĐ»; empty until it is published."""
        return f"{self.number:02d}/{self.symbol}".rstrip("/") if self.number else ""

    @property
    def is_open(self) -> bool:
        """Whether its texts may still change."""
        return self.state == SummaryState.DRAFT

    @property
    def topic(self) -> str:
        """What is told under while it waits to be frozen."""
        return f"campaign-summary:{self.pk}"


class SummaryCampaign(models.Model):
    """One of the campaigns a summary is about, in its order; of one ``phase`` where the summary is of that."""

    summary = models.ForeignKey(CampaignSummary, on_delete=models.CASCADE, related_name="parts")
    order_no = models.PositiveSmallIntegerField(_("số thứ tự"))
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+", verbose_name=_("phong trào"))
    phase = models.ForeignKey(
        CampaignPhase, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đợt")
    )

    class Meta:
        verbose_name = _("phong trào được sơ kết, tổng kết")
        verbose_name_plural = _("phong trào được sơ kết, tổng kết")
        ordering = ["summary", "order_no"]
        constraints = [
            models.UniqueConstraint(fields=["summary", "order_no"], name="summary_campaign_place_once"),
            models.UniqueConstraint(
                fields=["summary", "campaign"],
                name="summary_campaign_once",
                violation_error_message=_("Một phong trào chỉ chọn một lần trong báo cáo."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign} – {self.phase.name}" if self.phase else str(self.campaign)


class SummaryFigures(FrozenModel):
    """The figures of a summary as they were when frozen: canonical JSON and its SHA-256, once and for good."""

    summary = models.OneToOneField(CampaignSummary, on_delete=models.PROTECT, related_name="figures")
    content = models.TextField(_("số liệu"))
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64)
    frozen_at = models.DateTimeField(_("chốt lúc"))

    class Meta:
        verbose_name = _("số liệu đã chốt")
        verbose_name_plural = _("số liệu đã chốt")

    def __str__(self) -> str:
        return self.sha256
