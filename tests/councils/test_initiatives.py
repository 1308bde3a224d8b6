"""A council recognises initiatives: authors are barred, so is whoever declares a conflict; the result goes with it."""

import datetime as dt

import pytest
from django.utils import timezone

from common.errors import DomainError
from contributions.models import InitiativeState
from councils.models import Bar, CouncilSession, VoteWay, VotingRule
from councils.selectors.results import result_of, result_of_initiative
from councils.services.closing import close_session
from councils.services.council import found_council, seat_member
from councils.services.session import add_initiatives, add_recommendations, open_session, plan_session
from tests.councils.test_pages import address, posted
from tests.councils.test_sessions import vote
from tests.factories import InitiativeFactory, MemberFactory
from tests.pages import opened, words


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
