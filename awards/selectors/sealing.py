"""The results of a run in the one order and spelling its seal is made of."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection

from awards.models import TallyRun
from awards.selectors.standards import CAMPAIGN_RULES, without_keys
from awards.tally.seal import seal_lines
from common.editing import last_line

LINES = """
SELECT concat_ws(' ', encode(assessment.digest, 'hex'), recommendation.outcome, coalesce(recommendation.rank, 0),
  recommendation.tie_at_line::int, coalesce(recommendation.stopped_by::text, '-'))
FROM awards_recommendation AS recommendation
JOIN awards_assessment AS assessment ON assessment.recommendation_id = recommendation.id
WHERE recommendation.run_id = %s
ORDER BY assessment.digest
"""


def seal_of(run: TallyRun, *, each: Callable[[], None] = lambda: None) -> str:
    """SHA-256 over standards, quotas and the digest of every result with its place; ``each`` is called at every one.

    It holds nothing that differs between two runs over the same data: no keys, times or numbers of runs; and nothing
    that is looked up again: codes stand in the digests as they were.
    """
    return seal_lines(_lines(run, each), header_of(run))


def audit_root_of(run: TallyRun) -> dict[str, Any] | None:
    """``segment`` and ``root`` of the audit when the run was sealed; ``None`` while it is not, or had no audit then."""
    line = last_line(run, "seal") if run.sealed_at else None
    return line.data.get("audit") if line else None


def header_of(run: TallyRun) -> dict[str, Any]:
    """What the run went by."""
    return {
        "campaign": run.standards["campaign"],
        "campaign_rules": CAMPAIGN_RULES,
        "standards": without_keys(run.standards["awards"]),
        "quotas": run.quotas,
        "buckets": run.buckets,
        "period": [run.period_from, run.period_to],
    }


def _lines(run: TallyRun, each: Callable[[], None]) -> Iterator[str]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(LINES, [run.pk])
        for (line,) in cursor:
            each()
            yield line
