"""What a campaign declares before anybody is scored: for each award its quotas and the order of the eligible."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from awards.models import QuotaDefault, QuotaRule, QuotaRuleState
from awards.selectors.explanation import order_of
from awards.selectors.orders import orders_after_closing, versions_of
from awards.selectors.quotas import rule_of, rule_sentence
from awards.tally.levels import SubjectKind
from awards.tally.quota_terms import QuotaScope
from awards.tally.quotas import Rule
from awards.tally.wording.labels import SUBJECT_LABELS
from campaigns.models import CampaignAward


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule in words; ``row`` is ``None`` for the plain numbers set with the award."""

    sentence: str
    row: QuotaRule | None = None


@dataclass(frozen=True, slots=True)
class OrderLine:
    """By what the eligible are ordered, first to last; ``kinds`` is whom, empty when all."""

    kinds: str
    keys: list[str]


@dataclass(slots=True)
class DeclaredAward:
    """An award of a campaign with its rules, those a regulation gives that it has not taken over, and its order."""

    offer: CampaignAward
    rules: list[RuleLine] = field(default_factory=list)
    proposed: list[RuleLine] = field(default_factory=list)
    defaults: list[tuple[str, QuotaDefault]] = field(default_factory=list)
    orders: list[OrderLine] = field(default_factory=list)


@dataclass(slots=True)
class Declared:
    """The awards in the catalogue's order; ``notices`` tell which orders are of after registration closed."""

    awards: list[DeclaredAward]
    notices: list[str]


def declared(campaign) -> Declared:
    """What the campaign declares; four queries, one more where an order came late."""
    offers = list(campaign.awards.select_related("award").order_by("award__position", "award__code"))
    ids = [offer.award_id for offer in offers]
    rows, defaults, versions = _rules(campaign), _defaults(campaign, ids), list(versions_of(campaign))
    of_award = defaultdict(list)
    for version in versions:
        of_award[version.award_id].append(version)
    awards = [_declared(offer, rows[offer.pk], defaults[offer.award_id], of_award[offer.award_id]) for offer in offers]
    return Declared(awards, orders_after_closing(campaign, versions))


def _declared(offer, rows, defaults, versions) -> DeclaredAward:
    found = DeclaredAward(offer)
    in_force = [row for row in rows if row.state == QuotaRuleState.IN_FORCE]
    found.rules = [*_plain(offer, in_force), *(RuleLine(_sentence(row), row) for row in in_force)]
    found.proposed = [RuleLine(_sentence(row), row) for row in rows if row.state == QuotaRuleState.PROPOSED]
    taken = {rule_of(row) for row in rows if row.state != QuotaRuleState.ENDED}
    found.defaults = [(_sentence(row), row) for row in defaults if rule_of(row) not in taken]
    found.orders = [
        OrderLine(
            kinds=", ".join(_(SUBJECT_LABELS[SubjectKind(kind)]) for kind in version.subject_kinds),
            keys=order_of(version.rank_by),
        )
        for version in versions
    ]
    return found


def _plain(offer: CampaignAward, in_force: list[QuotaRule]) -> list[RuleLine]:
    replaced = {row.scope for row in in_force if row.percent is None and not row.group}
    plain = {QuotaScope.OVERALL: offer.quota, QuotaScope.UNIT: offer.quota_per_unit}
    return [
        RuleLine(rule_sentence(Rule(scope, places=places), {}))
        for scope, places in plain.items()
        if places is not None and scope not in replaced
    ]


def _sentence(row: Any) -> str:
    names = {row.base_award.code: row.base_award.name} if row.base_award else {}
    return rule_sentence(rule_of(row), names)


def _rules(campaign) -> defaultdict[int, list[QuotaRule]]:
    rows = QuotaRule.objects.filter(offer__campaign=campaign).exclude(state=QuotaRuleState.ENDED)
    found = defaultdict(list)
    for row in rows.select_related("base_award", "proposed_by", "approved_by", "offer").order_by(
        "scope", "group", "pk"
    ):
        found[row.offer_id].append(row)
    return found


def _defaults(campaign, awards) -> defaultdict[int, list[QuotaDefault]]:
    on = campaign.ends_on
    rows = QuotaDefault.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on), award__in=awards, valid_from__lte=on
    )
    found = defaultdict(list)
    for row in rows.select_related("base_award").order_by("scope", "pk"):
        found[row.award_id].append(row)
    return found
