"""Scores and votes as the tally asks for them: for many subjects at once, a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet

from people.models import SubjectKind
from scores.models import CouncilVote, ScoreCard

SubjectKey = tuple[str, int]
"""``subject_kind`` and the primary key of the member, collective or unit."""

COLUMNS: Mapping[str, str] = {
    SubjectKind.INDIVIDUAL: "member_id",
    SubjectKind.HOUSEHOLD: "member_id",
    SubjectKind.COLLECTIVE: "collective_id",
    SubjectKind.UNIT: "subject_unit_id",
}


@dataclass(frozen=True, slots=True)
class ScoreFact:
    """``total`` in points, appraised, else the cluster's; ``smallest_ratio`` 0 to 1; all ``None`` where unknown.

    ``band`` is the code of the band reached. ``knocked_out`` says that a condition of exclusion holds: no band then.
    """

    total: Decimal | None
    smallest_ratio: Decimal | None
    band: str | None
    knocked_out: bool


@dataclass(frozen=True, slots=True)
class VoteFact:
    """Votes for, of all members of the council, absent ones included."""

    votes_for: int
    members: int


def score_facts(campaign_id: int, subjects: Sequence[SubjectKey]) -> dict[SubjectKey, ScoreFact]:
    """The scores of ``subjects`` in the campaign; one query. A subject without a scored card is absent.

    Of several scored cards the one opened first counts.
    """
    rows = _about(ScoreCard.objects.filter(campaign=campaign_id, score__isnull=False), subjects).banded()
    found: dict[SubjectKey, ScoreFact] = {}
    values = ("subject_kind", *SUBJECT_IDS, "score", "ratio", "band", "knock_out_count")
    for kind, member, collective, unit, score, ratio, band, hits in rows.order_by("pk").values_list(*values):
        found.setdefault((kind, member or collective or unit), ScoreFact(score, ratio, band, bool(hits)))
    return found


def vote_facts(campaign_id: int, subjects: Sequence[SubjectKey]) -> dict[tuple[SubjectKey, int], VoteFact]:
    """How the council voted on ``subjects`` in the campaign, by subject and key of the award; one query."""
    rows = _about(CouncilVote.objects.filter(campaign=campaign_id), subjects)
    values = ("subject_kind", *SUBJECT_IDS, "award_id", "votes_for", "council_members")
    return {
        ((kind, member or collective or unit), award): VoteFact(votes_for, members)
        for kind, member, collective, unit, award, votes_for, members in rows.values_list(*values)
    }


SUBJECT_IDS = ("member_id", "collective_id", "subject_unit_id")


def _about(rows: QuerySet, subjects: Sequence[SubjectKey]) -> QuerySet:
    wanted = Q(pk__in=[])
    for kind, column in COLUMNS.items():
        if keys := {key for of_kind, key in subjects if of_kind == kind}:
            wanted |= Q(subject_kind=kind, **{f"{column}__in": keys})
    return rows.filter(wanted)
