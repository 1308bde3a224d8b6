"""The rows of a run in the one order and spelling its seal is made of."""

from collections.abc import Callable, Iterator
from typing import Any

import orjson
from django.db import connection

from awards.models import TallyRun
from awards.selectors.standards import CAMPAIGN_RULES, without_keys
from awards.tally.seal import SealRow, seal_rows

ROWS = """
SELECT award.code, entry.subject_kind, subject.code, place.ref,
       recommendation.outcome, recommendation.rank, recommendation.tie_at_line,
       recommendation.rank_values, recommendation.facts, recommendation.findings, version.number
FROM awards_recommendation AS recommendation
JOIN catalogue_awardtype AS award ON award.id = recommendation.award_id
JOIN campaigns_entry AS entry ON entry.id = recommendation.entry_id
JOIN campaigns_dossier AS dossier ON dossier.id = entry.dossier_id
JOIN units_unit AS proposer ON proposer.id = dossier.unit_id
LEFT JOIN campaigns_campaignphase AS phase ON phase.id = dossier.phase_id
LEFT JOIN people_member AS member ON member.id = entry.member_id
LEFT JOIN people_collective AS collective ON collective.id = entry.collective_id
LEFT JOIN units_unit AS subject_unit ON subject_unit.id = entry.subject_unit_id
LEFT JOIN awards_standardversion AS version ON version.id = recommendation.standard_version_id
CROSS JOIN LATERAL (SELECT coalesce(member.code, collective.code, subject_unit.code) AS code) AS subject
CROSS JOIN LATERAL (SELECT proposer.code || '/' || coalesce(phase.number, 0) AS ref) AS place
WHERE recommendation.run_id = %s
ORDER BY award.code COLLATE "C", entry.subject_kind COLLATE "C", subject.code COLLATE "C", place.ref COLLATE "C"
"""


def seal_of(run: TallyRun, *, each: Callable[[], None] = lambda: None) -> str:
    """SHA-256 over standards, quotas and every outcome with its facts; ``each`` is called at every row.

    It holds nothing that differs between two runs over the same data: no keys, times or numbers of runs.
    """
    return seal_rows(_rows(run, each), header_of(run))


def header_of(run: TallyRun) -> dict[str, Any]:
    """What the run went by."""
    return {
        "campaign": run.campaign.code,
        "campaign_rules": CAMPAIGN_RULES,
        "standards": without_keys(run.standards["awards"]),
        "quotas": run.quotas,
    }


def _rows(run: TallyRun, each: Callable[[], None]) -> Iterator[SealRow]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(ROWS, [run.pk])
        for award, kind, code, ref, outcome, rank, tie, values, facts, findings, version in cursor:
            each()
            body = {
                "outcome": outcome,
                "rank": rank,
                "tie_at_line": tie,
                "rank_values": orjson.loads(values),
                "facts": orjson.loads(facts),
                "findings": orjson.loads(findings),
                "version": version,
            }
            yield SealRow(award, kind, code, ref, body)
