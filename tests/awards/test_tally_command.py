"""The command ``tally``: figures for scripts, one line for a refusal, real waiting."""

import json
import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from awards.models import TallyRun
from awards.services.ranking import rank_run
from awards.services.shard import evaluate_shard
from awards.services.tally import cancel_tally
from tests.awards.conftest import World
from tests.conftest import make_awards, make_people, make_tree


def tally(capsys, *args, **options):
    call_command("tally", "PT2026", *args, by="specialist_province", format="json", **options)
    return json.loads(capsys.readouterr().out)


def test_it_starts_a_run(world, capsys):
    world.person(world.dossier())
    figures = tally(capsys)
    assert figures == {"run": TallyRun.objects.get().pk, "state": "draft", "entries": 1}


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["KHONGCO", "--by", "specialist_province"], "Không có phong trào mang mã «KHONGCO»."),
        (["PT2026", "--by", "aido"], "Không có tài khoản «aido»."),
        (["PT2026", "--by", "editor"], "Chỉ chuyên viên"),
        (["PT2026", "--by", "specialist_province"], "Chưa có đối tượng nào"),
        (["PT2026", "--by", "specialist_province", "--award", "CO_TLD"], "CO_TLD"),
    ],
)
def test_a_refusal_is_one_sentence(world, args, words):
    with pytest.raises(CommandError, match=words) as refusal:
        call_command("tally", *args)
    assert "\n" not in str(refusal.value)


def test_it_does_not_wait_for_ever(world):
    world.person(world.dossier())
    with pytest.raises(CommandError, match="vẫn chưa xong"):
        call_command("tally", "PT2026", by="specialist_province", wait=True, timeout=0)


def test_a_run_that_was_cancelled_is_no_success(world, monkeypatch):
    world.person(world.dossier())

    def cancelled(shard_ids):
        run = TallyRun.objects.get()
        cancel_tally(run, by=world.people["specialist_province2"], reason="Nhầm chỉ tiêu")

    monkeypatch.setattr("awards.management.commands.tally.time.sleep", cancelled)
    with pytest.raises(CommandError, match="đã bị huỷ"):
        call_command("tally", "PT2026", by="specialist_province", wait=True, timeout=5)


def test_it_waits_for_the_workers(committed_db, monkeypatch, capsys):
    tree = make_tree()
    world = World(tree, make_people(tree), make_awards())
    world.person(world.dossier())

    def work(shard_id):
        run_id = TallyRun.objects.get(shards=shard_id).pk
        evaluate_shard(shard_id, "một")
        rank_run(run_id)
        connection.close()

    worker = []

    def message(shard_id):
        worker.append(threading.Thread(target=work, args=[shard_id]))
        worker[0].start()

    monkeypatch.setattr("awards.services.tally.evaluate_shard_task.delay", message)
    monkeypatch.setattr("awards.services.shard.rank_run_task.delay", lambda run_id: None)
    figures = tally(capsys, wait=True, timeout=30)
    worker[0].join(10)
    run = TallyRun.objects.get()
    assert figures.pop("seconds") >= 0
    assert figures == {
        "run": run.pk,
        "state": "done",
        "entries": 1,
        "recommended": 1,
        "below_line": 0,
        "not_eligible": 0,
        "missing_data": 0,
        "sha256": run.sha256,
    }
