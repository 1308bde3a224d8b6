"""What waits on the first page for members of councils, those who issue decisions and those who pay."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from councils.models import Choice, Presence, VoteWay
from councils.services.voting import cast_votes
from councils.voters import ballot_paper
from decisions.models import Decision, DecisionState
from prizes.models import PrizeState
from prizes.services.lists import lay_prize_list
from reports.selectors.duties import duties_of
from tests.councils.conftest import CouncilWorld
from tests.factories import DecisionFactory, DecisionLineFactory, MemberFactory, UserFactory
from tests.factories.decisions import issued
from tests.pages import opened, words

HOME = reverse("home")


def addresses(user) -> list[str]:
    """Where the duties of ``user`` lead; what was read before is read again."""
    return [duty.url for duty in duties_of(get_user_model().objects.get(pk=user.pk))]


def test_a_member_votes_until_there_is_nothing_left(db):
    world = CouncilWorld()
    absent, voter = world.members[3].user, world.members[4]
    session = world.opened(**{absent.username: Presence.ABSENT})
    assert addresses(absent) == addresses(world.keeper) == []
    assert addresses(voter.user) == [reverse("councils:session-vote", args=[session.pk])]
    choices = {item.pk: Choice.FOR for item in ballot_paper(session, voter)}
    cast_votes(session, choices=choices, by=voter.user)
    assert addresses(voter.user) == []
    assert len(addresses(world.members[0].user)) == 1


@pytest.mark.parametrize("stage", ["planned", "paper"])
def test_nobody_votes_on_screen_before_the_session_or_on_paper(db, stage):
    world = CouncilWorld()
    world.session() if stage == "planned" else world.opened(VoteWay.PAPER)
    assert addresses(world.members[4].user) == []


def waiting(unit, **fields) -> Decision:
    decision = DecisionFactory(unit=unit, **fields)
    DecisionLineFactory(decision=decision)
    Decision.objects.filter(pk=decision.pk).update(state=DecisionState.AWAITING_ISSUE)
    return decision


def test_a_decision_waits_for_a_second_person_who_is_not_named_in_it(tree, people):
    approver = people["approver"]
    decision = waiting(tree.province)
    waiting(tree.province, drafted_by=approver)
    waiting(tree.province, submitted_by=approver)
    waiting(tree.province2)
    DecisionLineFactory(decision=waiting(tree.province), member=MemberFactory(user=approver, unit=tree.province))
    DecisionLineFactory(decision=DecisionFactory(unit=tree.province))
    assert addresses(approver) == [reverse("decisions:decision-detail", args=[decision.pk])]
    assert addresses(people["specialist_province"]) == addresses(people["editor"]) == []


@pytest.fixture
def prize_list(tree, people):
    """A prize of a million that is due by a decision of the province."""
    decision = DecisionFactory(unit=tree.province)
    DecisionLineFactory(decision=decision)
    row = lay_prize_list(issued(decision, number=4))
    row.lines.update(state=PrizeState.DUE, amount=1_000_000)
    return row


def test_a_list_waits_until_everything_is_paid(tree, people, prize_list):
    assert addresses(people["finance"]) == [reverse("prizes:list-detail", args=[prize_list.pk])]
    assert addresses(people["approver"]) == addresses(people["auditor"]) == []
    prize_list.lines.update(state=PrizeState.PAID, paid_on=prize_list.decision.signed_on, paid_by=UserFactory())
    assert addresses(people["finance"]) == []


def test_the_first_page_shows_them(client, people, prize_list):
    client.force_login(people["finance"])
    assert "Việc phải làm Chi thưởng theo quyết định 04/QĐ-LĐLĐ" in words(opened(client, HOME))
    client.force_login(people["auditor"])
    assert "Việc phải làm" not in words(opened(client, HOME))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(tree, people, rows, django_assert_num_queries):
    for _ in range(rows):
        waiting(tree.province)
    with django_assert_num_queries(3):  # account, roles, decisions
        assert len(addresses(people["approver"])) == rows
