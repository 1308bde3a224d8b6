"""Runs under rules of several scopes: percentages of bases read once, buckets kept with the run, groups apart."""

import datetime as dt
from decimal import Decimal

import pytest

from awards.models import Honour, Outcome, QuotaRule, StandardVersion
from awards.selectors.orders import closing_of, orders_after_closing, versions_of
from awards.selectors.starting import start_plan
from awards.services.tally import start_tally
from common.errors import DomainError, TransitionRefused
from people.models import Rating
from tests.factories import CollectiveFactory, EntryFactory, StandardVersionFactory
from units.models import Headcount
from units.services.cluster import add_to_cluster, create_cluster

YEAR = 2026


@pytest.fixture
def rule(world):
    def made(scope="overall", **terms):
        return QuotaRule.objects.create(
            offer=world.limit, scope=scope, proposed_by=world.people["specialist_province"], **terms
        )

    return made


def share(percent, base, rounding="down", **terms):
    return {"percent": Decimal(percent), "base": base, "rounding": rounding, **terms}


def recommended(run):
    return {row.entry for row in run.recommendations.filter(outcome=Outcome.RECOMMENDED)}


def collective(dossier, award, size=10):
    return EntryFactory(
        dossier=dossier,
        award=award,
        subject_kind="collective",
        member=None,
        collective=CollectiveFactory(unit=dossier.unit, headcount=size, headcount_female=0),
    )


def rated(world, entry, rating="good"):
    Rating.objects.create(
        subject_kind="collective", collective=entry.collective, unit=entry.dossier.unit, year=YEAR, rating=rating
    )
    return entry


def headcount(unit, workers, members=0):
    Headcount.objects.create(
        unit=unit, as_of=dt.date(YEAR, 6, 1), workers=workers, workers_female=0, members=members, members_female=0
    )


@pytest.mark.parametrize(("rounding", "places"), [("down", 1), ("up", 2), ("half_up", 2)])
def test_a_share_of_the_workers_is_rounded_as_the_rule_says(world, rule, rounding, places):
    rule("unit", **share("10", "workers", rounding))
    headcount(world.tree.base, 15)
    dossier = world.dossier()
    best, second = world.person(dossier, rating="excellent"), world.person(dossier)
    run = world.evaluated()
    assert run.quotas["BK_TINH"]["rules"][0]["figures"] == {world.tree.base.code: 15}
    assert recommended(run) == ({best} if places == 1 else {best, second})


def test_figures_are_kept_as_they_were_when_the_run_started(world, rule):
    rule("unit", **share("50", "members"))
    headcount(world.tree.base, 4, members=2)
    world.person(world.dossier())
    run = start_tally(world.campaign, by=world.people["specialist_province"])
    Headcount.objects.update(members=4)
    run.refresh_from_db()
    assert run.quotas["BK_TINH"]["rules"][0]["figures"] == {world.tree.base.code: 2}


def test_a_base_without_figures_is_refused_with_what_to_do(world, rule):
    rule("unit", **share("15", "workers"))
    world.person(world.dossier())
    with pytest.raises(DomainError, match=r"chưa có số liệu lao động, đoàn viên: .*Hãy nhập số liệu"):
        start_tally(world.campaign, by=world.people["specialist_province"])
    assert not world.campaign.tally_runs.exists()


def test_holders_of_a_title_are_counted_at_the_unit_that_proposes(world, rule):
    rule("unit", group="individual", **share("50", "holders", base_award=world.awards.title))
    dossier = world.dossier()
    people = [world.person(dossier, rating=rating) for rating in ("excellent", "good", "good")]
    with pytest.raises(DomainError, match="sổ khen thưởng năm 2026"):
        start_tally(world.campaign, by=world.people["specialist_province"])
    for entry in people:
        Honour.objects.create(
            subject_kind="individual",
            member=entry.member,
            award=world.awards.title,
            unit=world.tree.base,
            year=YEAR,
            name_then="x",
            unit_name_then="y",
        )
    run = world.evaluated()
    assert run.quotas["BK_TINH"]["rules"][0]["figures"] == {world.tree.base.code: 3}
    assert recommended(run) == {people[0]}


def test_a_share_of_the_eligible_is_worked_out_by_the_run(world, rule):
    rule("overall", **share("50", "eligible", "up"))
    dossier = world.dossier()
    best = [world.person(dossier, rating="excellent") for _ in range(2)]
    world.person(dossier)
    world.person(dossier, rating="not_completed")
    run = world.evaluated()
    assert run.quotas["BK_TINH"]["rules"][0]["figures"] == {"all": 3}
    assert recommended(run) == set(best)


def test_quotas_of_clusters_and_blocks_at_once(world, rule):
    cluster = create_cluster(unit=world.tree.province, code="K1", name="Cụm 1", year=YEAR)
    for unit in (world.tree.base, world.tree.base2):
        add_to_cluster(cluster, member=unit)
    world.tree.base.block, world.tree.base2.block, world.tree.other.block = "school", "agency", "school"
    for unit in (world.tree.base, world.tree.base2, world.tree.other):
        unit.save()
    rule("cluster", places=1)
    rule("block", places=1)
    first = world.person(world.dossier(), rating="excellent")
    world.person(world.dossier(world.tree.base2))
    world.person(world.dossier(world.tree.other))
    run = world.evaluated()
    codes = {unit.code: "K1" for unit in (world.tree.base, world.tree.base2)}
    assert run.buckets["cluster"] == codes
    assert run.buckets["block"] == codes | {
        world.tree.base.code: "school",
        world.tree.base2.code: "agency",
        world.tree.other.code: "school",
    }
    assert recommended(run) == {first}
    stopped = {row.unit_id: row.stopped_by for row in run.recommendations.exclude(outcome=Outcome.RECOMMENDED)}
    assert stopped == {world.tree.base2.pk: ["cluster", "K1", ""], world.tree.other.pk: ["block", "school", ""]}


def test_a_quota_of_clusters_without_clusters_is_refused(world, rule):
    rule("cluster", places=1)
    world.person(world.dossier())
    with pytest.raises(DomainError, match="Hãy lập cụm"):
        start_tally(world.campaign, by=world.people["specialist_province"])


def test_groups_have_lines_and_ranks_of_their_own(world, rule):
    rule("overall", group="individual", places=1)
    rule("overall", group="collective", places=1)
    dossier = world.dossier()
    person = world.person(dossier)
    team = rated(world, collective(dossier, world.award), "excellent")
    run = world.evaluated()
    assert recommended(run) == {person, team}
    assert set(run.recommendations.values_list("rank", flat=True)) == {1}


def test_two_orders_in_one_queue_are_refused_before_the_run(world, rule):
    world.goes_by(world.standard.tree, rank_by=world.standard.rank_by, kinds=["individual"])
    StandardVersionFactory(
        award=world.award,
        number=3,
        subject_kinds=["collective"],
        tree=world.standard.tree,
        rank_by=[{"key": "women_percent", "direction": "desc"}],
    )
    both = rule("overall", places=1)
    dossier = world.dossier()
    world.person(dossier)
    rated(world, collective(dossier, world.award))
    with pytest.raises(TransitionRefused, match="Hãy đặt chỉ tiêu riêng cho cá nhân và cho tập thể"):
        start_tally(world.campaign, by=world.people["specialist_province"])
    both.delete()
    rule("overall", group="individual", places=1)
    assert world.evaluated().totals["recommended"] == 2


def test_the_order_declared_is_kept_for_the_campaign(world):
    world.person(world.dossier())
    world.evaluated()
    world.goes_by(world.standard.tree, rank_by=list(reversed(world.standard.rank_by)))
    with pytest.raises(TransitionRefused, match="dùng ở lần tổng hợp số 1, không đổi được"):
        start_tally(world.campaign, by=world.people["specialist_province"])


def approved(world, number, rank_by, when, **terms):
    """A version of the standard with that order, approved by somebody at ``when``, in place of the one before."""
    for version in StandardVersion.objects.filter(award=world.award, state="in_force"):
        version.state, version.valid_to = "superseded", version.valid_from - dt.timedelta(days=1)
        version.save()
    return StandardVersionFactory(
        award=world.award,
        number=number,
        tree=world.standard.tree,
        rank_by=rank_by,
        approved_at=when,
        approved_by=world.people["approver"],
        **terms,
    )


def late_orders(world):
    return orders_after_closing(world.campaign, versions_of(world.campaign))


def test_an_order_approved_after_registration_closed_is_told(world):
    closed = closing_of(world.campaign)
    after, before = closed + dt.timedelta(minutes=1), closed - dt.timedelta(minutes=1)
    assert late_orders(world) == []
    approved(world, 2, list(reversed(world.standard.rank_by)), before)
    assert late_orders(world) == []
    approved(world, 3, list(reversed(world.standard.rank_by)), after)  # other conditions, the same order
    assert late_orders(world) == []
    approved(world, 4, world.standard.rank_by, after)
    (told,) = late_orders(world)
    assert "phiên bản 4" in told
    assert str(world.people["approver"]) in told


def test_registration_closed_by_hand_closes_the_order_too(world):
    by_hand = world.campaign.registration_closed_at = closing_of(world.campaign) - dt.timedelta(days=3)
    assert closing_of(world.campaign) == by_hand
    approved(world, 2, [], by_hand + dt.timedelta(minutes=1))
    assert len(late_orders(world)) == 1


def test_everything_in_the_way_is_told_at_once(world, rule):
    rule("unit", **share("15", "workers"))
    rule("cluster", places=1)
    world.person(world.dossier())
    told = start_plan(world.campaign).problems
    assert [any(words in problem for problem in told) for words in ("chưa có số liệu lao động", "Hãy lập cụm")] == [
        True,
        True,
    ]
    with pytest.raises(TransitionRefused, match=r"Hãy nhập số liệu.*Hãy lập cụm|Hãy lập cụm.*Hãy nhập số liệu"):
        start_tally(world.campaign, by=world.people["specialist_province"])


def test_a_rule_for_the_whole_campaign_replaces_the_plain_number(world, rule):
    world.limit.quota = 1
    world.limit.save()
    dossier = world.dossier()
    both = {world.person(dossier, rating="excellent"), world.person(dossier)}
    rule("overall", places=2)
    assert recommended(world.evaluated()) == both
