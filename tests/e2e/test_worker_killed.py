"""A killed worker and a broker that is killed with all it held delay a run; they never lose a result or double one."""

import json
import os
import signal
import time
from contextlib import closing

import psycopg2

from tests.e2e.conftest import manage


def start_run(site, **environment: str) -> tuple[int, int]:
    """A run of the sample's current campaign is queued from the command line; its key and how many it considers."""
    settings = site.environment | environment
    printed = json.loads(manage(settings, "tally", campaign_code(site), "--by=tinh", "--format=json"))
    return printed["run"], printed["entries"]


def campaign_code(site) -> str:
    asked = "Campaign.objects.get(state='launched', unit__code='LDLD-BKA').code"
    return manage(site.environment, "shell", "-v0", "-c", f"from campaigns.models import *; print({asked})").strip()


def ask(site, expression: str) -> str:
    return manage(site.environment, "shell", "-v0", "-c", f"from awards.models import *; print({expression})").strip()


def wait_until(site, expression: str, wanted: str, seconds: int) -> None:
    deadline = time.monotonic() + seconds
    while (found := ask(site, expression)) != wanted:
        assert time.monotonic() < deadline, found
        time.sleep(1)


CLOSE = """
from accounts.models import User
from awards.models import Recommendation
from awards.services.recommendation import reconsider_recommendation
from campaigns.models import Campaign
from campaigns.services.campaign import close_registration
campaign = Campaign.objects.get(state="launched", unit__code="LDLD-BKA")
if campaign.registration_closed_at is None:
    close_registration(campaign, by=User.objects.get(username="tinh"), reason="Khoá đăng ký để tổng hợp xét khen.")
for decided in Recommendation.objects.filter(run__campaign=campaign).exclude(state="proposed"):
    reconsider_recommendation(decided, by=User.objects.get(username="chutich"), reason="Tổng hợp lại từ đầu.")
"""


def make_ready(site) -> None:
    """Registration is closed and no decision stands in the way of another run."""
    manage(site.environment, "shell", "-v0", "-c", CLOSE)


def test_a_run_goes_on_after_its_worker_and_its_messages_are_gone(site):
    make_ready(site)
    site.kill("worker")
    run, entries = start_run(site)
    shards = f"Shard.objects.filter(run={run})"
    assert int(ask(site, f"{shards}.count()")) > 3
    site.start("worker")
    wait_until(site, f"{shards}.exclude(state='waiting').exists()", "True", 30)
    site.kill("worker")
    site.kill("redis")
    site.start("redis")
    site.start("worker")
    wait_until(site, f"TallyRun.objects.get(pk={run}).state", "done", 120)
    assert entries > 3
    results = f"Recommendation.objects.filter(run={run})"
    assert ask(site, f"({results}.count(), {results}.values('entry').distinct().count())") == f"({entries}, {entries})"

    again, _entries = start_run(site)
    wait_until(site, f"TallyRun.objects.get(pk={again}).state", "done", 120)
    seals = f"len(set(TallyRun.objects.filter(pk__in=[{run}, {again}]).values_list('sha256', flat=True)))"
    assert ask(site, seals) == "1"


def test_a_run_goes_on_after_redis_alone_was_restarted_in_its_middle(site):
    """Nobody touches the worker: it finds the broker again, and what the broker forgot is sent again."""
    make_ready(site)
    worker = site.running["worker"]
    os.killpg(worker.pid, signal.SIGSTOP)
    run, entries = start_run(site, TALLY_SHARD_SIZE="1")
    os.killpg(worker.pid, signal.SIGCONT)
    wait_for_shards(site, run, done=3)
    site.kill("redis")
    left = int(ask(site, f"Shard.objects.filter(run={run}).exclude(state='done').count()"))
    assert 0 < left < entries
    site.start("redis")
    wait_until(site, f"TallyRun.objects.get(pk={run}).state", "done", 180)
    results = f"Recommendation.objects.filter(run={run})"
    assert ask(site, f"({results}.count(), {results}.values('entry').distinct().count())") == f"({entries}, {entries})"
    assert worker.poll() is None

    again, _entries = start_run(site)
    wait_until(site, f"TallyRun.objects.get(pk={again}).state", "done", 120)
    seals = f"len(set(TallyRun.objects.filter(pk__in=[{run}, {again}]).values_list('sha256', flat=True)))"
    assert ask(site, seals) == "1"


LEFT_TO_A_WORKER = """
from accounts.models import User
from awards.models import StandardVersion, TallyRun
from awards.services import seal_check, trial
seal_check.AT_ONCE = trial.AT_ONCE = 0
run, approver = TallyRun.objects.get(pk={run}), User.objects.get(username="chutich")
version = StandardVersion.objects.filter(award__code="BK_TINH", state="in_force").first()
print(seal_check.start_sealing(run, by=approver).pk, trial.try_standard(version, run, by=approver).pk)
"""


def test_a_sealing_and_a_trial_go_on_after_the_worker_and_its_messages_are_gone(site):
    make_ready(site)
    run, _entries = start_run(site)
    wait_until(site, f"TallyRun.objects.get(pk={run}).state", "done", 120)
    site.kill("worker")
    asked = manage(site.environment, "shell", "-v0", "-c", LEFT_TO_A_WORKER.format(run=run)).split()
    states = "(SealCheck.objects.get(pk={}).state, StandardTrial.objects.get(pk={}).state)".format(*asked)
    assert ask(site, states) == "('waiting', 'waiting')"
    site.kill("redis")
    site.start("redis")
    site.start("worker")
    wait_until(site, states, "('holds', 'done')", 120)
    sealed = f"TallyRun.objects.values_list('state', 'sealed_by__username').get(pk={run})"
    assert ask(site, sealed) == "('sealed', 'chutich')"


def wait_for_shards(site, run: int, *, done: int) -> None:
    """So many slices of the run are done; asked often, for they are soon done."""
    deadline = time.monotonic() + 30
    with closing(psycopg2.connect(site.environment["DATABASE_URL"])) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            while time.monotonic() < deadline:
                cursor.execute("SELECT count(*) FROM awards_shard WHERE run_id = %s AND state = 'done'", [run])
                if cursor.fetchone()[0] >= done:
                    return
                time.sleep(0.005)
    raise AssertionError("the worker did not begin")
