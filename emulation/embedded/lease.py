"""A lease says that a process uses the services; the kernel gives it back however that process ends."""

import fcntl
import json
import os
import uuid
from collections.abc import Iterable
from pathlib import Path

from emulation.embedded.files import is_locked
from emulation.embedded.paths import DataFolder

MARK = "EMULATION_LEASE"
POSTGRES = "postgres"
REDIS = "redis"


class Lease:
    """Held from construction until :meth:`release` or the end of the process; children do not inherit it."""

    def __init__(self, folder: DataFolder, needs: Iterable[str]) -> None:
        self.id = uuid.uuid4().hex
        self.path = folder.leases / self.id
        scratch = folder.leases / f".{self.id}"
        self._descriptor = os.open(scratch, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(self._descriptor, json.dumps(sorted(needs)).encode())
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        scratch.rename(self.path)

    def release(self) -> None:
        """The keeper may now end what ran under this lease; it removes the file when that is done."""
        os.close(self._descriptor)


def held(folder: DataFolder) -> list[Path]:
    """The leases whose process lives."""
    return [path for path in _all(folder) if is_locked(path)]


def released(folder: DataFolder) -> list[Path]:
    """The leases whose process has ended, or has given them back."""
    return [path for path in _all(folder) if not is_locked(path)]


def needs(leases: Iterable[Path]) -> set[str]:
    """The services these leases ask for."""
    wanted: set[str] = set()
    for path in leases:
        wanted.update(json.loads(path.read_text()))
    return wanted


def _all(folder: DataFolder) -> list[Path]:
    return sorted(path for path in folder.leases.iterdir() if not path.name.startswith("."))
