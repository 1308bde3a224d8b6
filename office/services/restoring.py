"""A copy becomes a database and a folder of files again, somewhere else than what is in use."""

import os
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
from django.conf import settings
from django.utils.translation import gettext as _
from psycopg2.extensions import parse_dsn

from common.errors import DomainError
from office.services.backup import DUMP, FILES, Manifest, read_backup
from office.services.postgres import run_program

AS_NEW = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
"""All or nothing, and nothing of the roles it had."""
TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"


def restore_backup(folder: Path, *, url: str, files: Path | None = None) -> Manifest:
    """The empty database at ``url`` is that of the copy in ``folder``, and ``files``, new or empty, holds its files.

    ``url`` is that of the role that shall own the tables; the application's role has its rights again. Without
    ``files`` only the database is restored. Raises ``DomainError``; a database that failed half-way is empty still.
    """
    manifest, into = read_backup(folder), _parameters(url)
    _refuse_occupied(into, files)
    run_program(
        "pg_restore",
        [*AS_NEW, "--dbname", into["dbname"], folder / DUMP],
        into=into,
    )
    manage(["grant_privileges"], url=url)
    if files and FILES in manifest.parts:
        files.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tarfile.open(folder / FILES) as tar:
            tar.extractall(files, filter="data")
    return manifest


def manage(command: list[str], *, url: str, files: Path | None = None) -> str:
    """What a management command says that works on the database at ``url`` and ``files``; raises ``DomainError``."""
    environment = {**os.environ, "DATABASE_URL": url, "DATABASE_OWNER_URL": url}
    if files:
        environment |= {"MEDIA_ROOT": str(files), "S3_BUCKET": ""}
    program = [sys.executable, str(settings.BASE_DIR / "manage.py"), *command]
    done = subprocess.run(program, env=environment, check=False, capture_output=True, text=True)  # noqa: S603 -- our own program
    if done.returncode != 0:
        raise DomainError((done.stderr.strip() or done.stdout.strip()).splitlines()[-1])
    return done.stdout.strip()


def _parameters(url: str) -> dict[str, Any]:
    """What libpq needs to connect to ``url``; raises ``DomainError`` for what is no address of PostgreSQL."""
    try:
        stated = parse_dsn(url) if url.startswith(("postgres://", "postgresql://")) else {}
    except psycopg2.ProgrammingError:
        stated = {}
    if not stated.get("dbname"):
        raise DomainError(_("«--into» phải là địa chỉ PostgreSQL, ví dụ postgres://CHU:MAT_KHAU@127.0.0.1/thu_lai."))
    return stated


def _refuse_occupied(into: dict[str, Any], files: Path | None) -> None:
    try:
        with closing(psycopg2.connect(**into)) as target, target.cursor() as cursor:
            cursor.execute(TABLES)
            (tables,) = cursor.fetchone()
    except psycopg2.Error as broken:
        raise DomainError(
            _("Không nối được tới cơ sở dữ liệu đích: %(reason)s") % {"reason": str(broken).strip().splitlines()[0]}
        ) from broken
    if tables:
        raise DomainError(
            _("Cơ sở dữ liệu %(name)s không trống. Hãy tạo một cơ sở dữ liệu mới (createdb) rồi chạy lại.")
            % {"name": into["dbname"]}
        )
    if files and files.exists() and (not files.is_dir() or any(files.iterdir())):
        raise DomainError(_("Thư mục %(folder)s không trống. Hãy chọn một thư mục mới.") % {"folder": files})
