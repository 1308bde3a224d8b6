"""The awards a campaign may lead to, with their quotas."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.guards.campaign import registration_can_close
from campaigns.models import Campaign, CampaignAward, CampaignState, Entry
from campaigns.selectors.checklist import awards_point
from campaigns.services.campaign import keeping_done, lock_campaign
from catalogue.models import AwardType
from common.editing import mark_edited
from common.errors import DomainError, TransitionRefused
from common.vietnamese import format_number

LARGEST_QUOTA = 2**31 - 1
"""What the database holds."""


@dataclass(frozen=True, slots=True)
class Quota:
    """How many awards in the whole campaign and for each proposing unit; ``None`` is no limit."""

    total: int | None = None
    per_unit: int | None = None


@transaction.atomic
def set_awards(campaign: Campaign, *, by, version: int | None, awards: Mapping[AwardType, Quota]) -> Campaign:
    """The campaign leads to these awards and no others, and has a new version.

    Raises ``DomainError`` for leaving out an award somebody is put down for, and for a unit's quota above the whole
    one; ``TransitionRefused`` for leaving a launched campaign without any and for another quota once registration is
    over; ``StaleEdit``, ``NotAllowed``,
    ``TransitionRefused`` as every edit.
    """
    campaign = lock_campaign(campaign, by=by, version=version)
    with keeping_done(campaign, awards_point):
        _write(campaign, awards)
    mark_edited(campaign, by=by)
    return campaign


def _write(campaign: Campaign, awards: Mapping[AwardType, Quota]) -> None:
    known = {offer.award_id: offer for offer in campaign.awards.select_related("award")}
    gone = [offer for pk, offer in known.items() if pk not in {award.pk for award in awards}]
    _refuse_used(campaign, gone)
    for award, quota in awards.items():
        _refuse_odd(award, quota)
        offer = known.get(award.pk) or CampaignAward(campaign=campaign, award=award)
        _refuse_late(campaign, offer, quota)
        offer.quota, offer.quota_per_unit = quota.total, quota.per_unit
        offer.save()
    campaign.awards.filter(pk__in=[offer.pk for offer in gone]).delete()


def _refuse_used(campaign: Campaign, offers: list[CampaignAward]) -> None:
    used = Entry.objects.filter(dossier__campaign=campaign, award__in=[offer.award_id for offer in offers])
    if names := used.order_by("award__position", "award__code").values_list("award__name", flat=True).distinct():
        raise DomainError(
            _("Đã có đối tượng đăng ký %(awards)s nên không bỏ được.")
            % {"awards": ", ".join(f"«{name}»" for name in names)}
        )


def _refuse_late(campaign: Campaign, offer: CampaignAward, quota: Quota) -> None:
    changed = (offer.quota, offer.quota_per_unit) != (quota.total, quota.per_unit)
    if changed and campaign.state != CampaignState.DRAFT and not registration_can_close(campaign):
        raise TransitionRefused(
            _(
                "«%(award)s»: đăng ký đã khoá nên chỉ tiêu đã chốt. Hãy đề xuất quy tắc thay nó ở trang «Chỉ tiêu và "
                "thứ tự xếp», có người thứ hai duyệt."
            )
            % {"award": offer.award}
        )


def _refuse_odd(award: AwardType, quota: Quota) -> None:
    if any(number is not None and not 0 <= number <= LARGEST_QUOTA for number in (quota.total, quota.per_unit)):
        raise DomainError(
            _("«%(award)s»: chỉ tiêu phải từ 0 đến %(most)s.") % {"award": award, "most": format_number(LARGEST_QUOTA)}
        )
    if quota.total is not None and quota.per_unit is not None and quota.per_unit > quota.total:
        raise DomainError(
            _("«%(award)s»: chỉ tiêu mỗi đơn vị không thể lớn hơn chỉ tiêu toàn phong trào.") % {"award": award}
        )
