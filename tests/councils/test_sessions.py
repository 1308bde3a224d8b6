"""A council meets: quorum, bars, votes in the open and on paper, and what they come to."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from common.models import AuditEntry
from councils.models import Bar, ItemResult, Office, Presence, SessionState, VoteWay
from councils.selectors.results import result_of, results_of
from councils.services.bars import declare_conflict
from councils.services.closing import close_session
from councils.services.council import seat_member, unseat_member, update_council, update_member
from councils.services.paper import confirm_counts, fingerprint_of, type_counts
from councils.services.session import (
    add_recommendations,
    cancel_session,
    open_session,
    plan_session,
    record_attendance,
    remove_item,
    update_session,
)
from councils.services.voting import cast_votes
from councils.voters import needed_of, sitting
from notices.models import Notice
from tests.factories import MemberFactory, RoleAssignmentFactory, UserFactory
from units.models import Role


def vote(session, member, choice="for", **other):
    """The member votes ``choice`` on all that is theirs to vote on, and otherwise on the items of ``other``."""
    barred = set(Bar.objects.filter(item__session=session, member=member).values_list("item", flat=True))
    items = [item for item in session.items.values_list("pk", flat=True) if item not in barred]
    return cast_votes(session, choices={item: other.get(str(item), choice) for item in items}, by=member.user)


@pytest.mark.parametrize(
    ("total", "percent", "is_strict", "needed"),
    [(9, 90, False, 9), (9, 80, False, 8), (10, 50, False, 5), (10, 50, True, 6), (9, 50, True, 5), (5, 100, False, 5)],
)
def test_percentages_are_of_all_members_and_rounded_up(total, percent, is_strict, needed):
    assert needed_of(total, percent, is_strict=is_strict) == needed


def test_an_open_vote_comes_to_a_result_on_all_members(world):
    session = world.opened(uyvien4=Presence.ABSENT)
    for member in world.members[:4]:
        vote(session, member)
    session = close_session(session, by=world.members[0].user, conclusion="Nhất trí.")
    found = result_of(world.nominees[0])
    assert (found.votes_for, found.members, found.needed, found.passed) == (4, 5, 4, True)
    assert found.session == session and results_of(world.nominees)[world.nominees[1].pk].passed
    assert session.state == SessionState.CLOSED


def test_one_vote_too_few_of_all_members_does_not_pass(world):
    session = world.opened(uyvien4=Presence.ABSENT)
    for member in world.members[:3]:
        vote(session, member)
    vote(session, world.members[3], "abstain")
    close_session(session, by=world.keeper)
    found = result_of(world.nominees[0])
    assert (found.votes_for, found.abstain, found.passed) == (3, 1, False)


def test_without_quorum_nothing_is_opened(world):
    absent = {f"uyvien{number}": Presence.ABSENT for number in range(3)}
    session = world.count(world.session(), **absent)
    with pytest.raises(TransitionRefused, match="có mặt 2 trên 5, cần ít nhất 3"):
        open_session(session, by=world.keeper)


def test_opinions_in_writing_vote_but_are_no_presence(world):
    written = {f"uyvien{number}": Presence.WRITTEN for number in range(3)}
    with pytest.raises(TransitionRefused, match="Không đủ số thành viên"):
        open_session(world.count(world.session(), **written), by=world.keeper)
    session = world.opened(uyvien4=Presence.WRITTEN)
    assert vote(session, world.members[4]) == 3


def test_a_session_without_agenda_or_attendance_stays_shut(world):
    with pytest.raises(TransitionRefused, match="chưa có nội dung"):
        open_session(world.session(nominees=[]), by=world.keeper)
    with pytest.raises(TransitionRefused, match="Chưa điểm danh"):
        open_session(world.session(), by=world.keeper)


def test_a_nominee_refused_since_is_named(world):
    session = world.count(world.session())
    type(world.nominees[0]).objects.filter(pk=world.nominees[0].pk).update(state="refused")
    with pytest.raises(TransitionRefused, match=str(world.nominees[0].subject_label)):
        open_session(session, by=world.keeper)


def test_nobody_votes_on_themselves_the_chair_neither(world):
    person = world.nominees[0].entry.member
    person.user = world.members[0].user
    person.save()
    session = world.opened()
    barred = {bar.item.recommendation_id: bar.kind for bar in Bar.objects.filter(member=world.members[0])}
    assert barred == {world.nominees[0].pk: "person", world.nominees[2].pk: "unit"}
    assert vote(session, world.members[0]) == 1
    with pytest.raises(DomainError, match="đã bỏ phiếu"):
        cast_votes(session, choices={}, by=world.members[0].user)


def test_nobody_votes_on_their_own_unit_or_what_lies_under_it(world):
    RoleAssignmentFactory(user=world.members[1].user, role=Role.SPECIALIST, unit=world.tree.district)
    MemberFactory(unit=world.tree.base, user=world.members[2].user)
    session = world.opened()
    kinds = Bar.objects.filter(item__session=session).values_list("member", "kind")
    assert sorted(kinds) == sorted([(world.members[1].pk, "unit")] * 3 + [(world.members[2].pk, "unit")] * 2)


def test_the_unit_of_the_council_bars_nobody(world):
    RoleAssignmentFactory(user=world.members[1].user, role=Role.SPECIALIST, unit=world.tree.province)
    world.opened()
    assert not Bar.objects.exists()


def test_a_declared_conflict_needs_its_reason_and_comes_before_the_vote(world):
    session = world.opened()
    item, member = session.items.first(), world.members[3]
    with pytest.raises(DomainError, match="nói rõ"):
        declare_conflict(item, member=member, note=" ", by=member.user)
    with pytest.raises(NotAllowed):
        declare_conflict(item, member=member, note="em trai", by=world.members[4].user)
    declare_conflict(item, member=member, note="em trai", by=member.user)
    assert vote(session, member) == 2
    with pytest.raises(DomainError, match="đã bỏ phiếu"):
        declare_conflict(session.items.last(), member=member, note="em trai", by=member.user)


def test_barred_members_still_count_in_the_base(world):
    session = world.opened(nominees=world.nominees[:1])
    for member in world.members[:2]:
        declare_conflict(session.items.get(), member=member, note="cùng nhóm", by=member.user)
    for member in world.members[2:]:
        vote(session, member)
    close_session(session, by=world.keeper)
    result = ItemResult.objects.get()
    assert (result.voters, result.members, result.needed, result.passed) == (3, 5, 4, False)


def test_nobody_votes_twice_or_in_part_or_for_another(world):
    session = world.opened()
    with pytest.raises(DomainError, match="chưa đủ"):
        cast_votes(session, choices={session.items.first().pk: "for"}, by=world.members[0].user)
    vote(session, world.members[0])
    with pytest.raises(DomainError, match="đã bỏ phiếu"):
        vote(session, world.members[0], "against")
    with pytest.raises(NotAllowed):
        vote(session, world.members[0].__class__(user=world.keeper, pk=0))


def test_who_voted_is_not_absent_and_who_left_is_waited_for_no_more(world):
    session = world.opened()
    for member in world.members[:4]:
        vote(session, member)
    with pytest.raises(TransitionRefused, match="Còn 1 thành viên chưa bỏ phiếu"):
        close_session(session, by=world.keeper)
    with pytest.raises(DomainError, match="không thể ghi là vắng"):
        world.count(session, uyvien0=Presence.ABSENT)
    close_session(world.count(session, uyvien4=Presence.ABSENT), by=world.keeper)
    assert ItemResult.objects.filter(voters=4).count() == 3


def test_the_quorum_is_not_lost_while_the_vote_is_open(world):
    session = world.opened()
    with pytest.raises(TransitionRefused, match="Không đủ"):
        world.count(session, **{f"uyvien{number}": Presence.ABSENT for number in range(3)})


def test_an_open_session_keeps_its_agenda(world):
    session = world.opened()
    with pytest.raises(TransitionRefused, match="không đổi nội dung"):
        remove_item(session.items.first(), by=world.keeper)
    with pytest.raises(TransitionRefused):
        add_recommendations(session, recommendations=world.nominees, by=world.keeper)


def test_a_cancelled_session_says_why_and_comes_to_nothing(world):
    session = world.opened()
    with pytest.raises(TransitionRefused, match="lý do"):
        cancel_session(session, reason=" ", by=world.keeper)
    assert cancel_session(session, reason="Mất điện", by=world.keeper).state == "cancelled"
    assert result_of(world.nominees[0]) is None


def test_results_on_paper_need_two_people_and_every_ballot(world):
    session, secretary, chair = world.opened(VoteWay.PAPER), world.members[2].user, world.members[0].user
    items = list(session.items.values_list("pk", flat=True))
    with pytest.raises(DomainError, match="4 phiếu, số người được bỏ phiếu là 5"):
        type_counts(session, found={item: {"votes_for": 4} for item in items}, by=secretary)
    type_counts(session, found={item: {"votes_for": 4, "spoilt": 1} for item in items}, by=secretary)
    with pytest.raises(TransitionRefused, match="chưa được xác nhận"):
        close_session(session, by=chair)
    with pytest.raises(NotAllowed, match="không tự xác nhận"):
        confirm_counts(session, seen=fingerprint_of(session), by=secretary)
    confirm_counts(session, seen=fingerprint_of(session), by=chair)
    close_session(session, by=chair)
    result = ItemResult.objects.first()
    assert (result.votes_for, result.spoilt, result.passed) == (4, 1, True)


def test_what_was_confirmed_and_typed_again_waits_again(world):
    session = world.opened(VoteWay.PAPER)
    items = list(session.items.values_list("pk", flat=True))
    type_counts(session, found={item: {"votes_for": 5} for item in items}, by=world.members[2].user)
    confirm_counts(session, seen=fingerprint_of(session), by=world.members[0].user)
    type_counts(session, found={item: {"votes_for": 4, "votes_against": 1} for item in items}, by=world.keeper)
    with pytest.raises(TransitionRefused, match="chưa được xác nhận"):
        close_session(session, by=world.keeper)
    with pytest.raises(TransitionRefused):
        cast_votes(session, choices={}, by=world.members[0].user)


def test_strangers_lead_nothing(world):
    for name in ("editor", "viewer", "specialist", "auditor"):
        with pytest.raises(NotAllowed):
            plan_session(world.council, title="x", way="open", held_at=timezone.now(), by=world.people[name])
    session = world.session()
    with pytest.raises(NotAllowed):
        record_attendance(session, found={}, by=world.members[4].user)


def test_a_seat_needs_the_role_and_one_chair_is_enough(world):
    with pytest.raises(DomainError, match="chưa có vai trò"):
        seat_member(world.council, user=UserFactory(), office="member", by=world.keeper)
    user = UserFactory()
    RoleAssignmentFactory(user=user, role=Role.COUNCIL, unit=world.tree.confederation)
    with pytest.raises(DomainError, match="đã có người giữ"):
        seat_member(world.council, user=user, office="chair", by=world.keeper)
    with pytest.raises(DomainError, match="đã ở trong hội đồng"):
        seat_member(world.council, user=world.members[4].user, office="member", by=world.keeper)


def test_who_left_counts_in_no_later_session(world):
    unseat_member(world.members[4], left_on=dt.date.today() - dt.timedelta(days=1), by=world.keeper)
    world.members.pop()
    session = world.opened()
    for member in world.members:
        vote(session, member)
    close_session(session, by=world.keeper)
    assert set(ItemResult.objects.values_list("members", flat=True)) == {4}


def test_a_result_never_changes(world):
    session = world.opened()
    for member in world.members:
        vote(session, member)
    close_session(session, by=world.keeper)
    for statement in ("UPDATE councils_itemresult SET passed = false", "DELETE FROM councils_itemresult"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    with pytest.raises(ProtectedError), transaction.atomic():
        session.items.first().delete()
    assert AuditEntry.objects.filter(move="close").count() == 1


# ---------- Changed, and told ----------


def told(member) -> list[str]:
    return list(Notice.objects.filter(user=member.user).order_by("pk").values_list("text", flat=True))


def test_members_are_told_of_a_session_from_its_plan_to_its_result(world):
    session = world.session()
    assert "Mời họp hội đồng «Xét khen»" in told(world.members[0])[0]
    held_at = timezone.now() - dt.timedelta(hours=3)
    session = update_session(
        session, title="Xét khen bổ sung", way=VoteWay.OPEN, held_at=held_at, place="Phòng họp 2", by=world.keeper
    )
    assert told(world.members[0])[-1] == (
        f"Phiên họp «Xét khen bổ sung» có thay đổi: họp lúc {timezone.localtime(held_at):%H:%M %d/%m/%Y}, Phòng họp 2."
    )
    open_session(world.count(session, uyvien4="absent"), by=world.keeper)
    assert told(world.members[0])[-1] == "«Xét khen bổ sung» đã mở bỏ phiếu."
    assert "mở bỏ phiếu" not in told(world.members[4])[-1]
    for member in world.members[:4]:
        vote(session, member)
    close_session(session, by=world.members[0].user)
    assert told(world.members[4])[-1] == "«Xét khen bổ sung» đã có kết quả kiểm phiếu."
    assert "kết quả" not in told(world.members[0])[-1]  # who closed it knows


def test_members_are_told_that_a_session_is_off(world):
    cancel_session(world.session(), reason="Trùng lịch", by=world.keeper)
    assert "đã huỷ" in told(world.members[1])[-1]


def test_a_session_under_way_is_not_changed(world):
    session = world.opened()
    with pytest.raises(TransitionRefused, match="đã mở bỏ phiếu"):
        update_session(session, title="Khác", way=VoteWay.OPEN, held_at=session.held_at, place="", by=world.keeper)


def test_a_session_changed_meanwhile_is_not_changed_again(world):
    session = world.session()
    same = {"way": VoteWay.OPEN, "held_at": session.held_at, "place": "", "by": world.keeper, "version": 1}
    update_session(session, title="Một", **same)
    with pytest.raises(StaleEdit):
        update_session(session, title="Hai", **same)


def test_a_session_stays_in_the_term(world):
    session = world.session()
    early = timezone.make_aware(dt.datetime(2025, 12, 31, 8, 0))
    with pytest.raises(DomainError, match="ngoài nhiệm kỳ"):
        update_session(session, title="Sớm", way=VoteWay.OPEN, held_at=early, place="", by=world.keeper)


def test_a_council_is_renamed_and_its_founding_stays(world):
    council = update_council(world.council, name="Hội đồng mới", valid_to=None, by=world.keeper, version=1)
    assert (council.name, council.decision_no, council.version) == ("Hội đồng mới", "12/QĐ-LĐLĐ", 2)
    with pytest.raises(StaleEdit):
        update_council(council, name="Hội đồng cũ", valid_to=None, by=world.keeper, version=1)


def test_a_term_covers_its_sessions(world):
    session = world.session()
    with pytest.raises(DomainError, match="còn phiên họp"):
        update_council(world.council, name="Hội đồng", valid_to=session.day - dt.timedelta(days=1), by=world.keeper)


def test_who_joins_later_does_not_sit_before(world):
    user = UserFactory(username="muon")
    RoleAssignmentFactory(user=user, role=Role.COUNCIL, unit=world.tree.province)
    session = world.session()
    seat_member(
        world.council, user=user, office=Office.MEMBER, joined_on=session.day + dt.timedelta(days=1), by=world.keeper
    )
    assert sitting(session).count() == 5
    early = world.council.valid_from - dt.timedelta(days=1)
    other = UserFactory(username="som")
    RoleAssignmentFactory(user=other, role=Role.COUNCIL, unit=world.tree.province)
    with pytest.raises(DomainError, match="trong nhiệm kỳ"):
        seat_member(world.council, user=other, office=Office.MEMBER, joined_on=early, by=world.keeper)


def test_a_member_changes_office_but_nobody_is_second_chair(world):
    member = update_member(world.members[4], office=Office.DEPUTY, position="Trưởng ban", by=world.keeper)
    assert (member.office, member.position) == ("deputy", "Trưởng ban")
    with pytest.raises(DomainError, match="đã có người giữ vai trò"):
        update_member(world.members[4], office=Office.CHAIR, position="", by=world.keeper)
    with pytest.raises(NotAllowed):
        update_member(world.members[4], office=Office.MEMBER, position="", by=world.members[3].user)
