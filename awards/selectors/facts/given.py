"""What was given to the subjects by approval here: for which award, in which campaign, on what grounds."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from awards.models import Recommendation, RecommendationState
from awards.selectors.entries import SUBJECT
from awards.selectors.facts.slices import Row, Slice, SubjectKey, subject_of

GIVEN = (RecommendationState.APPROVED, RecommendationState.DECIDED, RecommendationState.PUBLISHED)
MET = "m"


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
    """By subject what people approved for it, in whatever campaign; one query.

    For a run only what was approved in runs before it: on the same rows it knows the same when it is checked again.
    """
    approved = Recommendation.objects.filter(cut.about_by("entry__"), state__in=GIVEN)
    if cut.period.run is not None:
        approved = approved.filter(run__lt=cut.period.run)
    columns = [f"entry__{name}" for name in SUBJECT]
    of_run = ("award__code", "run__campaign", "run__campaign__ends_on", "assessment__findings")
    found: dict[SubjectKey, list[Given]] = defaultdict(list)
    for *subject, award, campaign, ends_on, findings in approved.order_by().values_list(*columns, *of_run):
        found[subject_of(subject)].append(Given(award, campaign, ends_on.year, _counted(findings)))
    return found


def _counted(findings: Mapping[str, Any] | None) -> frozenset[str]:
    """The references of conditions that were met; nothing where a run kept no findings."""
    stored = findings or {}
    verdicts = stored.get("verdicts", "")
    evidence = stored.get("evidence", {})
    return frozenset(ref for at, refs in evidence.items() if verdicts[int(at)] == MET for ref in refs)
