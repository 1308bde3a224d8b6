"""A worker that is killed while it writes leaves nothing half-done, and another takes the work up."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection, transaction

from exchange.models import ImportRun, ImportState
from exchange.services import undoing
from exchange.services.applying import apply_import, apply_run
from exchange.services.progress import TOLD_EVERY
from exchange.services.reissuing import reissue_runs
from exchange.services.uploads import cancel_import
from people.models import Member
from tests.awards.services.threads import together
from tests.conftest import make_people, make_tree
from tests.exchange.conftest import member_row, write_xlsx
from tests.exchange.runs import applied, checked, sent
from tests.factories import MemberFactory

ROOT = Path(__file__).resolve().parents[2]
WORKER = """
import sys, django
django.setup()
from exchange.services.applying import apply_run
from exchange.services.undoing import undo_run
{"apply": apply_run, "undo": undo_run}[sys.argv[2]](int(sys.argv[1]))
"""
WAITS = """
SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
"""
PATIENCE = 40


@pytest.fixture
def base(committed_db, settings, tmp_path, monkeypatch):
    """Rows that other processes see, and a folder for files that they share."""
    settings.MEDIA_ROOT = str(tmp_path / "test-media")
    for name in ("check_run_task", "apply_run_task", "undo_run_task", "mark_faults_task"):
        monkeypatch.setattr(f"exchange.tasks.{name}.delay", lambda _run_id: None)
    tree = make_tree()
    return make_people(tree), tree


def until(true) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "not in time"
        time.sleep(0.1)


def worker(run, tmp_path, roles, work="apply") -> subprocess.Popen:
    address = urlsplit(roles.app)._replace(path=f"/{connection.settings_dict['NAME']}")
    environment = os.environ | {
        "DATABASE_URL": urlunsplit(address),
        "EMULATION_DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "emulation.settings.test",
    }
    return subprocess.Popen([sys.executable, "-c", WORKER, str(run.pk), work], cwd=ROOT, env=environment)


def waiting_workers() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # inside a transaction it would be seen once for all
        cursor.execute(WAITS)
        return cursor.fetchone()[0]


def test_killed_worker_leaves_nothing_and_another_writes_it(base, tmp_path, roles):
    people, tree = base
    path = write_xlsx(tmp_path / "tep.xlsx", {"members": [member_row(f"DV-{number}") for number in range(5)]})
    run = checked(path, by=people["editor"])
    apply_import(run, by=people["editor"], only_valid=False)
    with transaction.atomic():  # the last row waits for this one, the others are written but not yet committed
        MemberFactory(code="DV-4", unit=tree.base)
        process = worker(run, tmp_path, roles)
        until(lambda: waiting_workers() == 1)
        assert apply_run(run.pk) is False  # somebody is at it
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        transaction.set_rollback(True)
    run.refresh_from_db()
    assert (run.state, Member.objects.exists()) == (ImportState.APPLYING, False)
    until(lambda: _is_free(run))
    ImportRun.objects.update(updated_at="2026-01-01T00:00:00Z")
    assert reissue_runs() == [run.pk]
    assert apply_run(run.pk) is True
    run.refresh_from_db()
    assert (run.state, Member.objects.count()) == (ImportState.APPLIED, 5)


def test_worker_killed_while_undoing_leaves_all_of_it_and_another_undoes_it(base, tmp_path, roles, monkeypatch):
    people, _tree = base
    path = write_xlsx(tmp_path / "tep.xlsx", {"members": [member_row(f"DV-{number}") for number in range(5)]})
    run = applied(path, by=people["editor"])
    monkeypatch.setattr(undoing, "MOST_AT_ONCE", 0)
    undoing.undo_import(run, by=people["editor"], reason="Gửi nhầm tệp.")
    with transaction.atomic():  # a row of its own that somebody holds: the worker has begun and waits for it
        Member.objects.select_for_update().get(code="DV-4")
        process = worker(run, tmp_path, roles, "undo")
        until(lambda: waiting_workers() == 1)
        assert undoing.undo_run(run.pk) is False  # somebody is at it
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    run.refresh_from_db()
    assert (run.state, Member.objects.count()) == (ImportState.UNDOING, 5)
    until(lambda: _is_free(run))
    ImportRun.objects.update(updated_at="2026-01-01T00:00:00Z")
    assert reissue_runs() == [run.pk]
    assert undoing.undo_run(run.pk) is True
    run.refresh_from_db()
    assert (run.state, Member.objects.count()) == (ImportState.UNDONE, 0)


def test_worker_at_work_is_asked_to_stop(base, tmp_path, roles):
    people, tree = base
    path = write_xlsx(tmp_path / "tep.xlsx", {"members": [member_row()]})
    run = checked(path, by=people["editor"])
    apply_import(run, by=people["editor"], only_valid=False)
    run.refresh_from_db()
    with transaction.atomic():
        MemberFactory(code="DV-01", unit=tree.base)
        process = worker(run, tmp_path, roles)
        until(lambda: waiting_workers() == 1)
        time.sleep(2 * TOLD_EVERY)
        assert cancel_import(run, by=people["editor"]) is False
        transaction.set_rollback(True)
    process.wait(PATIENCE)
    run.refresh_from_db()
    assert (run.state, Member.objects.exists()) == (ImportState.CANCELLED, False)


def test_two_clicks_at_once_are_one_import(base, tmp_path):
    people, _tree = base
    path = write_xlsx(tmp_path / "tep.xlsx", {"members": [member_row()]})
    done = together(*[lambda: sent(path, by=people["editor"]).pk] * 4)
    assert set(done) == {ImportRun.objects.get().pk}


def test_two_workers_at_one_run_write_it_once(base, tmp_path):
    people, _tree = base
    run = checked(write_xlsx(tmp_path / "tep.xlsx", {"members": [member_row()]}), by=people["editor"])
    apply_import(run, by=people["editor"], only_valid=False)
    assert sorted(together(lambda: apply_run(run.pk), lambda: apply_run(run.pk)), key=str) == [False, True]
    assert Member.objects.count() == 1


def _is_free(run) -> bool:
    rows = ImportRun.objects.filter(pk=run.pk).select_for_update(skip_locked=True, no_key=True)
    with transaction.atomic():
        return rows.exists() and bool(list(rows))
