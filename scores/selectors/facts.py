"""Scores and votes as the tally asks for them: one query for however many subjects of however many campaigns."""

from collections.abc import Collection, Mapping
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
SUBJECT = ("subject_kind", "member_id", "collective_id", "subject_unit_id")


@dataclass(frozen=True, slots=True)
class ScoreFact:
    """``total`` in points, appraised, else the cluster's; ``smallest_ratio`` 0 to 1, ``None`` for a total alone.

    ``band`` is the code of the band reached, ``None`` for none. ``knocked_out``: a condition of exclusion holds.
    """

    total: Decimal
    smallest_ratio: Decimal | None
    band: str | None
    knocked_out: bool


@dataclass(frozen=True, slots=True)
class VoteFact:
    """Votes for, of all members of the council, absent ones included."""

    votes_for: int
    members: int


def score_facts(
    campaigns: Collection[int], subjects: Collection[SubjectKey]
) -> dict[tuple[int, SubjectKey], ScoreFact]:
    """The scores of ``subjects`` by campaign; who has no scored card is absent. Of several the oldest counts."""
    rows = _about(ScoreCard.objects.filter(campaign__in=campaigns, score__isnull=False), subjects).banded()
    found: dict[tuple[int, SubjectKey], ScoreFact] = {}
    values = ("campaign_id", *SUBJECT, "score", "ratio", "band", "knock_out_count")
    for campaign, *subject, score, ratio, band, hits in rows.order_by("pk").values_list(*values):
        found.setdefault((campaign, _key(*subject)), ScoreFact(score, ratio, band, bool(hits)))
    return found


def vote_facts(
    campaigns: Collection[int], subjects: Collection[SubjectKey]
) -> dict[tuple[int, int, SubjectKey], VoteFact]:
    """How councils voted on ``subjects``, by campaign, key of the award and subject."""
    rows = _about(CouncilVote.objects.filter(campaign__in=campaigns), subjects)
    values = ("campaign_id", "award_id", *SUBJECT, "votes_for", "council_members")
    return {
        (campaign, award, _key(*subject)): VoteFact(votes_for, members)
        for campaign, award, *subject, votes_for, members in rows.values_list(*values)
    }


def _key(kind: str, member: int | None, collective: int | None, unit: int | None) -> SubjectKey:
    return kind, member or collective or unit or 0


def _about(rows: QuerySet, subjects: Collection[SubjectKey]) -> QuerySet:
    wanted = Q(pk__in=[])
    for kind, column in COLUMNS.items():
        if keys := {key for of_kind, key in subjects if of_kind == kind}:
            wanted |= Q(subject_kind=kind, **{f"{column}__in": keys})
    return rows.filter(wanted)
