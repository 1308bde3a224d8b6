"""What a finished run kept, for trying a version of a standard on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from awards.models import Meets, Outcome, Recommendation, StandardVersion, TallyRun
from awards.tally.facts import Facts, facts_from_json
from awards.tally.finding import Finding, finding_from_record

QUOTA = "quota"
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


def kept_facts(results: QuerySet[Recommendation], *, after: int, limit: int) -> list[Kept]:
    """The next ``limit`` of ``results`` behind the key ``after``, with the facts the run kept of them."""
    rows = results.filter(pk__gt=after).values_list("pk", "facts", "findings", "eligible", "outcome")
    return [
        Kept(
            pk,
            facts_from_json(facts),
            tuple(_of_standard(findings)),
            Meets.ELIGIBLE if eligible else MEETS[Outcome(outcome)],
        )
        for pk, facts, findings, eligible, outcome in rows[:limit]
    ]


def to_try_on(runs: QuerySet[TallyRun], version: StandardVersion) -> QuerySet[TallyRun]:
    """Those of ``runs`` that are done and considered the award of the version, the newest first."""
    return runs.shown().filter(standards__awards__has_key=version.award.code).for_list().defer("standards", "quotas")


def _of_standard(records: list[dict]) -> Iterator[Finding]:
    for record in records:
        if record["condition"] != QUOTA:
            yield finding_from_record(record)
