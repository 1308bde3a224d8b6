"""The databases of the tests: migrated once, then copied for every worker and every run until a migration changes."""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.test.utils import setup_databases, teardown_databases

ROOT = Path(__file__).resolve().parents[1]
WRITTEN_IN = ("*/migrations/*.py", "common/**/*.py", "emulation/settings/*.py", "requirements.txt")
"""What a migrated database follows from: migrations, what they are written with, which apps there are."""


def make_database(connection, *, worker: str, reused: bool, anew: bool) -> list:
    """The tests' own database stands, migrated, and ``connection``, the owner's, leads to it; what teardown takes.

    Each ``worker`` has one of its own. One that is there is ``reused`` as it is. Any other is a copy of a template,
    made by the first worker that finds none for the migrations as they are; ``anew`` makes the template again.
    """
    test = connection.settings_dict["TEST"]
    family = f"{test['NAME']}_as_of_"
    template = family + fingerprint()
    test["NAME"] += f"_{worker}" if worker else ""
    with _alone(connection, family) as cursor:
        known = _databases(cursor)
        if anew or (template not in known and not (reused and test["NAME"] in known)):
            made = _set_up(keepdb=False)
            connection.close()
            _drop(cursor, *(name for name in known if name.startswith(family)))
            _copy(cursor, test["NAME"], template)
            return made
        if not (reused and test["NAME"] in known):
            _drop(cursor, test["NAME"])
            _copy(cursor, template, test["NAME"])
    return _set_up(keepdb=True)


def fingerprint() -> str:
    """Another one whenever a migration, or what it is written with, is."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in WRITTEN_IN for path in ROOT.glob(pattern)}):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def _alone(connection, what: str) -> Iterator:
    """A cursor beside the database, which whoever asks for the same ``what`` waits for."""
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [what])
        yield cursor


def drop_database(connection, made: list, *, seconds: int = 60) -> None:
    """What ``make_database`` made is gone; for so many seconds it waits for others to leave.

    The server notices late that a killed program is gone: it goes on with its last query until that has ended.
    """
    name = connection.settings_dict["NAME"]
    connection.close()
    with connection.creation._nodb_cursor() as cursor:
        deadline = time.monotonic() + seconds
        while (others := _others(cursor, name)) and time.monotonic() < deadline:
            time.sleep(0.2)
    assert not others, f"still connected to {name}: {others}"
    teardown_databases(made, verbosity=0)


def _others(cursor, name: str) -> list[tuple]:
    cursor.execute(
        "SELECT pid, usename, application_name, state, left(query, 200)"
        " FROM pg_stat_activity WHERE datname = %s AND usename IS NOT NULL",
        [name],
    )
    return cursor.fetchall()


def _databases(cursor) -> set[str]:
    cursor.execute("SELECT datname FROM pg_database")
    return {name for (name,) in cursor.fetchall()}


def _drop(cursor, *names: str) -> None:
    for name in names:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')


def _copy(cursor, name: str, to: str) -> None:
    cursor.execute(f'CREATE DATABASE "{to}" TEMPLATE "{name}"')


def _set_up(*, keepdb: bool) -> list:
    """Migrations not applied yet are; what rows there are is not written down, for no test puts them back."""
    return setup_databases(verbosity=0, interactive=False, aliases={"default"}, keepdb=keepdb, serialized_aliases=set())
