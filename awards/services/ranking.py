"""The last step of a run: who of the eligible is above the line, and the seal over all outcomes.

It works in many short transactions, so that nobody who looks at the run, or cancels it, waits for it; begun again, it
goes on where it was left.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import orjson
from django.db import DatabaseError, connection, transaction
from django.db.models import Count
from django.utils import timezone

from awards.models import Outcome, TallyRun
from awards.models.recommendation import OUTCOME_ORDER
from awards.selectors.buckets import Paths
from awards.selectors.quota_base import summed
from awards.selectors.sealing import seal_of
from awards.services.lease import (
    MOST_ATTEMPTS,
    Lease,
    LeaseLost,
    give_up,
    lease_terms,
    mark_running,
    new_owner,
)
from awards.tally.levels import SubjectKind
from awards.tally.quota_terms import GROUP_OF, QuotaBase
from awards.tally.quotas import bucket_to_json, parse_quotas, quotas_to_json
from awards.tally.ranking import Candidate, Ranked, draw_line, outcomes
from awards.transitions import RUN_MOVES
from catalogue.models import AwardType
from common.workflow import Move, advance

CHUNK = 5000

TAKE = """
UPDATE awards_tallyrun AS run
SET owner = %(owner)s, attempts = run.attempts + 1,
    leased_until = clock_timestamp() + make_interval(secs => %(seconds)s)
WHERE id = %(run)s AND state = ANY(%(active)s) AND attempts < %(most)s
  AND (leased_until IS NULL OR leased_until < clock_timestamp())
  AND NOT EXISTS (SELECT 1 FROM awards_shard WHERE run_id = run.id AND state <> 'done')
"""
IN_ORDER = """
SELECT recommendation.id, unit.code, split_part(recommendation.subject_key, ':', 1), standing.places
FROM awards_recommendation AS recommendation
JOIN units_unit AS unit ON unit.id = recommendation.unit_id
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(place.value::numeric ORDER BY place.position), '{}') AS places
  FROM jsonb_array_elements_text(recommendation.rank_values) WITH ORDINALITY AS place(value, position)
) AS standing
WHERE recommendation.run_id = %s AND recommendation.award_id = %s AND recommendation.eligible
  AND split_part(recommendation.subject_key, ':', 1) = ANY(%s)
ORDER BY standing.places, recommendation.entry_id
"""
ELIGIBLE = """
SELECT unit.code, split_part(recommendation.subject_key, ':', 1), count(*)
FROM awards_recommendation AS recommendation
JOIN units_unit AS unit ON unit.id = recommendation.unit_id
WHERE recommendation.run_id = %s AND recommendation.award_id = %s AND recommendation.eligible
GROUP BY 1, 2
"""
WRITE_PLACES = """
UPDATE awards_recommendation AS recommendation
SET outcome = place.outcome, outcome_order = place.outcome_order, rank = place.rank,
    tie_at_line = place.tie_at_line, stopped_by = place.stopped_by, updated_at = now()
FROM unnest(%s::bigint[], %s::text[], %s::smallint[], %s::integer[], %s::boolean[], %s::jsonb[])
  AS place(id, outcome, outcome_order, rank, tie_at_line, stopped_by)
WHERE recommendation.id = place.id AND recommendation.rank IS NULL
"""


@dataclass(frozen=True, slots=True)
class _Queue:
    """The eligible of some kinds for one award, in order, read from the database as often as they are asked for."""

    lease: Lease
    award_id: int
    kinds: tuple[str, ...]
    paths: Paths

    def __iter__(self) -> Iterator[Candidate]:
        with connection.chunked_cursor() as cursor:
            cursor.execute(IN_ORDER, [self.lease.run.pk, self.award_id, list(self.kinds)])
            for pk, unit, kind, places in cursor:
                self.lease.keep()
                yield Candidate(str(pk), tuple(places), self.paths.of(unit, kind))


def rank_run(run_id: int, owner: str = "") -> bool:
    """Every outcome of the run has its place and the run is done and sealed by its hash.

    Says whether this call did it: not while slices are left, while another call is at it, or when the run is over.
    Whatever goes wrong frees the ranking for another try, of which there are ``MOST_ATTEMPTS``, and is raised.
    """
    lease = take_ranking(run_id, owner or new_owner())
    if lease is None:
        return False
    try:
        _rank(lease)
    except LeaseLost:
        return False
    except DatabaseError:
        raise
    except Exception as problem:
        give_up(lease, problem)
        raise
    return True


def take_ranking(run_id: int, owner: str) -> Lease | None:
    """The ranking is held for ``LEASE_SECONDS``; ``None`` when it is not free, or not its turn."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, lease_terms(owner) | {"run": run_id, "most": MOST_ATTEMPTS})
        if not cursor.rowcount:
            return None
    run = TallyRun.objects.select_related("campaign__unit", "started_by").get(pk=run_id)
    mark_running(run)
    return Lease(run, owner)


def _rank(lease: Lease) -> None:
    run = lease.run
    for award in AwardType.objects.filter(code__in=run.standards["awards"]).order_by("code"):
        _place(lease, award)
    _finish(lease, counts=counts_of(run), sha256=seal_of(run, each=lease.keep))


@transaction.atomic
def _finish(lease: Lease, *, counts: dict[str, dict[str, int]], sha256: str) -> None:
    lease.lock()
    advance(
        lease.run,
        "finish",
        by=lease.run.started_by,
        table=RUN_MOVES,
        record=Move(data={"counts": counts}),
        finished_at=timezone.now(),
        counts=counts,
        sha256=sha256,
        phase="done",
        failure="",
        owner="",
        leased_until=None,
    )


def places_in(lease: Lease, award: AwardType) -> Iterator[Ranked]:
    """The eligible of one award, queue by queue and in order, each above or below the line that is drawn for it."""
    quotas = parse_quotas(lease.run.quotas[award.code])
    paths = Paths(quotas, lease.run.buckets)
    for groups in quotas.queues:
        queue = _Queue(lease, award.pk, tuple(kind.value for kind in GROUP_OF if GROUP_OF[kind] in groups), paths)
        yield from outcomes(queue, draw_line(queue, quotas))


def _place(lease: Lease, award: AwardType) -> None:
    """Write who of the eligible of one award is above and below the line."""
    _count_eligible(lease, award)
    for chunk in _chunks(places_in(lease, award)):
        _write(lease, [_row(ranked) for ranked in chunk])


def _count_eligible(lease: Lease, award: AwardType) -> None:
    """The quotas that are shares of the eligible are applied to as many as the run found, and kept so with it."""
    run = lease.run
    quotas = parse_quotas(run.quotas[award.code])
    shares = {number: rule for number, rule in enumerate(quotas.rules) if rule.base is QuotaBase.ELIGIBLE}
    if not shares:
        return
    with connection.cursor() as cursor:
        cursor.execute(ELIGIBLE, [run.pk, award.pk])
        found = {(unit, GROUP_OF[SubjectKind(kind)]): number for unit, kind, number in cursor}
    figures = {number: summed(found, rule, run.buckets) for number, rule in shares.items()}
    run.quotas[award.code] = quotas_to_json(quotas.with_figures(QuotaBase.ELIGIBLE, figures))
    _keep_quotas(lease)


@transaction.atomic
def _keep_quotas(lease: Lease) -> None:
    lease.lock()
    lease.run.save(update_fields=["quotas", "updated_at"])


@transaction.atomic
def _write(lease: Lease, rows: list[tuple]) -> None:
    lease.lock_for_part()
    with connection.cursor() as cursor:
        cursor.execute(WRITE_PLACES, [list(column) for column in zip(*rows, strict=True)])


def _row(ranked: Ranked) -> tuple:
    outcome = Outcome(ranked.place.value)
    return (
        int(ranked.ref),
        outcome.value,
        OUTCOME_ORDER[outcome],
        ranked.position,
        ranked.tie_at_line,
        None if ranked.stopped_by is None else orjson.dumps(bucket_to_json(ranked.stopped_by)).decode(),
    )


def _chunks(rows: Iterable[Ranked]) -> Iterator[list[Ranked]]:
    left = iter(rows)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def counts_of(run: TallyRun) -> dict[str, dict[str, int]]:
    """Per award code, how many have which outcome."""
    counts = {code: dict.fromkeys(Outcome.values, 0) for code in run.standards["awards"]}
    found = run.recommendations.order_by().values("award__code", "outcome").annotate(number=Count("pk"))
    for row in found:
        counts[row["award__code"]][row["outcome"]] = row["number"]
    return counts
