"""Starting, working through, ranking and cancelling a run, as people and workers meet it."""

import datetime as dt

import pytest

from awards.models import Outcome, Recommendation, Shard, ShardState, TallyRun
from awards.selectors.findings import findings_of
from awards.services.ranking import rank_run
from awards.services.shard import evaluate_shard
from awards.services.tally import cancel_tally, start_tally
from campaigns.models import CampaignAward, CampaignState, DossierState
from catalogue.models import Road
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry
from people.models import Rating
from tests.factories import DossierFactory, EntryFactory

TODAY = dt.date.today


def test_four_outcomes_and_the_line(four_outcomes):
    rows = [
        (row.outcome, row.rank, row.tie_at_line)
        for row in (
            four_outcomes.recommended,
            four_outcomes.below_line,
            four_outcomes.not_eligible,
            four_outcomes.missing_data,
        )
    ]
    assert rows == [
        (Outcome.RECOMMENDED, 1, False),
        (Outcome.BELOW_LINE, 2, False),
        (Outcome.NOT_ELIGIBLE, None, False),
        (Outcome.MISSING_DATA, None, False),
    ]


def test_a_done_run_knows_its_figures(four_outcomes):
    run = four_outcomes.run
    one_each = {"recommended": 1, "below_line": 1, "not_eligible": 1, "missing_data": 1}
    assert (run.state, run.entries, run.totals, run.counts) == ("done", 4, one_each, {"BK_TINH": one_each})
    assert len(run.sha256) == 64
    assert run.finished_at >= run.started_at


def test_moves_of_a_run_stand_in_the_audit(four_outcomes):
    lines = AuditEntry.objects.filter(subject_id=four_outcomes.run.pk, subject_type__model="tallyrun").order_by("pk")
    assert list(lines.values_list("move", "before", "after")) == [
        ("start", "", "draft"),
        ("begin", "draft", "running"),
        ("finish", "running", "done"),
    ]


def test_equals_across_the_line_are_left_to_the_council(world):
    world.limit.quota = 1
    world.limit.save()
    dossier = world.dossier()
    world.person(dossier)
    world.person(dossier)
    run = world.evaluated()
    assert list(run.recommendations.values_list("outcome", "rank", "tie_at_line")) == [("below_line", 1, True)] * 2


def test_a_quota_for_each_unit_holds_beside_the_whole(world):
    world.limit.quota, world.limit.quota_per_unit = 3, 1
    world.limit.save()
    first, second = world.dossier(), world.dossier(world.tree.base2)
    kept = [world.person(first, rating="excellent"), world.person(second)]
    world.person(first)
    run = world.evaluated()
    recommended = run.recommendations.filter(outcome=Outcome.RECOMMENDED)
    assert {row.entry for row in recommended} == set(kept)


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_the_same_data_gives_the_same_hash_in_slices_of_any_size(world, settings, size):
    dossier = world.dossier()
    for rating in ("excellent", "good", "good", ""):
        world.person(dossier, rating=rating)
    settings.TALLY_SHARD_SIZE = 1000
    first = world.evaluated()
    settings.TALLY_SHARD_SIZE = size
    second = world.evaluated()
    assert (second.shards.count(), second.sha256) == (-(-4 // size), first.sha256)


def test_another_rating_gives_another_hash(world):
    entry = world.person(world.dossier())
    first = world.evaluated()
    Rating.objects.filter(member=entry.member).update(rating="excellent")
    assert world.evaluated().sha256 != first.sha256


def test_only_accepted_dossiers_are_considered(world):
    kept = world.person(world.dossier())
    world.person(world.dossier(world.tree.base2, state=DossierState.SENT))
    world.person(world.dossier(world.tree.other, kind="proposal"))
    assert {row.entry for row in world.evaluated().recommendations.all()} == {kept}


def test_proposals_are_considered_where_the_campaign_needs_them(world):
    world.campaign.needs_proposal = True
    world.campaign.save()
    registered = world.person(world.dossier())
    proposal = world.dossier(kind="proposal")
    known = EntryFactory(dossier=proposal, award=world.award, member=registered.member, source=registered)
    stray = world.person(proposal)
    found = {row.entry: row.outcome for row in world.evaluated().recommendations.all()}
    assert found == {known: Outcome.RECOMMENDED, stray: Outcome.NOT_ELIGIBLE}


def test_awards_decided_elsewhere_are_left_out(world):
    kept = world.person(world.dossier())
    for award, road in ((world.awards.title, "record"), (world.awards.flag, "propose_up")):
        Road.objects.create(award=award, level="provincial", kind=road)
        CampaignAward.objects.create(campaign=world.campaign, award=award)
    EntryFactory(dossier=kept.dossier, award=world.awards.title, member=kept.member)
    run = world.evaluated()
    assert {row.entry for row in run.recommendations.all()} == {kept}
    assert set(run.standards["awards"]) == {"BK_TINH", "CO_TINH"}


def test_an_award_without_a_standard_misses_data(world):
    world.goes_by_nothing()
    world.person(world.dossier())
    row = world.evaluated().recommendations.get()
    assert (row.outcome, [f.condition for f in findings_of(row)]) == (Outcome.MISSING_DATA, ["standard_missing"])


def test_the_standard_of_the_campaign_s_last_day_is_used(world):
    world.standard.valid_to = dt.date(2026, 6, 30)
    world.standard.save()
    newer = type(world.standard).objects.create(
        award=world.award, number=2, state="in_force", valid_from=dt.date(2026, 7, 1), tree=world.standard.tree
    )
    world.person(world.dossier())
    assert world.evaluated().recommendations.get().standard_version == newer


def test_a_standard_that_cannot_be_read_is_named(world):
    world.goes_by({"all_of": [{"condition": "hair_colour"}]})
    world.person(world.dossier())
    with pytest.raises(DomainError, match="BK_TINH v2"):
        start_tally(world.campaign, by=world.people["specialist_province"])


@pytest.mark.parametrize(
    "who", ["editor", "specialist", "approver", "council", "auditor", "manager", "viewer", "superuser", "nobody"]
)
def test_only_specialists_of_the_campaign_s_unit_start_one(world, who):
    world.person(world.dossier())
    with pytest.raises(NotAllowed):
        start_tally(world.campaign, by=world.people[who])


def test_open_registration_refuses(world):
    world.person(world.dossier())
    world.campaign.registration_closes_on = TODAY() + dt.timedelta(1)
    world.campaign.save()
    with pytest.raises(TransitionRefused, match="Đăng ký còn mở"):
        start_tally(world.campaign, by=world.people["specialist_province"])


def test_registration_closed_by_hand_will_do(world):
    from django.utils import timezone

    world.person(world.dossier())
    world.campaign.registration_closes_on = TODAY() + dt.timedelta(1)
    world.campaign.registration_closed_at = timezone.now()
    world.campaign.save()
    assert world.evaluated().state == "done"


def test_a_draft_campaign_refuses(world):
    world.person(world.dossier())
    world.campaign.state = CampaignState.DRAFT
    world.campaign.save()
    with pytest.raises(TransitionRefused, match="chưa được phát động"):
        start_tally(world.campaign, by=world.people["specialist_province"])


def test_nothing_accepted_refuses(world):
    with pytest.raises(TransitionRefused, match="Chưa có đối tượng nào"):
        start_tally(world.campaign, by=world.people["specialist_province"])
    assert not TallyRun.objects.exists()


def test_a_second_run_waits_for_the_first(world):
    world.person(world.dossier())
    start_tally(world.campaign, by=world.people["specialist_province"])
    with pytest.raises(TransitionRefused, match="lần tổng hợp số 1 chưa xong"):
        start_tally(world.campaign, by=world.people["specialist_province2"])


def test_one_award_alone(world):
    Road.objects.create(award=world.awards.title, level="provincial", kind="decide")
    kept = world.person(world.dossier())
    EntryFactory(dossier=kept.dossier, award=world.awards.title, member=kept.member)
    run = start_tally(world.campaign, by=world.people["specialist_province"], award_code="BK_TINH")
    assert (run.entries, set(run.standards["awards"])) == (1, {"BK_TINH"})


def test_an_award_not_tallied_here_is_named(world):
    world.person(world.dossier())
    with pytest.raises(TransitionRefused, match="CSTDCS"):
        start_tally(world.campaign, by=world.people["specialist_province"], award_code="CSTDCS")


def test_decided_results_refuse_another_run(four_outcomes):
    Recommendation.objects.filter(pk=four_outcomes.recommended.pk).update(state="approved")
    with pytest.raises(TransitionRefused, match="Đã có 1 kết quả"):
        start_tally(four_outcomes.world.campaign, by=four_outcomes.world.people["specialist_province"])


def test_a_message_delivered_twice_changes_nothing(world):
    world.person(world.dossier())
    run = start_tally(world.campaign, by=world.people["specialist_province"])
    shard = run.shards.get()
    done = [evaluate_shard(shard.pk, "một"), evaluate_shard(shard.pk, "hai"), rank_run(run.pk), rank_run(run.pk)]
    assert done == [True, False, True, False]
    assert run.recommendations.count() == 1


def test_ranking_waits_for_every_slice(world, settings):
    settings.TALLY_SHARD_SIZE = 1
    dossier = world.dossier()
    world.person(dossier)
    world.person(dossier)
    run = start_tally(world.campaign, by=world.people["specialist_province"])
    evaluate_shard(run.shards.first().pk, "một")
    assert not rank_run(run.pk)
    run.refresh_from_db()
    assert run.state == "running"


def test_a_cancelled_run_leaves_nothing(world, settings):
    settings.TALLY_SHARD_SIZE = 1
    dossier = world.dossier()
    world.person(dossier)
    world.person(dossier)
    run = start_tally(world.campaign, by=world.people["specialist_province"])
    first, second = run.shards.order_by("number")
    evaluate_shard(first.pk, "một")
    run = cancel_tally(run, by=world.people["specialist_province"], reason="Nhầm chỉ tiêu")
    assert (run.state, run.recommendations.count(), evaluate_shard(second.pk, "một"), rank_run(run.pk)) == (
        "cancelled",
        0,
        False,
        False,
    )


def test_a_done_run_cannot_be_cancelled(four_outcomes):
    with pytest.raises(TransitionRefused):
        cancel_tally(four_outcomes.run, by=four_outcomes.world.people["specialist_province"])
    assert four_outcomes.run.recommendations.count() == 4


def test_evaluating_a_slice_costs_the_same_at_one_and_three_entries(world):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for size in (1, 3):
        for model in (Recommendation, Shard, TallyRun):
            model.objects.all().delete()
        dossier = world.dossier((world.tree.base, world.tree.base2)[size == 3])
        for _each in range(size):
            world.person(dossier)
        run = start_tally(world.campaign, by=world.people["specialist_province"])
        shard = run.shards.get()
        with CaptureQueriesContext(connection) as queries:
            assert evaluate_shard(shard.pk, "một")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_mistake_frees_the_slice_and_after_five_says_so(world, monkeypatch):
    import awards.services.shard as module

    world.person(world.dossier())
    run = start_tally(world.campaign, by=world.people["specialist_province"])
    shard = run.shards.get()

    def broken(lease):
        raise ValueError("hỏng")

    monkeypatch.setattr(module, "_rows", broken)
    for _each in range(5):
        run.refresh_from_db()
        assert run.failure == ""
        with pytest.raises(ValueError, match="hỏng"):
            evaluate_shard(shard.pk, "một")
    run.refresh_from_db()
    shard.refresh_from_db()
    assert (shard.state, shard.attempts) == (ShardState.WAITING, 5)
    assert "đã thử 5 lần" in run.failure


def test_other_campaigns_are_left_alone(world):
    world.person(world.dossier())
    elsewhere = DossierFactory(state=DossierState.ACCEPTED, created_by=world.people["editor"])
    EntryFactory(dossier=elsewhere, award=world.award)
    assert world.evaluated().entries == 1
