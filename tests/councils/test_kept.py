"""What a session keeps: whoever sits later, is renamed or moved, and whatever rule comes, it stays as it was."""

from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction

from councils.guards import has_quorum
from councils.models import (
    AgendaItem,
    CouncilMember,
    CouncilSession,
    ItemResult,
    Office,
    Presence,
    VotingRule,
)
from councils.selectors.minutes import minutes_of
from councils.selectors.results import result_of
from councils.services.bars import declare_conflict
from councils.services.closing import close_session
from councils.services.council import unseat_member, update_council, update_member
from tests.councils.test_pages import address
from tests.councils.test_sessions import vote
from tests.factories import UserFactory
from tests.pages import opened, words

FILL = import_module("councils.migrations.0006_fill_what_a_session_was").FILL


@pytest.fixture
def closed(world):
    """A session on two nominees in which the fourth member was barred and the fifth away."""
    session = world.opened(nominees=world.nominees[:2], uyvien4=Presence.ABSENT)
    declare_conflict(session.items.first(), member=world.members[3], note="em trai", by=world.keeper)
    for member in world.members[:4]:
        vote(session, member)
    return close_session(session, by=world.keeper, discussion="Không có.", conclusion="Nhất trí.")


def test_the_minutes_stay_whoever_is_renamed_moved_or_replaced(world, closed):
    before = minutes_of(closed)
    assert before.chair == str(world.members[0]) and before.council == "Hội đồng thi đua – khen thưởng"
    update_council(world.council, name="Hội đồng mới", valid_to=None, by=world.keeper)
    unseat_member(world.members[0], left_on=closed.day, by=world.keeper)
    update_member(world.members[1], office=Office.CHAIR, position="Trưởng ban", by=world.keeper)
    update_member(world.members[2], office=Office.MEMBER, position="Phó ban", by=world.keeper)
    for member in world.members:
        type(member.user).objects.filter(pk=member.user_id).update(full_name="Tên mới")
    after = minutes_of(CouncilSession.objects.get(pk=closed.pk))
    assert after == before


def test_the_page_shows_a_session_as_it_was(client, world, closed):
    client.force_login(world.keeper)
    name = str(world.members[1])
    update_council(world.council, name="Hội đồng mới", valid_to=None, by=world.keeper)
    unseat_member(world.members[0], left_on=closed.day, by=world.keeper)
    update_member(world.members[1], office=Office.CHAIR, position="", by=world.keeper)
    type(world.members[1].user).objects.filter(pk=world.members[1].user_id).update(full_name="Tên mới")
    CouncilMember.objects.create(council=world.council, user=UserFactory(), office="member")
    world.nominees[1].unit.__class__.objects.filter(pk=world.nominees[1].unit_id).update(name="Đơn vị mới")
    shown = words(opened(client, address("session-detail", closed)))
    assert f"{name}, Phó chủ tịch hội đồng: Có mặt" in shown
    assert "Hội đồng thi đua – khen thưởng" in shown and "4 trên 5 thành viên" in shown
    assert world.nominees[1].unit.name in shown and "Đơn vị mới" not in shown


def test_who_sits_later_changes_no_session_that_was_opened(world):
    session = world.opened()
    for _each in range(3):
        CouncilMember.objects.create(council=world.council, user=UserFactory(), office="member")
    session.refresh_from_db()
    assert (session.members, session.quorum) == (5, 3) and has_quorum(session)
    for member in world.members:
        vote(session, member)
    close_session(session, by=world.keeper)
    assert set(ItemResult.objects.values_list("members", "needed", "passed")) == {(5, 4, True)}
    assert has_quorum(CouncilSession.objects.get()) and minutes_of(CouncilSession.objects.get()).members == 5


def test_a_rule_that_is_edited_changes_no_session_that_was_opened(client, world):
    session = world.opened()
    VotingRule.objects.update(quorum_percent=100, pass_percent=100, is_strict=True)
    client.force_login(world.keeper)
    shown = words(opened(client, address("session-detail", session)))
    assert "từ 80% tổng số thành viên" in shown and "cần ít nhất 3 người có mặt" in shown
    world.count(session, uyvien4=Presence.ABSENT)
    for member in world.members[:4]:
        vote(session, member)
    close_session(session, by=world.keeper)
    found = result_of(world.nominees[0])
    assert (found.needed, found.threshold, found.passed) == (4, 80, True)


def test_a_rule_that_is_edited_before_holds_for_the_vote(world):
    session = world.count(world.session())
    VotingRule.objects.update(pass_percent=60)
    world.opened(nominees=world.nominees[:1])
    assert session.items.first().asks.pass_percent == 60


def test_nothing_is_added_to_a_session_that_is_over(world, closed):
    item, other = closed.items.last(), world.session(nominees=world.nominees[2:])
    seat = CouncilMember.objects.create(council=world.council, user=UserFactory(), office="member")
    for add in (
        lambda: closed.attendances.create(member=seat, presence="present"),
        lambda: item.bars.create(member=seat, kind="person"),
        lambda: closed.items.create(position=9, recommendation=world.nominees[2], rule=item.rule),
        lambda: other.items.update(session=closed),
    ):
        with pytest.raises(DatabaseError, match="Phiên họp đã kết thúc"), transaction.atomic():
            add()


def test_a_cancelled_session_may_be_tidied_up(world):
    session = world.opened()
    CouncilSession.objects.filter(pk=session.pk).update(state="cancelled", box_key=None)
    session.attendances.all().delete()
    assert not session.attendances.exists()


BLANK = """
UPDATE councils_attendance SET name = '', position = '', office = '';
UPDATE councils_agendaitem SET quorum_percent = NULL, pass_percent = NULL, is_strict = NULL;
UPDATE councils_councilsession SET members = NULL, quorum = NULL, council_name = '';
"""


def test_sessions_of_before_keep_what_is_known_of_them(committed_world, as_owner):
    world = committed_world
    planned, under_way, over = world.session(), world.opened(), world.opened(uyvien4=Presence.ABSENT)
    for member in world.members[:4]:
        vote(over, member)
    over = close_session(over, by=world.keeper)
    before = minutes_of(over)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(BLANK)
        cursor.execute("UPDATE councils_votingrule SET pass_percent = 90")
        cursor.execute(FILL)
        cursor.execute("SET session_replication_role = origin")
    assert minutes_of(CouncilSession.objects.get(pk=over.pk)) == before
    rows = CouncilSession.objects.order_by("pk").values_list("pk", "members", "quorum", "council_name")
    assert list(rows) == [
        (planned.pk, None, None, ""),
        (under_way.pk, 5, 3, ""),
        (over.pk, 5, 3, world.council.name),
    ]
    figures = AgendaItem.objects.values_list("session", "quorum_percent", "pass_percent", "is_strict").distinct()
    assert set(figures.order_by()) == {
        (planned.pk, None, None, None),
        (under_way.pk, 60, 90, False),
        (over.pk, 60, 80, False),
    }
    assert not planned.attendances.exists() and not under_way.attendances.exclude(name="").exists()
