"""One slice of a run: leased, evaluated, and written in one transaction that still holds the lease."""

import csv
import io

import orjson
from django.db import DatabaseError, connection, transaction

from awards.models import Outcome, RecommendationState, Shard, ShardState, TallyRun
from awards.models.recommendation import OUTCOME_ORDER
from awards.selectors.facts import Considered, facts_of, period_of
from awards.selectors.standards import AwardRules, campaign_rules, facts_needed, rules_of
from awards.services.lease import Lease, LeaseLost, give_up, lease_terms, mark_running
from awards.tally.engine import Evaluation, evaluate
from awards.tally.engine import Outcome as Meets
from awards.tally.facts import facts_to_json
from awards.tally.rank_keys import standing
from awards.tally.seal import canonical_json
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
COLUMNS = (
    "run_id",
    "entry_id",
    "award_id",
    "unit_id",
    "outcome",
    "outcome_order",
    "eligible",
    "tie_at_line",
    "rank_values",
    "facts",
    "findings",
    "standard_version_id",
    "state",
)
NULL = "\\N"
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
def write_shard(lease: Lease, rows: list[list]) -> None:
    """The slice's rows of the run are exactly ``rows`` and it is done; raises ``LeaseLost`` and writes nothing."""
    lease.lock()
    shard = lease.held
    lease.run.recommendations.filter(entry__gte=shard.first_entry, entry__lte=shard.last_entry).delete()
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(rows)
    buffer.seek(0)
    columns = ", ".join(COLUMNS)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY awards_recommendation ({columns}) FROM STDIN (FORMAT csv, NULL '{NULL}')", buffer)
    Shard.objects.filter(pk=shard.pk).update(state=ShardState.DONE, leased_until=None)


def queue_ranking_if_last(run_id: int) -> None:
    """The ranking is queued once no slice is left; asked after the commit, so that the last of two sees both done."""
    if TallyRun.objects.filter(pk=run_id).to_rank().update(phase="rank"):
        transaction.on_commit(lambda: rank_run_task.delay(run_id), robust=True)


def _rows(lease: Lease) -> list[list]:
    """What the slice's entries come to; raises ``LeaseLost``, or ``EntriesGone`` when one is missing."""
    run, shard = lease.run, lease.held
    rules, own_rules = rules_of(run.standards["awards"]), campaign_rules()
    rows = []
    entries, needs = Entry.objects.filter(pk__in=shard.entry_ids), facts_needed(rules.values())
    for considered in facts_of(entries, period_of(run), needs=needs):
        rows.append(_row(run, considered, rules[considered.award_code], own_rules))
        lease.keep()
    if len(rows) != shard.entries:
        raise EntriesGone(f"{shard}: {len(rows)} of {shard.entries}")
    return rows


def _row(run: TallyRun, considered: Considered, rules: AwardRules, own_rules) -> list:
    version = rules.version_for(considered.subject_kind)
    evaluation = evaluate(
        considered.facts,
        version.standard if version else None,
        campaign_rules=own_rules,
        subject_kinds=rules.kinds,
    )
    eligible = evaluation.outcome is Meets.ELIGIBLE
    places = standing(considered.facts, version.rank_by) if version and eligible else ()
    outcome = OUTCOME_OF[evaluation.outcome]
    return [
        run.pk,
        considered.entry_id,
        considered.award_id,
        considered.unit_id,
        outcome,
        OUTCOME_ORDER.get(outcome, 0),
        eligible,
        False,
        canonical_json(list(places)).decode(),
        orjson.dumps(facts_to_json(considered.facts)).decode(),
        orjson.dumps(_findings(evaluation)).decode(),
        version.pk if version else NULL,
        RecommendationState.PROPOSED,
    ]


def _findings(evaluation: Evaluation) -> list[dict]:
    return [finding.to_record() for finding in evaluation.findings]
