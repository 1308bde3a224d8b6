"""One slice of a run: leased, evaluated, and written in one transaction that still holds the lease.

All leases are told by the database's clock. A worker that has lost its lease writes nothing.
"""

import csv
import io
import time
from datetime import date

import orjson
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from awards.guards import ACTIVE
from awards.models import Outcome, RecommendationState, Shard, ShardState, TallyRun
from awards.models.recommendation import OUTCOME_ORDER
from awards.selectors.entries import tallied_entries
from awards.selectors.facts import Considered, Period, facts_of
from awards.selectors.standards import AwardRules, campaign_rules, rules_of
from awards.tally.engine import Evaluation, evaluate
from awards.tally.engine import Outcome as Meets
from awards.tally.facts import facts_to_json
from awards.tally.rank_keys import standing
from awards.tally.seal import canonical_json
from awards.tasks import rank_run_task
from awards.transitions import RUN_MOVES
from catalogue.models import AwardType
from common.workflow import advance

LEASE_SECONDS = 30
RENEW_SECONDS = 8
MOST_ATTEMPTS = 5

TAKE = """
UPDATE awards_shard AS shard
SET state = 'leased', owner = %(owner)s, attempts = attempts + 1,
    leased_until = clock_timestamp() + make_interval(secs => %(seconds)s)
FROM awards_tallyrun AS run
WHERE shard.id = %(shard)s AND run.id = shard.run_id AND run.state = ANY(%(active)s)
  AND (shard.state = 'waiting' OR (shard.state = 'leased' AND shard.leased_until < clock_timestamp()))
"""
RENEW = """
UPDATE awards_shard SET leased_until = clock_timestamp() + make_interval(secs => %(seconds)s)
WHERE id = %(shard)s AND owner = %(owner)s AND state = 'leased' AND leased_until > clock_timestamp()
"""
RUN_ACTIVE = """
SELECT 1 FROM awards_tallyrun WHERE id = %(run)s AND state = ANY(%(active)s) FOR SHARE
"""
LEASE_HELD = """
SELECT 1 FROM awards_shard
WHERE id = %(shard)s AND owner = %(owner)s AND state = 'leased' AND leased_until > clock_timestamp() FOR UPDATE
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
    "nearest_gap",
    "standard_version_id",
    "state",
)
NULL = "\\N"
LONGEST_GAP = 500
OUTCOME_OF = {Meets.ELIGIBLE: "", Meets.NOT_ELIGIBLE: Outcome.NOT_ELIGIBLE, Meets.MISSING_DATA: Outcome.MISSING_DATA}


class LeaseLost(Exception):
    """Someone else works on the slice now, or the run was cancelled."""


class Lease:
    """A slice held by one worker; ``keep`` is called as often as one likes and renews in time."""

    def __init__(self, shard: Shard, owner: str) -> None:
        self.shard = shard
        self.owner = owner
        self._renewed = time.monotonic()

    def keep(self) -> None:
        """The lease holds for a while longer; raises ``LeaseLost``."""
        if time.monotonic() - self._renewed < RENEW_SECONDS:
            return
        with connection.cursor() as cursor:
            cursor.execute(RENEW, self.terms)
            if not cursor.rowcount:
                raise LeaseLost
        self._renewed = time.monotonic()

    def lock(self) -> None:
        """Until the transaction ends nobody may cancel the run or take the slice; raises ``LeaseLost``.

        The run is locked before the slice, as those who cancel do.
        """
        with connection.cursor() as cursor:
            for question in (RUN_ACTIVE, LEASE_HELD):
                cursor.execute(question, self.terms)
                if cursor.fetchone() is None:
                    raise LeaseLost

    @property
    def terms(self) -> dict:
        return _terms(self.shard.pk, self.owner) | {"run": self.shard.run_id}


def evaluate_shard(shard_id: int, owner: str) -> bool:
    """The slice is evaluated and written, unless it is done, leased by another, or its run is over.

    Says whether this call did it. ``owner`` names this very call. The last slice of a run queues the ranking.
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
    except Exception:
        give_up(lease)
        raise
    queue_ranking_if_last(lease.shard.run_id)
    return True


def take_lease(shard_id: int, owner: str) -> Lease | None:
    """The slice is held for ``LEASE_SECONDS``; ``None`` when it is not free or its run is not active."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, _terms(shard_id, owner))
        if not cursor.rowcount:
            return None
    shard = Shard.objects.select_related("run__campaign", "run__started_by").get(pk=shard_id)
    _mark_running(shard.run)
    return Lease(shard, owner)


def give_up(lease: Lease) -> None:
    """The slice is free again; after too many tries the run says that it cannot go on by itself."""
    Shard.objects.filter(pk=lease.shard.pk, owner=lease.owner, state=ShardState.LEASED).update(
        state=ShardState.WAITING, owner="", leased_until=None
    )
    if lease.shard.attempts >= MOST_ATTEMPTS:
        note_failure(lease.shard)


def note_failure(shard: Shard) -> None:
    """The run carries the sentence that it stands still and what to do."""
    TallyRun.objects.filter(pk=shard.run_id).update(
        failure=_(
            "Máy đã thử %(times)s lần mà không tính được phần việc số %(number)s. Hãy huỷ rồi tổng hợp lại; "
            "nếu vẫn vậy, hãy báo người quản trị hệ thống kèm số của lần tổng hợp này."
        )
        % {"times": MOST_ATTEMPTS, "number": shard.number}
    )


@transaction.atomic
def write_shard(lease: Lease, rows: list[list]) -> None:
    """The slice's rows of the run are exactly ``rows`` and it is done; raises ``LeaseLost`` and writes nothing."""
    lease.lock()
    shard = lease.shard
    shard.run.recommendations.filter(entry__gte=shard.first_entry, entry__lte=shard.last_entry).delete()
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(rows)
    buffer.seek(0)
    columns = ", ".join(COLUMNS)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY awards_recommendation ({columns}) FROM STDIN (FORMAT csv, NULL '{NULL}')", buffer)
    Shard.objects.filter(pk=shard.pk).update(state=ShardState.DONE, entries=len(rows), leased_until=None)


def queue_ranking_if_last(run_id: int) -> None:
    """The ranking is queued once no slice is left; asked after the commit, so that the last of two sees both done."""
    run = TallyRun.objects.filter(pk=run_id, state__in=ACTIVE)
    if not Shard.objects.filter(run=run_id).exclude(state=ShardState.DONE).exists() and run.update(phase="rank"):
        transaction.on_commit(lambda: rank_run_task.delay(run_id), robust=True)


def _rows(lease: Lease) -> list[list]:
    run, shard = lease.shard.run, lease.shard
    rules, own_rules = rules_of(run.standards["awards"]), campaign_rules()
    period = Period(run.campaign.starts_on, run.campaign.ends_on, date.fromisoformat(run.standards["as_of"]))
    entries = tallied_entries(run.campaign, _award_ids(run)).filter(pk__range=(shard.first_entry, shard.last_entry))
    rows = []
    for considered in facts_of(entries, period):
        rows.append(_row(run, considered, rules[considered.award_code], own_rules))
        lease.keep()
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
        str(evaluation.nearest_gap)[:LONGEST_GAP],
        version.pk if version else NULL,
        RecommendationState.PROPOSED,
    ]


def _findings(evaluation: Evaluation) -> list[dict]:
    return [finding.to_record() for finding in evaluation.findings]


def _award_ids(run: TallyRun) -> list[int]:
    return list(AwardType.objects.filter(code__in=run.standards["awards"]).values_list("pk", flat=True))


def _mark_running(run: TallyRun) -> None:
    """The first slice of a run starts it, the first after an interruption lets it go on."""
    if run.state == "running":
        return
    with transaction.atomic():
        current = TallyRun.objects.select_for_update(of=("self",)).select_related("started_by").get(pk=run.pk)
        if current.state in RUN_MOVES["begin"].sources:
            advance(current, "begin", by=current.started_by, table=RUN_MOVES)


def _terms(shard_id: int, owner: str) -> dict:
    return {"shard": shard_id, "owner": owner, "seconds": LEASE_SECONDS, "active": [str(state) for state in ACTIVE]}
