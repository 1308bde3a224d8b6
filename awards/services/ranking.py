"""The last step of a run: who of the eligible is above the line, and the seal over all outcomes."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import orjson
from django.db import connection, transaction
from django.db.models import Count
from django.utils import timezone

from awards.guards import ACTIVE
from awards.models import Outcome, ShardState, TallyRun
from awards.models.recommendation import OUTCOME_ORDER
from awards.selectors.sealing import seal_of
from awards.tally.ranking import Candidate, Line, Ranked, draw_line, outcomes, parse_quotas
from awards.transitions import RUN_MOVES
from catalogue.models import AwardType
from common.workflow import Move, advance

CHUNK = 5000
LONGEST_GAP = 500

IN_ORDER = """
SELECT recommendation.id, unit.code, standing.places
FROM awards_recommendation AS recommendation
JOIN units_unit AS unit ON unit.id = recommendation.unit_id
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(place.value::numeric ORDER BY place.position), '{}') AS places
  FROM jsonb_array_elements_text(recommendation.rank_values) WITH ORDINALITY AS place(value, position)
) AS standing
WHERE recommendation.run_id = %s AND recommendation.award_id = %s AND recommendation.eligible
ORDER BY standing.places, recommendation.entry_id
"""
MAKE_PLACES = """
CREATE TEMPORARY TABLE tally_places (
  id bigint, outcome text, outcome_order smallint, rank integer, tie_at_line boolean, finding jsonb, gap text
) ON COMMIT DROP
"""
TAKE_PLACES = """
UPDATE awards_recommendation AS recommendation
SET outcome = places.outcome, outcome_order = places.outcome_order, rank = places.rank,
    tie_at_line = places.tie_at_line, nearest_gap = places.gap, updated_at = now(),
    findings = recommendation.findings || jsonb_build_array(places.finding)
FROM tally_places AS places WHERE places.id = recommendation.id
"""


@dataclass(frozen=True, slots=True)
class _Queue:
    """The eligible of one award, in order, read from the database as often as they are asked for."""

    run_id: int
    award_id: int

    def __iter__(self) -> Iterator[Candidate]:
        with connection.chunked_cursor() as cursor:
            cursor.execute(IN_ORDER, [self.run_id, self.award_id])
            for pk, unit_code, places in cursor:
                yield Candidate(str(pk), tuple(places), (unit_code,))


@transaction.atomic
def rank_run(run_id: int) -> bool:
    """Every outcome of the run has its place and the run is done and sealed by its hash.

    Says whether this call did it: not while slices are left, while another call is at it, or when the run is over.
    """
    run = (
        TallyRun.objects.select_for_update(of=("self",), skip_locked=True)
        .select_related("campaign__unit", "started_by")
        .filter(pk=run_id, state__in=ACTIVE)
        .first()
    )
    if run is None or run.shards.exclude(state=ShardState.DONE).exists():
        return False
    for award in AwardType.objects.filter(code__in=run.standards["awards"]).order_by("code"):
        _place(run, award)
    advance(
        run,
        "finish",
        by=run.started_by,
        table=RUN_MOVES,
        record=Move(data={"counts": (counts := _counts(run))}),
        finished_at=timezone.now(),
        entries=run.recommendations.count(),
        counts=counts,
        sha256=seal_of(run),
        phase="done",
        failure="",
    )
    return True


def _place(run: TallyRun, award: AwardType) -> None:
    """Draw the line of one award and write who is above and below it."""
    queue = _Queue(run.pk, award.pk)
    line = draw_line(queue, parse_quotas(run.quotas[award.code]))
    with connection.cursor() as cursor:
        cursor.execute(MAKE_PLACES)
        for chunk in _chunks(outcomes(queue, line)):
            _copy(cursor, [_row(line, ranked) for ranked in chunk])
        cursor.execute(TAKE_PLACES)
        cursor.execute("DROP TABLE tally_places")


def _row(line: Line, ranked: Ranked) -> list:
    finding = line.finding(ranked)
    outcome = Outcome(ranked.place.value)
    return [
        ranked.ref,
        outcome,
        OUTCOME_ORDER[outcome],
        ranked.position,
        ranked.tie_at_line,
        orjson.dumps(finding.to_record()).decode(),
        str(finding.gap)[:LONGEST_GAP],
    ]


def _copy(cursor, rows: list[list]) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows(rows)
    buffer.seek(0)
    cursor.copy_expert("COPY tally_places FROM STDIN (FORMAT csv)", buffer)


def _chunks(rows: Iterable[Ranked]) -> Iterator[list[Ranked]]:
    left = iter(rows)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def _counts(run: TallyRun) -> dict[str, dict[str, int]]:
    """Per award code, how many have which outcome."""
    counts = {code: dict.fromkeys(Outcome.values, 0) for code in run.standards["awards"]}
    found = run.recommendations.order_by().values("award__code", "outcome").annotate(number=Count("pk"))
    for row in found:
        counts[row["award__code"]][row["outcome"]] = row["number"]
    return counts
