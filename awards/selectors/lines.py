"""The line of an award in a run, bucket by bucket, and who stands above it compared with all who were considered."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.core.cache import cache
from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from awards.models import Outcome, PriorityRule, Recommendation, TallyRun, Trait
from awards.selectors.buckets import Paths, names_of_parts
from awards.selectors.quotas import award_names, rule_sentence
from awards.tally.quota_terms import QuotaScope
from awards.tally.quotas import Bucket, Quotas, Rule, parse_quotas
from awards.tally.wording.quotas import GROUP_LABELS

ABOVE = Q(outcome=Outcome.RECOMMENDED) | Q(tie_at_line=True)
COUNTED = """
SELECT recommendation.outcome = 'recommended', count(*), {counts}
FROM awards_recommendation AS recommendation
JOIN catalogue_awardtype AS award ON award.id = recommendation.award_id
JOIN awards_assessment AS assessment ON assessment.recommendation_id = recommendation.id
JOIN units_unit AS unit ON unit.id = recommendation.unit_id
JOIN campaigns_entry AS entry ON entry.id = recommendation.entry_id
LEFT JOIN people_member AS member ON member.id = entry.member_id AND entry.subject_kind = 'individual'
CROSS JOIN LATERAL (
  SELECT coalesce((assessment.facts ->> 'is_direct_worker')::boolean, member.is_direct_worker) AS is_direct_worker,
    nullif(coalesce(assessment.facts ->> 'gender', member.gender), '') AS gender,
    nullif(coalesce(assessment.facts ->> 'block', unit.block), '') AS block
) AS known
WHERE recommendation.run_id = %s AND award.code = %s
GROUP BY 1
"""
KNOWN = {
    Trait.DIRECT_WORKER: ("known.is_direct_worker IS NOT NULL", "known.is_direct_worker"),
    Trait.WOMEN: ("known.gender IS NOT NULL", "known.gender = 'female'"),
    Trait.NON_STATE: ("known.block IS NOT NULL", "known.block = 'enterprise_private'"),
}
"""Of whom it is known, and who has it: as the run knew it, else, where no standard asked, as the registers say it."""
KEPT = 24 * 3600


@dataclass(frozen=True, slots=True)
class BucketLine:
    """One bucket: what it is called, its places, how many took one, how many are tied at its line."""

    name: str
    group: str
    places: int
    taken: int
    tied: int

    @property
    def left(self) -> int:
        return max(0, self.places - self.taken)


@dataclass(frozen=True, slots=True)
class RuleLines:
    """A rule in words with the buckets it limits and somebody stands in, the fullest first."""

    sentence: str
    buckets: list[BucketLine]


@dataclass(frozen=True, slots=True)
class TraitShare:
    """The share of a trait in percent among the chosen and among all considered; ``None`` where nobody's is known.

    ``warning`` says what falls short of the rule, empty when nothing does.
    """

    label: str
    chosen: Decimal | None
    considered: Decimal | None
    warning: str
    rule: PriorityRule


def rule_lines(run: TallyRun, code: str) -> list[RuleLines]:
    """The rules of the run for an award with the line in each of their buckets."""
    quotas = parse_quotas(run.quotas.get(code, {}))
    if not quotas.rules:
        return []
    taken, tied = _counts(run, code, quotas)
    names, called = award_names(quotas.rules), _names(run, {*taken, *tied})
    return [RuleLines(rule_sentence(rule, names), _of_rule(rule, taken, tied, called)) for rule in quotas.rules]


def trait_shares(run: TallyRun, code: str) -> list[TraitShare]:
    """The watched shares of the award's run; counted once for a run that is done, then kept."""
    rules = _rules(run, code)
    if not rules:
        return []
    key = f"traits:{run.pk}:{run.sha256}:{code}"
    counted = cache.get(key)
    if counted is None:
        counted = _count_traits(run, code)
        cache.set(key, counted, KEPT)
    return [_share(rule, counted[rule.trait]) for rule in rules]


def _counts(run: TallyRun, code: str, quotas: Quotas) -> tuple[Counter[Bucket], Counter[Bucket]]:
    """Per bucket how many took a place and how many are tied at the line; those above are few, whatever the run."""
    paths = Paths(quotas, run.buckets)
    taken: Counter[Bucket] = Counter()
    tied: Counter[Bucket] = Counter()
    rows = Recommendation.objects.filter(ABOVE, run=run, award__code=code).order_by()
    for unit, key, is_tied in rows.values_list("unit__code", "subject_key", "tie_at_line"):
        for bucket in paths.of(unit, key.partition(":")[0]):
            if bucket is not None:
                (tied if is_tied else taken)[bucket] += 1
    return taken, tied


def _of_rule(rule: Rule, taken, tied, called: Mapping[tuple[QuotaScope, str], str]) -> list[BucketLine]:
    buckets = {bucket for bucket in (*taken, *tied) if (bucket.scope, bucket.group) == (rule.scope, rule.group)}
    lines = [
        BucketLine(
            called.get((bucket.scope, bucket.code), bucket.code),
            _(GROUP_LABELS[bucket.group]) if bucket.group else _("cá nhân và tập thể"),
            limit,
            taken[bucket],
            tied[bucket],
        )
        for bucket in buckets
        if (limit := rule.limit(bucket.code)) is not None
    ]
    return sorted(lines, key=lambda line: (line.left, -line.tied, line.name))


def _names(run: TallyRun, buckets) -> dict[tuple[QuotaScope, str], str]:
    codes: dict[QuotaScope, set[str]] = {}
    for bucket in buckets:
        codes.setdefault(bucket.scope, set()).add(bucket.code)
    names = {(QuotaScope.OVERALL, "all"): _("toàn phong trào")}
    for scope in codes.keys() - {QuotaScope.OVERALL}:
        found = names_of_parts(run, scope, codes[scope])
        names |= {(scope, code): found.get(code, code) for code in codes[scope]}
    return names


def _rules(run: TallyRun, code: str) -> list[PriorityRule]:
    """Of each trait the rule in force on the run's last day: the award's own, else the one for all."""
    day = run.period_to or run.campaign.ends_on
    rows = PriorityRule.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        Q(award__isnull=True) | Q(award__code=code),
        valid_from__lte=day,
    )
    general = {row.trait: row for row in rows.filter(award__isnull=True).order_by("valid_from")}
    own = {row.trait: row for row in rows.filter(award__isnull=False).order_by("valid_from")}
    found = general | own
    return [found[trait] for trait in Trait.values if trait in found]


def _count_traits(run: TallyRun, code: str) -> dict[str, tuple[int, int, int, int]]:
    """Per trait: chosen with it, chosen of whom it is known, considered with it, considered of whom it is known."""
    counts = ", ".join(f"count(*) FILTER (WHERE {test})" for tests in KNOWN.values() for test in tests)
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.format(counts=counts), [run.pk, code])
        rows = {bool(chosen): figures for chosen, _number, *figures in cursor}
    nobody = [0] * (2 * len(KNOWN))
    chosen, others = rows.get(True, nobody), rows.get(False, nobody)
    return {
        trait.value: (
            chosen[2 * place + 1],
            chosen[2 * place],
            chosen[2 * place + 1] + others[2 * place + 1],
            chosen[2 * place] + others[2 * place],
        )
        for place, trait in enumerate(KNOWN)
    }


def _share(rule: PriorityRule, counted: tuple[int, int, int, int]) -> TraitShare:
    has, known, all_have, all_known = counted
    chosen, considered = _percent(has, known), _percent(all_have, all_known)
    floor = considered if rule.minimum is None else rule.minimum
    warning = ""
    if chosen is not None and floor is not None and chosen < floor:
        warning = _short_of(rule)
    return TraitShare(rule.get_trait_display(), chosen, considered, warning, rule)


def _short_of(rule: PriorityRule) -> str:
    if rule.minimum is None:
        return _("Thấp hơn tỷ lệ trong số được xét; hãy cân nhắc trước khi trình.")
    return _("Thấp hơn mức %(minimum)s %%; hãy cân nhắc trước khi trình.") % {
        "minimum": format(rule.minimum.normalize(), "f").replace(".", ",")
    }


def _percent(part: int, whole: int) -> Decimal | None:
    """One decimal, half up."""
    if not whole:
        return None
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
