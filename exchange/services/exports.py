"""Somebody takes out a list or sheets of the workbook: asked for, made at once or by a worker, kept some days."""

import datetime as dt
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.models import Campaign
from common import clock
from common.errors import DomainError, NotAllowed
from common.language import in_vietnamese
from common.workflow import Move, advance, write_audit
from exchange.models import SHEETS_KEY, ExportRun, ExportState
from exchange.permissions import may_export_sheet
from exchange.selectors.sizes import rows_about
from exchange.services.exporting import export_workbook
from exchange.services.list_shapes import write_list
from exchange.services.lists import LISTS
from exchange.services.tries import MOST_ATTEMPTS, count_try, free_of
from exchange.tasks import make_export_task
from exchange.transitions import EXPORT_MOVES
from notices.models import NoticeKind
from notices.services.notice import notify
from units.models import Unit
from units.scope import scope_of

AT_ONCE: Final = 5000
"""Rows up to which a person waits for the file; more are written by a worker."""
KEPT_FOR: Final = dt.timedelta(days=7)


@transaction.atomic
def ask_for_list(key: str, asked: Mapping[str, str], *, by: Any) -> ExportRun:
    """The rows of the list, as ``by`` sees them with what stands in the address, will be a file.

    Raises ``DomainError`` when the list is not there for this person.
    """
    shape, asked = LISTS[key], {name: text.replace("\0", "") for name, text in asked.items()}
    count = shape.shown(by, asked).rows.order_by().count()
    with in_vietnamese():
        title = str(shape.title)
    return _asked(ExportRun(key=key, title=title, query={"asked": asked}, by=by, rows=count))


@transaction.atomic
def ask_for_sheets(sheets: Sequence[str], *, unit: Unit, campaign: Campaign | None, by: Any) -> ExportRun:
    """The sheets of the unit and everything under it, perhaps of one campaign only, will be a file to import again.

    Raises ``NotAllowed`` for a sheet that is not for this person.
    """
    _refuse_sheets(sheets, unit, by=by)
    query = {"sheets": list(sheets), "unit": unit.code, "campaign": campaign.code if campaign else None}
    with in_vietnamese():
        title = " ".join(filter(None, [_("Số liệu"), unit.code, campaign.code if campaign else ""]))
    return _asked(ExportRun(key=SHEETS_KEY, title=title, query=query, by=by, rows=rows_about(unit)))


def _asked(run: ExportRun) -> ExportRun:
    asked = dict(run.query)
    run.query["reach"] = scope_of(run.by).held
    run.save()
    write_audit(run, "export", by=run.by, record=Move(data={"key": run.key, "rows": run.rows} | asked))
    if is_large(run):
        transaction.on_commit(partial(make_export_task.delay, run.pk), robust=True)
    return run


def is_large(run: ExportRun) -> bool:
    """Whether a worker makes the file."""
    return (run.rows or 0) > AT_ONCE


def make_export(run_id: int) -> ExportRun | None:
    """The file of the export is there, or it has failed with its sentence; ``None`` when there was nothing to do here.

    Delivered twice, the second call does nothing. A worker that is lost leaves the export to another try, of which
    there are ``MOST_ATTEMPTS``.
    """
    if not _claimed(run_id):
        return None
    with transaction.atomic(), tempfile.TemporaryDirectory() as folder:
        run = _locked(run_id)
        if run is None:
            return None
        path = Path(folder) / "xuat.xlsx"
        try:
            with transaction.atomic():
                rows = _write(run, path)
        except DomainError as refusal:
            return _failed(run, str(refusal))
        return _finished(run, path, rows)


@transaction.atomic
def _claimed(run_id: int) -> bool:
    run = _locked(run_id)
    return run is not None and count_try(run, give_up=_give_up)


def _give_up(run: ExportRun) -> None:
    why = _("Máy đã thử %(times)s lần mà không xong. Hãy lọc bớt rồi xuất lại.")
    _failed(run, why % {"times": MOST_ATTEMPTS})


def _locked(run_id: int) -> ExportRun | None:
    rows = ExportRun.objects.select_related("by").filter(pk=run_id, state=ExportState.WAITING)
    return free_of(rows).first()


def _write(run: ExportRun, path: Path) -> int:
    """What the person may see by now; returns the rows."""
    if not run.by.is_active:
        raise DomainError(_("Tài khoản «%(user)s» đã khoá nên không xuất được.") % {"user": run.by.get_username()})
    if run.key != SHEETS_KEY:
        shape = LISTS[run.key]
        return write_list(path, shape, shape.shown(run.by, run.query["asked"]))
    unit = Unit.objects.visible_to(run.by).filter(code=run.query["unit"]).first()
    if unit is None:
        raise DomainError(_("Không có đơn vị mang mã «%(code)s».") % {"code": run.query["unit"]})
    _refuse_sheets(run.query["sheets"], unit, by=run.by)
    written = export_workbook(run.query["sheets"], unit_code=unit.code, campaign_code=run.query["campaign"], to=path)
    return sum(written.values())


def _refuse_sheets(sheets: Sequence[str], unit: Unit, *, by: Any) -> None:
    for sheet in sheets:
        if not (verdict := may_export_sheet(by, unit, sheet)):
            raise NotAllowed(verdict.reason)


def _finished(run: ExportRun, path: Path, rows: int) -> ExportRun:
    was_large, storage = is_large(run), run.file.storage
    with path.open("rb") as file:
        name = storage.save(f"exports/{uuid4().hex}.xlsx", File(file))
    try:
        size = path.stat().st_size
        done = {"file": name, "rows": rows, "size": size, "finished_at": clock.now(), "failure": ""}
        run = advance(run, "finish", by=run.by, table=EXPORT_MOVES, **done)
    except Exception:
        storage.delete(name)
        raise
    if was_large:
        with in_vietnamese():
            text = _("Tệp Excel «%(title)s» đã xong, tải được trong 7 ngày.") % {"title": run.title}
        _tell(run, text)
    return run


@in_vietnamese()
def _failed(run: ExportRun, reason: str) -> ExportRun:
    run = advance(run, "fail", by=run.by, table=EXPORT_MOVES, record=Move(note=reason), failure=reason)
    _tell(run, _("Không xuất được «%(title)s»: %(reason)s") % {"title": run.title, "reason": reason})
    return run


def _tell(run: ExportRun, text: str) -> None:
    notify([run.by], text=text, url=reverse("exchange:export-home"), kind=NoticeKind.FILES)


def expire_exports() -> int:
    """Files of exports older than ``KEPT_FOR`` are gone; returns how many went."""
    old = ExportRun.objects.filter(state=ExportState.DONE, finished_at__lt=clock.now() - KEPT_FOR)
    return sum(_expired(run_id) for run_id in old.values_list("pk", flat=True))


@transaction.atomic
def _expired(run_id: int) -> bool:
    rows = ExportRun.objects.select_for_update(of=("self",), skip_locked=True).select_related("by")
    run = rows.filter(pk=run_id, state=ExportState.DONE).first()
    if run is None:
        return False
    storage, name = run.file.storage, run.file.name
    advance(run, "expire", by=run.by, table=EXPORT_MOVES, file="")
    transaction.on_commit(lambda: storage.delete(name))
    return True
