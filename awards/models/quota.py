from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from awards.tally.quota_terms import QuotaBase, QuotaGroup, QuotaScope, Rounding
from awards.tally.wording.quotas import BASE_LABELS, GROUP_LABELS, ROUNDING_LABELS, SCOPE_LABELS
from campaigns.models import CampaignAward
from catalogue.models import AwardType
from common.history import tracked
from common.models import TimeStampedModel

MOST_PLACES = 10**7


def _choices(labels):
    return [(member.value, _(label)) for member, label in labels.items()]


class QuotaRuleState(models.TextChoices):
    PROPOSED = "proposed", _("Chờ người thứ hai duyệt")
    IN_FORCE = "in_force", _("Đang dùng")
    ENDED = "ended", _("Không dùng nữa")


class QuotaTerms(models.Model):
    """What a quota says: a number of ``places``, or a ``percent`` of ``base`` with its ``rounding``.

    An empty ``group`` counts individuals and collectives together. ``base_award`` is whose holders are the base.
    """

    scope = models.CharField(_("phạm vi"), max_length=12, choices=_choices(SCOPE_LABELS))
    group = models.CharField(
        _("đối tượng"),
        max_length=12,
        choices=_choices(GROUP_LABELS),
        blank=True,
        help_text=_("Để trống: tính chung cá nhân và tập thể, xếp trong một hàng."),
    )
    places = models.PositiveIntegerField(_("số suất"), null=True, blank=True)
    percent = models.DecimalField(_("tỷ lệ (%)"), max_digits=5, decimal_places=2, null=True, blank=True)
    base = models.CharField(_("tính trên"), max_length=12, choices=_choices(BASE_LABELS), blank=True)
    base_award = models.ForeignKey(
        AwardType, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("danh hiệu đã có")
    )
    rounding = models.CharField(_("làm tròn"), max_length=8, choices=_choices(ROUNDING_LABELS), blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    places__isnull=False, places__lte=MOST_PLACES, percent__isnull=True, base="", rounding="",
                    base_award__isnull=True,
                )
                | (
                    Q(places__isnull=True, percent__gt=0, percent__lte=Decimal(100))
                    & Q(base__in=[base.value for base in QuotaBase], rounding__in=[way.value for way in Rounding])
                ),
                name="%(class)s_number_or_share",
                violation_error_message=_("Chỉ tiêu là một số suất, hoặc một tỷ lệ có cơ sở tính và cách làm tròn."),
            ),
            models.CheckConstraint(
                condition=Q(base=QuotaBase.HOLDERS.value, base_award__isnull=False)
                | (~Q(base=QuotaBase.HOLDERS.value) & Q(base_award__isnull=True)),
                name="%(class)s_holders_of_an_award",
                violation_error_message=_("Tỷ lệ trên số đã có danh hiệu phải nói rõ danh hiệu nào."),
            ),
            models.CheckConstraint(
                condition=Q(scope__in=[scope.value for scope in QuotaScope])
                & Q(group__in=["", *(group.value for group in QuotaGroup)]),
                name="%(class)s_terms_known",
            ),
        ]  # fmt: skip


@tracked()
class QuotaRule(QuotaTerms, TimeStampedModel):
    """One of the quotas of a campaign's award; several hold at once, one for each scope, group and base.

    Those in force before registration closes were declared in time; a later one is approved by a second person.
    """

    offer = models.ForeignKey(
        CampaignAward, on_delete=models.CASCADE, related_name="quota_rules", verbose_name=_("hình thức khen")
    )
    state = models.CharField(
        _("trạng thái"), max_length=10, choices=QuotaRuleState, default=QuotaRuleState.IN_FORCE, editable=False
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người đặt")
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("người duyệt"),
    )  # fmt: skip

    class Meta(QuotaTerms.Meta):
        verbose_name = _("quy tắc chỉ tiêu")
        verbose_name_plural = _("quy tắc chỉ tiêu")
        ordering = ["offer", "scope", "group", "base", "pk"]
        constraints = [
            *QuotaTerms.Meta.constraints,
            models.UniqueConstraint(
                fields=["offer", "scope", "group", "base"],
                condition=Q(state="in_force"),
                name="quota_rule_one_in_force",
                violation_error_message=_(
                    "Đã có quy tắc như vậy cho phạm vi và đối tượng này. Hãy bỏ quy tắc cũ trước."
                ),
            ),
            models.CheckConstraint(condition=Q(state__in=QuotaRuleState.values), name="quota_rule_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.offer_id}: {self.scope} {self.places if self.percent is None else f'{self.percent} %'}"


@tracked()
class QuotaDefault(QuotaTerms, TimeStampedModel):
    """A quota a regulation gives for an award from a day on; campaigns take it over, nothing is limited by it alone."""

    award = models.ForeignKey(
        AwardType, on_delete=models.CASCADE, related_name="quota_defaults", verbose_name=_("hình thức khen")
    )
    valid_from = models.DateField(_("áp dụng từ"))
    valid_to = models.DateField(_("áp dụng đến hết"), null=True, blank=True)
    legal_basis = models.CharField(_("căn cứ"), max_length=500)
    source = models.CharField(_("nguồn"), max_length=500, blank=True)
    unverified = models.BooleanField(_("chưa kiểm chứng"), default=False)

    class Meta(QuotaTerms.Meta):
        verbose_name = _("chỉ tiêu theo quy định")
        verbose_name_plural = _("chỉ tiêu theo quy định")
        ordering = ["award", "-valid_from", "scope"]
        constraints = [
            *QuotaTerms.Meta.constraints,
            models.UniqueConstraint(
                fields=["award", "scope", "group", "base", "valid_from"], name="quota_default_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award_id}: {self.scope} {self.valid_from:%d/%m/%Y}"
