"""The one process per data folder that starts the services, watches their users and stops what is left.

Run as ``python -m emulation.embedded.keeper FOLDER``. Its stdout stays open until the services answer, and
carries one sentence when they cannot be had; then it lets go of stdout and lives on.
"""

import json
import logging
import os
import signal
import sys
import time
from pathlib import Path

import psutil

from common.files import write_whole
from emulation.embedded import lease
from emulation.embedded.errors import EmbeddedError
from emulation.embedded.files import try_lock
from emulation.embedded.paths import DataFolder
from emulation.embedded.processes import end_marked
from emulation.embedded.services import Services

POLL = 0.25
GRACE = 1.0
"""Seconds without any user before the services stop."""
LOCK_PATIENCE = 2.0
"""Seconds to try for the lock: one who only looks at it holds it for an instant."""

logger = logging.getLogger(__name__)


class Keeper:
    """Lives as long as someone holds a lease."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._services = Services(folder)
        self._asked_to_stop = False
        self._last_user = time.monotonic()

    def keep(self) -> None:
        """Returns when no user is left and nothing of the services runs."""
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, self._ask_to_stop)
        self._services.prefer(self._retract())
        self._services.clean_leftovers()
        try:
            self._provide()
            self._publish()
            _let_go_of_stdout()
            while not self._may_leave():
                time.sleep(POLL)
                self._end_released()
                if self._services.revive() or self._provide():
                    self._publish()
        finally:
            self._retract()
            self._services.stop()

    def _ask_to_stop(self, *_: object) -> None:
        self._asked_to_stop = True

    def _may_leave(self) -> bool:
        """Whoever takes a lease after the services were retracted waits for the next keeper: see Session."""
        now = time.monotonic()
        if lease.held(self._folder):
            self._last_user = now
        if not self._asked_to_stop and now - self._last_user < GRACE:
            return False
        self._retract()
        if lease.held(self._folder) and not self._asked_to_stop:
            self._publish()
            return False
        return True

    def _end_released(self) -> None:
        for path in lease.released(self._folder):
            end_marked(path.name)
            path.unlink(missing_ok=True)

    def _provide(self) -> bool:
        return self._services.start(lease.needs(lease.held(self._folder)))

    def _publish(self) -> None:
        stated = {
            "keeper": os.getpid(),
            "since": psutil.Process().create_time(),
            "urls": self._services.urls(),
        }
        write_whole(self._folder.services, json.dumps(stated))

    def _retract(self) -> dict[str, str]:
        """Nobody new finds the services; returns the URLs that stood there."""
        try:
            urls = json.loads(self._folder.services.read_text())["urls"]
        except (OSError, ValueError, KeyError):
            urls = {}
        self._folder.services.unlink(missing_ok=True)
        return dict(urls)


def main() -> int:
    """Keeps the folder named on the command line; 0 at once when another keeper does."""
    folder = DataFolder(Path(sys.argv[1]))
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    os.umask(0o077)
    if (lock := _lock(folder)) is None:
        return 0
    try:
        Keeper(folder).keep()
    except EmbeddedError as problem:
        logger.error("%s", problem)  # noqa: TRY400 -- the sentence is the whole story
        sys.stdout.write(str(problem))
        return 1
    except Exception:
        logger.exception("the keeper failed")
        sys.stdout.write(f"Không dựng được dịch vụ: xem {folder.logs / 'keeper.log'}.")
        return 1
    finally:
        os.close(lock)
    return 0


def _lock(folder: DataFolder) -> int | None:
    deadline = time.monotonic() + LOCK_PATIENCE
    while (lock := try_lock(folder.keeper_lock)) is None and time.monotonic() < deadline:
        time.sleep(0.05)
    return lock


def _let_go_of_stdout() -> None:
    """Whoever started us reads the end of our stdout and goes on."""
    sys.stdout.flush()
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
