"""What a finished run kept, for trying a version of a standard on it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from awards.models import Meets, Outcome, Recommendation, StandardVersion, TallyRun
from awards.selectors.assessing import Assessor
from awards.selectors.facts import facts_of, period_of
from awards.selectors.standards import facts_needed, rules_of
from awards.tally.facts import Facts, fact_of, facts_from_json
from awards.tally.finding import Finding
from awards.tally.standard import Standard
from awards.tally.stored import as_stored
from campaigns.models import Entry

MEETS = {Outcome.NOT_ELIGIBLE: Meets.NOT_ELIGIBLE, Outcome.MISSING_DATA: Meets.MISSING_DATA}


@dataclass(frozen=True, slots=True)
class Kept:
    """A result of a run: what was known of the subject, and what each condition said then, the quota left out."""

    pk: int
    facts: Facts
    findings: tuple[Finding, ...]
    meets: str


def kept_results(version: StandardVersion, run: TallyRun) -> QuerySet[Recommendation]:
    """The results of the run the version would have been used for, in order of their key."""
    rows = Recommendation.objects.filter(run=run, award=version.award_id).order_by("pk")
    return rows.filter(entry__subject_kind__in=version.subject_kinds) if version.subject_kinds else rows


def not_kept(standard: Standard, run: TallyRun) -> frozenset[str]:
    """The facts the standard asks for that the run did not read, because none of its own standards did."""
    return standard.needs() - facts_needed(rules_of(run.standards["awards"]).values())


def kept_facts(
    results: QuerySet[Recommendation], run: TallyRun, *, missing: Collection[str], after: int, limit: int
) -> list[Kept]:
    """The next ``limit`` of ``results`` behind the key ``after``, with the facts the run kept of them.

    Those of ``missing`` are as the registers have them today.
    """
    rows = list(results.filter(pk__gt=after).select_related("assessment")[:limit])
    read = _read_today([row.entry_id for row in rows], run, missing) if missing else {}
    assessor = Assessor(run)
    return [_kept(row, assessor, read.get(row.entry_id, {})) for row in rows]


def _kept(row: Recommendation, assessor: Assessor, read: dict[str, Any]) -> Kept:
    award, kind, *_rest = row.assessment.place
    facts = facts_from_json(row.assessment.facts)
    evaluation, _version = assessor.evaluate(award, kind, facts)
    return Kept(
        row.pk,
        replace(facts, **read),
        as_stored(evaluation.findings, row.assessment.findings),
        Meets.ELIGIBLE if row.eligible else MEETS[Outcome(row.outcome)],
    )


def _read_today(entries: list[int], run: TallyRun, missing: Collection[str]) -> dict[int, dict[str, Any]]:
    """By entry the facts of ``missing``."""
    found = facts_of(Entry.objects.filter(pk__in=entries), period_of(run), needs=missing)
    names = {fact_of(name) for name in missing}
    return {each.entry_id: {name: getattr(each.facts, name) for name in names} for each in found}


def to_try_on(runs: QuerySet[TallyRun], version: StandardVersion) -> QuerySet[TallyRun]:
    """Those of ``runs`` that are done and considered the award of the version, the newest first."""
    return runs.shown().filter(standards__awards__has_key=version.award.code).for_list().defer("standards", "quotas")
