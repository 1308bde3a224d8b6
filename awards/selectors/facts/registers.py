"""The lines of a register about the subjects of a slice."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, models

from awards.selectors.facts.slices import Slice, SubjectKey

LINES = """
SELECT subject_kind, coalesce(member_id, collective_id, subject_unit_id), {columns}
FROM {table}
WHERE member_id = ANY(%(members)s) OR collective_id = ANY(%(collectives)s) OR subject_unit_id = ANY(%(units)s)
"""


def lines_about(cut: Slice, register: type[models.Model], *columns: str) -> Iterator[tuple[SubjectKey, Sequence[Any]]]:
    """Whom each line of ``register`` about the slice is about, with its ``columns``, in no order; one query.

    A line that two records of one person hold alike is one. Written out: putting a query of three lists of keys
    together anew takes the ORM longer than the answer takes.
    """
    name = connection.ops.quote_name
    statement = LINES.format(columns=", ".join(map(name, columns)), table=name(register._meta.db_table))
    with connection.cursor() as cursor:
        cursor.execute(statement, cut.keys)
        lines = [(cut.whose(kind, subject), values) for kind, subject, *values in cursor.fetchall()]
    yield from once_each(lines) if cut.holds_merged else lines


def once_each(lines: Iterable[tuple[SubjectKey, Sequence[Any]]]) -> Iterator[tuple[SubjectKey, Sequence[Any]]]:
    """The ``lines`` without those that say the same of the same subject again."""
    return ((whose, values) for whose, values in dict.fromkeys((whose, tuple(values)) for whose, values in lines))
