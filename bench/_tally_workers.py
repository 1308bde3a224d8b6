"""Worker processes of a tally, as a machine would run them: each with its own connection, taking slices in turn."""

import multiprocessing
import os
import resource
import time
from collections.abc import Iterable
from typing import Any, NamedTuple

import django

KIB = 1024
OWNER = "bench"


class Ran(NamedTuple):
    """A finished run, its wall time in seconds, of which ``ranking`` for the line and the seal, and memory in MB."""

    run: Any
    seconds: float
    ranking: float
    peak_mb: float


class Workers:
    """So many processes, ready before the clock starts."""

    def __init__(self, number: int) -> None:
        self._pool = multiprocessing.get_context("spawn").Pool(number, initializer=_set_up)
        self._pool.map(_wait, range(number), chunksize=1)

    def tally(self, campaign, *, by) -> Ran:
        """The campaign's run from the press of the button to its hash."""
        from awards.services.tally import start_tally  # noqa: PLC0415 -- after the set-up

        begin = time.perf_counter()
        run = start_tally(campaign, by=by)
        peaks = list(self._pool.imap_unordered(_evaluate, self._shards(run)))
        evaluated = time.perf_counter()
        peaks.append(self._pool.apply(_rank, [run.pk]))
        end = time.perf_counter()
        run.refresh_from_db()
        return Ran(run, end - begin, end - evaluated, max(peaks))

    def close(self) -> None:
        self._pool.terminate()
        self._pool.join()

    def _shards(self, run) -> Iterable[int]:
        return list(run.shards.order_by("number").values_list("pk", flat=True))


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "emulation.settings.local")
    django.setup()
    from django.db import connection  # noqa: PLC0415 -- after the set-up

    from awards.services import ranking, shard  # noqa: F401, PLC0415 -- loaded before the clock starts

    connection.ensure_connection()


def _wait(_turn: int) -> None:
    time.sleep(0.2)


def _evaluate(shard_id: int) -> float:
    from awards.services.shard import evaluate_shard  # noqa: PLC0415 -- after the set-up

    if not evaluate_shard(shard_id, f"{OWNER}:{os.getpid()}"):
        raise RuntimeError(f"shard {shard_id}")
    return _peak()


def _rank(run_id: int) -> float:
    from awards.services.ranking import rank_run  # noqa: PLC0415 -- after the set-up

    if not rank_run(run_id):
        raise RuntimeError(f"run {run_id}")
    return _peak()


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB
