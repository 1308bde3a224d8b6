"""What a check found, as the page of an import tells it: figures, and faults grouped by kind."""

import re
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any, Final

from django.db import transaction

from common import clock
from exchange.models import ImportFault, ImportRun
from exchange.services.columns import SHEETS
from exchange.services.fault_file import keep_all
from exchange.services.importing import ImportResult
from exchange.services.places import place_of
from exchange.services.workbook import HEADING_ROWS, CellError
from exchange.tasks import mark_faults_task

MOST_KEPT: Final = 5000
"""Faults kept one by one; more are counted only."""
BATCH: Final = 1000

_QUOTED: Final = re.compile(r"«[^»]*»")
_NUMBER: Final = re.compile(r"\d[\d.,/]*")


@dataclass(slots=True)
class Group:
    """Faults of one kind in one column: how many cells, in which rows."""

    number: int
    sheet: str
    column: str
    message: str
    cells: int = 0
    rows: set[int] = field(default_factory=set)
    is_alike: bool = True
    held: int = 0


def keep_findings(run: ImportRun, result: ImportResult) -> dict[str, Any]:
    """The faults of ``result`` stand in place of earlier ones; returns the fields of ``run`` that say so."""
    groups, faults = _grouped(run, result)
    run.faults.all().delete()
    ImportFault.objects.bulk_create(faults, batch_size=BATCH)
    for former in (run.errors_file, run.faults_file):
        if former:
            transaction.on_commit(partial(former.storage.delete, former.name))
    if result.errors:
        transaction.on_commit(lambda: mark_faults_task.delay(run.pk), robust=True)
    return {
        "counts": counts_of(result),
        "figures": _figures(result) | _remarks(result) | {"groups": [_told(group) for group in groups]},
        "errors_file": "",
        "faults_file": keep_all(result.errors) if len(result.errors) > MOST_KEPT else "",
        "attempts": 0,
        "checked_at": clock.now(),
    }


def counts_of(result: ImportResult) -> dict[str, dict[str, int]]:
    """The rows of each sheet by outcome, as plain values."""
    return {name: asdict(counts) for name, counts in result.sheets.items()}


def _figures(result: ImportResult) -> dict[str, Any]:
    """Rows by outcome; ``cells`` and ``bad_rows`` without rows given twice, which are ``doubles``."""
    counts = list(result.sheets.values())
    new, changed, same = (sum(getattr(each, name) for each in counts) for name in ("new", "changed", "same"))
    doubles = len(result.doubles)
    return {
        "new": new,
        "changed": changed,
        "same": same,
        "valid": new + changed + same,
        "doubles": doubles,
        "cells": len(result.errors) - doubles,
        "bad_rows": sum(each.errors for each in counts) - doubles,
    }


def _remarks(result: ImportResult) -> dict[str, Any]:
    """The columns in old fonts with their samples, and what may surprise."""
    columns = [column.as_json() for column in result.old_texts]
    for column in columns:
        column["samples"] = [[_plain(text) for text in sample] for sample in column["samples"]]
    return {"old_texts": columns, "notes": [_plain(note) for note in result.notes]}


def _grouped(run: ImportRun, result: ImportResult) -> tuple[list[Group], list[ImportFault]]:
    """The groups, those that hold back most rows first, and the faults to keep, each with the number of its group."""
    groups: dict[tuple[str, str, str], Group] = {}
    kept: list[ImportFault] = []
    for error in result.errors:
        key = (error.sheet, error.column, kind_of(error.message))
        group = groups.setdefault(key, Group(len(groups), error.sheet, error.column, error.message))
        group.is_alike = group.is_alike and group.message == error.message
        group.cells += 1
        group.rows.add(_row(error))
        if len(kept) < MOST_KEPT:
            kept.append(_fault(run, group.number, error))
    for key, group in groups.items():
        if not group.is_alike:
            group.message = key[2]
        group.held = _held(group, result)
    return sorted(groups.values(), key=lambda group: (-group.held, group.number)), kept


def kind_of(message: str) -> str:
    """The sentence without what differs from cell to cell: names in «» and numbers."""
    return _NUMBER.sub("…", _QUOTED.sub("«…»", message))


def _row(error: CellError) -> int:
    try:
        return place_of(error.cell)[0]
    except ValueError:
        return 1


def _held(group: Group, result: ImportResult) -> int:
    """Rows that cannot be taken because of it; a fault of the headings holds back its whole sheet."""
    below = {row for row in group.rows if row > HEADING_ROWS}
    whole = result.sheets.get(group.sheet)
    return whole.errors if whole and len(below) < len(group.rows) else len(below)


def _told(group: Group) -> dict[str, Any]:
    shape = SHEETS.get(group.sheet)
    column = shape.by_key.get(group.column) if shape else None
    return {
        "number": group.number,
        "sheet": _plain(group.sheet),
        "column": str(column.heading) if column else _plain(group.column),
        "message": _plain(group.message),
        "cells": group.cells,
        "rows": group.held,
    }


def _fault(run: ImportRun, group: int, error: CellError) -> ImportFault:
    return ImportFault(
        run=run,
        group=group,
        sheet=_plain(error.sheet)[:255],
        cell=error.cell[:16],
        column=_plain(error.column)[:255],
        value=_plain(error.value),
        message=_plain(error.message),
    )


def _plain(text: str) -> str:
    """Without the one character the database does not take."""
    return text.replace("\0", "")
