"""Workers against each other, against the broker and against people: leases, late writes, lost messages."""

import threading
import time

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils import timezone

import awards.services.lease as leases
import awards.services.shard as shards
from awards.models import Recommendation, Shard, ShardState, TallyRun
from awards.services.lease import LeaseLost
from awards.services.ranking import rank_run
from awards.services.recommendation import approve_recommendation, refuse_recommendation
from awards.services.reissue import reissue_shards
from awards.services.shard import evaluate_shard, take_lease, write_shard
from awards.services.tally import cancel_tally, start_tally
from campaigns.models import CampaignAward
from common.errors import DomainError
from common.models import AuditEntry
from tests.awards.services.threads import together
from tests.factories import LaunchedCampaignFactory


def start(world, *, people=1, size=1000, settings=None):
    if settings is not None:
        settings.TALLY_SHARD_SIZE = size
    dossier = world.dossier()
    for _each in range(people):
        world.person(dossier)
    return start_tally(world.campaign, by=world.people["specialist_province"])


def expire(shard):
    """The worker of ``shard`` was killed a while ago."""
    Shard.objects.filter(pk=shard.pk).update(leased_until=Now() - timezone.timedelta(seconds=1))


def test_messages_go_out_after_the_commit_only(committed_world, queued, settings):
    with transaction.atomic():
        run = start(committed_world, people=2, size=1, settings=settings)
        assert queued.shards == []
    assert queued.shards == list(run.shards.order_by("number").values_list("pk", flat=True))


def test_the_last_slice_queues_the_ranking(committed_world, queued, settings):
    run = start(committed_world, people=2, size=1, settings=settings)
    first, second = run.shards.order_by("number")
    evaluate_shard(first.pk, "một")
    assert queued.runs == []
    evaluate_shard(second.pk, "hai")
    assert queued.runs == [run.pk]


def test_two_workers_at_one_slice(committed_world):
    run = start(committed_world, people=3)
    shard = run.shards.get()
    done = together(lambda: evaluate_shard(shard.pk, "một"), lambda: evaluate_shard(shard.pk, "hai"))
    assert (sorted(done), run.recommendations.count()) == ([False, True], 3)


def test_two_slices_at_once_leave_one_audit_line_of_the_beginning(committed_world, settings):
    run = start(committed_world, people=2, size=1, settings=settings)
    first, second = run.shards.order_by("number")
    done = together(lambda: evaluate_shard(first.pk, "một"), lambda: evaluate_shard(second.pk, "hai"))
    assert (done, AuditEntry.objects.filter(move="begin").count()) == ([True, True], 1)
    assert together(lambda: rank_run(run.pk), lambda: rank_run(run.pk)).count(True) == 1
    assert AuditEntry.objects.filter(move="finish").count() == 1


def test_two_people_start_together(committed_world):
    committed_world.person(committed_world.dossier())
    people = [committed_world.people[name] for name in ("specialist_province", "specialist_province2")]
    results = together(*(lambda by=by: start_tally(committed_world.campaign, by=by) for by in people))
    assert sorted(type(result) for result in results if isinstance(result, TallyRun)) == [TallyRun]
    assert [str(result) for result in results if isinstance(result, DomainError)] == [
        "Phong trào đang có lần tổng hợp số 1 chưa xong. Hãy chờ nó xong hoặc huỷ nó trước."
    ]


def test_a_slice_leased_by_another_is_left(committed_world):
    run = start(committed_world)
    shard = run.shards.get()
    assert take_lease(shard.pk, "một")
    assert (take_lease(shard.pk, "hai"), evaluate_shard(shard.pk, "hai")) == (None, False)


def test_a_lease_that_ran_out_is_taken_over_and_the_first_writes_nothing(committed_world):
    run = start(committed_world)
    shard = run.shards.get()
    slow = take_lease(shard.pk, "một")
    rows = shards._rows(slow)
    expire(shard)
    assert evaluate_shard(shard.pk, "hai")
    Recommendation.objects.update(rank=77)
    with pytest.raises(LeaseLost):
        write_shard(slow, rows)
    assert list(run.recommendations.values_list("rank", flat=True)) == [77]


def test_a_worker_whose_lease_is_taken_while_it_works_gives_up(committed_world, monkeypatch):
    run = start(committed_world, people=2)
    shard = run.shards.get()
    monkeypatch.setattr(leases, "RENEW_SECONDS", 0)
    evaluated = []

    def stolen(considered_row):
        def row(*args):
            evaluated.append(args)
            Shard.objects.filter(pk=shard.pk).update(owner="hai")
            return considered_row(*args)

        return row

    monkeypatch.setattr(shards, "_row", stolen(shards._row))
    assert (evaluate_shard(shard.pk, "một"), len(evaluated), run.recommendations.count()) == (False, 1, 0)


def test_a_lease_is_renewed_by_the_database_s_clock(committed_world, monkeypatch):
    run = start(committed_world)
    shard = run.shards.get()
    lease = take_lease(shard.pk, "một")
    before = Shard.objects.get(pk=shard.pk).leased_until
    lease.keep()
    assert Shard.objects.get(pk=shard.pk).leased_until == before
    monkeypatch.setattr(leases, "RENEW_SECONDS", 0)
    lease.keep()
    assert Shard.objects.get(pk=shard.pk).leased_until > before


def test_a_killed_worker_s_slice_goes_on(committed_world, queued, settings):
    run = start(committed_world, people=2, size=1, settings=settings)
    first, second = run.shards.order_by("number")
    evaluate_shard(first.pk, "một")
    take_lease(second.pk, "đã chết")
    assert reissue_shards() == []
    expire(second)
    queued.shards.clear()
    assert reissue_shards() == [second.pk]
    run.refresh_from_db()
    assert (queued.shards, run.state) == ([second.pk], "interrupted")
    assert evaluate_shard(second.pk, "ba")
    assert rank_run(run.pk)
    run.refresh_from_db()
    assert (run.state, run.recommendations.count()) == ("done", 2)
    assert list(AuditEntry.objects.order_by("pk").values_list("move", flat=True)) == [
        "start",
        "begin",
        "interrupt",
        "begin",
        "finish",
    ]


def test_a_run_that_was_interrupted_gives_the_same_hash(committed_world, queued, settings):
    run = start(committed_world, people=2, size=1, settings=settings)
    for shard in run.shards.all():
        evaluate_shard(shard.pk, "một")
    rank_run(run.pk)
    again = start_tally(committed_world.campaign, by=committed_world.people["specialist_province"])
    first, second = again.shards.order_by("number")
    take_lease(first.pk, "đã chết")
    expire(first)
    reissue_shards()
    for shard in (second, first):
        evaluate_shard(shard.pk, "hai")
    rank_run(again.pk)
    run.refresh_from_db()
    again.refresh_from_db()
    assert again.sha256 == run.sha256


def test_lost_messages_are_sent_again_when_nobody_works(committed_world, queued, settings):
    run = start(committed_world, people=2, size=1, settings=settings)
    first, second = run.shards.order_by("number")
    queued.shards.clear()
    assert reissue_shards() == [first.pk, second.pk]
    take_lease(first.pk, "một")
    assert reissue_shards() == []


def test_a_lost_ranking_is_queued_again(committed_world, queued):
    run = start(committed_world)
    evaluate_shard(run.shards.get().pk, "một")
    queued.runs.clear()
    reissue_shards()
    assert queued.runs == [run.pk]


def test_nothing_is_sent_again_for_runs_that_are_over(committed_world, queued):
    run = start(committed_world)
    cancel_tally(run, by=committed_world.people["specialist_province"], reason="Nhầm")
    queued.shards.clear()
    assert (reissue_shards(), queued.runs) == ([], [])


def test_a_slice_that_kills_every_worker_stops_and_says_so(committed_world, queued):
    run = start(committed_world)
    shard = run.shards.get()
    for attempt in range(1, 6):
        assert take_lease(shard.pk, f"lần {attempt}")
        expire(shard)
        assert reissue_shards() == ([shard.pk] if attempt < 5 else [])
    run.refresh_from_db()
    assert "đã thử 5 lần" in run.failure
    assert reissue_shards() == []


def test_a_broker_that_is_away_starts_the_run_all_the_same(committed_world, monkeypatch):
    from kombu.exceptions import OperationalError

    def away(shard_id):
        raise OperationalError("away")

    monkeypatch.setattr("awards.services.tally.evaluate_shard_task.delay", away)
    run = start(committed_world)
    assert Shard.objects.filter(run=run, state=ShardState.WAITING).count() == 1


def test_cancelling_while_a_worker_writes(committed_world):
    """Either the write comes first and is removed, or the worker finds the run cancelled; never rows of a dead run."""
    run = start(committed_world, people=3)
    shard = run.shards.get()
    by = committed_world.people["specialist_province"]
    results = together(lambda: evaluate_shard(shard.pk, "một"), lambda: cancel_tally(run, by=by, reason="Nhầm"))
    run.refresh_from_db()
    assert (run.state, Recommendation.objects.count()) == ("cancelled", 0)
    assert not [result for result in results if isinstance(result, Exception)]


def test_two_approvers_at_one_result(committed_world):
    run = start(committed_world)
    evaluate_shard(run.shards.get().pk, "một")
    rank_run(run.pk)
    row = run.recommendations.get()
    by = committed_world.people["approver"]
    results = together(
        lambda: approve_recommendation(row, by=by), lambda: refuse_recommendation(row, by=by, reason="Chưa đủ")
    )
    assert sum(isinstance(result, DomainError) for result in results) == 1
    assert AuditEntry.objects.filter(subject_type__model="recommendation").count() == 1


def test_approving_while_a_tally_starts(committed_world):
    """Whoever comes second is told; never an approved result under a newer run."""
    run = start(committed_world)
    evaluate_shard(run.shards.get().pk, "một")
    rank_run(run.pk)
    row = run.recommendations.get()
    results = together(
        lambda: approve_recommendation(row, by=committed_world.people["approver"]),
        lambda: start_tally(committed_world.campaign, by=committed_world.people["specialist_province"]),
    )
    assert sum(isinstance(result, DomainError) for result in results) == 1


def test_reissue_is_harmless_at_once(committed_world, queued):
    run = start(committed_world)
    shard = run.shards.get()
    take_lease(shard.pk, "đã chết")
    expire(shard)
    queued.shards.clear()
    together(reissue_shards, reissue_shards)
    assert 1 <= len(queued.shards) <= 2
    assert [evaluate_shard(pk, "một") for pk in [*queued.shards, shard.pk]].count(True) == 1
    shard.refresh_from_db()
    assert (shard.state, shard.attempts, run.recommendations.count()) == ("done", 2, 1)
    assert AuditEntry.objects.filter(move="interrupt").count() == 1


def test_a_busy_run_does_not_keep_another_one_waiting(committed_world, queued, settings):
    busy = start(committed_world, people=2, size=1, settings=settings)
    take_lease(busy.shards.first().pk, "một")
    committed_world.campaign = second_campaign(committed_world)
    lost = start(committed_world)
    queued.shards.clear()
    assert reissue_shards() == [lost.shards.get().pk]


def second_campaign(world):
    """Another campaign of the province for the same certificate, closed too."""
    first = world.campaign
    campaign = LaunchedCampaignFactory(
        code="PT2026B",
        unit=first.unit,
        needs_proposal=False,
        starts_on=first.starts_on,
        ends_on=first.ends_on,
        registration_opens_on=first.registration_opens_on,
        registration_closes_on=first.registration_closes_on,
    )
    CampaignAward.objects.create(campaign=campaign, award=world.award)
    return campaign


def test_reissuing_is_never_in_the_way_of_who_cancels(committed_world, queued):
    """Whoever cancels holds the run and wants its slices; nobody may hold a slice and want the run."""
    run = start(committed_world)
    Shard.objects.filter(run=run).update(attempts=4)
    take_lease(run.shards.get().pk, "đã chết")
    expire(run.shards.get())
    told = []
    with transaction.atomic():
        TallyRun.objects.select_for_update().get(pk=run.pk)
        other = threading.Thread(target=lambda: told.extend(together(reissue_shards)))
        other.start()
        until = time.monotonic() + 10
        while not somebody_waits_for_a_lock() and time.monotonic() < until:
            time.sleep(0.05)
        run.shards.all().delete()
    other.join(30)
    assert told == [[]]


def somebody_waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted)")
        return cursor.fetchone()[0]
