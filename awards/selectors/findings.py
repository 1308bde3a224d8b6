"""The findings of a result, put together again: verdicts as they were kept, sentences from facts and standards."""

from collections.abc import Mapping
from typing import Any

from awards.models import Outcome, Recommendation
from awards.selectors.assessing import Assessor
from awards.selectors.buckets import called
from awards.tally.facts import facts_from_json
from awards.tally.finding import Finding
from awards.tally.quotas import bucket_from_json
from awards.tally.ranking import Line, Place, Ranked, parse_quotas
from awards.tally.stored import as_stored

PLACES = {Outcome.RECOMMENDED: Place.RECOMMENDED, Outcome.BELOW_LINE: Place.BELOW_LINE}


def findings_of(recommendation: Recommendation) -> tuple[Finding, ...]:
    """What the run found for ``recommendation``, whose run, award and assessment are loaded; then why it is above or
    below the line. Raises ``ValueError`` when there are other findings today than were kept.
    """
    award, kept = recommendation.award.code, recommendation.assessment
    kind = kept.place[1]
    facts = facts_from_json(kept.facts)
    evaluation, _version = _assessor(recommendation.run, award).evaluate(award, kind, facts)
    findings = as_stored(evaluation.findings, kept.findings)
    return findings if recommendation.rank is None else (*findings, quota_finding(recommendation))


def quota_finding(recommendation: Recommendation) -> Finding:
    """Why an eligible ``recommendation`` is above or below the line."""
    quotas: Mapping[str, Any] = recommendation.run.quotas.get(recommendation.award.code, {})
    stopped_by = None if recommendation.stopped_by is None else bucket_from_json(recommendation.stopped_by)
    ranked = Ranked(
        ref=str(recommendation.pk),
        position=recommendation.rank,
        place=PLACES[Outcome(recommendation.outcome)],
        tie_at_line=recommendation.tie_at_line,
        stopped_by=stopped_by,
    )
    where = called(recommendation.run, stopped_by, recommendation.unit)
    return Line(parse_quotas(quotas)).finding(ranked, where)


def _assessor(run, award: str) -> Assessor:
    """Made once for a run and an award, and kept on the run object, which lives as long as the request."""
    known = run.__dict__.setdefault("award_assessors", {})
    if award not in known:
        known[award] = Assessor(run, [award])
    return known[award]
