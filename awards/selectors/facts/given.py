"""What was given to the subjects by approval here: for which award, in which campaign, on what grounds."""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import connection

from awards.models import RecommendationState
from awards.selectors.facts.slices import Row, Slice, SubjectKey

GIVEN = (
    RecommendationState.APPROVED,
    RecommendationState.SENT_UP,
    RecommendationState.DECIDED,
    RecommendationState.PUBLISHED,
)
MET = "m"
APPROVED = """
SELECT entry.subject_kind, coalesce(entry.member_id, entry.collective_id, entry.subject_unit_id), award.code,
  run.campaign_id, extract(year FROM campaign.ends_on)::int, assessment.findings::text
FROM awards_recommendation AS given
JOIN campaigns_entry AS entry ON entry.id = given.entry_id
JOIN catalogue_awardtype AS award ON award.id = given.award_id
JOIN awards_tallyrun AS run ON run.id = given.run_id
JOIN campaigns_campaign AS campaign ON campaign.id = run.campaign_id
LEFT JOIN awards_assessment AS assessment ON assessment.recommendation_id = given.id
WHERE given.state = ANY(%(given)s) AND (%(run)s::bigint IS NULL OR given.run_id < %(run)s)
  AND (entry.member_id = ANY(%(members)s) OR entry.collective_id = ANY(%(collectives)s)
    OR entry.subject_unit_id = ANY(%(units)s))
  AND coalesce((
    SELECT bool_or(gone.id IS NULL) FROM awards_honour AS held
    LEFT JOIN awards_honourend AS gone ON gone.honour_id = held.id AND gone.decided_on <= %(as_of)s
    WHERE held.award_id = given.award_id AND held.campaign_id = run.campaign_id
      AND held.subject_kind = entry.subject_kind AND (held.member_id = entry.member_id
        OR held.collective_id = entry.collective_id OR held.subject_unit_id = entry.subject_unit_id)), true)
"""


class Given(NamedTuple):
    """An approved award: ``refs`` are what the conditions that were met counted."""

    award: str
    campaign: int
    year: int
    refs: frozenset[str]

    def is_of(self, row: Row) -> bool:
        """Whether it is the very award the row is put up for, approved in an earlier run of the campaign."""
        return self.award == row.award_code and self.campaign == row.campaign_id


def given_to(cut: Slice) -> Mapping[SubjectKey, list[Given]]:
    """By subject what people approved for it, in whatever campaign; one query, whoever asks.

    What was taken back by the day of the tally was not given. For a run only what was approved in runs before it: on
    the same rows it knows the same when it is checked again.
    """
    return cut.once("given", _read)


def _read(cut: Slice) -> dict[SubjectKey, list[Given]]:
    found: defaultdict[SubjectKey, list[Given]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(APPROVED, {**cut.keys, "given": list(GIVEN), "run": cut.period.run, "as_of": cut.period.as_of})
        for kind, subject, award, campaign, year, findings in cursor.fetchall():
            given = Given(award, campaign, year, counted(json.loads(findings or "{}")))
            found[cut.whose(kind, subject)].append(given)
    return found


def counted(findings: Mapping[str, Any]) -> frozenset[str]:
    """The references of conditions that were met; nothing where a run kept no findings."""
    verdicts = findings.get("verdicts", "")
    evidence = findings.get("evidence", {})
    return frozenset(ref for at, refs in evidence.items() if verdicts[int(at)] == MET for ref in refs)
