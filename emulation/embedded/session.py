"""One use of the services: a lease, a keeper that serves it, and commands run under it."""

import json
import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import IO, Self

import psutil

from emulation.embedded import lease
from emulation.embedded.environment import child_environment, needed_services
from emulation.embedded.errors import EmbeddedError
from emulation.embedded.files import is_locked, open_log
from emulation.embedded.lease import Lease
from emulation.embedded.paths import REPOSITORY, DataFolder
from emulation.embedded.processes import die_with_parent, end_marked, is_alive
from emulation.embedded.signals import Signals
from emulation.embedded.speech import say

START_TIMEOUT = 180.0
END_TIMEOUT = 30.0
LAST_WORDS = 10.0
TICK = 0.25
GUARD_INTERVAL = 1.0
CLOCK_TOLERANCE = 2.0
"""Seconds two readings of one process's start may differ after the clock was set."""


class Session:
    """While entered the services answer; after it nothing run here is left, nor the services if unused."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._signals = Signals()
        self._keeper: subprocess.Popen[bytes] | None = None
        self._urls: dict[str, str] = {}
        self._guarded = 0.0

    def __enter__(self) -> Self:
        self._needs = needed_services()
        self._signals.__enter__()
        self._lease = Lease(self._folder, self._needs)
        try:
            self._urls = self._find_services()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def environment(self, *, as_owner: bool = False) -> dict[str, str]:
        """What a command run here finds in its environment."""
        return child_environment(self._folder, self._urls, lease_id=self._lease.id, as_owner=as_owner)

    def run(
        self,
        command: Iterable[str],
        *,
        environment: Mapping[str, str] | None = None,
        stdout: IO[str] | int | None = None,
        tick: Callable[[], None] | None = None,
        interactive: bool = True,
    ) -> int:
        """The command's exit code, 128 + the signal when one ended it; requests to end are passed on to it.

        It is killed when it has not ended LAST_WORDS seconds after such a request; an interactive command may
        live through an interrupt. ``tick`` is called a few times a second meanwhile.
        """
        try:
            child = subprocess.Popen(  # noqa: S603 -- the person's own command
                list(command),
                env=dict(environment or self.environment()),
                stdout=stdout,
                preexec_fn=self._prepare_child,  # noqa: PLW1509 -- one thread
            )
        except OSError as problem:
            raise EmbeddedError(f"Không chạy được {problem.filename}: {problem.strerror}.") from problem
        deadline = math.inf
        while (code := child.poll()) is None:
            if received := self._signals.next(TICK):
                self._signals.pass_on(received, child)
                if not interactive or received.si_signo != signal.SIGINT:
                    deadline = min(deadline, time.monotonic() + LAST_WORDS)
            if time.monotonic() > deadline:
                child.kill()
            self._guard(child)
            if tick:
                tick()
        return code if code >= 0 else 128 - code

    def pause(self, seconds: float) -> None:
        """Wait; raises Interrupted when asked to end."""
        self._signals.pause(seconds)

    def _prepare_child(self) -> None:
        self._signals.restore()
        die_with_parent(signal.SIGTERM)()

    def _find_services(self) -> dict[str, str]:
        """The URLs of a living keeper, ours or another's; one just leaving is waited for and replaced."""
        deadline = time.monotonic() + START_TIMEOUT
        while time.monotonic() < deadline:
            urls = _published_urls(self._folder)
            if urls is not None and _suffice(urls, self._needs):
                return urls
            if urls is None and not is_locked(self._folder.keeper_lock):
                self._start_keeper()
            self._signals.pause(0.05)
        raise EmbeddedError(f"Dịch vụ chưa sẵn sàng sau {START_TIMEOUT:.0f} giây: xem {self._folder.logs}.")

    def _start_keeper(self) -> None:
        """Returns when the keeper's services answer or another keeper was first; raises its one sentence."""
        with open_log(self._folder.logs / "keeper.log") as log:
            self._keeper = subprocess.Popen(  # noqa: S603 -- our own program
                [sys.executable, "-m", "emulation.embedded.keeper", str(self._folder.root)],
                cwd=REPOSITORY,
                env={name: value for name, value in os.environ.items() if name != lease.MARK},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
                preexec_fn=self._signals.restore,  # noqa: PLW1509 -- one thread
            )
        assert self._keeper.stdout is not None  # noqa: S101 -- asked for above
        with self._keeper.stdout as stdout:
            os.set_blocking(stdout.fileno(), False)
            said = b""
            while (part := _read(stdout.fileno())) != b"":
                said += part or b""
                self._signals.pause(0.02)
        if said:
            raise EmbeddedError(said.decode(errors="replace"))

    def _guard(self, child: subprocess.Popen[bytes]) -> None:
        """A keeper that was killed took the services along: start another, on the same URLs."""
        now = time.monotonic()
        if now - self._guarded < GUARD_INTERVAL or is_locked(self._folder.keeper_lock):
            return
        self._guarded = now
        say("Trình giữ dịch vụ đã bị tắt; đang khởi động lại.")
        try:
            urls = self._find_services()
        except (EmbeddedError, OSError) as problem:
            say(str(problem))
            child.terminate()
            return
        if any(urls.get(name) != url for name, url in self._urls.items()):
            say("Dịch vụ đã đổi địa chỉ: hãy chạy lại.")
            child.terminate()

    def _close(self) -> None:
        self._lease.release()
        deadline = time.monotonic() + END_TIMEOUT
        while not self._is_over() and time.monotonic() < deadline:
            if self._signals.next(0.1):
                break
        if self._keeper:
            self._keeper.poll()
        self._signals.__exit__(None, None, None)

    def _is_over(self) -> bool:
        if not is_locked(self._folder.keeper_lock):
            end_marked(self._lease.id)
            self._lease.path.unlink(missing_ok=True)
            return True
        return not self._lease.path.exists() and bool(lease.held(self._folder))


def _published_urls(folder: DataFolder) -> dict[str, str] | None:
    """None when no living keeper has published any."""
    try:
        stated = json.loads(folder.services.read_text())
        keeper = psutil.Process(stated["keeper"])
        if is_alive(keeper) and abs(keeper.create_time() - stated["since"]) < CLOCK_TOLERANCE:
            return dict(stated["urls"])
    except (OSError, ValueError, KeyError, psutil.Error):
        return None
    return None


def _suffice(urls: Mapping[str, str], needs: set[str]) -> bool:
    has_database = lease.POSTGRES not in needs or "DATABASE_URL" in urls
    return has_database and (lease.REDIS not in needs or "REDIS_URL" in urls)


def _read(descriptor: int) -> bytes | None:
    """What stands in the pipe; None when nothing does yet, empty when the other end is closed."""
    try:
        return os.read(descriptor, 4096)
    except BlockingIOError:
        return None
