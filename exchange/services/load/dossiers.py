"""Registrations and proposals of a load: first planned, then written with what hangs on them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from campaigns.models import Dossier, DossierInitiative, DossierKind, DossierState, DossierWork, Entry
from catalogue.models import AwardType
from common.copying import copy_rows, reserve_ids
from common.models import Counter
from contributions.models import InitiativeState
from exchange.services.load.accounts import HUYEN, REVIEWER, Cast
from exchange.services.load.calendar import Calendar
from exchange.services.load.campaigns import Year
from exchange.services.load.contributions import Workshop
from exchange.services.load.entries import Nomination, nominations, put_up
from exchange.services.load.people import Union
from exchange.services.load.size import REGISTERED_PERCENT, apportion

PERCENT = 100
REGISTRATIONS = (
    *("accepted", "draft", "accepted", "accepted", "sent", "accepted", "accepted", "accepted", "accepted", "in_review"),
    *("accepted", "accepted", "accepted", "returned"),
    *("accepted",) * 6,
)
"""States of registrations in turn; the first is that of ``canbo``, the second of ``canbo2``."""

PROPOSALS = (
    *("draft", "accepted", "accepted", "sent", "accepted", "accepted", "accepted", "accepted", "in_review", "accepted"),
    *("accepted", "accepted", "accepted", "returned", "accepted", "accepted", "draft", "accepted", "accepted", "sent"),
)

_SENT, _RECOGNISED = InitiativeState.SENT.value, InitiativeState.RECOGNISED.value
INITIATIVES = {
    "draft": (InitiativeState.DRAFT.value,),
    "returned": (InitiativeState.DRAFT.value,),
    "sent": (_SENT,),
    "in_review": (_SENT,),
    "accepted": (_RECOGNISED, _RECOGNISED, _SENT, _RECOGNISED),
}
"""By the state of the registration they stand in, the states of initiatives in turn."""

PLEDGE = "Phấn đấu hoàn thành vượt mức nhiệm vụ năm, mỗi tổ công đoàn có ít nhất một sáng kiến."
ACHIEVEMENT = "Hoàn thành xuất sắc nhiệm vụ được giao, tích cực tham gia hoạt động công đoàn, được tập thể suy tôn."
NOT_PROPOSED = "Chưa đủ thành tích nổi bật so với người được đề nghị."
RETURN_REASON = "Đề nghị bổ sung biên bản họp xét và báo cáo thành tích có xác nhận."
DAYS_TO_MEND = 14
WORKING_HOURS = 41
"""A number of steps within which moments differ, so that lists have an order."""


@dataclass(slots=True)
class Plan:
    """A dossier as it will stand, with ``count`` entries; ``begun`` (0 to 1) is how far into the year."""

    id: int
    union: Union
    year: Year
    kind: str
    state: str
    count: int
    begun: float
    writer: str
    reviewer: str
    source: "Plan | None" = None
    receipt_no: str = ""

    @property
    def was_sent(self) -> bool:
        return self.state != DossierState.DRAFT

    @property
    def sent(self) -> float:
        """When it was sent, as ``begun``."""
        return self.begun + 0.02

    @property
    def taken(self) -> float:
        return self.begun + 0.04

    @property
    def decided(self) -> float:
        return self.begun + 0.06

    @property
    def last_touched(self) -> float:
        times = {DossierState.DRAFT: self.begun, DossierState.SENT: self.sent, DossierState.IN_REVIEW: self.taken}
        return times.get(self.state, self.decided)

    @property
    def initiative_states(self) -> tuple[str, ...]:
        return INITIATIVES[(self.source or self).state]

    @property
    def achievements(self) -> str:
        return ACHIEVEMENT if self.source else ""

    def left_out(self) -> list[Nomination]:
        """Of a proposal who was registered and is not put up."""
        put_up_now = set(self.nominations()) if self.source else set()
        return [one for one in self.source.nominations() if one not in put_up_now] if self.source else []

    def nominations(self) -> list[Nomination]:
        if self.source:
            return put_up(self.source.nominations(), self.count)
        return nominations(self.union, self.count)


def plan_dossiers(unions: list[Union], years: dict[int, Year], entries: int, *, cast: Cast) -> list[Plan]:
    """Registrations, then proposals, that hold exactly ``entries`` together; nothing is written.

    A union that has nobody to put down has no dossier.
    """
    states = [REGISTRATIONS[union.number % len(REGISTRATIONS)] for union in unions]
    counts = _registered(unions, states, entries)
    registrations = []
    for union, state, count in zip(unions, states, counts, strict=True):
        if count:
            reviewer = HUYEN if union.district is unions[0].district else REVIEWER
            kind, begun = DossierKind.REGISTRATION.value, 0.02 + union.number % WORKING_HOURS / 100
            year, writer = years[union.province.id], cast.writer(union.number)
            registrations.append(Plan(0, union, year, kind, state, count, begun, writer, reviewer))
    accepted = [plan for plan in registrations if plan.state == DossierState.ACCEPTED]
    shares = apportion(entries - sum(counts), [plan.count for plan in accepted])
    plans = registrations + [
        _proposal(source, PROPOSALS[place % len(PROPOSALS)], count)
        for place, (source, count) in enumerate(zip(accepted, shares, strict=True))
        if count
    ]
    given: dict[int, int] = {}
    for plan, pk in zip(plans, reserve_ids(Dossier, len(plans)), strict=True):
        plan.id = pk
        if plan.was_sent:
            number = given[plan.year.id] = given.get(plan.year.id, 0) + 1
            plan.receipt_no = f"{plan.year.code}/{plan.union.unit.code}/{number}"
    return plans


def write_dossiers(
    plans: list[Plan], awards: dict[str, AwardType], workshop: Workshop, *, cast: Cast, calendar: Calendar
) -> None:
    """The dossiers stand with their entries, initiatives and works; receipts go on from the last number."""
    copy_rows(
        Dossier,
        (
            "id",
            "campaign_id",
            "phase_id",
            "unit_id",
            "kind",
            "state",
            "source_id",
            "pledge",
            "created_by_id",
            "receipt_no",
            "sent_at",
            "sent_by_id",
            "due_on",
            "return_reason",
            "created_at",
            "updated_at",
        ),
        (_dossier(plan, cast, calendar) for plan in plans),
    )
    ids = reserve_ids(Entry, sum(plan.count for plan in plans))
    copy_rows(
        Entry,
        (
            "id",
            "dossier_id",
            "award_id",
            "subject_kind",
            "member_id",
            "collective_id",
            "subject_unit_id",
            "registered_on",
            "achievements",
            "not_proposed",
            "source_id",
            "added_by_id",
        ),
        _entries(plans, ids, {code: award.pk for code, award in awards.items()}, cast, calendar),
    )
    solutions = (
        (plan.id, solution.id) for plan in plans for solution in workshop.of_dossier(plan.union, plan.initiative_states)
    )
    copy_rows(DossierInitiative, ("dossier_id", "initiative_id"), solutions)
    works = ((plan.id, work[0]) for plan in plans if (work := workshop.work(plan.union)))
    copy_rows(DossierWork, ("dossier_id", "work_id"), works)
    _write_counters(plans)


def _registered(unions: list[Union], states: list[str], entries: int) -> list[int]:
    """How many entries each registration has, so that the accepted ones have room for what proposals are to take."""
    weights = [len(union.people) for union in unions]
    total = -(-entries * REGISTERED_PERCENT // PERCENT)
    while True:
        counts = apportion(total, weights)
        room = sum(count for count, state in zip(counts, states, strict=True) if state == DossierState.ACCEPTED)
        if entries - total <= room:
            return counts
        total = entries - room


def _proposal(source: Plan, state: str, count: int) -> Plan:
    return Plan(
        0,
        source.union,
        source.year,
        DossierKind.PROPOSAL.value,
        state,
        count,
        source.begun + 0.5,
        source.writer,
        source.reviewer,
        source,
    )


def _dossier(plan: Plan, cast: Cast, calendar: Calendar) -> tuple:
    was_returned = plan.state == DossierState.RETURNED
    return (
        plan.id,
        plan.year.id,
        plan.year.phase_of(plan.union).pk,
        plan.union.unit.id,
        plan.kind,
        plan.state,
        plan.source and plan.source.id,
        "" if plan.source else PLEDGE,
        cast.ids[plan.writer],
        plan.receipt_no,
        calendar.moment(plan.sent) if plan.was_sent else None,
        cast.ids[plan.writer] if plan.was_sent else None,
        calendar.today + dt.timedelta(days=DAYS_TO_MEND) if was_returned else None,
        RETURN_REASON if was_returned else "",
        calendar.moment(plan.begun),
        calendar.moment(plan.last_touched),
    )


def _entries(plans, ids: range, awards: dict[str, int], cast: Cast, calendar: Calendar) -> Iterator[tuple]:
    """Rows of all dossiers in turn; those of a proposal point at the rows of its registration."""
    first = ids.start
    begin: dict[int, int] = {}
    left_out = {plan.source.id: set(plan.left_out()) for plan in plans if plan.source}
    for plan in plans:
        begin[plan.id] = first
        not_proposed = left_out.get(plan.id, ())
        sources = _places(plan.source, begin) if plan.source else {}
        registered_on = calendar.day((plan.source or plan).begun)
        for place, one in enumerate(plan.nominations()):
            yield (
                first + place,
                plan.id,
                awards[one.award],
                one.kind,
                *one.columns,
                registered_on,
                plan.achievements,
                NOT_PROPOSED if one in not_proposed else "",
                sources.get(one),
                cast.ids[plan.writer],
            )
        first += plan.count


def _places(source: Plan, begin: dict[int, int]) -> dict[Nomination, int]:
    return {one: begin[source.id] + place for place, one in enumerate(source.nominations())}


def _write_counters(plans: list[Plan]) -> None:
    last: dict[str, int] = {}
    for plan in plans:
        if plan.was_sent:
            last[plan.year.code] = last.get(plan.year.code, 0) + 1
    Counter.objects.bulk_create(Counter(series=f"receipt:{code}", last=count) for code, count in last.items())
