from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.querysets import CampaignQuerySet
from common import clock
from common.expressions import search_column
from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from units.models import Block, Unit, UnitKind


class CampaignKind(models.TextChoices):
    REGULAR = "regular", _("Thường xuyên")
    THEMATIC = "thematic", _("Chuyên đề")
    THEMATIC_REVIEW = "thematic_review", _("Sơ kết, tổng kết chuyên đề")
    PEAK = "peak", _("Đợt cao điểm")
    UNSCHEDULED = "unscheduled", _("Đột xuất")


class PeriodKind(models.TextChoices):
    CALENDAR_YEAR = "calendar_year", _("Năm dương lịch")
    SCHOOL_YEAR = "school_year", _("Năm học")
    CUSTOM = "custom", _("Thời gian riêng")


class PraiseBy(models.TextChoices):
    CLUSTER = "cluster", _("Từng cụm thi đua")
    BLOCK = "block", _("Từng khối")
    WHOLE = "whole", _("Cả phong trào")


class CampaignState(models.TextChoices):
    DRAFT = "draft", _("Đang soạn")
    LAUNCHED = "launched", _("Đã phát động")
    ENDED = "ended", _("Đã kết thúc")


@tracked(exclude=("search", "cloned_from"))
class Campaign(TimeStampedModel):
    """An emulation movement a unit launches for units under it.

    ``addressed_kinds`` and ``addressed_blocks`` narrow the subtree; empty means all. The registration window
    holds until the end of its last day in Asia/Ho_Chi_Minh, unless ``registration_closed_at`` cut it short.
    ``cloned_from`` is the campaign of a year before it was drafted from.
    """

    code = models.CharField(_("mã phong trào"), max_length=32, unique=True)
    name = CleanCharField(_("tên phong trào"), max_length=255)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="campaigns", verbose_name=_("đơn vị phát động")
    )
    kind = models.CharField(_("loại"), max_length=16, choices=CampaignKind, default=CampaignKind.REGULAR)
    period_kind = models.CharField(_("kỳ thi đua"), max_length=16, choices=PeriodKind, default=PeriodKind.CALENDAR_YEAR)
    slogan = CleanCharField(_("khẩu hiệu"), max_length=500, blank=True)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    registration_opens_on = models.DateField(_("mở đăng ký từ ngày"))
    registration_closes_on = models.DateField(_("nhận đăng ký đến hết ngày"))
    registration_closed_at = models.DateTimeField(_("khoá đăng ký lúc"), null=True, blank=True, editable=False)
    needs_proposal = models.BooleanField(_("cần hồ sơ đề nghị"), default=True)
    proposal_closes_on = models.DateField(_("nhận hồ sơ đề nghị đến hết ngày"), null=True, blank=True)
    addressed_kinds = ArrayField(
        models.CharField(max_length=20, choices=UnitKind),
        verbose_name=_("cấp tham gia"),
        default=list,
        blank=True,
    )
    addressed_blocks = ArrayField(
        models.CharField(max_length=20, choices=Block),
        verbose_name=_("khối tham gia"),
        default=list,
        blank=True,
    )
    praise_by = models.CharField(
        _("biểu dương quý theo"),
        max_length=8,
        choices=PraiseBy,
        default=PraiseBy.CLUSTER,
        db_default=PraiseBy.CLUSTER.value,
    )
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=CampaignState, default=CampaignState.DRAFT, editable=False
    )
    launched_at = models.DateTimeField(_("phát động lúc"), null=True, blank=True, editable=False)
    notes = CleanTextField(_("ghi chú"), blank=True)
    cloned_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        related_name="clones",
        verbose_name=_("nhân bản từ"),
    )
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    search = search_column("name")

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("phong trào thi đua")
        verbose_name_plural = _("phong trào thi đua")
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=CampaignKind.values), name="campaign_kind_known"),
            models.CheckConstraint(condition=models.Q(state__in=CampaignState.values), name="campaign_state_known"),
            models.CheckConstraint(condition=models.Q(praise_by__in=PraiseBy.values), name="campaign_praise_by_known"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="campaign_dates_in_order",
                violation_error_message=_("Ngày kết thúc không thể trước ngày bắt đầu."),
            ),
            models.CheckConstraint(
                condition=models.Q(registration_closes_on__gte=models.F("registration_opens_on")),
                name="campaign_registration_dates_in_order",
                violation_error_message=_("Hạn đăng ký không thể trước ngày mở đăng ký."),
            ),
        ]
        indexes = [GinIndex(OpClass("search", "gin_trgm_ops"), name="campaign_search_idx")]

    def __str__(self) -> str:
        return self.name

    @property
    def year(self) -> int:
        """The year the campaign's results count for: that of its last day."""
        return self.ends_on.year

    def registration_is_open(self, day=None) -> bool:
        """Whether a unit may send a registration on ``day`` (today in Asia/Ho_Chi_Minh when ``None``)."""
        day = day or clock.today()
        return (
            self.state == CampaignState.LAUNCHED
            and self.registration_closed_at is None
            and self.registration_opens_on <= day <= self.registration_closes_on
        )

    def proposal_is_open(self, day=None) -> bool:
        """Whether a unit may send a proposal on ``day``; no last day means until the campaign is ended."""
        day = day or clock.today()
        return self.state == CampaignState.LAUNCHED and (
            self.proposal_closes_on is None or day <= self.proposal_closes_on
        )
