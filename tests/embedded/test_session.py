"""Commands run with services of our own, and nothing left when they have ended, however they ended."""

import json
import os
import signal

import psutil
import pytest

from tests.embedded.conftest import ended, marked_by, script, until, waiting

SLEEPER = ("sh", "-c", "echo $EMULATION_LEASE; exec sleep 60")

LOOK_AROUND = """
import json, os
import environ, psycopg2, redis

def ask(url, question):
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0] if cursor.description else None

def refused(url, statement):
    try:
        ask(url, statement)
    except psycopg2.errors.InsufficientPrivilege:
        return True
    return False

app, owner = os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"]
settings = environ.Env().db_url("DATABASE_URL")
print(json.dumps({
    "app": ask(app, "SELECT current_user"),
    "owner": ask(owner, "SELECT current_user"),
    "encoding": ask(app, "SHOW server_encoding"),
    "locale": ask(app, "SELECT datctype FROM pg_database WHERE datname = current_database()"),
    "listens": ask(app, "SHOW listen_addresses"),
    "app may create": not refused(app, "CREATE TABLE stray ()"),
    "app may switch triggers off": not refused(app, "SET session_replication_role = replica"),
    "owner may create": not refused(owner, "CREATE TABLE kept (); DROP TABLE kept"),
    "owner may switch triggers off": not refused(owner, "SET session_replication_role = replica"),
    "owner is superuser": ask(owner, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"),
    "extensions": [refused(owner, f"CREATE EXTENSION IF NOT EXISTS {name}")
                   for name in ("unaccent", "pg_trgm", "btree_gist")],
    "redis": redis.Redis.from_url(os.environ["REDIS_URL"]).ping(),
    "settings": [settings["USER"], settings["NAME"], settings["OPTIONS"]["host"] == os.environ["PGHOST"]],
}))
"""


def test_command_finds_both_services_and_leaves_nothing(runner, tmp_path):
    done = runner.run("python", script(tmp_path, LOOK_AROUND))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "app": "emulation_app",
        "owner": "emulation_owner",
        "encoding": "UTF8",
        "locale": "C.UTF-8",
        "listens": "",
        "app may create": False,
        "app may switch triggers off": False,
        "owner may create": True,
        "owner may switch triggers off": True,
        "owner is superuser": False,
        "extensions": [False, False, False],
        "redis": True,
        "settings": ["emulation_app", "emulation", True],
    }
    assert runner.is_deserted()
    assert list(runner.folder.leases.iterdir()) == []


def test_rows_stay_from_one_run_to_the_next(runner):
    runner.run("sh", "-c", 'psql -q "$DATABASE_OWNER_URL" -c "CREATE TABLE lasting AS SELECT 7 AS seven"')
    again = runner.run("sh", "-c", 'psql -At "$DATABASE_OWNER_URL" -c "SELECT seven FROM lasting"')
    assert (again.returncode, again.stdout) == (0, "7\n")


def test_secrets_are_for_the_owner_only(runner):
    runner.run("true")
    assert runner.folder.secrets.stat().st_mode & 0o777 == 0o600
    assert runner.folder.root.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(("command", "code"), [("exit 7", 7), ("kill -KILL $$", 128 + signal.SIGKILL)])
def test_exit_code_is_the_commands(runner, command, code):
    assert runner.run("sh", "-c", command).returncode == code


def test_two_runs_share_the_services(runner):
    with runner.start(*SLEEPER) as first, runner.start(*SLEEPER) as second:
        waiting(first)
        waiting(second)
        before = runner.published()
        first.terminate()
        assert first.wait(30) == 128 + signal.SIGTERM
        assert runner.published() == before
        assert len(runner.service_processes()) == 2
        second.terminate()
        second.wait(30)
    assert runner.is_deserted()


def test_killed_run_leaves_nothing(runner):
    with runner.start("sh", "-c", "setsid sleep 60 & echo $EMULATION_LEASE; sleep 60") as process:
        lease = waiting(process)
        services = runner.service_processes()
        assert len(marked_by(lease)) >= 2
        process.kill()
        until(runner.is_deserted)
        assert marked_by(lease) == []
        assert ended(*services)


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_request_to_end_reaches_the_command(runner, tmp_path, signum):
    witness = tmp_path / "asked"
    command = f"trap 'echo yes >{witness}; exit 3' INT TERM; echo ready; while :; do sleep 0.1; done"
    with runner.start("sh", "-c", command) as process:
        waiting(process)
        process.send_signal(signum)
        assert process.wait(30) == 3
    assert witness.read_text() == "yes\n"
    assert runner.is_deserted()


def test_killed_keeper_takes_the_services_along_and_is_replaced(runner):
    with runner.start(*SLEEPER) as process:
        waiting(process)
        before, services = runner.published(), runner.service_processes()
        os.kill(before["keeper"], signal.SIGKILL)
        until(lambda: ended(*services))
        until(lambda: runner.folder.services.exists() and runner.published()["keeper"] != before["keeper"])
        assert runner.published()["urls"] == before["urls"]
        process.terminate()
        process.wait(30)
    assert runner.is_deserted()


def test_dead_services_are_started_again(runner):
    with runner.start(*SLEEPER) as process:
        waiting(process)
        before, services = runner.published(), runner.service_processes()
        for service in services:
            service.kill()
        until(lambda: len(runner.service_processes()) == 2 and ended(*services))
        assert runner.published()["urls"] == before["urls"]
        process.terminate()
        process.wait(30)
    assert runner.is_deserted()


def test_given_urls_are_used_and_nothing_starts(runner):
    given = {"DATABASE_URL": "postgres://a:b@192.0.2.1/c", "REDIS_URL": "redis://192.0.2.1/0"}
    command = 'echo "$EMULATION_LEASE $DATABASE_URL $REDIS_URL"; exec sleep 60'
    with runner.start("sh", "-c", command, **given) as process:
        assert waiting(process).split()[1:] == list(given.values())
        assert runner.published()["urls"] == {}
        assert runner.service_processes() == []
        process.terminate()
        process.wait(30)


def test_service_needed_later_is_started_by_the_same_keeper(runner):
    given = {"DATABASE_URL": "postgres://a:b@192.0.2.1/c", "REDIS_URL": "redis://192.0.2.1/0"}
    with runner.start(*SLEEPER, **given) as outside:
        waiting(outside)
        keeper = runner.published()["keeper"]
        assert runner.run("sh", "-c", 'psql -At -c "SELECT 1" "$DATABASE_URL"').stdout == "1\n"
        assert psutil.Process(keeper).is_running()
        outside.terminate()
        outside.wait(30)


def test_unknown_program_is_one_sentence(runner):
    done = runner.run("no-such-program")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Không chạy được no-such-program: No such file or directory.\n"
