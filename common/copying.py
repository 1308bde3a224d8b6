"""Rows into tables by COPY: the one way to fill a database quickly."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, models

NULL = "\\N"


def reserve_ids(model: type[models.Model], count: int) -> range:
    """The next ``count`` primary keys of ``model``, which nobody else will be given.

    They are in one row as long as nobody else writes to the table meanwhile; ``RuntimeError`` when somebody does.
    """
    if not count:
        return range(0)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(id), max(id) FROM (SELECT nextval(pg_get_serial_sequence(%s, 'id')) AS id"
            " FROM generate_series(1, %s)) AS taken",
            [model._meta.db_table, count],
        )
        first, last = cursor.fetchone()
    if last - first + 1 != count:
        raise RuntimeError(f"somebody else writes to {model._meta.db_table}")
    return range(first, last + 1)


def copy_rows(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """``rows`` stand in the table of ``model``, each a value for each of ``names`` (attribute names); their number.

    Fields that are not named hold what a fresh row of the model would. Primary keys come from the table when
    ``id`` is not named.
    """
    further = _defaults(model, names)
    columns = [_column(model, name) for name in (*names, *further)]
    tail = "".join(f"\t{_cell(value)}" for value in further.values()) + "\n"
    written = _WRITTEN  # asked a million times
    source = _Lines("\t".join([written.get(cell.__class__, _other)(cell) for cell in row]) + tail for row in rows)
    quoted = ", ".join(connection.ops.quote_name(column) for column in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(f"COPY {table} ({quoted}) FROM STDIN", source)
        return cursor.rowcount


def _defaults(model: type[models.Model], names: Sequence[str]) -> dict[str, Any]:
    """What the database itself would not put into columns that are not named."""
    known = set(names)
    return {
        field.attname: field.get_default()
        for field in model._meta.concrete_fields
        if field.attname not in known
        and not field.null
        and not field.primary_key
        and not field.generated
        and not field.has_db_default()
    }


def _column(model: type[models.Model], name: str) -> str:
    return model._meta.get_field(name).column


def _cell(value: Any) -> str:
    return _WRITTEN.get(type(value), _other)(value)


def _other(value: Any) -> str:
    return _escaped(str(value))


def _escaped(text: str) -> str:
    if text.isprintable() and "\\" not in text:
        return text
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


_WRITTEN: dict[type, Callable[[Any], str]] = {
    str: _escaped,
    int: str,
    type(None): lambda _: NULL,
    bool: lambda value: "t" if value else "f",
    date: date.isoformat,
    datetime: datetime.isoformat,
    dict: lambda value: _escaped(json.dumps(value, ensure_ascii=False)),
}
"""How COPY wants a value of each type; any other as ``str`` says it, escaped."""


class _Lines:
    """Lines as the file COPY reads from; only the part asked for is in memory."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._rest = b""

    def read(self, size: int) -> bytes:
        parts, held = [self._rest], len(self._rest)
        while held < size and (line := next(self._lines, None)) is not None:
            parts.append(line.encode())
            held += len(parts[-1])
        whole = b"".join(parts)
        self._rest = whole[size:]
        return whole[:size]
