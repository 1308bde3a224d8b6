from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.campaign import Campaign
from campaigns.models.phase import CampaignPhase
from campaigns.querysets import DossierQuerySet
from common.fields import CleanTextField
from common.history import tracked
from common.models import TimeStampedModel
from units.models import Unit


class DossierKind(models.TextChoices):
    REGISTRATION = "registration", _("Đăng ký thi đua")
    PROPOSAL = "proposal", _("Hồ sơ đề nghị")


class DossierState(models.TextChoices):
    DRAFT = "draft", _("Nháp")
    SENT = "sent", _("Đã nộp")
    IN_REVIEW = "in_review", _("Đang xử lý")
    RETURNED = "returned", _("Cần bổ sung")
    WITHDRAWN = "withdrawn", _("Đã rút")
    ACCEPTED = "accepted", _("Đã nhận")
    REFUSED = "refused", _("Không đạt")


class PublicState(models.TextChoices):
    """What whoever handed a dossier in is told of its way: steps inside are left out."""

    HANDED_IN = "handed_in", _("Đã nộp")
    IN_HAND = "in_hand", _("Đang xử lý")
    PUBLISHED = "published", _("Đã công bố")


EDITABLE_STATES = frozenset({DossierState.DRAFT, DossierState.RETURNED})
DECIDED_STATES = frozenset({DossierState.ACCEPTED, DossierState.REFUSED, DossierState.RETURNED})


@tracked()
class Dossier(TimeStampedModel):
    """What a unit pledges (registration) or puts up (proposal) in a phase. ``state`` is moved only by services.

    ``version`` grows with every edit and guards against lost ones. ``due_on`` is the last day to send it again
    after a return, in place of the campaign's; ``open_parts`` are the keys of the parts the return opened (see
    ``selectors.parts``), none for all, and hold until the next one. ``is_late`` stays once it was sent by a granted
    extension. ``source`` is the registration a proposal came from. ``filled_by_unit`` is the unit above that filled it
    in on behalf; ``None`` is the unit itself. ``reviewer`` is whom the union above gave it to, ``None`` nobody in
    particular.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="dossiers", verbose_name=_("phong trào")
    )
    phase = models.ForeignKey(
        CampaignPhase, on_delete=models.PROTECT, null=True, blank=True, related_name="dossiers", verbose_name=_("đợt")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dossiers", verbose_name=_("đơn vị"))
    kind = models.CharField(_("loại"), max_length=12, choices=DossierKind, default=DossierKind.REGISTRATION)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=DossierState, default=DossierState.DRAFT, editable=False
    )
    source = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="proposal", verbose_name=_("từ đăng ký")
    )
    pledge = CleanTextField(_("nội dung, mục tiêu đăng ký"), blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người lập")
    )
    filled_by_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    receipt_no = models.CharField(_("số biên nhận"), max_length=64, blank=True, editable=False)
    sent_at = models.DateTimeField(_("nộp lúc"), null=True, blank=True, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người nộp"),
    )
    due_on = models.DateField(_("hạn bổ sung"), null=True, blank=True, editable=False)
    return_reason = models.TextField(_("lý do trả lại"), blank=True, editable=False)
    open_parts = ArrayField(models.CharField(max_length=40), default=list, db_default=[], blank=True, editable=False)
    is_late = models.BooleanField(_("nộp muộn"), default=False, editable=False)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        editable=False,
        related_name="dossiers_to_review",
        verbose_name=_("người thẩm định"),
    )
    checked_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("hồ sơ")
        verbose_name_plural = _("hồ sơ")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "phase", "unit", "kind"],
                nulls_distinct=False,
                name="dossier_one_per_phase_unit_kind",
                violation_error_message=_("Đơn vị đã có hồ sơ cho đợt này."),
            ),
            models.CheckConstraint(condition=models.Q(state__in=DossierState.values), name="dossier_state_known"),
            models.CheckConstraint(condition=models.Q(kind__in=DossierKind.values), name="dossier_kind_known"),
        ]
        indexes = [
            models.Index(fields=["campaign", "kind", "state"], name="dossier_campaign_state_idx"),
            models.Index(fields=["unit", "-updated_at"], name="dossier_unit_idx"),
            models.Index(fields=["-updated_at", "-id"], name="dossier_latest_idx"),
            models.Index(fields=["state", "sent_at"], name="dossier_queue_idx"),
            models.Index(fields=["reviewer"], condition=models.Q(reviewer__isnull=False), name="dossier_reviewer_idx"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {self.unit} – {self.campaign}"

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE_STATES

    def opens(self, *parts: str) -> bool:
        """Whether one of ``parts``, which are keys, is among those the last return opened, or it opened all."""
        return not self.open_parts or not set(parts).isdisjoint(self.open_parts)

    @property
    def is_decided(self) -> bool:
        """Whether the union above has answered, so that its unit may read what was said of each entry."""
        return self.state in DECIDED_STATES
