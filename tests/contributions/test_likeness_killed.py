"""A worker that is killed while it looks for what is alike leaves nothing half-done, and the next one goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.core.cache import cache
from django.db import connection, transaction

from contributions.models import InitiativeAuthor, InitiativeLikeness, InitiativeState
from contributions.selectors.alike import alike_to
from contributions.services import country
from contributions.services.likeness import work_out_likeness
from contributions.tasks import search_country_task
from tests.conftest import make_tree
from tests.exchange.test_runs_killed import until, waiting_workers
from tests.factories import InitiativeFactory, MemberFactory

ROOT = Path(__file__).resolve().parents[2]
TITLE = "Cải tiến máy hàn tự động"
WORKER = """
import sys, django
django.setup()
from contributions.services.country import search_country
from contributions.services.likeness import work_out_batch, work_out_likeness
work_out_batch(2)
print("two are done", flush=True)
sys.stdin.readline()
search_country(int(sys.argv[1]))
"""


@pytest.fixture
def rows(committed_db):
    """Five alike initiatives that other processes see, in two provinces."""
    tree = make_tree()
    return [sent(unit) for unit in (tree.base, tree.base2, tree.other, tree.far, tree.far)]


@transaction.atomic
def sent(unit):
    initiative = InitiativeFactory(unit=unit, title=TITLE, state=InitiativeState.SENT)
    author = MemberFactory(unit=unit)
    InitiativeAuthor.objects.create(initiative=initiative, member=author, share_percent=100)
    return initiative


@pytest.fixture
def worker(rows, roles):
    """A process that stops when two of the five have their keys, and goes on when it is told to."""
    address = urlsplit(roles.app)._replace(path=f"/{connection.settings_dict['NAME']}")
    environment = os.environ | {
        "DATABASE_URL": urlunsplit(address),
        "DJANGO_SETTINGS_MODULE": "emulation.settings.test",
    }
    command = [sys.executable, "-c", WORKER, str(rows[0].pk)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "two are done\n"
    yield process
    process.kill()
    process.wait()


def killed_at(process, table: str) -> None:
    """The worker goes on until it needs ``table``, and is killed there."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        process.stdin.write("go on\n")
        process.stdin.flush()
        until(lambda: waiting_workers() == 1)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()


def waiting() -> int:
    return InitiativeLikeness.objects.filter(title_keys=None).count()


def test_killed_within_a_batch_all_of_it_waits_for_the_next_run(rows, worker):
    killed_at(worker, "contributions_initiative")
    assert waiting() == 3
    until(_none_is_locked)
    work_out_likeness()
    assert (waiting(), InitiativeLikeness.objects.count()) == (0, 5)
    assert [each.other for each in alike_to(rows[:1])] == rows[1:3]


def test_killed_while_it_looks_across_the_country_another_is_asked(rows, worker, monkeypatch):
    asked = []
    monkeypatch.setattr(search_country_task, "delay", asked.append)
    own = rows[0]
    country.ask_country(own)
    killed_at(worker, "contributions_initiativepair")
    assert (waiting(), country.found_in_country(own)) == (0, country.WAITING)
    country.ask_country(own)
    assert asked == [own.pk]
    cache.delete(country._key(own))  # as after ``PATIENCE``
    country.ask_country(own)
    assert asked == [own.pk, own.pk]
    for _time in range(2):  # the lost message is delivered again, too
        country.search_country(own.pk)
    assert [each.other for each in country.found_in_country(own)] == rows[1:]


def _none_is_locked() -> bool:
    """Whether the database has noticed that the killed worker is gone."""
    with transaction.atomic():
        free = InitiativeLikeness.objects.filter(title_keys=None).select_for_update(skip_locked=True)
        return len(free) == 3
