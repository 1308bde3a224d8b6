"""The minutes of a session that is over, ready to be printed; never a name beside a vote."""

from django.utils.translation import gettext as _

from common.vietnamese import format_number
from councils.models import Attendance, CouncilSession, ItemResult, Office, Presence, VoteWay
from councils.voters import base_of, session_bars
from papers.content import Attendant, Ballots, Minutes, Vote


def minutes_of(session: CouncilSession) -> Minutes:
    """What the session did. Each percentage is of all members of the council, which the paper says beside the table."""
    attendances = list(session.attendances.select_related("member__user").order_by("pk"))
    of_session = ItemResult.objects.filter(item__session=session).order_by("item__position")
    results = list(of_session.select_related("item__recommendation__award"))
    members = base_of(session)
    barred = _barred(session)
    return Minutes(
        signed_on=session.day,
        about=session.title,
        council=session.of_council,
        began_at=min(session.held_at, session.opened_at) if session.opened_at else session.held_at,
        ended_at=session.closed_at,
        venue=session.place,
        members=members,
        present=tuple(_attendant(row) for row in attendances if row.presence == Presence.PRESENT),
        absent=tuple(_attendant(row) for row in attendances if row.presence != Presence.PRESENT),
        chair=_name_of(attendances, Office.CHAIR, Office.DEPUTY),
        secretary=_name_of(attendances, Office.SECRETARY),
        way=session.get_way_display(),
        proceedings=(*session.discussion.splitlines(), *_bars_told(session, attendances)),
        ballots=_ballots(session, results),
        votes=tuple(_vote(row, barred.get(row.item_id, 0)) for row in results),
        base_note=_base_note(members, results),
        conclusions=tuple(session.conclusion.splitlines()),
    )


def _attendant(row: Attendance) -> Attendant:
    note = "" if row.presence == Presence.PRESENT else f"{row.get_presence_display()}: {row.reason}"
    seat = row.seat
    return Attendant(name=row.seat_holder, position=seat.position, office=seat.get_office_display(), note=note)


def _name_of(attendances: list[Attendance], *offices: str) -> str:
    """Who of those present holds the first of ``offices`` that anybody there holds; empty when nobody does."""
    there = {row.seat.office: row.seat_holder for row in attendances if row.presence == Presence.PRESENT}
    return next((there[office] for office in offices if office in there), "")


def _barred(session: CouncilSession) -> dict[int, int]:
    counts: dict[int, int] = {}
    for item in _bars(session).values_list("item", flat=True):
        counts[item] = counts.get(item, 0) + 1
    return counts


def _bars(session: CouncilSession):
    """The bars of those who were members that day."""
    return session_bars(session).filter(member__in=session.attendances.values("member"))


def _bars_told(session: CouncilSession, attendances: list[Attendance]) -> list[str]:
    """A sentence for each bar: who did not vote on what, and why."""
    names = {row.member_id: row.seat_holder for row in attendances}
    sentence = _("%(who)s không bỏ phiếu về «%(subject)s»: %(why)s.")
    bars = _bars(session).select_related("item__result").order_by("item__position", "pk")
    return [
        sentence
        % {
            "who": names[bar.member_id],
            "subject": bar.item.result.subject,
            "why": bar.note or bar.get_kind_display().lower(),
        }
        for bar in bars
    ]


def _ballots(session: CouncilSession, results: list[ItemResult]) -> Ballots | None:
    """The slips of all items together; ``None`` where hands were raised."""
    if session.way == VoteWay.OPEN:
        return None
    issued, invalid = sum(row.voters for row in results), sum(row.spoilt for row in results)
    received = sum(row.collected for row in results)
    return Ballots(issued=issued, received=received, valid=received - invalid, invalid=invalid)


def _vote(row: ItemResult, barred: int) -> Vote:
    return Vote(
        name=row.subject,
        award=_award_of(row),
        votes_for=row.votes_for,
        votes_against=row.votes_against,
        abstentions=row.votes_abstain,
        base=row.members,
        verdict=_("Đạt") if row.passed else _("Không đạt"),
        unit=row.unit_name,
        barred=barred,
    )


def _award_of(row: ItemResult) -> str:
    """What was voted on by its whole name, also where the result was kept with what the award is called for short."""
    recommendation = row.item.recommendation
    if recommendation and row.award_label == recommendation.award.label:
        return recommendation.award.name
    return row.award_label


def _base_note(members: int, results: list[ItemResult]) -> str:
    """Of what the percentages are, and how many votes each award needed."""
    asked = {(_award_of(row), row.pass_percent, row.needed) for row in results}
    needs = [
        _("%(what)s cần %(needed)s phiếu (%(percent)s%%)")
        % {"what": what or _("mỗi nội dung"), "needed": needed, "percent": format_number(percent.normalize())}
        for what, percent, needed in sorted(asked)
    ]
    base = _("Tỷ lệ tính trên tổng số %(members)s thành viên hội đồng, kể cả người vắng và người không được bỏ phiếu")
    return f"{base % {'members': members}}; {'; '.join(needs)}."
