"""Scores and votes as the tally asks for them: one query for however many subjects of however many campaigns."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection
from django.db.models import Q, QuerySet

from people.models import SubjectKind
from scores.models import ScoreCard

SubjectKey = tuple[str, int]
"""``subject_kind`` and the primary key of the member, collective or unit."""

COLUMNS: Mapping[str, str] = {
    SubjectKind.INDIVIDUAL: "member_id",
    SubjectKind.HOUSEHOLD: "member_id",
    SubjectKind.COLLECTIVE: "collective_id",
    SubjectKind.UNIT: "subject_unit_id",
}
VOTES = """
SELECT campaign_id, award_id, subject_kind, coalesce(member_id, collective_id, subject_unit_id), votes_for,
  council_members
FROM scores_councilvote
WHERE campaign_id = ANY(%(campaigns)s) AND (member_id = ANY(%(member_id)s)
  OR collective_id = ANY(%(collective_id)s) OR subject_unit_id = ANY(%(subject_unit_id)s))
"""
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


@dataclass(frozen=True, slots=True)
class ScoredCard:
    """A card that has a score: of which series its sheet is, and the codes of the awards that sheet is made for."""

    series: str
    awards: Collection[str]
    fact: ScoreFact


def scored_cards(
    campaigns: Collection[int], subjects: Collection[SubjectKey]
) -> dict[tuple[int, SubjectKey], list[ScoredCard]]:
    """The cards of ``subjects`` that have a score, by campaign, the last opened first; who has none is absent."""
    rows = _about(ScoreCard.objects.filter(campaign__in=campaigns, score__isnull=False), subjects).banded()
    found: defaultdict[tuple[int, SubjectKey], list[ScoredCard]] = defaultdict(list)
    values = ("campaign_id", *SUBJECT, "sheet__series", "sheet__awards", "score", "ratio", "band", "knock_out_count")
    for campaign, *subject, series, awards, score, ratio, band, hits in rows.order_by("-pk").values_list(*values):
        card = ScoredCard(series, awards, ScoreFact(score, ratio, band, bool(hits)))
        found[campaign, _key(*subject)].append(card)
    return dict(found)


def score_for(award: str | None, cards: Sequence[ScoredCard]) -> ScoreFact | None:
    """What ``award`` goes by: the cards of sheets made for it; without any those made for none; else all others.

    The last opened of one series counts. ``None`` where they are of several series: nobody said which is meant.
    """
    made_for = [card for card in cards if award in card.awards]
    for_none = [card for card in cards if not card.awards]
    asked = made_for or for_none or cards
    return asked[0].fact if len({card.series for card in asked}) == 1 else None


def vote_facts(
    campaigns: Collection[int], subjects: Collection[SubjectKey]
) -> dict[tuple[int, int, SubjectKey], VoteFact]:
    """How councils voted on ``subjects``, by campaign, key of the award and subject."""
    columns: dict[str, list[int]] = {column: [] for column in COLUMNS.values()}
    for kind, key in subjects:
        columns[COLUMNS[kind]].append(key)
    with connection.cursor() as cursor:
        cursor.execute(VOTES, {"campaigns": list(campaigns), **columns})
        return {
            (campaign, award, (kind, subject)): VoteFact(votes_for, members)
            for campaign, award, kind, subject, votes_for, members in cursor.fetchall()
        }


def _key(kind: str, member: int | None, collective: int | None, unit: int | None) -> SubjectKey:
    return kind, member or collective or unit or 0


def _about(rows: QuerySet, subjects: Collection[SubjectKey]) -> QuerySet:
    wanted = Q(pk__in=[])
    for kind, column in COLUMNS.items():
        if keys := {key for of_kind, key in subjects if of_kind == kind}:
            wanted |= Q(subject_kind=kind, **{f"{column}__in": keys})
    return rows.filter(wanted)
