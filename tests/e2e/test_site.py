"""The programs of the site end with it, whatever one of them does."""

import subprocess
import sys

import pytest

from tests.e2e import conftest
from tests.e2e.conftest import Site

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(600)"


def program(code):
    started = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, start_new_session=True)
    started.stdout.readline()
    return started


@pytest.mark.parametrize("order", [("deaf", "idle"), ("idle", "deaf")])
def test_one_that_does_not_end_leaves_no_other_running(monkeypatch, tmp_path, order):
    monkeypatch.setattr(conftest, "LAST_WORDS", 1)
    codes = {"deaf": DEAF, "idle": "import time; print(flush=True); time.sleep(600)"}
    site = Site(url="", environment={}, data=tmp_path, running={name: program(codes[name]) for name in order})
    site.stop()
    assert all(process.poll() is not None for process in site.running.values())
