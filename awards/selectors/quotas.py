"""How many places an award has in a campaign: as the tally keeps them, and in words."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from awards.models import QuotaRule, QuotaRuleState, TallyRun
from awards.models.quota import QuotaTerms
from awards.tally.quota_terms import QuotaBase, QuotaGroup, QuotaScope, Rounding
from awards.tally.quotas import ALL, Quotas, Rule, parse_quotas, quotas_to_json
from awards.tally.wording import quotas as say
from awards.tally.wording.numbers import count
from campaigns.models import CampaignAward
from catalogue.models import AwardType
from common.vietnamese import format_number


def quotas_of(campaign, awards) -> dict[str, dict[str, Any]]:
    """Per award code the quotas in force as the tally keeps them, without the figures percentages are taken of."""
    in_force = QuotaRule.objects.filter(state=QuotaRuleState.IN_FORCE).select_related("base_award")
    offers = CampaignAward.objects.filter(campaign=campaign).prefetch_related(Prefetch("quota_rules", in_force))
    of_award = {offer.award_id: offer for offer in offers}
    return {award.code: quotas_to_json(Quotas(tuple(rules_of_offer(of_award[award.pk])))) for award in awards}


def rules_of_offer(offer: CampaignAward) -> list[Rule]:
    """The rules in force (prefetched), and the plain numbers of the award that no rule replaces."""
    rules = [rule_of(row) for row in offer.quota_rules.all() if row.state == QuotaRuleState.IN_FORCE]
    numbers = {rule.scope for rule in rules if rule.percent is None and rule.group is None}
    plain = {QuotaScope.OVERALL: offer.quota, QuotaScope.UNIT: offer.quota_per_unit}
    return [
        *(Rule(scope, places=places) for scope, places in plain.items() if places is not None and scope not in numbers),
        *rules,
    ]


def rule_of(row: QuotaTerms) -> Rule:
    """The row as the tally reads it."""
    return Rule(
        scope=QuotaScope(row.scope),
        group=QuotaGroup(row.group) if row.group else None,
        places=row.places,
        percent=row.percent,
        base=QuotaBase(row.base) if row.base else None,
        award=row.base_award.code if row.base_award else None,
        rounding=Rounding(row.rounding) if row.rounding else None,
    )


def places_of(quota: Mapping[str, Any], parts: Mapping[QuotaScope, str] = MappingProxyType({})) -> int | None:
    """The number of places in the whole campaign, of all groups together; ``None`` without a limit.

    ``parts`` names by scope the only part there is: what limits that one limits the whole.
    """
    whole = {QuotaScope.OVERALL: ALL, **parts}
    limits = [
        (rule.group, limit)
        for rule in parse_quotas(quota).rules
        if rule.scope in whole and (limit := rule.limit(whole[rule.scope])) is not None
    ]
    shared = [limit for group, limit in limits if group is None]
    by_group = [min((limit for of, limit in limits if of is group), default=None) for group in QuotaGroup]
    apart = [] if None in by_group else [sum(by_group)]
    return min([*shared, *apart], default=None)


def places_in(run: TallyRun, code: str) -> int | None:
    """The places the run had for the award of ``code``, in all; ``None`` without a limit.

    Those of the campaign's own unit are among them: nobody it considers lies outside.
    """
    own = run.campaign.unit.code
    parts = {QuotaScope(scope): own for scope, codes in run.buckets.items() if set(codes.values()) == {own}}
    return places_of(run.quotas.get(code, {}), parts)


def approved_text(approved: int, places: int | None) -> str:
    """«đã phê duyệt 2/1»: how many of the places are taken, be it more than there are."""
    if places is None:
        return _("đã phê duyệt %(approved)s") % {"approved": format_number(approved)}
    return _("đã phê duyệt %(approved)s/%(places)s") % {
        "approved": format_number(approved),
        "places": format_number(places),
    }


def quota_text(quota: Mapping[str, Any], names: Mapping[str, str] | None = None) -> str:
    """«04 suất, mỗi đơn vị 01», and other rules as their sentences; empty when there is no limit."""
    return "; ".join(_short(rule, names or {}) for rule in parse_quotas(quota).rules)


def rule_sentence(rule: Rule, names: Mapping[str, str]) -> str:
    """«mỗi đơn vị đề nghị: 15 % số có Lao động tiên tiến, làm tròn xuống (cá nhân)»; ``names`` of awards by code."""
    return say.of_scope(rule.scope, _what(rule, names), rule.group).text(_)


def award_names(rules: Iterable[Rule]) -> dict[str, str]:
    """The names of the awards whose holders the rules speak of, by code; asks nothing when there are none."""
    codes = {rule.award for rule in rules if rule.award}
    return dict(AwardType.objects.filter(code__in=codes).values_list("code", "name")) if codes else {}


def _what(rule: Rule, names: Mapping[str, str]):
    if rule.percent is None:
        return say.places(rule.places or 0)
    code = rule.award or ""
    return say.share_of(rule.percent, rule.base, names.get(code, code), rule.rounding)


PLAIN: Sequence[QuotaScope] = (QuotaScope.OVERALL, QuotaScope.UNIT)


def _short(rule: Rule, names: Mapping[str, str]) -> str:
    if rule.group or rule.percent is not None or rule.scope not in PLAIN:
        return rule_sentence(rule, names)
    places = {"places": count(rule.places or 0)}
    return (_("%(places)s suất") if rule.scope is QuotaScope.OVERALL else _("mỗi đơn vị %(places)s")) % places
