"""A work on its way from the registration to the plaque."""

from types import MappingProxyType
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.editing import cleaned, refuse_stale
from common.errors import DomainError
from common.language import in_vietnamese
from common.storing import keep_file
from common.uploads import checked_upload
from common.workflow import Move, advance, check_move
from contributions.models import Work, WorkFile
from contributions.permissions.work import may_decide_plaque
from contributions.services.work import lock_work, refuse_dates
from contributions.services.work_progress import record_progress
from contributions.transitions.work import WORK_MOVES
from notices.models import NoticeKind
from notices.services.notice import notify
from units.models import Role
from units.selectors.people import people_covering, people_with

ASKED = MappingProxyType(
    {
        "start": ("started_on", "due_on"),
        "finish": ("finished_on",),
        "inspect": ("inspected_on", "quality", "safety"),
        "propose_plaque": ("plaque_level", "place", "plaque_text"),
        "decide_plaque": ("plaque_no", "plaque_decided_on"),
        "fix_plaque": ("plaque_on", "ceremony"),
    }
)
"""What is said with a move, in the order it is asked."""
OPTIONAL = frozenset({"due_on", "place", "quality", "safety", "ceremony"})
FORGOTTEN = MappingProxyType(
    {
        "build_on": {"finished_on": None},
        "inspect_again": {"inspected_on": None},
    }
)
"""What no longer holds after a step back."""
HAPPENED = ("started_on", "finished_on", "inspected_on", "plaque_decided_on", "plaque_on")
"""Days a move writes down once they have come."""


@transaction.atomic
def move_work(work: Work, move: str, *, by, version: int | None = None, reason: str = "", **said: Any) -> Work:
    """The work has made ``move`` and holds what was ``said`` with it, fields of ``ASKED``.

    Of a plaque that is proposed whoever may decide it has a notice.

    Raises ``TransitionRefused``, ``NotAllowed``, ``StaleEdit``, or ``DomainError`` for a day out of order, one to come
    or something missing.
    """
    if unknown := said.keys() - set(ASKED.get(move, ())):
        raise TypeError(f"not fields of {move}: {sorted(unknown)}")
    work = lock_work(work)
    refuse_stale(work, version)
    check_move(work, move, by=by, table=WORK_MOVES, note=reason)
    changes = said | FORGOTTEN.get(move, {})
    for name, value in changes.items():
        setattr(work, name, value)
    cleaned(work)
    _refuse_missing(work, move)
    _refuse_future(work, said)
    refuse_dates(work)
    moved = advance(
        work, move, by=by, table=WORK_MOVES, record=Move(note=reason.strip()), version=work.version + 1, **changes
    )
    if move == "propose_plaque":
        _tell_above(moved)
    return moved


@transaction.atomic
def decide_plaque(work: Work, *, by, file: UploadedFile | None = None, version: int | None = None, **said: Any) -> Work:
    """The plaque stands in the register under the number of its decision, whose ``file`` is kept; the unit is told."""
    decision = checked_upload(file) if file else None
    work = move_work(work, "decide_plaque", by=by, version=version, **said)
    if decision:
        keep_file(WorkFile(work=work, uploaded_by=by), decision)
    with in_vietnamese():
        text = _("Đã có quyết định số %(no)s gắn biển công trình «%(name)s».") % {
            "no": work.plaque_no,
            "name": work.name,
        }
    _tell_unit(work, text)
    return work


@transaction.atomic
def refuse_plaque(work: Work, *, by, reason: str, version: int | None = None) -> Work:
    """The work is inspected and without a plaque, for ``reason``; the unit is told."""
    work = move_work(work, "refuse_plaque", by=by, reason=reason, version=version)
    with in_vietnamese():
        text = _("Công trình «%(name)s» chưa được đồng ý gắn biển: %(reason)s") % {"name": work.name, "reason": reason}
    _tell_unit(work, text)
    return work


@transaction.atomic
def fix_plaque(
    work: Work, *, by, photos: tuple[UploadedFile, ...] = (), version: int | None = None, **said: Any
) -> Work:
    """The plaque is fixed; the ``photos`` of the ceremony stand in an entry of progress of that day."""
    work = move_work(work, "fix_plaque", by=by, version=version, **said)
    if photos:
        with in_vietnamese():
            text = work.ceremony or _("Lễ gắn biển.")
        record_progress(work, by=by, day=work.plaque_on, text=text, photos=photos)
    return work


def _refuse_missing(work: Work, move: str) -> None:
    for name in ASKED.get(move, ()):
        if name not in OPTIONAL and not getattr(work, name):
            label = str(Work._meta.get_field(name).verbose_name)
            raise DomainError(_("Hãy ghi %(what)s.") % {"what": label})


def _refuse_future(work: Work, said: dict[str, Any]) -> None:
    for name in HAPPENED:
        day = said.get(name)
        if day and day > clock.today():
            label = str(Work._meta.get_field(name).verbose_name).capitalize()
            raise DomainError(_("%(what)s không thể ở tương lai. Hãy sửa lại ngày.") % {"what": label})


def _tell_above(work: Work) -> None:
    specialists = people_covering(Role.SPECIALIST, unit=work.owner_unit)
    told = [person for person in specialists if may_decide_plaque(person, work)]
    with in_vietnamese():
        text = _("%(unit)s đề nghị gắn biển công trình «%(work)s».") % {"unit": work.owner_unit, "work": work}
    _tell(told, work, text)


def _tell_unit(work: Work, text: str) -> None:
    _tell(people_with(Role.EDITOR, unit=work.owner_unit), work, text)


def _tell(people, work: Work, text: str) -> None:
    notify(people, text=text, url=reverse("contributions:work-detail", args=[work.pk]), kind=NoticeKind.CONTRIBUTION)
