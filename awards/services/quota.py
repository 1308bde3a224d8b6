"""The quotas of a campaign's awards: set while registration is open, afterwards changed by two people only."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.guards import quotas_are_open
from awards.models import QuotaDefault, QuotaRule, QuotaRuleState
from awards.selectors.quota_problems import problem_of
from awards.transitions import QUOTA_MOVES
from campaigns.models import Campaign, CampaignAward
from campaigns.services.campaign import lock_campaign
from common.editing import mark_edited
from common.errors import DomainError, TransitionRefused
from common.workflow import Move, advance, check_move, write_audit

TERMS = ("scope", "group", "places", "percent", "base", "base_award", "rounding")


@transaction.atomic
def add_quota(offer: CampaignAward, *, by, version: int | None, **terms: Any) -> QuotaRule:
    """A rule of these ``terms`` (see ``QuotaTerms``) limits the award and the campaign has a new version.

    It is in force while registration is open; afterwards it waits for a second person. Raises ``DomainError`` for a
    quota on nothing or one that is there already, and ``StaleEdit``, ``NotAllowed``, ``TransitionRefused`` as every
    edit of a campaign.
    """
    campaign = lock_campaign(offer.campaign, by=by, version=version)
    in_time = bool(quotas_are_open(campaign))
    state = QuotaRuleState.IN_FORCE if in_time else QuotaRuleState.PROPOSED
    rule = QuotaRule(offer=offer, proposed_by=by, state=state, **terms)
    if problem := problem_of(rule, campaign):
        raise DomainError(problem)
    if in_time and _rules_like(rule).filter(state=QuotaRuleState.IN_FORCE).exists():
        raise DomainError(_("Đã có quy tắc như vậy cho phạm vi và đối tượng này. Hãy bỏ quy tắc cũ trước."))
    rule.save()
    _mark(campaign, "add_quota", rule, by=by)
    return rule


def take_default(offer: CampaignAward, default: QuotaDefault, *, by, version: int | None) -> QuotaRule:
    """The quota a regulation gives is a rule of the campaign. Raises as ``add_quota``."""
    return add_quota(offer, by=by, version=version, **{name: getattr(default, name) for name in TERMS})


@transaction.atomic
def remove_quota(rule: QuotaRule, *, by, version: int | None) -> None:
    """The rule is gone, with its trace in the history. Raises ``TransitionRefused`` for one that was declared."""
    campaign = lock_campaign(rule.offer.campaign, by=by, version=version)
    rule = QuotaRule.objects.select_for_update(of=("self",)).select_related("offer").get(pk=rule.pk)
    if rule.state != QuotaRuleState.PROPOSED and not (verdict := quotas_are_open(campaign)):
        raise TransitionRefused(verdict.reason)
    _mark(campaign, "remove_quota", rule, by=by)
    rule.delete()


@transaction.atomic
def approve_quota(rule: QuotaRule, *, by) -> QuotaRule:
    """The proposed rule is in force in place of the one like it. Raises ``NotAllowed`` for whoever proposed it."""
    Campaign.objects.select_for_update(of=("self",)).get(pk=rule.offer.campaign_id)
    check_move(rule, "approve", by=by, table=QUOTA_MOVES)
    for replaced in _rules_like(rule).filter(state=QuotaRuleState.IN_FORCE).select_related("offer__campaign__unit"):
        advance(replaced, "end", by=by, table=QUOTA_MOVES)
    return advance(rule, "approve", by=by, table=QUOTA_MOVES, approved_by=by)


def _rules_like(rule: QuotaRule):
    """Those that speak of the same places: of one scope, group and base."""
    return QuotaRule.objects.filter(offer=rule.offer, scope=rule.scope, group=rule.group, base=rule.base)


def _mark(campaign: Campaign, move: str, rule: QuotaRule, *, by) -> None:
    mark_edited(campaign, by=by)
    terms = {name: str(getattr(rule, name) or "") for name in TERMS}
    write_audit(rule.offer, move, by=by, record=Move(data=terms))
