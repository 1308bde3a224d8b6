"""A database of a benchmark's own, filled once and found again by its name."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg2
from psycopg2 import sql

from bench._speech import say

REPOSITORY = Path(__file__).resolve().parents[1]
ENTRIES_OF_MEMBER = 2
ENTRIES_OF_INITIATIVE = 6
ENTRIES_OF_UNIT = 66
FEWEST_UNITS = 20
COUNTRY = {
    "units": 61_200,
    "members": 1_000_000,
    "entries": 1_000_000,
    "initiatives": 1_000_000,
    "exemplars": 12_000,
}
"""34 provinces; as many honours as members, and some."""
SOURCES = ("*/migrations/*.py", "exchange/services/load/*.py", "catalogue/data/*.json", "awards/catalogue/**/*.json")
"""What a loaded database was made from."""


def use_loaded_database(entries: int) -> None:
    """Django is set up, as the application's role, on a database of a load with so many entries.

    It is found again as long as the tables, the load and the year are the same; older ones of this size are dropped.
    """
    _use(
        f"emulation_bench_{entries}_",
        {
            "units": max(FEWEST_UNITS, entries // ENTRIES_OF_UNIT),
            "members": max(1, entries // ENTRIES_OF_MEMBER),
            "entries": entries,
            "initiatives": entries // ENTRIES_OF_INITIATIVE,
        },
    )


def use_country() -> None:
    """As ``use_loaded_database``, of ``COUNTRY``."""
    _use("emulation_bench_country_", COUNTRY)


def _use(stem: str, size: Mapping[str, int]) -> None:
    """A load that was cut short lies under another name, so that it is never taken for a whole one."""
    name = name_for(stem)
    if not has_database(name):
        loading = f"{name}_loading"
        drop_databases(loading)
        make_database(loading)
        say(f"Đang nạp {size['entries']} lượt đăng ký vào {name}…")
        make_tables()
        manage("make_load", *(f"--{noun}={number}" for noun, number in size.items()))
        analyze()
        rename_database(loading, name)
    make_database(name)
    django.setup()


def name_for(stem: str) -> str:
    """The name of the database of this load; older ones of the same ``stem`` are dropped."""
    name = stem + _fingerprint()
    drop_databases(stem, but=name)
    return name


def make_tables() -> None:
    """The database has its tables, rights and catalogues."""
    for command in (["migrate", "--verbosity", "0"], ["grant_privileges"], ["load_catalogue"]):
        manage(*command)


def has_database(name: str) -> bool:
    with _owner(database="postgres") as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def rename_database(old: str, new: str) -> None:
    with _owner(database="postgres") as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [old])
        cursor.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new)))


def make_database(name: str) -> bool:
    """Further URLs in the environment lead to the database ``name``; whether it was made just now."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "emulation.settings.local")
    made = not has_database(name)
    if made:
        with _owner(database="postgres") as cursor:
            cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    for variable in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        if url := os.environ.get(variable):
            os.environ[variable] = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    return made


def drop_databases(stem: str, *, but: str = "") -> None:
    """No database whose name begins with ``stem`` is left, whoever looks at it, except ``but``."""
    with _owner(database="postgres") as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s) AND datname <> %s", [stem, but])
        for (name,) in cursor.fetchall():
            cursor.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def analyze() -> None:
    """The planner knows the rows that were written since, as it does once autovacuum has come by."""
    with _owner() as cursor:
        cursor.execute("VACUUM ANALYZE")


def manage(*command: str) -> None:
    """A management command has run in the same environment; what it prints goes to stderr.

    Raises ``SystemExit`` naming the one that failed.
    """
    done = subprocess.run([sys.executable, REPOSITORY / "manage.py", *command], check=False, stdout=sys.stderr)
    if done.returncode:
        raise SystemExit(f"Lệnh «{command[0]}» không xong: xem lý do ở trên.")


def _fingerprint() -> str:
    digest = hashlib.sha256(str(date.today().year).encode())  # noqa: DTZ011 -- a name
    for source in SOURCES:
        for path in sorted(REPOSITORY.glob(source)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


class _owner:  # noqa: N801 -- a context manager
    """A cursor of the owner outside any transaction."""

    def __init__(self, database: str = "") -> None:
        url = os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"]
        self._url = urlunsplit(urlsplit(url)._replace(path=f"/{database}")) if database else url

    def __enter__(self):
        self._connection = psycopg2.connect(self._url)
        self._connection.autocommit = True
        return self._connection.cursor()

    def __exit__(self, *error: object) -> None:
        self._connection.close()
