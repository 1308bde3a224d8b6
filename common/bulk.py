"""Many rows written at once, with what ``save`` would have done for each."""

from collections.abc import Collection, Sequence

from django.db import models
from django.utils import timezone

BATCH = 1000


def create_rows(rows: Sequence[models.Model]) -> None:
    """All of ``rows``, of one model, stand in the database and know their keys."""
    if rows:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)


def update_rows(rows: Sequence[models.Model], fields: Collection[str]) -> None:
    """``fields`` of all of ``rows``, of one model, are saved, and when that was."""
    if not rows or not fields:
        return
    now = timezone.now()
    for row in rows:
        row.updated_at = now
    type(rows[0])._default_manager.bulk_update(rows, [*fields, "updated_at"], batch_size=BATCH)
