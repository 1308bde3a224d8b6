"""A checked file is written: asked for by the person, done by a worker in one transaction."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.errors import TransitionRefused
from common.workflow import Move, advance
from exchange.models import ImportMode, ImportRun, ImportState
from exchange.permissions import acting
from exchange.services.findings import counts_of, keep_findings
from exchange.services.importing import ImportResult, import_workbook
from exchange.services.progress import RunWatch, forget
from exchange.services.runs import claim, ending, locked, tell, under_own_name
from exchange.services.sheets import IMPORTERS
from exchange.tasks import apply_run_task
from exchange.transitions import RUN_MOVES
from units.scope import scope_of

ASKED = (ImportState.APPLYING, ImportState.APPLIED)


@transaction.atomic
def apply_import(run: ImportRun, *, by: Any, only_valid: bool) -> ImportRun:
    """The file will be written, wholly or its good rows; asked again, nothing more happens.

    Raises ``NotAllowed``, or ``TransitionRefused`` when it is not checked, would change nothing, or has faults while
    all of it is wanted.
    """
    rows = ImportRun.objects.select_for_update(of=("self",), no_key=True).select_related("by", "unit")
    checked = rows.filter(pk=run.pk, state=ImportState.CHECKED).first()
    if checked is None:
        run = ImportRun.objects.select_related("by", "unit").get(pk=run.pk)
        if run.state in ASKED and run.by_id == by.pk:
            return run
    run = checked or run
    if run.fault_count and not only_valid and run.by_id == by.pk:
        raise TransitionRefused(
            _("Tệp còn ô lỗi nên không ghi toàn bộ được. Hãy sửa tệp rồi tải lại, hoặc chỉ ghi các dòng đúng.")
        )
    if run.is_whole and run.fault_count and run.by_id == by.pk:
        raise TransitionRefused(
            _("Tệp có trả lời của cấp trên nên chỉ ghi khi không còn ô lỗi nào. Hãy sửa tệp rồi tải lại.")
        )
    forget(run.pk)
    mode = ImportMode.ONLY_VALID if only_valid else ImportMode.ALL
    run = advance(
        run, "apply", by=by, table=RUN_MOVES, record=Move(data={"mode": mode}), mode=mode, attempts=0, failure=""
    )
    transaction.on_commit(partial(apply_run_task.delay, run.pk), robust=True)
    return run


def apply_run(run_id: int) -> bool:
    """The rows of the run stand, all or none of them; False when there was nothing to do here.

    What would come out otherwise than the check showed is not written: the run is back with the new figures. Delivered
    twice, the second call does nothing. A worker that is lost leaves nothing behind and the run to another try.
    """
    if not claim(run_id, ImportState.APPLYING):
        return False
    with transaction.atomic(), pghistory.context(import_run=run_id) as journal:
        run = locked(run_id, ImportState.APPLYING)
        if run is None:
            return False
        with ending(run):
            result = _write(run)
            if result.applied:
                written = {"counts": counts_of(result), "applied_at": clock.now(), "attempts": 0}
                written |= {"context_id": journal.id, "reach": _reach(run.by, written["counts"])}
                run = advance(run, "finish", by=run.by, table=RUN_MOVES, **written)
                tell(run, _("Đã ghi tệp «%(file)s» vào hệ thống.") % {"file": run.file_name})
            else:
                found = keep_findings(run, result)
                changed = _("Dữ liệu trong hệ thống đã đổi từ lúc kiểm tra nên chưa ghi gì. Hãy xem lại kết quả mới.")
                run = advance(run, "show_again", by=run.by, table=RUN_MOVES, failure=changed, **found)
                tell(run, _("Tệp «%(file)s»: %(reason)s") % {"file": run.file_name, "reason": changed})
    forget(run_id)
    return True


def _reach(user: Any, counts: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, list[str]]]:
    """By which roles, under which paths, ``user`` writes each sheet of which something is written."""
    roles = {name: IMPORTERS[name].roles for name, count in counts.items() if count["new"] or count["changed"]}
    reach = scope_of(acting(user))
    return {name: {"roles": list(held), "paths": reach.paths(*held)} for name, held in roles.items()}


def _write(run: ImportRun) -> ImportResult:
    """The rows are written if they come out as the person was shown; else nothing is, and ``applied`` is False."""
    shown, watch = run.counts, RunWatch(run.pk)
    with transaction.atomic(), under_own_name(run) as path:
        only_valid = run.mode == ImportMode.ONLY_VALID
        told = {"run": run, "convert": run.conversions, "watch": watch}
        result = import_workbook(path, by=run.by, only_valid=only_valid, **told)
        if counts_of(result) != shown:
            result.applied = False
        if not result.applied:
            transaction.set_rollback(True)
    if result.applied or run.mode == ImportMode.ONLY_VALID:
        return result
    with under_own_name(run) as path:
        return import_workbook(path, by=run.by, only_valid=True, dry_run=True, **told)
