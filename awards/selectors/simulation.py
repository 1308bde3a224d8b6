"""«Thử phương án»: a finished run under other quotas or thresholds, worked out in memory; nothing is written.

Under other quotas alone the ranks the run gave are enough: one query and two passes, whatever was evaluated. Other
thresholds need every assessment of the award read and judged again.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

import orjson
from django.db import connection

from awards.models import TallyRun
from awards.selectors.buckets import Buckets, Paths, buckets_of
from awards.selectors.quota_base import filled_rule, summed
from awards.selectors.standards import AwardRules, campaign_rules, rules_of
from awards.tally.engine import Outcome, evaluate
from awards.tally.facts import facts_from_json
from awards.tally.levels import SubjectKind
from awards.tally.quota_terms import GROUP_OF, QuotaBase, QuotaScope
from awards.tally.quotas import Quotas, Rule, parse_quotas, quotas_to_json
from awards.tally.rank_keys import RankValue, sort_key, standing
from awards.tally.ranking import Candidate, Place, SortKey, draw_line, outcomes
from catalogue.models import AwardType
from units.models import Unit

RANKED = """
SELECT recommendation.id, unit.code, split_part(recommendation.subject_key, ':', 1),
  recommendation.outcome = 'recommended', recommendation.rank
FROM awards_recommendation AS recommendation
JOIN units_unit AS unit ON unit.id = recommendation.unit_id
JOIN catalogue_awardtype AS award ON award.id = recommendation.award_id
WHERE recommendation.run_id = %s AND award.code = %s AND recommendation.eligible
ORDER BY recommendation.rank
"""
ORDERED = """
SELECT recommendation.id, unit.code, split_part(recommendation.subject_key, ':', 1),
  recommendation.outcome = 'recommended', recommendation.rank_values
FROM awards_recommendation AS recommendation
JOIN units_unit AS unit ON unit.id = recommendation.unit_id
JOIN catalogue_awardtype AS award ON award.id = recommendation.award_id
WHERE recommendation.run_id = %s AND award.code = %s AND recommendation.eligible
"""
ASSESSED = """
SELECT recommendation.id, unit.code, split_part(recommendation.subject_key, ':', 1),
  recommendation.outcome = 'recommended', assessment.facts
FROM awards_recommendation AS recommendation
JOIN units_unit AS unit ON unit.id = recommendation.unit_id
JOIN catalogue_awardtype AS award ON award.id = recommendation.award_id
JOIN awards_assessment AS assessment ON assessment.recommendation_id = recommendation.id
WHERE recommendation.run_id = %s AND award.code = %s
"""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is tried: quotas, and the trees of the standard's versions (by the key of the row) that differ."""

    code: str
    quotas: Quotas
    trees: Mapping[int, Any]

    def key_for(self, run: TallyRun) -> str:
        """Where its result is kept: the same for the same question about the same run."""
        trees = {str(pk): tree for pk, tree in self.trees.items()}
        asked = [run.pk, run.sha256, self.code, quotas_to_json(self.quotas), trees]
        return "simulation:" + hashlib.sha256(orjson.dumps(asked, option=orjson.OPT_SORT_KEYS)).hexdigest()


@dataclass(frozen=True, slots=True)
class Simulation:
    """What a scenario comes to: how many before and after, who enters (and who of them only if the council chooses
    so is counted in ``ties``) and who leaves, by the keys of the results.
    """

    eligible_before: int
    eligible: int
    before: int
    after: int
    ties: int
    enters: tuple[int, ...]
    leaves: tuple[int, ...]
    quotas: Quotas


class _Row(NamedTuple):
    pk: int
    unit: str
    kind: str
    recommended: bool
    standing: tuple[RankValue, ...]


def simulate(run: TallyRun, scenario: Scenario) -> Simulation:
    """The scenario on a copy in memory of what ``run`` found for one award."""
    eligible_before, rows, gone = _eligible(run, scenario)
    buckets = _buckets(run, scenario.quotas, rows)
    quotas = _on_eligible(scenario.quotas, rows, buckets)
    paths = Paths(quotas, buckets)
    chosen: set[int] = set()
    ties = 0
    for groups in quotas.queues:
        kinds = {kind.value for kind in GROUP_OF if GROUP_OF[kind] in groups}
        queue = [
            Candidate(str(row.pk), row.standing, paths.of(row.unit, row.kind)) for row in rows if row.kind in kinds
        ]
        for ranked in outcomes(queue, draw_line(queue, quotas)):
            if ranked.place is Place.RECOMMENDED:
                chosen.add(int(ranked.ref))
            ties += ranked.tie_at_line
    before = {row.pk for row in rows if row.recommended} | gone
    return Simulation(
        eligible_before=eligible_before,
        eligible=len(rows),
        before=len(before),
        after=len(chosen),
        ties=ties,
        enters=tuple(sorted(chosen - before)),
        leaves=tuple(sorted(before - chosen)),
        quotas=quotas,
    )


def tried_rule(run: TallyRun, code: str, rule: Rule) -> tuple[Rule, str]:
    """A rule the run did not have, ready to be tried, and what is in the way; empty when nothing is.

    Its figures are those the run read for such a base, else those of today.
    """
    asked = (rule.scope, rule.group, rule.base, rule.award)
    for known in parse_quotas(run.quotas[code]).rules:
        if rule.percent is not None and (known.scope, known.group, known.base, known.award) == asked:
            return replace(rule, figures=known.figures), ""
    return filled_rule(rule, run.campaign, AwardType.objects.get(code=code), run.buckets)


def considered(run: TallyRun, code: str) -> int:
    """How many results of the award would be judged again under other thresholds."""
    return sum(run.counts.get(code, {}).values())


def _eligible(run: TallyRun, scenario: Scenario) -> tuple[int, list[_Row], set[int]]:
    """How many the run found eligible; those of the scenario, in order; the recommended that are eligible no more."""
    if scenario.trees:
        return _judged_again(run, scenario)
    if scenario.quotas.queues == parse_quotas(run.quotas[scenario.code]).queues:
        rows = [_Row(pk, unit, kind, chosen, (rank,)) for pk, unit, kind, chosen, rank in _read(RANKED, run, scenario)]
    else:
        rows = [
            _Row(pk, unit, kind, chosen, _places(values))
            for pk, unit, kind, chosen, values in _read(ORDERED, run, scenario)
        ]
        rows.sort(key=_order)
    return len(rows), rows, set()


def _judged_again(run: TallyRun, scenario: Scenario) -> tuple[int, list[_Row], set[int]]:
    rules, own = _rules(run, scenario), campaign_rules()
    rows, gone = [], set()
    for pk, unit, kind, chosen, written in _read(ASSESSED, run, scenario):
        facts = facts_from_json(_json(written))
        version = rules.version_for(kind)
        standard = version.standard if version else None
        found = evaluate(facts, standard, campaign_rules=own, subject_kinds=rules.kinds)
        if found.outcome is Outcome.ELIGIBLE:
            rows.append(_Row(pk, unit, kind, chosen, standing(facts, version.rank_by) if version else ()))
        elif chosen:
            gone.add(pk)
    rows.sort(key=_order)
    counts = run.counts.get(scenario.code, {})
    return counts.get("recommended", 0) + counts.get("below_line", 0), rows, gone


def _order(row: _Row) -> SortKey:
    return sort_key(row.standing)


def _rules(run: TallyRun, scenario: Scenario) -> AwardRules:
    award = run.standards["awards"][scenario.code]
    versions = [
        {**version, "tree": scenario.trees.get(version["id"], version["tree"])} for version in award["versions"]
    ]
    return rules_of({scenario.code: {**award, "versions": versions}})[scenario.code]


def _buckets(run: TallyRun, quotas: Quotas, rows: Iterable[_Row]) -> Buckets:
    """Where units lay when the run started; for a scope it had no quota for, where they lie now."""
    scopes = {rule.scope for rule in quotas.rules} - {QuotaScope.OVERALL, QuotaScope.UNIT}
    missing = [scope for scope in sorted(scopes) if scope.value not in run.buckets]
    if not missing:
        return run.buckets
    units = Unit.objects.filter(code__in={row.unit for row in rows})
    return run.buckets | buckets_of(run.campaign, units, missing)


def _on_eligible(quotas: Quotas, rows: Iterable[_Row], buckets: Buckets) -> Quotas:
    shares = {number: rule for number, rule in enumerate(quotas.rules) if rule.base is QuotaBase.ELIGIBLE}
    if not shares:
        return quotas
    found = Counter((row.unit, GROUP_OF[SubjectKind(row.kind)]) for row in rows)
    return quotas.with_figures(
        QuotaBase.ELIGIBLE, {number: summed(found, rule, buckets) for number, rule in shares.items()}
    )


def _read(statement: str, run: TallyRun, scenario: Scenario) -> Iterator[tuple]:
    with connection.chunked_cursor() as cursor:
        cursor.itersize = 20_000
        cursor.execute(statement, [run.pk, scenario.code])
        yield from cursor


def _json(value: Any) -> Any:
    return orjson.loads(value) if isinstance(value, str | bytes) else value


def _places(values: Any) -> tuple[RankValue, ...]:
    return tuple(None if value is None else Decimal(value) for value in _json(values))
