"""The rows a slice of a run comes to: written by COPY, narrow ones for lists and wide ones for «Vì sao?»."""

import io
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connection

from awards.models import Assessment, Recommendation

NULL = "\\N"
KEYS = "SELECT nextval(pg_get_serial_sequence('awards_recommendation', 'id')) FROM generate_series(1, %s)"
DISCARD = (
    """
DELETE FROM awards_assessment AS assessment USING awards_recommendation AS recommendation
WHERE recommendation.id = assessment.recommendation_id
  AND recommendation.run_id = %(run)s AND recommendation.entry_id BETWEEN %(first)s AND %(last)s
""",
    "DELETE FROM awards_recommendation WHERE run_id = %(run)s AND entry_id BETWEEN %(first)s AND %(last)s",
)
LAST_KEY = 2**63 - 1


class Assessed(NamedTuple):
    """One entry as the machine sees it; ``standing``, ``place``, ``facts`` and ``findings`` are JSON already."""

    run_id: int
    entry_id: int
    award_id: int
    unit_id: int
    outcome: str
    outcome_order: int
    eligible: bool
    standing: str
    standard_version_id: int | None
    place: str
    facts: str
    findings: str
    digest: bytes


RECOMMENDATION = (
    "id",
    "run_id",
    "entry_id",
    "award_id",
    "unit_id",
    "outcome",
    "outcome_order",
    "eligible",
    "tie_at_line",
    "rank_values",
    "standard_version_id",
    "state",
)
ASSESSMENT = ("recommendation_id", "place", "facts", "findings", "digest")


def store_results(rows: Sequence[Assessed]) -> None:
    """Every row is a recommendation that waits for people, with its assessment."""
    with connection.cursor() as cursor:
        cursor.execute(KEYS, [len(rows)])
        keyed = list(zip((key for (key,) in cursor.fetchall()), rows, strict=True))
        _copy(cursor, Recommendation, RECOMMENDATION, (_narrow(key, row) for key, row in keyed))
        _copy(cursor, Assessment, ASSESSMENT, (_wide(key, row) for key, row in keyed))


def discard_results(run_id: int, *, first_entry: int = 0, last_entry: int = LAST_KEY) -> None:
    """The run has no results for these entries, by default for any; refused by the database once it is sealed."""
    terms = {"run": run_id, "first": first_entry, "last": last_entry}
    with connection.cursor() as cursor:
        for statement in DISCARD:
            cursor.execute(statement, terms)


def _narrow(key: int, row: Assessed) -> str:
    version = NULL if row.standard_version_id is None else row.standard_version_id
    return (
        f"{key}\t{row.run_id}\t{row.entry_id}\t{row.award_id}\t{row.unit_id}\t{row.outcome}\t{row.outcome_order}\t"
        f"{'t' if row.eligible else 'f'}\tf\t{row.standing}\t{version}\tproposed"
    )


def _wide(key: int, row: Assessed) -> str:
    return _escaped(f"{key}\t{row.place}\t{row.facts}\t{row.findings}\t\\x{row.digest.hex()}")


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\")


def _copy(cursor, model, columns: Sequence[str], lines: Iterable[str]) -> None:
    """JSON spells tabs and newlines as escapes, so none of them needs another one here."""
    text = io.StringIO("\n".join(lines) + "\n")
    cursor.copy_expert(f"COPY {model._meta.db_table} ({', '.join(columns)}) FROM STDIN", text)
