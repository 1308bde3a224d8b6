"""The audit is sealed behind its writers: what has been committed is chained, nobody who writes waits for it."""

import time
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from common.audit_chain import ENTRY_FIELDS, link_of, packed
from common.models import AuditEntry, AuditSegment

MOST_ENTRIES = 1000
"""Of one segment."""
PATIENCE = 10.0
"""Seconds to wait for writers; entries of one that takes longer are sealed at a later time."""
POLL = 0.05
SEALING_LOCK = 4_718_265
"""The advisory lock under which one sealer at a time lays the next segment."""
WRITERS = """
SELECT virtualtransaction FROM pg_locks
WHERE locktype = 'relation' AND relation = %s::regclass AND mode = 'RowExclusiveLock' AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND pid IS DISTINCT FROM pg_backend_pid()
"""
"""Whoever has begun to write an entry: the lock is taken before the number is drawn and kept until the end."""


class Root(NamedTuple):
    """How far the audit is sealed: the last segment's number and hash."""

    number: int
    hash: str


def seal_audit(*, patience: float = PATIENCE) -> int:
    """Every entry committed by now is in a segment; returns how many were added.

    None while a writer that had begun before takes longer than ``patience``, in seconds: an entry of theirs may have
    a smaller number than one that is committed already, and segments go by number.
    """
    last = AuditEntry.objects.aggregate(last=Max("pk"))["last"] or 0
    if not _writers_ended(patience):
        return 0
    added = 0
    while laid := _lay_segment(up_to=last):
        added += laid.count
    return added


def latest_root() -> Root | None:
    """The newest segment's number and hash, for papers to carry; ``None`` before anything was sealed."""
    newest = AuditSegment.objects.order_by("-number").values_list("number", "root").first()
    return Root(*newest) if newest else None


def _writers_ended(patience: float) -> bool:
    """Whether everybody who had begun to write an entry has ended, within ``patience`` seconds."""
    awaited, deadline = _writers(), time.monotonic() + patience
    while awaited:
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL)
        awaited &= _writers()
    return True


def _writers() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(WRITERS, [AuditEntry._meta.db_table])
        return {name for (name,) in cursor.fetchall()}


@transaction.atomic
def _lay_segment(*, up_to: int) -> AuditSegment | None:
    """The next segment, of entries numbered ``up_to`` at most; ``None`` when all of them are sealed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALING_LOCK])
    before = AuditSegment.objects.order_by("-number").defer("links").first()
    waiting = AuditEntry.objects.filter(pk__gt=before.last if before else 0, pk__lte=up_to)
    links = [link_of(values) for values in waiting.order_by("pk").values_list(*ENTRY_FIELDS)[:MOST_ENTRIES]]
    if not links:
        return None
    segment = AuditSegment(
        number=before.number + 1 if before else 1,
        first=links[0].entry,
        last=links[-1].entry,
        count=len(links),
        links=packed(links),
        previous=before.root if before else "",
        sealed_at=timezone.now(),
    )
    segment.root = segment.worked_out_root()
    segment.save(force_insert=True)
    return segment
