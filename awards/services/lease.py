"""Who works at a slice, or at the ranking of a run, and until when.

All leases are told by the database's clock. A worker that has lost its lease writes nothing.
"""

import socket
import time
from uuid import uuid4

from django.db import connection, transaction
from django.utils.translation import gettext as _

from awards.models import Shard, TallyRun
from awards.querysets import ACTIVE_STATES
from awards.transitions import RUN_MOVES
from common.errors import DomainError
from common.workflow import advance

LEASE_SECONDS = 30
RENEW_SECONDS = 8
MOST_ATTEMPTS = 5

RENEW = """
UPDATE {table} SET leased_until = clock_timestamp() + make_interval(secs => %(seconds)s)
WHERE id = %(row)s AND owner = %(owner)s AND leased_until > clock_timestamp()
"""
RUN_ACTIVE = """
SELECT 1 FROM awards_tallyrun WHERE id = %(run)s AND state = ANY(%(active)s) FOR SHARE
"""
UNHURRIED = "SET LOCAL synchronous_commit TO off"
"""Nobody waits for the disk: what a power failure takes is worked out again, and finishing a run writes all of it."""

LEASE_HELD = """
SELECT 1 FROM {table}
WHERE id = %(row)s AND owner = %(owner)s AND leased_until > clock_timestamp() FOR NO KEY UPDATE
"""


class LeaseLost(Exception):
    """Someone else works at it now, or the run was cancelled."""


class Lease:
    """A slice, or a run to be ranked, held by one worker; ``keep`` is called as often as one likes, renews in time."""

    def __init__(self, held: Shard | TallyRun, owner: str) -> None:
        self.held = held
        self.owner = owner
        self._renewed = time.monotonic()

    @property
    def run(self) -> TallyRun:
        """The run it is about."""
        return self.held if isinstance(self.held, TallyRun) else self.held.run

    def keep(self) -> None:
        """The lease holds for a while longer; raises ``LeaseLost``."""
        if time.monotonic() - self._renewed < RENEW_SECONDS:
            return
        self._ask(RENEW)
        self._renewed = time.monotonic()

    def lock(self) -> None:
        """Until the transaction ends nobody may cancel the run or take over the lease; raises ``LeaseLost``.

        The run is locked before the slice, as those who cancel do.
        """
        self._ask(RUN_ACTIVE)
        self._ask(LEASE_HELD)

    def lock_for_part(self) -> None:
        """The same for a transaction that writes only a part of the run, which may be written again."""
        self.lock()
        with connection.cursor() as cursor:
            cursor.execute(UNHURRIED)

    def _ask(self, statement: str) -> None:
        terms = lease_terms(self.owner) | {"row": self.held.pk, "run": self.run.pk}
        with connection.cursor() as cursor:
            cursor.execute(statement.format(table=self.held._meta.db_table), terms)
            if not cursor.rowcount:
                raise LeaseLost


def new_owner() -> str:
    """A name no other worker has."""
    return f"{socket.gethostname()[:24]}:{uuid4().hex}"


def lease_terms(owner: str) -> dict[str, object]:
    """What every statement about a lease of ``owner`` is told."""
    return {"owner": owner, "seconds": LEASE_SECONDS, "active": list(ACTIVE_STATES)}


def mark_running(run: TallyRun) -> None:
    """The first lease of a run starts it, the first after an interruption lets it go on."""
    if run.state == "running":
        return
    with transaction.atomic():
        current = TallyRun.objects.select_for_update(of=("self",)).select_related("started_by").get(pk=run.pk)
        if current.state in RUN_MOVES["begin"].sources:
            advance(current, "begin", by=current.started_by, table=RUN_MOVES)


def give_up(lease: Lease, problem: Exception) -> None:
    """The lease is free again; after too many tries the run says that it cannot go on by itself, and why."""
    freed = {"owner": "", "leased_until": None}
    if isinstance(lease.held, Shard):
        freed["state"] = "waiting"
    type(lease.held).objects.filter(pk=lease.held.pk, owner=lease.owner, leased_until__isnull=False).update(**freed)
    if lease.held.attempts >= MOST_ATTEMPTS:
        note_failure(lease.held, problem)


def note_failure(held: Shard | TallyRun, problem: Exception | None = None) -> None:
    """The run carries the sentence that it stands still and what to do; locks nothing but the run."""
    if isinstance(held, Shard):
        run, what = held.run_id, _("không tính được phần việc số %(number)s") % {"number": held.number}
    else:
        run, what = held.pk, _("không xếp được thứ tự và vạch chỉ tiêu")
    failure = _(
        "Máy đã thử %(times)s lần mà %(what)s. Hãy huỷ rồi tổng hợp lại; nếu vẫn vậy, hãy báo người quản trị hệ thống "
        "kèm số của lần tổng hợp này."
    ) % {"times": MOST_ATTEMPTS, "what": what}
    if isinstance(problem, DomainError):
        failure = f"{problem} {failure}"
    TallyRun.objects.filter(pk=run).update(failure=failure)
