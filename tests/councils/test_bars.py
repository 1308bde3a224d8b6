"""Who is barred by their unit, up and down the tree, and what becomes of a conflict that comes after the vote."""

import datetime as dt

import pytest
from django.utils import timezone

from awards.models import Outcome, Recommendation
from common.models import AuditEntry
from councils.models import Bar, ItemResult, VoteWay
from councils.services.bars import declare_conflict
from councils.services.closing import close_session
from councils.services.council import unseat_member
from councils.services.paper import confirm_counts, fingerprint_of, type_counts
from councils.services.session import open_session, record_attendance
from notices.models import Notice
from people.models import CollectiveMembership, SubjectKind
from tests.councils.test_pages import address, posted
from tests.councils.test_sessions import vote
from tests.factories import CollectiveFactory, EntryFactory, MemberFactory, RoleAssignmentFactory, UnitFactory
from tests.pages import opened, words
from units.models import Role, UnitKind

DAY = dt.timedelta(days=1)


def nominated(world, unit, **subject):
    """A recommendation of ``subject``, put up by ``unit``."""
    kind = SubjectKind.UNIT if "subject_unit" in subject else SubjectKind.COLLECTIVE
    entry = EntryFactory(
        dossier=world.dossier_of(unit), award=world.awards.certificate, subject_kind=kind, member=None, **subject
    )
    return Recommendation.objects.create(
        run=world.run,
        entry=entry,
        award=world.awards.certificate,
        unit=unit,
        outcome=Outcome.RECOMMENDED,
        eligible=True,
        rank=9,
    )


@pytest.fixture
def section(world):
    """A section of the base union, with the fourth member of the council in it."""
    unit = UnitFactory(code="CS1-BP1", name="Công đoàn bộ phận 1", kind=UnitKind.SECTION, parent=world.tree.base)
    MemberFactory(unit=unit, user=world.members[3].user)
    return unit


def barred(session) -> set[tuple[int, str]]:
    return set(Bar.objects.filter(item__session=session).values_list("member", "kind"))


def test_a_union_that_is_put_up_is_that_of_who_belongs_to_its_section(world, section):
    row = nominated(world, world.tree.district, subject_unit=world.tree.base)
    assert barred(world.opened(nominees=[row])) == {(world.members[3].pk, "unit")}


def test_a_collective_of_a_union_too(world, section):
    row = nominated(world, world.tree.base, collective=CollectiveFactory(unit=world.tree.base))
    assert barred(world.opened(nominees=[row])) == {(world.members[3].pk, "unit")}


def test_a_section_that_is_put_up_bars_who_sits_above_it(world, section):
    RoleAssignmentFactory(user=world.members[4].user, role=Role.EDITOR, unit=world.tree.base)
    row = nominated(world, world.tree.base, subject_unit=section)
    assert barred(world.opened(nominees=[row])) == {(world.members[3].pk, "unit"), (world.members[4].pk, "unit")}


def test_a_collective_bars_who_is_in_it_on_the_day_even_at_the_unit_of_the_council(world):
    """The chair's office at the province is put up: the chair is in it, another has left it, a third comes later."""
    office = CollectiveFactory(unit=world.tree.province)
    today = timezone.localdate()
    days = [(None, None), (None, today - DAY), (today + DAY, None)]
    for seat, (first, last) in zip(world.members, days, strict=False):
        person = MemberFactory(unit=world.tree.province, user=seat.user)
        CollectiveMembership.objects.create(collective=office, member=person, valid_from=first, valid_to=last)
    row = nominated(world, world.tree.province, collective=office)
    assert barred(world.opened(nominees=[row])) == {(world.members[0].pk, "unit")}
    other = nominated(world, world.tree.province, collective=CollectiveFactory(unit=world.tree.province))
    assert barred(world.opened(nominees=[other])) == set()


def test_a_collective_bars_whoever_is_in_it_by_another_record(world):
    office = CollectiveFactory(unit=world.tree.province)
    person = MemberFactory(unit=world.tree.province, user=world.members[1].user)
    before = MemberFactory(unit=world.tree.province, merged_into=person)
    CollectiveMembership.objects.create(collective=office, member=before)
    row = nominated(world, world.tree.province, collective=office)
    assert barred(world.opened(nominees=[row])) == {(world.members[1].pk, "unit")}


def test_a_person_of_the_union_bars_nobody_of_its_section(world, section):
    assert barred(world.opened(nominees=world.nominees[:1])) == set()


def test_the_unit_of_the_council_put_up_itself_bars_nobody(world, section):
    row = nominated(world, world.tree.province, subject_unit=world.tree.province)
    assert barred(world.opened(nominees=[row])) == set()


def test_who_puts_another_up_is_not_put_up(world, section):
    """The district puts up a neighbour: that the section lies under the district is no conflict."""
    row = nominated(world, world.tree.district, subject_unit=world.tree.base2)
    assert barred(world.opened(nominees=[row])) == set()


def moved_after_voting(world, way=VoteWay.OPEN):
    """A member votes on all, then takes a role at the unit of one nominee; the others have not voted."""
    session = world.opened(way, nominees=world.nominees[1:2])
    if way == VoteWay.OPEN:
        vote(session, world.members[4])
    RoleAssignmentFactory(user=world.members[4].user, role=Role.EDITOR, unit=world.tree.base2)
    return session


def test_a_conflict_that_comes_after_the_vote_leaves_the_ballot_in_the_count(world):
    session = moved_after_voting(world)
    late = record_attendance(session, found={member.pk: ("present", "") for member in world.members}, by=world.keeper)
    assert [(bar.member, bar.item) for bar in late] == [(world.members[4], session.items.get())]
    assert barred(session) == set()
    for member in world.members[:4]:
        vote(session, member)
    close_session(session, by=world.keeper)
    assert ItemResult.objects.get().voters == 5
    told = f"{world.members[4]} đã bỏ phiếu về «{world.nominees[1].subject_label}» trước khi có xung đột"
    assert Notice.objects.filter(user=world.members[2].user, text__startswith=told).count() == 1


def test_whoever_counts_the_members_again_is_told(client, world):
    session = moved_after_voting(world)
    client.force_login(world.members[2].user)
    there = {f"presence-{member.pk}": "present" for member in world.members}
    shown = words(posted(client, address("session-attendance", session), **there))
    assert "Phiếu ấy vẫn được tính; hãy ghi vào ý kiến thảo luận" in shown


def test_a_conflict_that_comes_before_the_vote_bars(world):
    session = moved_after_voting(world, VoteWay.PAPER)
    assert not world.count(session).attendances.exclude(presence="present").exists()
    assert barred(session) == {(world.members[4].pk, "unit")}


def test_a_conflict_that_comes_after_the_paper_was_counted_leaves_the_count(world):
    session = moved_after_voting(world, VoteWay.PAPER)
    type_counts(session, found={session.items.get().pk: {"votes_for": 5}}, by=world.members[2].user)
    told = Notice.objects.filter(text__contains="chờ người thứ hai đối chiếu")
    assert set(told.values_list("user", flat=True)) == {member.user_id for member in world.members[:2]}
    there = {member.pk: ("present", "") for member in world.members}
    late = record_attendance(session, found=there, by=world.keeper)
    assert [bar.member for bar in late] == [world.members[4]] and barred(session) == set()
    confirm_counts(session, seen=fingerprint_of(session), by=world.members[0].user)
    close_session(session, by=world.keeper)
    assert ItemResult.objects.get().voters == 5


def test_who_sits_no_more_is_barred_from_nothing(world):
    session = world.session()
    member = world.members.pop()
    declare_conflict(session.items.first(), member=member, note="em trai", by=world.keeper)
    unseat_member(member, left_on=session.day - dt.timedelta(days=1), by=world.keeper)
    open_session(world.count(session), by=world.keeper)
    assert barred(session) == set()


def withdrawn(client, bar, by) -> str:
    client.force_login(by)
    return words(posted(client, address("bar-withdraw", bar)))


def test_a_conflict_another_declared_is_told_and_taken_back_before_the_vote(client, world):
    session, member = world.session(), world.members[4]
    bar = declare_conflict(session.items.first(), member=member, note="100% là em trai", by=world.keeper)
    told = Notice.objects.get(user=member.user, text__contains="Bạn không bỏ phiếu về")
    assert world.nominees[0].subject_label in told.text and "100% là em trai" in told.text
    client.force_login(member.user)
    assert "Rút" not in words(opened(client, address("session-detail", session)))
    withdrawn(client, bar, member.user)
    assert Bar.objects.exists()
    assert "Đã rút" in withdrawn(client, bar, world.members[0].user)
    assert not Bar.objects.exists()
    assert Notice.objects.filter(user=member.user, text__contains="Bạn lại được bỏ phiếu về").exists()
    assert AuditEntry.objects.filter(move="withdraw_conflict", actor=world.members[0].user).exists()


def test_what_a_member_declared_nobody_else_takes_back(client, world):
    session, member = world.session(), world.members[4]
    bar = declare_conflict(session.items.first(), member=member, note="em trai", by=member.user)
    assert "Chỉ thành viên đã tự khai" in withdrawn(client, bar, world.keeper)
    assert "Đã rút" in withdrawn(client, bar, member.user)


def test_once_the_vote_is_open_a_conflict_stays(client, world):
    session, member = world.session(), world.members[4]
    bar = declare_conflict(session.items.first(), member=member, note="em trai", by=world.keeper)
    open_session(world.count(session), by=world.keeper)
    assert "Phiên họp đã mở bỏ phiếu nên không rút" in withdrawn(client, bar, world.keeper)
    assert Bar.objects.exists()
