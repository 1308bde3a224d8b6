from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.models import TallyRun
from campaigns.models import Campaign
from catalogue.models import AwardType
from common.fields import CleanCharField, CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from decisions.models.series import Series
from decisions.querysets import GIVING, DecisionQuerySet
from units.models import Unit


class DecisionKind(models.TextChoices):
    AWARD = "award", _("Khen thưởng")
    CORRECTION = "correction", _("Đính chính")
    REVOCATION = "revocation", pgettext_lazy("kind of decision", "Thu hồi")
    REPLACEMENT = "replacement", _("Thay thế")
    PLAQUE = "plaque", _("Gắn biển công trình")


FIRST_KINDS = (DecisionKind.AWARD, DecisionKind.PLAQUE)
"""What is about no earlier decision."""
AMENDABLE = frozenset({*GIVING, DecisionKind.PLAQUE})
"""What a later decision may put right or take back; only what gives honours is replaced."""


class DecisionState(models.TextChoices):
    DRAFT = "draft", _("Dự thảo")
    IN_APPROVAL = "in_approval", _("Đang trình duyệt")
    AWAITING_ISSUE = "awaiting_issue", _("Chờ công bố")
    ISSUED = "issued", _("Đã ban hành")
    DISCARDED = "discarded", _("Đã huỷ dự thảo")


@tracked()
class Decision(TimeStampedModel):
    """A decision of ``unit``: who is awarded what, which works get a plaque, or what becomes of another (``about``).

    ``number`` in the series of the unit and the year, ``signed_on`` and who signed are set when it is issued. From
    then on the database refuses every change of the row, its lines and its basis, whoever asks; that it was corrected,
    revoked or replaced stands in the decisions that name it in ``about``. Who drafted or submitted it does not issue
    it. The texts of its paper (``upper_line`` to ``recipients``) are those of the unit on the day it is signed;
    ``grounds`` say why, for a decision about another one. ``audit_root`` is the hash of the audit's segment
    ``audit_segment``, the newest when it was issued, so that the paper bears witness to the audit; empty before.
    A draft that somebody has judged is never deleted: it is put aside as discarded, and frozen as an issued one is.
    """

    kind = models.CharField(_("loại"), max_length=12, choices=DecisionKind, default=DecisionKind.AWARD)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("đơn vị ban hành")
    )
    award = models.ForeignKey(
        AwardType,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("danh hiệu, hình thức khen"),
    )
    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("phong trào"),
    )
    run = models.ForeignKey(
        TallyRun,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("lần tổng hợp"),
    )
    about = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="later",
        verbose_name=_("về quyết định"),
    )
    state = models.CharField(
        _("trạng thái"), max_length=16, choices=DecisionState, default=DecisionState.DRAFT, editable=False
    )
    subject_matter = CleanCharField(_("trích yếu"), max_length=500)
    achievement = CleanTextField(_("thành tích"), blank=True)
    grounds = CleanTextField(_("lý do"), blank=True)
    symbol = CleanCharField(_("ký hiệu"), max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(_("năm"), null=True, blank=True, editable=False)
    number = models.PositiveIntegerField(_("số"), null=True, blank=True, editable=False)
    signed_on = models.DateField(_("ngày ký"), null=True, blank=True)
    published_on = models.DateField(_("ngày công bố"), null=True, blank=True, editable=False)
    upper_line = CleanCharField(_("cơ quan cấp trên"), max_length=255, blank=True)
    unit_line = CleanCharField(_("cơ quan ban hành"), max_length=255, blank=True)
    authority = CleanCharField(_("thẩm quyền"), max_length=255, blank=True)
    place = CleanCharField(_("địa danh"), max_length=120, blank=True)
    signing_formula = CleanCharField(_("thể thức ký"), max_length=120, blank=True)
    signer_post = CleanCharField(_("chức vụ người ký"), max_length=120, blank=True)
    signer_name = CleanCharField(_("người ký"), max_length=120, blank=True)
    recipients = ArrayField(models.CharField(max_length=255), verbose_name=_("nơi nhận"), default=list, blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người soạn")
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("người trình"),
    )
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("người công bố"),
    )
    shows_prizes = models.BooleanField(_("in mức tiền thưởng trong danh sách"), default=False, db_default=False)
    audit_segment = models.PositiveIntegerField(_("đoạn nhật ký đã niêm phong"), null=True, blank=True, editable=False)
    audit_root = models.CharField(
        _("mã niêm phong nhật ký"), max_length=64, blank=True, default="", db_default="", editable=False
    )
    issued_at = models.DateTimeField(_("công bố lúc"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("quyết định")
        verbose_name_plural = _("quyết định")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=DecisionKind.values), name="decision_kind_known"),
            models.CheckConstraint(condition=Q(state__in=DecisionState.values), name="decision_state_known"),
            models.CheckConstraint(
                condition=Q(kind__in=FIRST_KINDS, about__isnull=True)
                | (~Q(kind__in=FIRST_KINDS) & Q(about__isnull=False) & ~Q(grounds="")),
                name="decision_about_another_has_grounds",
                violation_error_message=_("Quyết định về một quyết định khác phải nêu quyết định đó và lý do."),
            ),
            models.CheckConstraint(
                condition=~Q(state=DecisionState.ISSUED)
                | Q(
                    year__isnull=False,
                    number__isnull=False,
                    signed_on__isnull=False,
                    published_on__isnull=False,
                    issued_by__isnull=False,
                    issued_at__isnull=False,
                ),
                name="decision_issued_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(issued_by__isnull=True)
                | ~(Q(issued_by=F("drafted_by")) | Q(submitted_by__isnull=False, issued_by=F("submitted_by"))),
                name="decision_issued_by_another",
                violation_error_message=_("Người soạn, người trình không tự công bố quyết định."),
            ),
            models.CheckConstraint(
                condition=Q(audit_segment__isnull=True, audit_root="")
                | (Q(audit_segment__isnull=False) & ~Q(audit_root="")),
                name="decision_audit_root_is_whole",
            ),
            models.UniqueConstraint(
                fields=["unit", "year", "number"],
                name="decision_number_once",
                violation_error_message=_("Số quyết định này đã dùng trong năm."),
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "-created_at"], name="decision_page_idx")]

    def __str__(self) -> str:
        return self.number_label or self.subject_matter

    @property
    def number_label(self) -> str:
        """«05/QĐ-LĐLĐ»; empty until it is issued."""
        return f"{self.number:02d}/{self.symbol}" if self.number else ""

    @property
    def is_issued(self) -> bool:
        return self.state == DecisionState.ISSUED

    @property
    def is_over(self) -> bool:
        """Whether nothing of it changes any more: it was issued, or put aside as a draft."""
        return self.state in (DecisionState.ISSUED, DecisionState.DISCARDED)

    @property
    def gives_honours(self) -> bool:
        """Whether honours follow from it."""
        return self.kind in GIVING

    @property
    def is_open(self) -> bool:
        """Whether its texts and lines may still change."""
        return self.state == DecisionState.DRAFT

    @property
    def gives_plaques(self) -> bool:
        """Whether works stand in the register of plaques by it."""
        return self.kind == DecisionKind.PLAQUE

    @property
    def is_about_works(self) -> bool:
        """Whether its lines are works with their plaques, and not recipients of an award."""
        return self.gives_plaques or (self.about is not None and self.about.gives_plaques)

    @property
    def is_amendable(self) -> bool:
        """Whether, once issued, a later decision may be about it."""
        return self.kind in AMENDABLE

    @property
    def series(self) -> str:
        """The name of the series its number comes from: one for each unit and year."""
        return Series.DECISION.of(self.unit_id, self.year)
