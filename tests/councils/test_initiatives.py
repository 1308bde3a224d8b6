"""A council recognises initiatives: authors are barred, so is whoever declares a conflict; the result goes with it."""

import datetime as dt

import pytest
from django.utils import timezone

from common.errors import DomainError, TransitionRefused
from contributions.models import Condition, Initiative, InitiativeState
from contributions.services.recognition import recognise_initiative
from councils.models import Bar, CouncilSession, VoteWay, VotingRule
from councils.selectors.results import result_of, result_of_initiative
from councils.services.closing import close_session
from councils.services.council import found_council, seat_member
from councils.services.session import add_initiatives, add_recommendations, open_session, plan_session
from tests.councils.test_pages import address, posted
from tests.councils.test_sessions import vote
from tests.factories import InitiativeFactory, LetterheadFactory, MemberFactory
from tests.pages import fields_of, opened, words


@pytest.fixture
def recognising(world):
    """A council for initiatives with the same members, and an initiative that was checked."""
    VotingRule.objects.create(
        council_kind="initiative", quorum_percent=50, pass_percent=50, is_strict=True, valid_from=dt.date(2020, 1, 1)
    )
    day = dt.date(2026, 1, 5)
    world.council = found_council(
        unit=world.tree.province,
        kind="initiative",
        name="Hội đồng sáng kiến",
        decision_no="13/QĐ",
        decided_on=day,
        valid_from=day,
        by=world.keeper,
    )
    world.members = [
        seat_member(world.council, user=member.user, office=member.office, by=world.keeper) for member in world.members
    ]
    world.initiative = InitiativeFactory(unit=world.tree.base, state=InitiativeState.CHECKED)
    world.initiative.authors.create(member=MemberFactory(unit=world.tree.base), share_percent=100)
    return world


def planned(world) -> CouncilSession:
    session = plan_session(
        world.council, title="Công nhận sáng kiến", way=VoteWay.OPEN, held_at=timezone.now(), by=world.keeper
    )
    add_initiatives(session, initiatives=[world.initiative], by=world.keeper)
    return session


def test_an_author_is_barred_and_so_is_the_brother_who_says_so(client, recognising):
    world, (author, brother, *others) = recognising, recognising.members
    person = world.initiative.authors.get().member
    person.user = author.user
    person.save()
    session = open_session(world.count(planned(world)), by=world.keeper)
    client.force_login(brother.user)
    declared = {"member": brother.pk, "item": session.items.get().pk, "note": "là em trai của tác giả"}
    posted(client, address("session-declare", session), **declared)
    assert dict(Bar.objects.values_list("member", "kind")) == {author.pk: "person", brother.pk: "declared"}
    for member in (author, brother):
        client.force_login(member.user)
        assert "không có nội dung nào để bạn bỏ phiếu" in words(posted(client, address("session-vote", session)))
    for member in others:
        vote(session, member)
    close_session(session, by=world.keeper, conclusion="Công nhận cấp cơ sở.")
    found = result_of_initiative(world.initiative)
    assert (found.votes_for, found.members, found.needed, found.passed) == (3, 5, 3, True)


def test_one_that_was_recognised_meanwhile_is_not_voted_on(recognising):
    world = recognising
    session = world.count(planned(world))
    Initiative.objects.update(state=InitiativeState.RECOGNISED)
    with pytest.raises(TransitionRefused, match="không còn chờ xét"):
        open_session(session, by=world.keeper)


def test_initiatives_that_wait_are_chosen_on_the_page(client, recognising):
    world = recognising
    session = plan_session(
        world.council, title="Công nhận", way=VoteWay.SECRET, held_at=timezone.now(), by=world.keeper
    )
    draft = InitiativeFactory(unit=world.tree.base, title="Còn nháp")
    client.force_login(world.keeper)
    page = words(opened(client, address("session-agenda", session)))
    assert world.initiative.title in page and draft.title not in page
    posted(client, address("session-agenda", session), initiatives=[world.initiative.pk])
    assert session.items.get().initiative == world.initiative
    assert world.initiative.title not in words(opened(client, address("session-agenda", session)))


def test_a_council_takes_only_what_it_is_for(recognising):
    world = recognising
    session = planned(world)
    with pytest.raises(DomainError, match="không xét nội dung ấy"):
        add_recommendations(session, recommendations=world.nominees, by=world.keeper)
    assert result_of(world.nominees[0]) is None and result_of_initiative(world.initiative) is None


def test_without_a_rule_nothing_comes_on_the_agenda(recognising):
    VotingRule.objects.filter(council_kind="initiative").delete()
    with pytest.raises(DomainError, match="Chưa có tỷ lệ biểu quyết"):
        planned(recognising)


def closed(world, *choices: str) -> CouncilSession:
    """A session that is over, in which each member voted as told."""
    session = open_session(world.count(planned(world)), by=world.keeper)
    for member, choice in zip(world.members, choices, strict=True):
        vote(session, member, choice)
    return close_session(session, by=world.keeper, conclusion="Như kết quả.")


def check(world):
    """The three conditions were found met before the council met."""
    for condition in Condition:
        world.initiative.checks.create(condition=condition, is_met=True, checked_by=world.keeper)


def test_the_result_leads_to_the_recognition_at_base_level(client, recognising):
    world = recognising
    LetterheadFactory(unit=world.tree.province)
    check(world)
    session = closed(world, "for", "for", "for", "against", "abstain")
    client.force_login(world.keeper)
    item = session.items.get()
    assert "Ghi công nhận" in words(opened(client, address("session-detail", session)))
    page = opened(client, address("item-recognise", item))
    assert "3/5 phiếu đồng ý" in words(page)
    typed = fields_of(page, having="decision_no")
    assert typed["decision_no"] == ["01/BB-HĐTĐKT"] and typed["body"] == ["Hội đồng sáng kiến"]
    posted(client, address("item-recognise", item), **typed)
    world.initiative.refresh_from_db()
    assert (world.initiative.state, world.initiative.recognised_level) == ("recognised", "base")
    assert world.initiative.recognised_on == session.day
    shown = words(opened(client, address("session-detail", session)))
    assert "Đã công nhận" in shown and "Ghi công nhận" not in shown


def test_nothing_is_recognised_against_the_vote(client, recognising):
    world = recognising
    check(world)
    session = closed(world, "for", "for", "against", "against", "abstain")
    client.force_login(world.keeper)
    assert "Ghi công nhận" not in words(opened(client, address("session-detail", session)))
    assert "không đạt nên không công nhận được" in words(posted(client, address("item-recognise", session.items.get())))
    with pytest.raises(TransitionRefused, match="chỉ có 2/5 phiếu đồng ý, cần 3 phiếu"):
        recognise_initiative(
            world.initiative, level="base", decision_no="9/QĐ", decided_on=session.day, by=world.keeper
        )


def test_a_later_vote_counts(recognising):
    world = recognising
    check(world)
    closed(world, "for", "for", "against", "against", "abstain")
    session = closed(world, "for", "for", "for", "for", "abstain")
    recognised = recognise_initiative(
        world.initiative, level="base", decision_no="9/QĐ", decided_on=session.day, by=world.keeper
    )
    assert recognised.is_confirmed


def test_a_member_of_the_council_does_not_record_the_recognition(client, recognising):
    world = recognising
    check(world)
    session = closed(world, "for", "for", "for", "for", "for")
    client.force_login(world.members[0].user)
    assert "Ghi công nhận" not in words(opened(client, address("session-detail", session)))
    posted(client, address("item-recognise", session.items.get()))
    world.initiative.refresh_from_db()
    assert world.initiative.state == InitiativeState.CHECKED
