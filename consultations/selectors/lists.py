"""Whom people are asked about: the approved of a run, as a list names them."""

from collections.abc import Iterable, Iterator

from awards.models import Recommendation, RecommendationState, TallyRun
from catalogue.models import AwardType
from consultations.models import Listed
from people.models import Member, SubjectKind

ASKED_ABOUT = (RecommendationState.APPROVED, RecommendationState.DECIDED)
"""States of those who are to be awarded and are not yet."""
PEOPLE = (SubjectKind.INDIVIDUAL, SubjectKind.HOUSEHOLD)


def to_ask_about(run: TallyRun, award: AwardType | None):
    """Those of ``run`` who are to get ``award``, or any."""
    rows = Recommendation.objects.filter(run=run, state__in=ASKED_ABOUT)
    return rows.filter(award=award) if award else rows


def listed(rows: Iterable[Recommendation], kind: type[Listed], **whole) -> Iterator[Listed]:
    """A line of ``kind`` for each of ``rows`` by award, collectives first, then by unit and name; three queries."""
    entry = "entry"
    loaded = Recommendation.objects.filter(pk__in=[row.pk for row in rows]).select_related(
        "award", f"{entry}__member__unit", f"{entry}__collective__unit", f"{entry}__subject_unit"
    )
    for place, row in enumerate(sorted(loaded, key=_place), 1):
        subject = row.entry.subject
        yield kind(
            recommendation=row,
            place=place,
            name=subject.full_name if isinstance(subject, Member) else subject.name,
            position=getattr(subject, "position", ""),
            unit_name=_unit_of(row).name,
            award_label=row.award.name,
            **whole,
        )


def _unit_of(row: Recommendation):
    entry = row.entry
    return entry.subject if entry.subject_kind == SubjectKind.UNIT else entry.subject.unit


def _place(row: Recommendation) -> tuple:
    entry = row.entry
    return row.award.position, entry.subject_kind in PEOPLE, _unit_of(row).path, entry.subject.sort_key, row.pk
