"""Many rows written at once, with what ``save`` would have done for each."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import connection, models
from django.utils import timezone

from common.copying import copy_rows

BATCH = 1000


def create_rows(rows: Sequence[models.Model]) -> None:
    """All of ``rows``, of one model, stand in the database and know their keys; the planner knows of many."""
    if not rows:
        return
    model = type(rows[0])
    model._default_manager.bulk_create(rows, batch_size=BATCH)
    _tell_planner(model, len(rows))


def take_in_rows(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """All of ``rows``, each a value for each of ``names`` (attribute names), stand in the database, by COPY.

    As ``create_rows``, for tens of thousands: nothing is cleaned and no key is told. The history knows of each, in the
    context of the last statement before it in this transaction that wrote something.
    """
    _tell_planner(model, copy_rows(model, names, rows))


def _tell_planner(model: type[models.Model], written: int) -> None:
    if written >= BATCH:
        refresh_statistics(model)


def refresh_statistics(model: type[models.Model]) -> None:
    """The planner counts the rows this transaction has written.

    The server's own autoanalyze does not see them: falling into a long transaction, it would note an empty table,
    and every further query of the transaction would be planned for one.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT refresh_statistics(%s)", [model._meta.db_table])


def update_rows(rows: Sequence[models.Model], fields: Collection[str]) -> None:
    """``fields`` of all of ``rows``, of one model, are saved, and when that was."""
    if not rows or not fields:
        return
    now = timezone.now()
    for row in rows:
        row.updated_at = now
    type(rows[0])._default_manager.bulk_update(rows, [*fields, "updated_at"], batch_size=BATCH)
