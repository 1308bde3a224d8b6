"""What waits for the approver, with sums and shares."""

import pytest

from awards.selectors.waiting import awaiting_decision
from awards.services.override import override_outcome
from awards.services.recommendation import approve_recommendation
from campaigns.models import CampaignAward
from tests.awards.conftest import World
from tests.emulation.numbers import HOME, figures, rows_at
from tests.factories import LaunchedCampaignFactory
from tests.pages import opened, words


@pytest.fixture
def run(tree, people, awards):
    """A run that recommends two direct workers, one other person and one collective; one of them is approved."""
    world = World(tree, people, awards)
    world.limit.quota = 10
    world.limit.save()
    dossier = world.dossier()
    for is_direct in (True, True, False, None):
        world.person(dossier, is_direct_worker=is_direct)
    world.person(dossier, rating="not_completed")
    run = world.evaluated()
    approve_recommendation(
        run.recommendations.filter(entry__member__is_direct_worker=True).first(), by=people["approver"]
    )
    return run


def test_the_approver_sees_what_waits_with_its_share_and_places_left(client, people, run):
    client.force_login(people["approver"])
    response = opened(client, HOME)
    rows = response.context["awaiting"]
    assert [(row.run, row.award.code, row.waiting, row.people, row.direct_workers, row.quota_left) for row in rows] == [
        (run, "BK_TINH", 3, 3, 1, 9)
    ]
    assert "1 (33,3%)" in words(response)
    found = figures(response)
    address = next(address for address in found if "/results/" in address)
    assert (found[address], rows_at(client, address)) == (3, 3)


def test_several_lines_are_summed_up(client, people, tree, awards):
    world = World(tree, people, awards)
    world.person(world.dossier())
    world.evaluated()
    days = ["starts_on", "ends_on", "registration_opens_on", "registration_closes_on"]
    as_before = {name: getattr(world.campaign, name) for name in days}
    world.campaign = LaunchedCampaignFactory(unit=tree.province, needs_proposal=False, **as_before)
    CampaignAward.objects.create(campaign=world.campaign, award=world.award)
    world.person(world.dossier())
    world.evaluated()
    client.force_login(people["approver"])
    response = opened(client, HOME)
    rows, total = response.context["awaiting"], response.context["awaiting_sum"]
    assert len(rows) == 2
    assert (total.waiting, total.people) == (sum(row.waiting for row in rows), sum(row.people for row in rows))
    assert (total.waiting, total.people) == (2, 2)
    assert total.direct_workers == sum(row.direct_workers for row in rows)
    assert "Cộng" in words(response)


def test_what_people_said_otherwise_counts_as_they_said(client, people, run):
    chosen = run.recommendations.filter(outcome="recommended", state="proposed").order_by("pk")
    for row, outcome in ((chosen[0], "not_eligible"), (chosen[1], "not_eligible")):
        override_outcome(row, by=people["specialist_province"], outcome=outcome, reason="Hội đồng xét lại")
    client.force_login(people["approver"])
    assert waiting_on(client) == [(1, 1, 1)]

    [barred] = run.recommendations.filter(outcome="not_eligible")
    override_outcome(barred, by=people["specialist_province"], outcome="recommended", reason="Đã có minh chứng")
    assert waiting_on(client) == [(2, 2, 2)]

    for row in run.recommendations.filter(outcome="recommended", state="proposed").exclude(override__isnull=False):
        approve_recommendation(row, by=people["approver"])
    assert waiting_on(client) == [(1, 1, 1)]
    approve_recommendation(barred, by=people["approver"])
    assert waiting_on(client) == []


def waiting_on(client) -> list[tuple[int, int, int]]:
    """Of each line how many wait, how many are people, and how many its list holds."""
    response = opened(client, HOME)
    addresses = [address for address in figures(response) if "/results/" in address]
    return [
        (row.waiting, row.people, rows_at(client, address))
        for row, address in zip(response.context["awaiting"], addresses, strict=True)
    ]


def test_places_taken_twice_are_not_hidden(client, people, tree, awards):
    world = World(tree, people, awards)
    world.limit.quota = 1
    world.limit.save()
    dossier = world.dossier()
    world.person(dossier, rating="excellent")
    world.person(dossier)
    world.person(dossier)
    run = world.evaluated()
    for row in run.recommendations.filter(outcome="below_line"):
        approve_recommendation(row, by=people["approver"], note="Hội đồng chọn")
    client.force_login(people["approver"])
    response = opened(client, HOME)
    assert [row.quota_left for row in response.context["awaiting"]] == [-1]
    assert "đã phê duyệt 2/1" in words(response)


def test_what_a_later_run_considers_again_waits_only_there(people, tree, awards, settings):
    world = World(tree, people, awards)
    world.person(world.dossier())
    first, second = world.evaluated(), world.evaluated()
    assert [row.run for row in awaiting_decision(people["approver"])] == [second]
    assert first.number < second.number


@pytest.mark.parametrize("who", ["specialist_province", "viewer", "editor", "council"])
def test_only_approvers_are_asked_to_decide(client, people, run, who):
    client.force_login(people[who])
    response = opened(client, HOME)
    assert response.context["awaiting"] == []
    assert "Chờ tôi ký" not in words(response)


def test_runs_are_shown_to_those_who_tally(client, people, run):
    client.force_login(people["specialist_province"])
    assert opened(client, HOME).context["runs"] == [run]
    client.force_login(people["specialist_elsewhere"])
    assert opened(client, HOME).context["runs"] == []
