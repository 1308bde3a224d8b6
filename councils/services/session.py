"""A session is planned, its agenda drawn up, its members counted; then it is opened, or cancelled."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import Recommendation
from catalogue.models import AwardType
from common.editing import cleaned, mark_edited, refuse_stale
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.language import in_vietnamese
from common.workflow import Move, advance, write_audit
from contributions.models import Initiative, InitiativeState
from councils.box import make_box
from councils.guards import ON_THE_TABLE, has_quorum, is_led, unit_stands
from councils.models import (
    AgendaItem,
    Bar,
    Council,
    CouncilKind,
    CouncilSession,
    Mark,
    Office,
    Presence,
    VoteWay,
    VotingRule,
)
from councils.permissions import may_lead, may_plan
from councils.services.bars import bar_conflicts
from councils.services.telling import tell_members
from councils.transitions import SESSION_MOVES
from councils.voters import base_of, quorum_of, sitting, taking_part

MOST_ITEMS = 200
"""On one ballot paper: more than that nobody reads through at one sitting."""


@transaction.atomic
def plan_session(
    council: Council, *, title: str, way: str, held_at: dt.datetime, place: str = "", by
) -> CouncilSession:
    """The session is being prepared; raises ``NotAllowed``, or ``DomainError`` for a day outside the term."""
    council = Council.objects.select_for_update(of=("self",)).select_related("unit").get(pk=council.pk)
    last = council.sessions.aggregate(last=Max("number"))["last"] or 0
    session = CouncilSession(
        council=council, number=last + 1, title=title, way=way, held_at=held_at, place=place, prepared_by=by
    )
    if not (verdict := may_plan(by, council)):
        raise NotAllowed(verdict.reason)
    _refuse_other_term(session, council)
    cleaned(session)
    session.save()
    write_audit(session, "plan", by=by, after=session.state)
    tell_members(session, gettext_lazy("Mời họp hội đồng «%(title)s» lúc %(at)s."), by=by)
    return session


@transaction.atomic
def update_session(
    session: CouncilSession, *, title: str, way: str, held_at: dt.datetime, place: str, by, version: int | None = None
) -> CouncilSession:
    """A session that is still planned is held so; its members are told.

    Raises ``NotAllowed``, ``StaleEdit``, ``TransitionRefused`` once the vote is open, or ``DomainError``.
    """
    session = _planned(session, by=by)
    refuse_stale(session, version)
    session.title, session.way, session.held_at, session.place = title, way, held_at, place
    _refuse_other_term(session, session.council)
    cleaned(session)
    session.save(update_fields=["title", "way", "held_at", "place", "updated_at"])
    session.attendances.exclude(member__in=sitting(session)).delete()
    items, rule_of = list(session.items.select_related("recommendation__award")), _rules(session)
    for item in items:
        item.rule = rule_of(item.recommendation.award if item.recommendation else None)
    AgendaItem.objects.bulk_update(items, ["rule"])
    mark_edited(session, by=by)
    tell_members(session, gettext_lazy("Phiên họp «%(title)s» có thay đổi: họp lúc %(at)s."), by=by)
    return session


@transaction.atomic
def add_recommendations(session: CouncilSession, *, recommendations: Iterable[Recommendation], by) -> int:
    """Those are on the agenda, in their order, that were not yet; returns how many were added.

    Raises ``NotAllowed``, ``TransitionRefused``, or ``DomainError`` where no rule says what it takes to pass.
    """
    session = _planned(session, CouncilKind.AWARD, by=by)
    known = set(session.items.values_list("recommendation", flat=True))
    new = [row for row in recommendations if row.pk not in known and row.state in ON_THE_TABLE]
    rule_of = _rules(session)
    return _add(session, [{"recommendation": row, "rule": rule_of(row.award)} for row in new], by=by)


@transaction.atomic
def add_initiatives(session: CouncilSession, *, initiatives: Iterable[Initiative], by) -> int:
    """Those that were checked and wait for a council are on the agenda; raises as ``add_recommendations``."""
    session = _planned(session, CouncilKind.INITIATIVE, by=by)
    known = set(session.items.values_list("initiative", flat=True))
    new = [row for row in initiatives if row.pk not in known and row.state == InitiativeState.CHECKED]
    rule_of = _rules(session)
    return _add(session, [{"initiative": row, "rule": rule_of(None)} for row in new], by=by)


@transaction.atomic
def remove_item(item: AgendaItem, *, by) -> None:
    """The item is no more on the agenda of its session, which is still planned."""
    session = _planned(item.session, by=by)
    data = {"recommendation": item.recommendation_id, "initiative": item.initiative_id}
    item.delete()
    write_audit(session, "remove_item", by=by, record=Move(data=data))


@transaction.atomic
def record_attendance(session: CouncilSession, *, found: Mapping[int, tuple[str, str]], by) -> list[Bar]:
    """Of each member, by key, stands the presence and the reason of an absence.

    While the vote is open nobody who voted may be absent any more, nor anybody on whom the quorum hangs, nor whoever
    presides or writes the minutes. Conflicts that arose since it was opened bar the member; returns, unsaved, those of
    members who had voted before: their ballots count, and whoever keeps the minutes should say so. The secretary is
    told of them. Raises ``NotAllowed``, ``TransitionRefused``, or ``DomainError`` when a member is missing or gave no
    reason.
    """
    session = _locked(session)
    if not (verdict := may_lead(by, session)):
        raise NotAllowed(verdict.reason)
    if not (session.is_planned or session.is_open):
        raise TransitionRefused(_("Phiên họp đã kết thúc nên không điểm danh lại được."))
    members = list(sitting(session).by_office())
    if {member.pk for member in members} != found.keys():
        raise DomainError(_("Danh sách thành viên vừa thay đổi. Hãy tải lại trang rồi điểm danh."))
    list(session.attendances.select_for_update().order_by("pk"))
    if session.is_open:
        _refuse_leaving_voters(session, found)
    session.attendances.exclude(member__in=members).delete()
    for member in members:
        presence, reason = found[member.pk]
        reason = "" if presence == Presence.PRESENT else reason
        session.attendances.update_or_create(member=member, defaults={"presence": presence, "reason": reason})
    late = bar_conflicts(session) if session.is_open else []
    if session.is_open:
        _refuse_to_break_up(session)
    written = {member.user.username: found[member.pk][0] for member in members}
    write_audit(session, "record_attendance", by=by, record=Move(data=written))
    _tell_late_conflicts(session, late, by=by)
    return late


@transaction.atomic
def open_session(session: CouncilSession, *, by) -> CouncilSession:
    """The vote is open: whoever has a conflict is barred, and a secret ballot has its box.

    The session keeps how many members the council has and how many had to be there, and each item what its rule says.

    Raises ``NotAllowed``, or ``TransitionRefused`` with what is in the way, such as a missing quorum.
    """
    Council.objects.select_for_update(of=("self",)).get(pk=session.council_id)
    session = _locked(session)
    changes: dict[str, object] = {"opened_at": timezone.now()}
    if session.is_planned and (members := base_of(session)):
        changes |= {"members": members, "quorum": quorum_of(session)}
    if session.way == VoteWay.SECRET:
        changes["public_key"], changes["box_key"] = make_box()
    session = advance(session, "open", by=by, table=SESSION_MOVES, **changes)
    _keep_rules(session)
    bar_conflicts(session)
    if session.way != VoteWay.PAPER:
        tell_members(session, gettext_lazy("«%(title)s» đã mở bỏ phiếu."), by=by, among=taking_part(session))
    return session


@transaction.atomic
def cancel_session(session: CouncilSession, *, reason: str, by) -> CouncilSession:
    """The session comes to nothing, for ``reason``; what is in its box stays shut for ever."""
    record = Move(note=reason.strip())
    session = advance(session, "cancel", by=by, table=SESSION_MOVES, record=record, box_key=None)
    tell_members(session, gettext_lazy("Phiên họp «%(title)s» lúc %(at)s đã huỷ."), by=by)
    return session


def _keep_rules(session: CouncilSession) -> None:
    """Each item keeps what its rule says today."""
    items = list(session.items.select_related("rule"))
    for item in items:
        item.quorum_percent, item.pass_percent = item.rule.quorum_percent, item.rule.pass_percent
        item.is_strict = item.rule.is_strict
    AgendaItem.objects.bulk_update(items, ["quorum_percent", "pass_percent", "is_strict"])


def _refuse_other_term(session: CouncilSession, council: Council) -> None:
    if session.day < council.valid_from or (council.valid_to and session.day > council.valid_to):
        raise DomainError(_("Ngày họp ngoài nhiệm kỳ của hội đồng. Hãy kiểm tra lại ngày."))
    if not (verdict := unit_stands(session)):
        raise DomainError(verdict.reason)


def _planned(session: CouncilSession, kind: str = "", *, by) -> CouncilSession:
    session = _locked(session)
    if not (verdict := may_lead(by, session)):
        raise NotAllowed(verdict.reason)
    if not session.is_planned:
        raise TransitionRefused(_("Phiên họp đã mở bỏ phiếu nên không đổi nội dung được nữa."))
    if kind and session.council.kind != kind:
        raise DomainError(_("Hội đồng này không xét nội dung ấy."))
    return session


def _locked(session: CouncilSession) -> CouncilSession:
    rows = CouncilSession.objects.select_for_update(of=("self",)).select_related("council__unit")
    return rows.get(pk=session.pk)


def _rules(session: CouncilSession) -> Callable[[AwardType | None], VotingRule]:
    """The rule of each award in this session, looked up once; ``None`` asks of an initiative."""
    return cache(partial(_rule_of, session))


def _rule_of(session: CouncilSession, award: AwardType | None) -> VotingRule:
    rule = VotingRule.objects.for_vote(session.council.kind, award, session.day)
    if rule is None:
        raise DomainError(
            _("Chưa có tỷ lệ biểu quyết áp dụng ngày %(day)s. Hãy nhờ quản trị hệ thống thêm «Tỷ lệ biểu quyết».")
            % {"day": f"{session.day:%d/%m/%Y}"}
        )
    return rule


def _add(session: CouncilSession, about: list[dict], *, by) -> int:
    last = session.items.aggregate(last=Max("position"))["last"] or 0
    if session.items.count() + len(about) > MOST_ITEMS:
        raise DomainError(
            _("Một phiên họp xét nhiều nhất %(most)s nội dung. Hãy chia thành nhiều phiên.") % {"most": MOST_ITEMS}
        )
    rows = [AgendaItem(session=session, position=last + place, **what) for place, what in enumerate(about, 1)]
    AgendaItem.objects.bulk_create(rows)
    if rows:
        write_audit(session, "add_items", by=by, record=Move(data={"added": len(rows)}))
    return len(rows)


def _refuse_leaving_voters(session: CouncilSession, found: Mapping[int, tuple[str, str]]) -> None:
    gone = [member for member, (presence, _reason) in found.items() if presence == Presence.ABSENT]
    voted = Mark.objects.filter(item__session=session, member__in=gone).select_related("member__user").first()
    if voted:
        raise DomainError(_("%(who)s đã bỏ phiếu nên không thể ghi là vắng.") % {"who": voted.member})


def _refuse_to_break_up(session: CouncilSession) -> None:
    for holds in (has_quorum, is_led):
        if not (verdict := holds(session)):
            raise TransitionRefused(verdict.reason)


def _tell_late_conflicts(session: CouncilSession, late: Iterable[Bar], *, by) -> None:
    """The secretary knows who voted on what and would be barred from it now."""
    secretary = sitting(session).filter(office=Office.SECRETARY)
    for bar in late:
        tell_members(session, told_late(bar).replace("%", "%%"), by=by, among=secretary)


@in_vietnamese()
def told_late(bar: Bar) -> str:
    """Who voted on what before they had a conflict, and what to do about it."""
    return _(
        "%(who)s đã bỏ phiếu về «%(subject)s» trước khi có xung đột lợi ích (%(why)s). Phiếu ấy vẫn được tính; hãy ghi "
        "vào ý kiến thảo luận."
    ) % {"who": bar.member, "subject": bar.item.subject, "why": bar.get_kind_display().lower()}
