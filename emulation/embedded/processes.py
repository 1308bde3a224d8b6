"""Ends what ran under a lease, and ties a child to its parent's life."""

import ctypes
import os
import signal
import time
from collections.abc import Callable

import psutil

from emulation.embedded.lease import MARK

PATIENCE = 5.0
"""Seconds between asking a process to end and killing it."""

ROUNDS = 3
"""Some may be born while others end."""

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(signum: signal.Signals) -> Callable[[], None]:
    """A ``preexec_fn``: the kernel sends the child this signal when its parent dies, kill -9 included."""

    def tie() -> None:
        _libc.prctl(_PR_SET_PDEATHSIG, signum, 0, 0, 0)

    return tie


def end_marked(lease: str) -> None:
    """No process started under the lease is left, nor any child of one, unless the kernel will not let it go."""
    for _ in range(ROUNDS):
        if not (found := marked(lease)):
            return
        end(found)


def end(processes: list[psutil.Process]) -> None:
    """Each is asked to end, and killed when it has not after PATIENCE seconds."""
    for process in processes:
        _quietly(process.terminate)
    stubborn = _outlasting(processes)
    for process in stubborn:
        _quietly(process.kill)
    _outlasting(stubborn)


def marked(lease: str) -> list[psutil.Process]:
    """The living processes whose environment carries the lease, and their descendants."""
    parents: dict[int, int] = {}
    family: dict[int, psutil.Process] = {}
    living = [process for process in psutil.process_iter() if process.pid != os.getpid() and is_alive(process)]
    for process in living:
        try:
            parents[process.pid] = process.ppid()
            if process.environ().get(MARK) == lease:
                family[process.pid] = process
        except psutil.Error:
            continue
    grown = bool(family)
    while grown:
        children = [p for p in living if p.pid not in family and parents.get(p.pid) in family]
        family.update((child.pid, child) for child in children)
        grown = bool(children)
    return list(family.values())


def is_alive(process: psutil.Process) -> bool:
    """Whether it still runs; what has ended and only waits for its parent does not."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def _outlasting(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Those that still run after PATIENCE seconds; returns as soon as none does."""
    deadline = time.monotonic() + PATIENCE
    while (left := [process for process in processes if is_alive(process)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


def _quietly(action: Callable[[], None]) -> None:
    try:
        action()
    except psutil.Error:
        return
