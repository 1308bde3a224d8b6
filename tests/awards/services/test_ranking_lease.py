"""The ranking of a run under its lease: it holds up nobody, goes on after a kill, and says when it cannot."""

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.utils import timezone

import awards.services.ranking as ranking
from awards.models import Recommendation, TallyRun
from awards.selectors.findings import findings_of
from awards.services.lease import LeaseLost
from awards.services.ranking import rank_run, take_ranking
from awards.services.reissue import reissue_shards
from awards.services.shard import evaluate_shard
from awards.services.tally import cancel_tally, start_tally
from common.models import AuditEntry
from tests.awards.services.threads import together


@pytest.fixture
def evaluated(committed_world, queued):
    """Three people of whom one will be below the line; the ranking is queued."""
    committed_world.limit.quota = 2
    committed_world.limit.save()
    dossier = committed_world.dossier()
    for rating in ("excellent", "good", "completed", "excellent"):
        committed_world.person(dossier, rating=rating)
    run = start_tally(committed_world.campaign, by=committed_world.people["specialist_province"])
    evaluate_shard(run.shards.get().pk, "một")
    queued.runs.clear()
    return run


def expire(run):
    TallyRun.objects.filter(pk=run.pk).update(leased_until=Now() - timezone.timedelta(seconds=1))


def meanwhile(monkeypatch, *jobs):
    """While the outcomes are sealed, ``jobs`` are done on other connections, which wait for no lock."""
    real, results = ranking.seal_of, []

    def unwaiting(job):
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
        return job()

    def seal_of(run, **options):
        for job in jobs:
            results.extend(together(lambda job=job: unwaiting(job)))
        return real(run, **options)

    monkeypatch.setattr(ranking, "seal_of", seal_of)
    return results


def test_it_holds_up_nobody(committed_world, evaluated, queued, monkeypatch):
    done = meanwhile(monkeypatch, reissue_shards, lambda: rank_run(evaluated.pk))
    assert rank_run(evaluated.pk)
    assert (done, queued.runs) == ([[], False], [])


def test_it_can_be_cancelled(committed_world, evaluated, monkeypatch):
    by = committed_world.people["specialist_province"]
    cancelled = meanwhile(monkeypatch, lambda: cancel_tally(evaluated, by=by, reason="Nhầm"))
    assert not rank_run(evaluated.pk)
    evaluated.refresh_from_db()
    assert [run.state for run in cancelled] == ["cancelled"]
    assert (evaluated.state, Recommendation.objects.count(), evaluated.sha256) == ("cancelled", 0, "")


def test_one_whose_worker_was_killed_goes_on(evaluated, queued):
    assert take_ranking(evaluated.pk, "đã chết")
    assert (reissue_shards(), queued.runs) == ([], [])
    expire(evaluated)
    reissue_shards()
    evaluated.refresh_from_db()
    assert (queued.runs, evaluated.state) == ([evaluated.pk], "interrupted")
    assert rank_run(evaluated.pk)
    assert list(AuditEntry.objects.order_by("-pk").values_list("move", flat=True)[:3]) == [
        "finish",
        "begin",
        "interrupt",
    ]


def test_one_that_was_broken_off_goes_on_where_it_was_left(committed_world, evaluated, monkeypatch):
    monkeypatch.setattr(ranking, "CHUNK", 1)
    write, written = ranking._write, []

    def once(lease, rows):
        if written:
            raise ValueError("hỏng")
        written.append(rows)
        write(lease, rows)

    monkeypatch.setattr(ranking, "_write", once)
    with pytest.raises(ValueError, match="hỏng"):
        rank_run(evaluated.pk)
    assert evaluated.recommendations.filter(rank__isnull=False).count() == 1
    monkeypatch.setattr(ranking, "_write", write)
    assert rank_run(evaluated.pk)
    evaluated.refresh_from_db()
    quota = [[f.condition for f in findings_of(row)].count("quota") for row in evaluated.recommendations.all()]
    assert sorted(quota) == [0, 1, 1, 1]
    assert evaluated.sha256 == committed_world.evaluated().sha256


def test_a_mistake_is_told_after_five_tries_and_not_repeated(evaluated, queued, monkeypatch):
    def broken(run, **options):
        raise ValueError("hỏng")

    monkeypatch.setattr(ranking, "seal_of", broken)
    for attempt in range(1, 6):
        evaluated.refresh_from_db()
        assert (evaluated.failure, evaluated.attempts) == ("", attempt - 1)
        reissue_shards()
        assert queued.runs == [evaluated.pk] * attempt
        with pytest.raises(ValueError, match="hỏng"):
            rank_run(evaluated.pk)
    evaluated.refresh_from_db()
    assert "không xếp được thứ tự và vạch chỉ tiêu" in evaluated.failure
    reissue_shards()
    assert (len(queued.runs), rank_run(evaluated.pk)) == (5, False)


def test_one_that_kills_every_worker_stops_and_says_so(evaluated, queued):
    for attempt in range(1, 6):
        assert take_ranking(evaluated.pk, f"lần {attempt}")
        expire(evaluated)
        reissue_shards()
    evaluated.refresh_from_db()
    assert (len(queued.runs), "đã thử 5 lần" in evaluated.failure) == (4, True)


def test_whose_lease_was_taken_writes_nothing(evaluated):
    slow = take_ranking(evaluated.pk, "một")
    expire(evaluated)
    assert take_ranking(evaluated.pk, "hai")
    with pytest.raises(LeaseLost):
        ranking._rank(slow)
    assert not evaluated.recommendations.filter(rank__isnull=False).exists()
