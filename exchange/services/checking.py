"""A file that was sent is checked by a worker: gone through as if it were taken in, and nothing is written."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.workflow import advance
from exchange.models import ImportRun, ImportState
from exchange.services.findings import keep_findings
from exchange.services.importing import import_workbook
from exchange.services.progress import RunWatch, forget
from exchange.services.runs import claim, ending, locked, tell, under_own_name
from exchange.transitions import RUN_MOVES


def check_run(run_id: int) -> bool:
    """The run is checked, or has failed with its sentence; False when there was nothing to do here.

    Delivered twice, the second call does nothing. What goes wrong otherwise is raised and leaves the run to another
    try, of which there are ``MOST_ATTEMPTS``.
    """
    if not claim(run_id, ImportState.UPLOADED, ImportState.CHECKING):
        return False
    with transaction.atomic():
        run = locked(run_id, ImportState.CHECKING)
        if run is None:
            return False
        with ending(run):
            with under_own_name(run) as path:
                result = import_workbook(
                    path,
                    by=run.by,
                    only_valid=True,
                    dry_run=True,
                    run=run,
                    convert=run.conversions,
                    watch=RunWatch(run.pk),
                )
            found = keep_findings(run, result)
            run = advance(run, "find", by=run.by, table=RUN_MOVES, failure="", **found)
            tell(run, _said(run))
    forget(run_id)
    return True


def _said(run: ImportRun) -> str:
    if run.fault_count:
        return _("Đã kiểm tra tệp «%(file)s»: có lỗi cần xem trước khi ghi.") % {"file": run.file_name}
    return _("Đã kiểm tra tệp «%(file)s»: không có lỗi, đang chờ bạn cho ghi.") % {"file": run.file_name}
