"""A Redis of our own on a free port of this machine, behind a password."""

import logging
import shutil
import signal
import socket
import subprocess
import time
from urllib.parse import urlsplit

import psutil

from emulation.embedded.account import ServiceAccount
from emulation.embedded.errors import EmbeddedError
from emulation.embedded.files import open_log
from emulation.embedded.paths import DataFolder
from emulation.embedded.processes import die_with_parent, end, is_alive
from emulation.embedded.programs import redis_program
from emulation.embedded.secret_store import Secrets

HOST = "127.0.0.1"
START_TIMEOUT = 60.0
STOP_TIMEOUT = 15.0
PORT_TRIES = 5

CONFIG = """\
bind {host}
port {port}
requirepass {password}
daemonize no
dir .
pidfile redis.pid
save ""
appendonly {appendonly}
"""

logger = logging.getLogger(__name__)


class RedisServer:
    """The Redis of one data folder: broker, result store and cache."""

    def __init__(self, folder: DataFolder, account: ServiceAccount, secrets: Secrets, *, fast: bool) -> None:
        self._account = account
        self._password = secrets.redis
        self._keep = not fast
        self._log = folder.logs / "redis.log"
        self._data = account.home / "redis"
        self._port = 0
        self._process: subprocess.Popen[bytes] | None = None

    def url(self) -> str:
        return f"redis://:{self._password}@{HOST}:{self._port}/0"

    def prefer(self, url: str) -> None:
        """Take the port of this URL when it is still free, so that those who know the URL keep it."""
        self._port = urlsplit(url).port or 0

    def start(self) -> None:
        """The server answers; raises EmbeddedError with the log's place."""
        for _ in range(PORT_TRIES):
            if not (self._port and _is_free(self._port)):
                self._port = _free_port()
            self._spawn()
            if self._answers():
                return
        raise EmbeddedError(f"Redis không khởi động được: xem {self._log}.")

    def has_died(self) -> bool:
        """Whether a server that was started has ended by itself."""
        return self._process is not None and self._process.poll() is not None

    def is_started(self) -> bool:
        return self._process is not None

    def stop(self) -> None:
        """The server has ended, its queue on the disk unless the databases are fast ones."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def clean_leftovers(self) -> None:
        """A server that a killed keeper left is stopped."""
        pid_file = self._data / "redis.pid"
        try:
            server = psutil.Process(int(pid_file.read_text()))
            if is_alive(server) and server.cwd() == str(self._data):
                logger.warning("stopping the Redis a killed keeper left (pid %s)", server.pid)
                end([server])
        except (OSError, ValueError, psutil.Error):
            return
        pid_file.unlink(missing_ok=True)

    def erase(self) -> None:
        """Queue and cache are gone."""
        shutil.rmtree(self._data, ignore_errors=True)

    def _spawn(self) -> None:
        folder = self._account.folder("redis")
        config = folder / "redis.conf"
        config.touch(mode=0o600)
        config.write_text(
            CONFIG.format(
                host=HOST,
                port=self._port,
                password=self._password,
                appendonly="yes" if self._keep else "no",
            )
        )
        self._account.own(config)
        options = self._account.options() | {"cwd": folder}
        with open_log(self._log) as log:
            self._process = subprocess.Popen(  # noqa: S603 -- our own program
                [redis_program(self._account), config.name],
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509 -- the keeper has one thread
                **options,
            )

    def _answers(self) -> bool:
        """False as soon as the process has ended; raises EmbeddedError when it lives and says nothing."""
        deadline = time.monotonic() + START_TIMEOUT
        while time.monotonic() < deadline:
            if self.has_died():
                return False
            if self._ping():
                return True
            time.sleep(0.05)
        raise EmbeddedError(f"Redis không trả lời: xem {self._log}.")

    def _ping(self) -> bool:
        try:
            with socket.create_connection((HOST, self._port), timeout=1) as connection:
                connection.sendall(f"AUTH {self._password}\r\nPING\r\n".encode())
                answer = b""
                while answer.count(b"\r\n") < 2 and (part := connection.recv(256)):
                    answer += part
        except OSError:
            return False
        return answer == b"+OK\r\n+PONG\r\n"


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
