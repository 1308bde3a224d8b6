"""Who sits on a council, from which day to which, and what a session asks of them before it is opened."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from common.errors import DomainError, TransitionRefused
from councils.models import CouncilMember, CouncilSession, ItemResult, Office, Presence
from councils.services.closing import close_session
from councils.services.council import found_council, seat_member, unseat_member, update_member
from councils.services.session import (
    add_recommendations,
    cancel_session,
    open_session,
    plan_session,
    record_attendance,
    update_session,
)
from councils.voters import base_of, needed_of
from tests.councils.test_pages import address
from tests.councils.test_sessions import vote
from tests.factories import RoleAssignmentFactory, UserFactory
from tests.pages import opened, words
from units.models import Role, Unit

DAY = dt.timedelta(days=1)


def newcomer(world, name="muon"):
    user = UserFactory(username=name)
    RoleAssignmentFactory(user=user, role=Role.COUNCIL, unit=world.tree.province)
    return user


def seat(world, user, joined_on=None):
    return seat_member(world.council, user=user, office=Office.MEMBER, joined_on=joined_on, by=world.keeper)


def closed(world, session=None):
    session = session or world.opened()
    for member in world.members:
        vote(session, member)
    return close_session(session, by=world.keeper)


# ---------- What a session asks before it is opened ----------


def test_a_council_without_members_decides_nothing(client, world):
    day = dt.date(2026, 1, 5)
    council = found_council(
        unit=world.tree.province,
        kind="award",
        name="Hội đồng trống",
        decision_no="77/QĐ",
        decided_on=day,
        valid_from=day,
        by=world.keeper,
    )
    session = plan_session(council, title="Xét khen", way="open", held_at=timezone.now(), by=world.keeper)
    add_recommendations(session, recommendations=world.nominees, by=world.keeper)
    record_attendance(session, found={}, by=world.keeper)
    with pytest.raises(TransitionRefused, match="Hội đồng chưa có thành viên nào vào ngày họp"):
        open_session(session, by=world.keeper)
    seat_member(council, user=newcomer(world), office="chair", joined_on=session.day + DAY, by=world.keeper)
    with pytest.raises(TransitionRefused, match="Hội đồng chưa có thành viên nào vào ngày họp"):
        open_session(session, by=world.keeper)
    client.force_login(world.keeper)
    opened(client, address("session-detail", session))


def test_nothing_passes_by_no_vote(world):
    assert needed_of(0, 80, is_strict=False) == needed_of(5, 0, is_strict=False) == 1
    session = closed(world)
    result = ItemResult.objects.filter(item__session=session).values().first() | {"id": None, "item_id": 0}
    with pytest.raises(IntegrityError, match="item_result_of_some_members"), transaction.atomic():
        ItemResult.objects.create(**result | {"members": 0, "voters": 0, "votes_for": 0})


@pytest.mark.parametrize(
    ("absent", "refused"),
    [((0, 1), "không ai chủ trì"), ((2,), "không ai ghi biên bản"), ((0,), ""), ((1,), "")],
)
def test_somebody_presides_and_the_secretary_is_there(world, absent, refused):
    session = world.count(world.session(), **{f"uyvien{number}": Presence.WRITTEN for number in absent})
    if refused:
        with pytest.raises(TransitionRefused, match=refused):
            open_session(session, by=world.keeper)
    else:
        assert open_session(session, by=world.keeper).is_open


def test_nor_does_the_secretary_leave_an_open_session(world):
    session = world.opened()
    with pytest.raises(TransitionRefused, match="không ai ghi biên bản"):
        world.count(session, uyvien2=Presence.ABSENT)
    assert not session.attendances.filter(presence=Presence.ABSENT).exists()


def test_a_vote_is_not_opened_before_the_day_of_its_session(world):
    session = world.session()
    held_at = timezone.now() + DAY
    update_session(session, title="Xét khen", way="open", held_at=held_at, place="", by=world.keeper)
    world.count(session)
    with pytest.raises(TransitionRefused, match=f"Chưa đến ngày họp {timezone.localtime(held_at):%d/%m/%Y}"):
        open_session(session, by=world.keeper)
    update_session(session, title="Xét khen", way="open", held_at=timezone.now() - DAY, place="", by=world.keeper)
    assert open_session(session, by=world.keeper).is_open


# ---------- Seats of a council that meets or has met ----------


def test_a_seat_begins_after_the_last_session_that_was_held(world):
    session, user = closed(world), newcomer(world)
    for first in (None, session.day - DAY, session.day):
        with pytest.raises(DomainError, match=f"Hội đồng đã họp ngày {session.day:%d/%m/%Y}"):
            seat(world, user, first)
    seat(world, user, session.day + DAY)
    assert base_of(session) == 5


def test_a_session_that_is_planned_or_off_binds_no_seat(world):
    world.session()
    cancel_session(world.opened(), reason="Mất điện", by=world.keeper)
    assert seat(world, newcomer(world)).joined_on is None


def test_nobody_takes_a_seat_while_a_vote_is_open(world):
    world.opened()
    with pytest.raises(DomainError, match="thêm thành viên sau khi phiên kết thúc"):
        seat(world, newcomer(world), dt.date.today() + 9 * DAY)


def test_nobody_gives_up_a_seat_while_a_vote_is_open(world):
    session = world.opened()
    with pytest.raises(DomainError, match="cho thôi sau khi phiên kết thúc"):
        unseat_member(world.members[4], left_on=session.day, by=world.keeper)
    closed(world, session)
    with pytest.raises(DomainError, match="còn dự phiên họp"):
        unseat_member(world.members[4], left_on=session.day - DAY, by=world.keeper)
    assert unseat_member(world.members[4], left_on=session.day, by=world.keeper).left_on == session.day


def test_a_seat_that_is_given_up_already_is_told_whoever_looked_before(world):
    before = CouncilMember.objects.get(pk=world.members[4].pk)
    unseat_member(world.members[4], left_on=dt.date.today(), by=world.keeper)
    with pytest.raises(DomainError, match="đã thôi từ trước"):
        unseat_member(before, left_on=dt.date.today(), by=world.keeper)


def test_what_is_in_the_way_stands_on_the_form(client, world):
    closed(world)
    client.force_login(world.keeper)
    data = {"user": newcomer(world).pk, "office": "member"}
    assert "Hội đồng đã họp ngày" in words(client.post(address("council-seat", world.council), data))


# ---------- One seat, one chair on each day ----------


def left_later(world, number):
    """The last day of the seat is tomorrow."""
    last = dt.date.today() + DAY
    unseat_member(world.members[number], left_on=last, by=world.keeper)
    return world.members[number].user, last


def test_who_sits_until_a_day_to_come_takes_another_seat_only_after_it(world):
    user, last = left_later(world, 4)
    with pytest.raises(DomainError, match=rf"còn là ủy viên đến hết ngày {last:%d/%m/%Y}"):
        seat(world, user, joined_on=last)
    assert seat(world, user, joined_on=last + DAY).joined_on == last + DAY


def test_a_council_has_one_chair_on_each_day(world):
    _user, last = left_later(world, 0)
    with pytest.raises(DomainError, match=r"còn là chủ tịch hội đồng đến hết ngày"):
        seat_member(world.council, user=newcomer(world), office=Office.CHAIR, joined_on=last, by=world.keeper)
    with pytest.raises(DomainError, match=r"còn là chủ tịch hội đồng đến hết ngày"):
        update_member(world.members[4], office=Office.CHAIR, position="", by=world.keeper)
    seat_member(world.council, user=newcomer(world, "moi"), office=Office.CHAIR, joined_on=last + DAY, by=world.keeper)


# ---------- The unit ends ----------


def test_a_council_meets_no_more_once_its_unit_has_ended(world):
    session = world.count(world.session())
    Unit.objects.filter(pk=world.tree.province.pk).update(ended_on=session.day - DAY)
    session = CouncilSession.objects.for_page().get(pk=session.pk)
    with pytest.raises(TransitionRefused, match="lập hội đồng ở đơn vị kế tiếp"):
        open_session(session, by=world.keeper)
    with pytest.raises(DomainError, match="đã kết thúc hoạt động"):
        world.session()
