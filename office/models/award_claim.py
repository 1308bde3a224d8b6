from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from awards.models import Honour
from common.fields import CleanCharField
from common.history import tracked
from common.models import TimeStampedModel
from units.models import Unit
from units.querysets import UnitScopedQuerySet


class ClaimState(models.TextChoices):
    OPEN = "open", _("Chờ đối chiếu")
    MATCHED = "matched", _("Đã ghi vào sổ")
    SET_ASIDE = "set_aside", _("Để riêng")


class AwardClaimQuerySet(UnitScopedQuerySet):
    def open(self):
        """Those nobody decided about yet."""
        return self.filter(state=ClaimState.OPEN)

    def for_list(self):
        """By name and year, with the unit, the person and award it was matched with, and who decided."""
        joined = self.select_related("unit", "honour__member", "honour__award", "answered_by", "made_by")
        return joined.order_by("search_name", "year", "pk")


@tracked()
class AwardClaim(TimeStampedModel):
    """A line of an old list: whom it names and what they are said to hold, as written, until a person says who it is.

    ``unit`` is whose list it is. ``birth_date`` and ``birth_year`` are ``None`` where the list does not say.
    ``honour`` is the award in the register it was matched with; ``recorded`` says whether matching wrote it down, or
    found it there. ``answer`` is why it was set aside or opened again.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="award_claims", verbose_name=_("đơn vị"))
    name = CleanCharField(_("họ và tên"), max_length=150)
    search_name = models.CharField(max_length=150, editable=False)
    birth_date = models.DateField(_("ngày sinh"), null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"), null=True, blank=True)
    unit_text = CleanCharField(_("đơn vị ghi trong danh sách"), max_length=255, blank=True)
    award_text = CleanCharField(_("danh hiệu, hình thức khen ghi trong danh sách"), max_length=255)
    year = models.PositiveSmallIntegerField(_("năm"))
    decision_no = models.CharField(_("số quyết định"), max_length=64, blank=True)
    decided_on = models.DateField(_("ngày quyết định"), null=True, blank=True)
    decided_by = CleanCharField(_("cơ quan quyết định"), max_length=255, blank=True)
    source = CleanCharField(_("nguồn"), max_length=255, blank=True)
    line = models.PositiveIntegerField(_("dòng"))
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=ClaimState, default=ClaimState.OPEN, editable=False
    )
    honour = models.ForeignKey(
        Honour, on_delete=models.PROTECT, null=True, blank=True, related_name="claims", verbose_name=_("lượt khen")
    )
    recorded = models.BooleanField(default=False, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người nhập")
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người đối chiếu"),
    )
    answered_at = models.DateTimeField(_("đối chiếu lúc"), null=True, blank=True)
    answer = CleanCharField(_("lý do"), max_length=500, blank=True)

    objects = AwardClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("khen thưởng chờ đối chiếu")
        verbose_name_plural = _("khen thưởng chờ đối chiếu")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ClaimState.values), name="award_claim_state_known"),
            models.CheckConstraint(
                condition=Q(state=ClaimState.MATCHED, honour__isnull=False)
                | (~Q(state=ClaimState.MATCHED) & Q(honour__isnull=True, recorded=False)),
                name="award_claim_matched_with_honour",
            ),
            models.CheckConstraint(
                condition=Q(state=ClaimState.OPEN) | Q(answered_by__isnull=False, answered_at__isnull=False),
                name="award_claim_answered_by_somebody",
            ),
            models.UniqueConstraint(
                fields=[
                    "unit",
                    "search_name",
                    "birth_date",
                    "birth_year",
                    "unit_text",
                    "award_text",
                    "year",
                    "decision_no",
                ],
                nulls_distinct=False,
                name="award_claim_once",
                violation_error_message=_("Dòng này đã có trong danh sách chờ đối chiếu."),
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="award_claim_unit_idx")]

    def __str__(self) -> str:
        return f"{self.name} – {self.award_text} {self.year}"

    @property
    def born(self) -> str:
        """When the list says the person was born; empty where it does not."""
        if self.birth_date:
            return gettext("sinh %(day)s") % {"day": f"{self.birth_date:%d/%m/%Y}"}
        return gettext("sinh %(year)s") % {"year": self.birth_year} if self.birth_year else ""

    @property
    def label(self) -> str:
        return " – ".join(filter(None, [self.name, self.born, self.unit_text]))
