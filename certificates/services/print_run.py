"""Certificates printed by a worker: a thousand to a file, kept some days; a lost worker costs one file at most."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Final

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import Honour
from certificates.models import Ceremony, PrintFile, PrintRun, PrintState
from certificates.permissions import MAKERS, may_give, may_hold, may_stop_print
from certificates.selectors.sheets import lines_of_ceremony, lines_of_decision, lines_of_honours, printable_lines
from certificates.services.printing import rendered
from certificates.tasks import make_print_task
from certificates.transitions import PRINT_MOVES
from common import clock
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.language import in_vietnamese
from common.storing import drop_file, keep_file
from common.uploads import Upload, digest_of
from common.verdict import Verdict
from common.workflow import Move, advance, write_audit
from decisions.models import Decision
from notices.models import NoticeKind
from notices.services.notice import notify
from papers.models import Layout

SHEETS_OF_FILE: Final = 1000
MOST_OF_SEARCH: Final = 10_000
"""Sheets of one search in the golden book."""
MOST_ATTEMPTS: Final = 3
"""At one file."""
KEPT_FOR: Final = dt.timedelta(days=7)
TOLD_EVERY: Final = 25
"""Sheets."""
REMEMBERED: Final = 3600
"""Seconds that the cache keeps how far a worker is."""


class Stopped(Exception):
    """Somebody, whose key it is made of, asked to stop while a worker was at it."""


def print_decision(decision: Decision, *, by, layout: Layout | None = None) -> PrintRun:
    """All certificates of ``decision`` will be files; those under way when they are already. Raises ``DomainError``."""
    _refuse(may_give(by, decision))
    with in_vietnamese():
        title = _("Quyết định %(number)s") % {"number": decision.number_label}
    return _started(PrintRun(decision=decision, title=title, layout=layout, by=by), lines_of_decision(decision))


def print_ceremony(ceremony: Ceremony, *, by, layout: Layout | None = None) -> PrintRun:
    """All certificates of the list of ``ceremony``, as they sit, will be files. Raises ``DomainError``."""
    _refuse(may_hold(by, ceremony.unit))
    run = PrintRun(ceremony=ceremony, title=ceremony.name, layout=layout, by=by)
    return _started(run, lines_of_ceremony(ceremony))


def print_search(honours: QuerySet[Honour], *, by, layout: Layout | None = None) -> PrintRun:
    """The certificates among ``honours`` whose decisions ``by`` gives certificates for will be files.

    Raises ``DomainError`` when there are none, or too many.
    """
    decisions = Decision.objects.kept_by(by, *MAKERS)
    lines = lines_of_honours(honours, decisions, most=MOST_OF_SEARCH + 1)
    if len(lines) > MOST_OF_SEARCH:
        raise TransitionRefused(
            _("Kết quả tìm có hơn %(most)s bằng, giấy. Hãy thêm điều kiện tìm rồi in làm nhiều lần.")
            % {"most": MOST_OF_SEARCH}
        )
    with in_vietnamese():
        title = _("Kết quả tìm trong sổ vàng")
    return _started(PrintRun(title=title, layout=layout, by=by), lines)


def _refuse(verdict: Verdict) -> None:
    if not verdict:
        raise NotAllowed(verdict.reason)


@transaction.atomic
def _started(run: PrintRun, lines: list[int]) -> PrintRun:
    """``run`` of those ``lines`` is left to a worker; the one under way about the same stands instead of a second."""
    if not lines:
        raise TransitionRefused(
            _(
                "Chưa có bằng, giấy nào còn hiệu lực và đúng chữ để in. Hãy tạo bằng, giấy, hoặc cấp đổi tờ đã được "
                "đính chính, trước khi in."
            )
        )
    run.lines = lines
    try:
        with transaction.atomic():
            run.save()
    except IntegrityError:
        return _under_way(run)
    write_audit(run, "print", by=run.by, record=Move(data={"sheets": run.total}))
    transaction.on_commit(partial(make_print_task.delay, run.pk), robust=True)
    return run


def _under_way(run: PrintRun) -> PrintRun:
    same = PrintRun.objects.under_way().filter(decision=run.decision, ceremony=run.ceremony)
    found = same.first() if run.decision or run.ceremony else same.filter(by=run.by).first()
    if found is None:
        raise TransitionRefused(_("Một lần in khác vừa xong. Hãy bấm lại."))
    return found


def make_print(run_id: int) -> bool:
    """The next file of the run is there, or it ended with a sentence; says whether there is more to make.

    A task makes one file, so that the memory it took is given back before the next.
    """
    return _count_try(run_id) and bool(_make_file(run_id))


def reissue_prints() -> list[int]:
    """Printings nobody is at are queued again."""
    with transaction.atomic():
        waiting = list(PrintRun.objects.under_way().free().order_by("pk").values_list("pk", flat=True))
    for run_id in waiting:
        make_print_task.delay(run_id)
    return waiting


@transaction.atomic
def _count_try(run_id: int) -> bool:
    """One more try at the next file is counted; False when somebody is at it, it is over, or it is given up."""
    run = _locked(run_id)
    if run is None:
        return False
    if run.attempts >= MOST_ATTEMPTS:
        why = _("Máy đã thử %(times)s lần mà không xong. Hãy báo người quản trị hệ thống rồi in lại.")
        _fail(run, why % {"times": MOST_ATTEMPTS})
        return False
    run.attempts += 1
    run.save(update_fields=["attempts", "updated_at"])
    return True


@transaction.atomic
def _make_file(run_id: int) -> bool | None:
    """The next file is there; whether there are more to make, ``None`` when there was nothing to do here."""
    run = _locked(run_id)
    if run is None:
        return None
    lines = run.lines[run.handled : run.handled + SHEETS_OF_FILE]
    try:
        with transaction.atomic():
            _keep(run, lines)
    except Stopped as stopped:
        by = get_user_model().objects.get(pk=stopped.args[0])
        _drop_files(advance(run, "cancel", by=by, table=PRINT_MOVES))
        return False
    except DomainError as refusal:
        _fail(run, str(refusal))
        return False
    run.handled, run.attempts = run.handled + len(lines), 0
    run.save(update_fields=["handled", "attempts", "updated_at"])
    if run.handled < run.total:
        return True
    _finish(run)
    return False


def _locked(run_id: int) -> PrintRun | None:
    return PrintRun.objects.under_way().free().select_related("by", "layout__unit").filter(pk=run_id).first()


def _keep(run: PrintRun, lines: list[int]) -> None:
    """A file of those of ``lines`` that still stand; none when none do."""
    certificates = printable_lines(lines)
    if not certificates:
        return
    pdf = ContentFile(rendered(certificates, layout=run.layout, told=_watch(run)))
    number = run.files.count() + 1
    name = f"{run.title} ({number}).pdf".replace("/", "-")
    upload = Upload(content=pdf, name=name, ending="pdf", size=pdf.size, sha256=digest_of(pdf))
    keep_file(PrintFile(run=run, number=number, sheets=len(certificates), uploaded_by=run.by), upload)


def _watch(run: PrintRun) -> Callable[[int], None]:
    """Tells the page how far the run is, and ends the work once somebody asked for that."""

    def told(sheet: int) -> None:
        if sheet % TOLD_EVERY:
            return
        if by := cache.get(_stop_key(run.pk)):
            raise Stopped(by)
        cache.set(_key(run.pk), run.handled + sheet, REMEMBERED)

    return told


def progress_of(run: PrintRun) -> int:
    """How many of the certificates of ``run`` are laid out."""
    return max(run.handled, cache.get(_key(run.pk), 0)) if run.is_working else run.handled


@transaction.atomic
def stop_print(run: PrintRun, *, by) -> bool:
    """The run ends: at once, or, then False, when the worker at it comes to its next sheets. Raises ``DomainError``.

    Files that are there already go with it.
    """
    _refuse(may_stop_print(by, run))
    locked = PrintRun.objects.under_way().free().filter(pk=run.pk).first()
    if locked is None and PrintRun.objects.under_way().filter(pk=run.pk).exists():
        cache.set(_stop_key(run.pk), by.pk, REMEMBERED)
        return False
    run = advance(run, "cancel", by=by, table=PRINT_MOVES)
    _drop_files(run)
    return True


def _finish(run: PrintRun) -> None:
    if not run.files.exists():
        _fail(run, _("Mọi lượt khen trong danh sách đã hết hiệu lực hoặc cần cấp đổi nên không có gì để in."))
        return
    advance(run, "finish", by=run.by, table=PRINT_MOVES, finished_at=clock.now(), failure="")
    _tell(run, _("Tệp in bằng, giấy «%(title)s» đã xong, tải được trong 7 ngày.") % {"title": run.title})


def _fail(run: PrintRun, reason: str) -> None:
    advance(run, "fail", by=run.by, table=PRINT_MOVES, record=Move(note=reason), failure=reason)
    _drop_files(run)
    _tell(run, _("Không in được «%(title)s»: %(reason)s") % {"title": run.title, "reason": reason})


def _tell(run: PrintRun, text: str) -> None:
    notify([run.by], text=text, url=reverse("certificates:print-run", args=[run.pk]), kind=NoticeKind.FILES)


def _drop_files(run: PrintRun) -> None:
    for file in run.files.all():
        drop_file(file)


def expire_prints() -> int:
    """Files older than ``KEPT_FOR`` are gone; returns how many printings they were of."""
    old = PrintRun.objects.filter(state=PrintState.DONE, finished_at__lt=clock.now() - KEPT_FOR)
    return sum(_expired(run_id) for run_id in old.values_list("pk", flat=True))


@transaction.atomic
def _expired(run_id: int) -> bool:
    run = PrintRun.objects.free().select_related("by").filter(pk=run_id, state=PrintState.DONE).first()
    if run is None:
        return False
    advance(run, "expire", by=run.by, table=PRINT_MOVES)
    _drop_files(run)
    return True


def _key(run_id: int) -> str:
    return f"certificates:print:{run_id}"


def _stop_key(run_id: int) -> str:
    return f"certificates:print:{run_id}:stop"
