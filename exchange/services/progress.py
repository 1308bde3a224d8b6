"""How far an import is, told through the cache: its transaction hides rows from everybody else until it ends."""

import time
from typing import Any, Final

from django.core.cache import cache

KEPT: Final = 3600
"""Seconds a figure stays that nobody renews."""
TOLD_EVERY: Final = 0.5
"""Seconds."""


class Stopped(Exception):
    """The person gave the import up while a worker was at it."""


class Watch:
    """Is told how far an import is; this one tells nobody."""

    def begin(self, total: int) -> None:
        """There are ``total`` steps; asked again, the work began anew."""

    def add(self, steps: int) -> None:
        """So many more are done; may raise ``Stopped``."""


SILENT: Final = Watch()


class RunWatch(Watch):
    """Tells the page of a run how far it is, and stops the work when the person asked for that."""

    def __init__(self, run_id: int) -> None:
        self._run_id, self._done, self._total, self._told = run_id, 0, 0, 0.0

    def begin(self, total: int) -> None:
        self._done, self._total, self._told = 0, total, 0.0
        self.add(0)

    def add(self, steps: int) -> None:
        self._done += steps
        if time.monotonic() - self._told < TOLD_EVERY:
            return
        self._told = time.monotonic()
        if cache.get(_stop_key(self._run_id)):
            raise Stopped
        cache.set(_key(self._run_id), {"done": self._done, "total": self._total}, KEPT)


def progress_of(run_id: int) -> dict[str, Any]:
    """``done`` of ``total`` steps; both 0 before anything is known."""
    return cache.get(_key(run_id)) or {"done": 0, "total": 0}


def ask_to_stop(run_id: int) -> None:
    """The worker at this run, if there is one, gives it up at its next step."""
    cache.set(_stop_key(run_id), True, KEPT)


def forget(run_id: int) -> None:
    """Nothing is known of the run, and nobody asked it to stop."""
    cache.delete_many([_key(run_id), _stop_key(run_id)])


def _key(run_id: int) -> str:
    return f"exchange:run:{run_id}"


def _stop_key(run_id: int) -> str:
    return f"exchange:stop:{run_id}"
