"""What checking and writing an import have in common: who is at it, the file under its own name, how it ends.

A worker that dies leaves nothing behind.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from common.errors import DomainError
from common.workflow import Move, advance
from exchange.models import ImportRun, ImportState
from exchange.services.container import WorkbookRefused
from exchange.services.progress import Stopped, forget
from exchange.services.tries import MOST_ATTEMPTS, count_try, free_of
from exchange.transitions import RUN_MOVES
from notices.models import NoticeKind
from notices.services.notice import notify


@transaction.atomic
def claim(run_id: int, *states: str) -> bool:
    """One more try at the run is counted; it has failed when there were enough. False when there is nothing to do."""
    run = locked(run_id, *states)
    if run is None or not count_try(run, give_up=_give_up):
        return False
    if run.state == ImportState.UPLOADED:
        advance(run, "begin", by=run.by, table=RUN_MOVES)
    return True


def locked(run_id: int, *states: str) -> ImportRun | None:
    """The run under lock; ``None`` when it is in none of ``states`` or somebody else is at it."""
    rows = ImportRun.objects.select_related("by", "unit", "undone_by", "letter__unit").filter(
        pk=run_id, state__in=states
    )
    return free_of(rows).first()


@contextmanager
def under_own_name(run: ImportRun) -> Iterator[Path]:
    """The kept file at a path that ends with the name the person gave it, which is what sentences about it say."""
    if not run.file or not run.file.storage.exists(run.file.name):
        raise WorkbookRefused(_("Tệp đã tải lên không còn trên máy chủ. Hãy tải lại tệp."))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / run.file_name
        with run.file.open("rb") as kept, path.open("wb") as copy:
            shutil.copyfileobj(kept, copy)
        yield path


def end_failed(run: ImportRun, reason: str) -> ImportRun:
    """The run has failed for ``reason``, or stands as it was when it was to be undone; the person is told."""
    forget(run.pk)
    if run.state == ImportState.UNDOING:
        move, by, said = "keep", run.undone_by, _("Chưa hoàn tác được việc nhập tệp «%(file)s»: %(reason)s")
    else:
        move, by, said = "fail", run.by, _("Không nhập được tệp «%(file)s»: %(reason)s")
    run = advance(run, move, by=by, table=RUN_MOVES, record=Move(note=reason), failure=reason)
    tell(run, said % {"file": run.file_name, "reason": reason})
    return run


def end_stopped(run: ImportRun) -> ImportRun:
    """The run was given up while a worker was at it."""
    forget(run.pk)
    return advance(run, "cancel", by=run.by, table=RUN_MOVES)


def tell(run: ImportRun, text: str) -> None:
    """Whoever sent the file finds out, and whoever wants it undone, also with the page closed."""
    told = [user for user in (run.by, run.undone_by) if user]
    notify(told, text=text, url=reverse("exchange:run-detail", args=[run.pk]), kind=NoticeKind.FILES)


@contextmanager
def ending(run: ImportRun) -> Iterator[None]:
    """Inside, a refusal of the file fails the run and a wish to stop cancels it; anything else is raised."""
    try:
        with transaction.atomic():
            yield
    except Stopped:
        end_stopped(run)
    except DomainError as refusal:
        end_failed(run, str(refusal))


def _give_up(run: ImportRun) -> None:
    why = _(
        "Máy đã thử %(times)s lần mà không xong nên chưa ghi gì. Hãy tải lại tệp; nếu vẫn vậy, hãy chia tệp nhỏ hơn "
        "hoặc báo người quản trị hệ thống."
    )
    end_failed(run, why % {"times": MOST_ATTEMPTS})
