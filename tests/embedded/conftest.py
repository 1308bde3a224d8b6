import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from emulation.embedded.files import is_locked
from emulation.embedded.paths import REPOSITORY, DataFolder
from emulation.embedded.processes import is_alive, marked

OURS = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "EMULATION_LEASE", "EMULATION_DATA_DIR")


class Runner:
    """Starts ``python -m emulation.embedded run`` on a data folder of its own."""

    def __init__(self, folder: DataFolder) -> None:
        self.folder = folder

    def start(self, *command: str, **environment: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "emulation.embedded", "run", "--data", self.folder.root, "--", *command],
            cwd=REPOSITORY,
            env=os.environ | dict.fromkeys(OURS, "") | {"EMULATION_FAST_DB": "1"} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        with self.start(*command, **environment) as process:
            out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(command, process.returncode, out, err)

    def published(self) -> dict:
        return json.loads(self.folder.services.read_text())

    def service_processes(self) -> list[psutil.Process]:
        """PostgreSQL and Redis, children of the keeper."""
        return psutil.Process(self.published()["keeper"]).children()

    def is_deserted(self) -> bool:
        return not is_locked(self.folder.keeper_lock) and not self.folder.services.exists()


@pytest.fixture(scope="module")
def runner(tmp_path_factory):
    folder = DataFolder(tmp_path_factory.mktemp("data").resolve())
    folder.create()
    yield Runner(folder)
    until(lambda: not is_locked(folder.keeper_lock))
    if folder.service_home.exists():
        shutil.rmtree(folder.service_home.read_text())


def until(condition: Callable[[], object], seconds: float = 20) -> None:
    """Fails when the condition has not come true in this time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def ended(*processes: psutil.Process) -> bool:
    return not any(is_alive(process) for process in processes)


@pytest.fixture(autouse=True)
def _hears_hangups():
    """What we start hears a closed terminal, though the suite itself may run under nohup."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


def waiting(process: "subprocess.Popen[str]") -> str:
    """The first line the command says: it runs, and the services with it."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def marked_by(lease: str) -> list[int]:
    return [process.pid for process in marked(lease)]


def script(folder: Path, text: str) -> str:
    """A Python program as a file, run with our interpreter."""
    path = folder / "program.py"
    path.write_text(text)
    return str(path)
