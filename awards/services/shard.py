"""One slice of a run: leased, evaluated, and written in one transaction that still holds the lease."""

from collections.abc import Sequence

from django.db import DatabaseError, connection, transaction

from awards.models import Outcome, Shard, ShardState, TallyRun
from awards.models.recommendation import OUTCOME_ORDER
from awards.selectors.assessing import Assessor, spelled_place
from awards.selectors.facts import Considered, facts_of, period_of
from awards.selectors.places import Place, places_of
from awards.selectors.spelling import spelled
from awards.services.lease import Lease, LeaseLost, give_up, lease_terms, mark_running
from awards.services.storing import Assessed, discard_results, store_results
from awards.tally.engine import Outcome as Meets
from awards.tally.facts import facts_to_json
from awards.tally.seal import digest_of
from awards.tasks import rank_run_task
from campaigns.models import Entry

TAKE = """
UPDATE awards_shard AS shard
SET state = 'leased', owner = %(owner)s, attempts = shard.attempts + 1,
    leased_until = clock_timestamp() + make_interval(secs => %(seconds)s)
FROM awards_tallyrun AS run
WHERE shard.id = %(shard)s AND run.id = shard.run_id AND run.state = ANY(%(active)s)
  AND (shard.state = 'waiting' OR (shard.state = 'leased' AND shard.leased_until < clock_timestamp()))
"""
OUTCOME_OF = {Meets.ELIGIBLE: "", Meets.NOT_ELIGIBLE: Outcome.NOT_ELIGIBLE, Meets.MISSING_DATA: Outcome.MISSING_DATA}


class EntriesGone(Exception):
    """Entries that were cut into the slice do not stand any more."""


def evaluate_shard(shard_id: int, owner: str) -> bool:
    """The slice is worked through and, when it was the last, the ranking queued.

    Says whether this worker did it: not when another one holds it, when it is done, or when the run is over.
    Whatever goes wrong frees the slice for another try and is raised.
    """
    lease = take_lease(shard_id, owner)
    if lease is None:
        return False
    try:
        write_shard(lease, _rows(lease))
    except LeaseLost:
        return False
    except DatabaseError:
        raise
    except Exception as problem:
        give_up(lease, problem)
        raise
    queue_ranking_if_last(lease.run.pk)
    return True


def take_lease(shard_id: int, owner: str) -> Lease | None:
    """The slice is held for ``LEASE_SECONDS``; ``None`` when it is not free or its run is not active."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, lease_terms(owner) | {"shard": shard_id})
        if not cursor.rowcount:
            return None
    shard = Shard.objects.select_related("run__started_by").get(pk=shard_id)
    mark_running(shard.run)
    return Lease(shard, owner)


@transaction.atomic
def write_shard(lease: Lease, rows: Sequence[Assessed]) -> None:
    """The slice's rows of the run are exactly ``rows`` and it is done; raises ``LeaseLost`` and writes nothing."""
    lease.lock_for_part()
    shard = lease.held
    discard_results(shard.run_id, first_entry=shard.first_entry, last_entry=shard.last_entry)
    store_results(rows)
    Shard.objects.filter(pk=shard.pk).update(state=ShardState.DONE, leased_until=None)


def queue_ranking_if_last(run_id: int) -> None:
    """The ranking is queued once no slice is left; asked after the commit, so that the last of two sees both done."""
    if TallyRun.objects.filter(pk=run_id).to_rank().update(phase="rank"):
        transaction.on_commit(lambda: rank_run_task.delay(run_id), robust=True)


def _rows(lease: Lease) -> list[Assessed]:
    """What the slice's entries come to; raises ``LeaseLost``, or ``EntriesGone`` when one is missing."""
    run, shard = lease.run, lease.held
    assessor, places = Assessor(run), places_of(shard.entry_ids)
    rows = []
    entries = Entry.objects.filter(pk__in=shard.entry_ids)
    for considered in facts_of(entries, period_of(run), needs=assessor.needs):
        rows.append(_row(run, considered, places[considered.entry_id], assessor))
        lease.keep()
    if len(rows) != shard.entries:
        raise EntriesGone(f"{shard}: {len(rows)} of {shard.entries}")
    return rows


def _row(run: TallyRun, considered: Considered, place: Place, assessor: Assessor) -> Assessed:
    award, kind = considered.award_code, considered.subject_kind
    judged = assessor.judge(award, kind, considered.facts)
    outcome = OUTCOME_OF[judged.evaluation.outcome]
    where = spelled_place(award, kind, place, judged.version)
    facts = spelled(facts_to_json(considered.facts))
    return Assessed(
        run_id=run.pk,
        entry_id=considered.entry_id,
        award_id=considered.award_id,
        unit_id=considered.unit_id,
        outcome=outcome,
        outcome_order=OUTCOME_ORDER.get(outcome, 0),
        eligible=judged.is_eligible,
        standing=judged.standing,
        standard_version_id=judged.version.pk if judged.version else None,
        place=where,
        facts=facts,
        findings=judged.findings,
        digest=digest_of(where, facts, judged.findings, judged.standing),
    )
