"""A workbook is taken in: in one transaction, wholly or, where asked, only its good rows."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pghistory
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from common import clock
from common.collector import collector_at_rest
from common.errors import DomainError
from exchange.models import WHOLE, ImportRun, ImportState
from exchange.permissions import acting
from exchange.services.lost_zeros import name_likely_codes
from exchange.services.oddities import look_over
from exchange.services.old_texts import Answers, OldColumn, settle_old_texts
from exchange.services.progress import SILENT, Watch
from exchange.services.sheets import IMPORTERS
from exchange.services.sheets.base import Counts, Importer, Journal, Late
from exchange.services.stamp import other_letter
from exchange.services.workbook import CellError, Workbook, read_workbook, workbook_of

Sheets = Mapping[str, Sequence[Mapping[str, object]]]
"""Rows by sheet, their cells by column key."""
NO_ANSWERS: Answers = MappingProxyType({})


@dataclass(slots=True)
class ImportResult:
    """What became of the rows of each sheet, what was wrong with which cell, and whether anything was written.

    ``doubles`` are the sheets and numbers of rows that repeat an earlier one; they count among the errors.
    ``old_texts`` are the columns typed in fonts of before Unicode, ``notes`` what is taken but may surprise.
    """

    sheets: dict[str, Counts] = field(default_factory=dict)
    errors: list[CellError] = field(default_factory=list)
    applied: bool = False
    doubles: set[tuple[str, int]] = field(default_factory=set)
    old_texts: list[OldColumn] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Plain values, as the command prints them."""
        sheets = {name: asdict(counts) for name, counts in self.sheets.items()}
        return {"sheets": sheets, "errors": [asdict(error) for error in self.errors], "applied": self.applied}


@collector_at_rest()
def import_workbook(
    source: str | Path | Workbook | Sheets,
    *,
    by: Any,
    only_valid: bool = False,
    dry_run: bool = False,
    run: ImportRun | None = None,
    convert: Answers = NO_ANSWERS,
    watch: Watch = SILENT,
) -> ImportResult:
    """The rows of ``source`` (a file, or rows at hand) are in the database, in the name of ``by``.

    With any fault nothing is written, unless ``only_valid`` and no sheet of ``WHOLE`` is among them; with ``dry_run``
    never. A row that is refused only while it is being written leaves nothing behind: all is undone and taken in again
    without it. Taken in again, the same file changes nothing. ``run`` is the row it is done for, one of its own when
    there is none; ``convert`` says which columns of old texts become Unicode; ``watch`` is told how far it is. Raises
    ``WorkbookRefused`` for a file that cannot be read, ``DomainError`` for an account that is closed, and when somebody
    else wrote the same rows at the same time.
    """
    if not by.is_active:
        raise DomainError(_("Tài khoản «%(user)s» đã khoá nên không nhập được.") % {"user": by.get_username()})
    workbook = _opened(source)
    if run and run.letter:
        workbook.errors += [CellError(name, "A1", "", "", why) for name, why in other_letter(workbook, run.letter)]
    may_be_parted = only_valid and not WHOLE & workbook.sheets.keys()
    look_over(workbook)
    old_texts = settle_old_texts(workbook, convert)
    known: Late = dict(workbook.refused)
    about = {"user": by.pk} | ({"import_run": run.pk} if run else {})
    try:
        while True:
            with transaction.atomic(), pghistory.context(**about):
                journal = Journal(errors=list(workbook.errors), known=known, is_trial=dry_run, watch=watch)
                result = _take_in(workbook, journal, by=by, run=run)
                again = only_valid and bool(journal.late)
                result.applied = not again and not dry_run and (may_be_parted or not result.errors)
                if not result.applied:
                    transaction.set_rollback(True)
            if not again:
                result.old_texts, result.notes = old_texts, [*workbook.notes, *journal.notes]
                return result
            known |= journal.late
    except IntegrityError as clash:
        raise DomainError(_("Có người vừa ghi cùng những dữ liệu này nên chưa nhập gì. Hãy nhập lại.")) from clash


def _opened(source: str | Path | Workbook | Sheets) -> Workbook:
    if isinstance(source, Workbook):
        return source
    if isinstance(source, Mapping):
        return workbook_of(_("dữ liệu có sẵn"), source)
    return read_workbook(source)


def _take_in(workbook: Workbook, journal: Journal, *, by: Any, run: ImportRun | None) -> ImportResult:
    """Write what is good but not known to be refused; returns what became of it.

    The run is written first: bulk writes after it know the person.
    """
    run = _written(run) or _own_run(workbook, by=by)
    result = ImportResult(doubles=journal.doubles)
    journal.watch.begin(2 * sum(len(sheet.rows) for sheet in workbook.sheets.values()))
    misshapen = {error.sheet for error in workbook.errors}
    importers: list[Importer] = []
    for name, taker in IMPORTERS.items():
        if name not in workbook.sheets:
            continue
        sheet = workbook.sheets[name]
        if name in misshapen:
            result.sheets[name] = Counts(errors=len(sheet.rows))
            journal.watch.add(2 * len(sheet.rows))
            continue
        importers.append(taker(sheet, by=acting(by), journal=journal))
        importers[-1].run()
    for importer in importers:
        importer.finish_all()
        result.sheets[importer.name] = importer.counts()
    result.errors = name_likely_codes(journal.errors, by=by)
    run.counts = {name: asdict(counts) for name, counts in result.sheets.items()}
    run.save(update_fields=["counts", "updated_at"])
    return result


def _written(run: ImportRun | None) -> ImportRun | None:
    """``run`` written as it is: the first statement of the transaction tells the history who it is."""
    if run is not None:
        run.save(update_fields=["updated_at"])
    return run


def _own_run(workbook: Workbook, *, by: Any) -> ImportRun:
    """The row of an import nobody waits for: it is applied with the transaction that writes it."""
    return ImportRun.objects.create(
        file_name=workbook.name,
        sha256=workbook.sha256,
        by=by,
        state=ImportState.APPLIED,
        applied_at=clock.now(),
    )
