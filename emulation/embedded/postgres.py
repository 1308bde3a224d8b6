"""A PostgreSQL of our own, reached by a Unix socket only, with an owner role and an application role.

The server is a direct child of the keeper, so that it cannot outlive it: when the keeper is killed, the
kernel asks the server for a fast shutdown. ``pg_ctl start`` would leave it to the init process.
"""

import hashlib
import logging
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psutil

from emulation.embedded.account import ServiceAccount
from emulation.embedded.errors import EmbeddedError
from emulation.embedded.files import open_log
from emulation.embedded.paths import DataFolder
from emulation.embedded.processes import die_with_parent, is_alive
from emulation.embedded.programs import postgres_programs
from emulation.embedded.secret_store import Secrets

DATABASE = "emulation"
OWNER = "emulation_owner"
APPLICATION = "emulation_app"

START_TIMEOUT = 120.0
STOP_TIMEOUT = 60

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",
    "max_wal_size": "4GB",
    "wal_compression": "on",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
MEGABYTE = 2**20
FAST_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

# The passwords hold no quote: see Secrets.
ROLES_SQL = """
\\set ON_ERROR_STOP on
SELECT 'CREATE ROLE ' || name FROM (VALUES ('{owner}'), ('{application}')) AS wanted (name)
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \\gexec
ALTER ROLE {owner} NOSUPERUSER LOGIN CREATEDB NOCREATEROLE PASSWORD '{owner_password}';
ALTER ROLE {application} NOSUPERUSER LOGIN NOCREATEDB NOCREATEROLE PASSWORD '{application_password}';
GRANT SET ON PARAMETER session_replication_role TO {owner};
SELECT 'CREATE DATABASE {database} OWNER {owner}'
    WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{database}') \\gexec
\\connect {database}
ALTER SCHEMA public OWNER TO {owner};
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO {application};
"""

logger = logging.getLogger(__name__)


def memory_settings(memory: int) -> dict[str, str]:
    """What a machine of ``memory`` bytes gives the server: an eighth for its own pages, half counted on in all.

    Between 128 MB and 1 GB, so that a small machine keeps room for the workers and a large run stays in memory.
    """
    pages = min(max(memory // 8, 128 * MEGABYTE), 1024 * MEGABYTE)
    return {
        "shared_buffers": f"{pages // MEGABYTE}MB",
        "effective_cache_size": f"{max(memory // 2 // MEGABYTE, 256)}MB",
    }


class Postgres:
    """The cluster of one data folder."""

    def __init__(self, folder: DataFolder, account: ServiceAccount, secrets: Secrets, *, fast: bool) -> None:
        self._account = account
        self._secrets = secrets
        self._settings = SETTINGS | memory_settings(psutil.virtual_memory().total) | (FAST_SETTINGS if fast else {})
        self._log = folder.logs / "postgres.log"
        self._data = account.home / "postgres"
        digest = hashlib.sha256(str(folder.root).encode()).hexdigest()[:8]
        self._socket = Path("/tmp") / f"emulation-{account.uid}-{digest}"  # noqa: S108 -- a socket's path is at most 107 bytes; ours is 0700
        self._process: subprocess.Popen[bytes] | None = None

    def url(self) -> str:
        """Where the application connects; its role owns nothing."""
        return self._url_of(APPLICATION, self._secrets.app)

    def owner_url(self) -> str:
        """Where migrations connect; this role owns the database and may make others."""
        return self._url_of(OWNER, self._secrets.owner)

    def socket_folder(self) -> str:
        return str(self._socket)

    def start(self) -> None:
        """The server answers and holds the database and both roles; EmbeddedError names the log when not."""
        programs = postgres_programs(self._account)
        if not (self._data / "PG_VERSION").is_file():
            self._make_cluster(programs)
        self._make_socket_folder()
        settings = self._settings | {"unix_socket_directories": str(self._socket)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with open_log(self._log) as log:
            self._process = subprocess.Popen(  # noqa: S603 -- our own program
                [programs / "postgres", "-D", self._data, *options],
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGINT),  # noqa: PLW1509 -- the keeper has one thread
                **self._account.options(),
            )
        self._wait_until_ready()
        self._provide_roles(programs)

    def has_died(self) -> bool:
        """Whether a server that was started has ended by itself."""
        return self._process is not None and self._process.poll() is not None

    def is_started(self) -> bool:
        return self._process is not None

    def stop(self) -> None:
        """The server has ended, all committed rows on the disk; its socket is gone."""
        if self._process is not None:
            self._shut_down()
            self._process.wait()
            self._process = None
        shutil.rmtree(self._socket, ignore_errors=True)

    def clean_leftovers(self) -> None:
        """A server that a killed keeper left is stopped; a pid file whose number is another's now is removed.

        The pid file of a dead server stays: PostgreSQL looks through it for backends that still write.
        """
        pid_file = self._data / "postmaster.pid"
        try:
            server = psutil.Process(int(pid_file.read_text().splitlines()[0]))
        except (OSError, ValueError, IndexError, psutil.Error):
            return
        if self._is_ours(server):
            logger.warning("stopping the PostgreSQL a killed keeper left (pid %s)", server.pid)
            self._shut_down()
        elif is_alive(server):
            pid_file.unlink(missing_ok=True)

    def erase(self) -> None:
        """The cluster is gone, with every row in it."""
        shutil.rmtree(self._data, ignore_errors=True)

    def _url_of(self, role: str, password: str) -> str:
        """With the socket's folder as a parameter: libpq and the settings both read this form."""
        return f"postgres://{role}:{password}@/{DATABASE}?host={self._socket}"

    def _make_cluster(self, programs: Path) -> None:
        """Made beside its place and then moved, so that an interrupted start leaves no half of one."""
        scratch = self._data.with_suffix(".new")
        shutil.rmtree(scratch, ignore_errors=True)
        password = self._account.home / "initdb-password"
        password.touch(mode=0o600)
        password.write_text(self._secrets.postgres)
        self._account.own(password)
        locale = ["--pgdata", str(scratch), "--locale=C.UTF-8", "--encoding=UTF8"]
        access = ["--username=postgres", "--auth=scram-sha-256", f"--pwfile={password}"]
        try:
            self._call([programs / "initdb", *locale, *access])
        finally:
            password.unlink()
        scratch.rename(self._data)

    def _make_socket_folder(self) -> None:
        self._socket.mkdir(mode=0o700, exist_ok=True)
        if self._socket.is_symlink() or self._socket.stat().st_uid not in {os.geteuid(), self._account.uid}:
            raise EmbeddedError(f"Thư mục {self._socket} thuộc về người dùng khác: hãy xoá nó rồi chạy lại.")
        self._account.own(self._socket)
        self._socket.chmod(0o700)

    def _wait_until_ready(self) -> None:
        """PostgreSQL writes its state into the eighth line of its pid file; ``pg_ctl`` reads the same."""
        deadline = time.monotonic() + START_TIMEOUT
        while time.monotonic() < deadline:
            if self.has_died():
                break
            try:
                lines = (self._data / "postmaster.pid").read_text().splitlines()
            except OSError:
                lines = []
            if self._process and lines[:1] == [str(self._process.pid)] and lines[7:8] == ["ready   "]:
                return
            time.sleep(0.05)
        raise EmbeddedError(f"PostgreSQL không khởi động được: xem {self._log}.")

    def _provide_roles(self, programs: Path) -> None:
        script = ROLES_SQL.format(
            owner=OWNER,
            application=APPLICATION,
            database=DATABASE,
            owner_password=self._secrets.owner,
            application_password=self._secrets.app,
        )
        superuser = ["-h", str(self._socket), "-U", "postgres", "-d", "postgres"]
        command: list[str | Path] = [programs / "psql", "-X", "-q", *superuser]
        self._call(command, text=script, password=self._secrets.postgres)

    def _shut_down(self) -> None:
        """Fast, and when that takes longer than STOP_TIMEOUT seconds, at once."""
        programs = postgres_programs(self._account)
        control: list[str | Path] = [programs / "pg_ctl", "stop", "-w", "-D", self._data]
        for mode in ("fast", "immediate"):
            command = [*control, "-m", mode, "-t", str(STOP_TIMEOUT)]
            result = subprocess.run(command, check=False, capture_output=True, **self._account.options())  # noqa: S603 -- our own program
            if result.returncode == 0 or not (self._data / "postmaster.pid").exists():
                return
        raise EmbeddedError(f"PostgreSQL không dừng: xem {self._log}.")

    def _is_ours(self, server: psutil.Process) -> bool:
        try:
            return is_alive(server) and server.name() == "postgres" and str(self._data) in server.cmdline()
        except psutil.Error:
            return False

    def _call(self, command: list[str | Path], *, text: str = "", password: str = "") -> None:
        options = self._account.options()
        options["env"] = options["env"] | {"PGPASSWORD": password}
        del options["stdin"]
        result = subprocess.run(  # noqa: S603 -- our own program
            command,
            input=text.encode(),
            check=False,
            capture_output=True,
            preexec_fn=die_with_parent(signal.SIGTERM),
            **options,
        )
        if result.returncode != 0:
            said = result.stderr.decode(errors="replace").strip()
            logger.error("%s: %s", Path(command[0]).name, said)
            raise EmbeddedError(f"Không dựng được PostgreSQL: {said.splitlines()[-1] if said else self._log}.")
