"""«Lý lịch khen thưởng»: every award a person, a collective or a unit holds, with the names of their day."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from awards.models import Honour, Recommendation
from awards.right_texts import RightTexts, right_texts_of
from awards.selectors.facts.given import GIVEN
from awards.selectors.facts.honours import awards_once
from catalogue.models import AwardKind, AwardType
from people.models import Member, SubjectKind
from units.selectors.successions import predecessors_of

TITLES = (AwardKind.TITLE, AwardKind.RATING)
"""The kinds of the first table of a báo cáo thành tích; all others stand in the second."""
COLUMN = {SubjectKind.INDIVIDUAL: "member", SubjectKind.COLLECTIVE: "collective", SubjectKind.UNIT: "subject_unit"}


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One award held; ``campaign`` is ``None`` for what was recorded from a decision made elsewhere.

    ``decided_on`` is ``None``, ``decision_no`` and ``decided_by`` are empty, where the record does not say.
    ``name_then`` is empty where the holder is called so today; ``ended`` says by which decision it counts no more.
    ``decided_above`` tells what a higher body granted on a letter from here.
    """

    year: int
    award: AwardType
    decision_no: str
    decided_on: dt.date | None
    decided_by: str
    campaign: str | None
    name_then: str
    unit_then: str
    is_household: bool
    decided_above: bool
    ended: str = ""


@dataclass(frozen=True, slots=True)
class ApprovedLine:
    """An award approved here that no decision in the register gives yet."""

    year: int
    award: AwardType
    campaign: str
    result: int


@dataclass(frozen=True, slots=True)
class AwardHistory:
    """The two tables of a báo cáo thành tích, oldest first, what no longer counts, and what waits for its decision."""

    titles: list[HistoryLine]
    rewards: list[HistoryLine]
    ended: list[HistoryLine]
    waiting: list[ApprovedLine]

    @property
    def is_empty(self) -> bool:
        return not (self.titles or self.rewards or self.ended or self.waiting)


def award_history(subject_kind: str, subject, *, viewer, roles: Collection[str], day: dt.date) -> AwardHistory:
    """What ``subject`` holds, whoever decided it; of a unit also what those it goes on from on ``day`` held until then.

    A person's household counts with the person, and so does what stands under records merged into this one; an award
    that two records hold stands once. Names are those of the day, as they were put right since. What waits is shown as
    far as the viewer holds one of ``roles`` at the unit of the campaign. Three queries, four for a unit.
    """
    honours = list(_held(subject_kind, subject, day))
    once = awards_once(((honour.subject_unit_id, honour.subject_kind), honour) for honour in honours)
    right = right_texts_of([honour.pk for honour in honours])
    lines = [_line(honour, right.get(honour.pk), subject, subject_kind, day) for _holder, honour in once]
    return AwardHistory(
        titles=[line for line in lines if line.award.kind in TITLES and not line.ended],
        rewards=[line for line in lines if line.award.kind not in TITLES and not line.ended],
        ended=[line for line in lines if line.ended],
        waiting=_waiting(_about(subject_kind, subject), honours, viewer=viewer, roles=roles),
    )


def _about(subject_kind: str, subject) -> dict[str, object]:
    column = COLUMN[SubjectKind(subject_kind)]
    return {"member__in": Member.objects.of_person(subject)} if column == "member" else {column: subject}


def _held(subject_kind: str, subject, day: dt.date) -> QuerySet[Honour]:
    wanted = Q(**_about(subject_kind, subject))
    if subject_kind == SubjectKind.UNIT:
        for before in predecessors_of([subject.pk], day):
            wanted |= Q(subject_unit=before.held_by, year__lte=before.until.year)
    rows = Honour.objects.filter(wanted).select_related("award", "campaign", "end")
    return rows.order_by("year", "decided_on", "award__position", "pk")


def _line(honour: Honour, right: RightTexts | None, subject, subject_kind: str, day: dt.date) -> HistoryLine:
    end = getattr(honour, "end", None)
    texts = right or RightTexts(honour.name_then, honour.unit_name_then)
    return HistoryLine(
        year=honour.year,
        award=honour.award,
        decision_no=honour.decision_no,
        decided_on=honour.decided_on,
        decided_by=honour.decided_by,
        campaign=honour.campaign.name if honour.campaign else None,
        name_then="" if texts.name == str(subject) else texts.name,
        unit_then="" if subject_kind == SubjectKind.UNIT else texts.unit_name,
        is_household=honour.subject_kind == SubjectKind.HOUSEHOLD,
        decided_above=honour.decided_above,
        ended=str(end) if end and end.decided_on <= day else "",
    )


def _waiting(about, honours: Iterable[Honour], *, viewer, roles: Collection[str]) -> list[ApprovedLine]:
    """Approved awards of runs that are done, each once a campaign, without those the register gives already."""
    given = {(honour.award_id, honour.campaign_id, honour.campaign_id is None and honour.year) for honour in honours}
    of_subject = {f"entry__{column}": row for column, row in about.items()}
    approved = Recommendation.objects.shown().filter(state__in=GIVEN, **of_subject).visible_to(viewer, *roles)
    found = {}
    for row in approved.select_related("award", "run__campaign").defer("run__standards"):
        campaign = row.run.campaign
        if not given & {(row.award_id, campaign.pk, False), (row.award_id, None, campaign.year)}:
            found[row.award_id, campaign.pk] = ApprovedLine(campaign.year, row.award, campaign.name, row.pk)
    return sorted(found.values(), key=lambda line: (line.year, line.award.position, line.award.code))
