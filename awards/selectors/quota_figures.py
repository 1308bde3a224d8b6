"""How percentages became places, bucket by bucket."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from django.utils.translation import gettext as _

from awards.selectors.quotas import award_names, rule_sentence
from awards.tally.quota_terms import QuotaScope
from awards.tally.quotas import Quotas, Rule
from awards.tally.wording.quotas import worked_out as sentence_of

MOST = 50


@dataclass(frozen=True, slots=True)
class Working:
    """One percentage and its working for each part of its scope: ``(part, «15 % của 107 là 16,05 → 16 suất»)``."""

    sentence: str
    parts: list[tuple[str, str]]


def worked_out(quotas: Quotas) -> list[Working]:
    """The workings of the quotas that are percentages, each for its first ``MOST`` parts by code."""
    names = award_names(quotas.rules)
    shares = [rule for rule in quotas.rules if rule.percent is not None]
    return [Working(rule_sentence(rule, names), list(islice(_parts(rule), MOST))) for rule in shares]


def _parts(rule: Rule) -> Iterator[tuple[str, str]]:
    for code in sorted(rule.figures or {}):
        figure = rule.figure(code)
        exact = (Decimal(figure) * rule.percent / 100).normalize()
        part = _("toàn phong trào") if rule.scope is QuotaScope.OVERALL else code
        yield part, sentence_of(rule.percent, figure, exact, rule.limit(code) or 0).text(_)
