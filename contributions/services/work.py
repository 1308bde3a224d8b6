from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.editing import cleaned, mark_edited, refuse_stale
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.numbering import next_number
from contributions.guards.work import work_is_open
from contributions.models import Work
from contributions.permissions.work import may_edit_work
from units.permissions import may_write_for

IN_ORDER = (
    (
        "started_on",
        "finished_on",
        gettext_lazy("Ngày hoàn thành không thể trước ngày khởi công. Hãy sửa lại ngày."),
    ),
    (
        "started_on",
        "due_on",
        gettext_lazy("Ngày hoàn thành theo kế hoạch không thể trước ngày khởi công. Hãy sửa lại ngày."),
    ),
    (
        "finished_on",
        "inspected_on",
        gettext_lazy("Ngày nghiệm thu không thể trước ngày hoàn thành. Hãy sửa lại ngày."),
    ),
    (
        "inspected_on",
        "plaque_decided_on",
        gettext_lazy("Ngày quyết định gắn biển không thể trước ngày nghiệm thu. Hãy sửa lại ngày."),
    ),
    (
        "plaque_decided_on",
        "plaque_on",
        gettext_lazy("Ngày gắn biển không thể trước ngày quyết định. Hãy sửa lại ngày."),
    ),
)
"""What cannot be before what, with the sentence that says so."""


@transaction.atomic
def create_work(*, unit, by, name: str, code: str = "", **fields: Any) -> Work:
    """A registered work of ``unit`` exists; a name is enough, and a code is given when none is.

    Money is in whole đồng. Raises ``NotAllowed``, or ``DomainError`` naming each bad field.
    """
    if not (verdict := may_write_for(by, unit)):
        raise NotAllowed(verdict.reason)
    work = Work(owner_unit=unit, name=name, code=code or _new_code(unit), **fields)
    cleaned(work)
    refuse_dates(work)
    with refusing(Work, {"contributions_work_code_key": _("Mã công trình này đã có.")}):
        work.save(force_insert=True)
    return work


@transaction.atomic
def update_work(work: Work, *, by, version: int | None = None, **fields: Any) -> Work:
    """The work holds ``fields``; its version has grown. Raises ``StaleEdit``, ``NotAllowed``,
    ``TransitionRefused`` once a plaque is asked for or the work was dropped, or ``DomainError``.
    """
    work = lock_work(work)
    if not (verdict := may_edit_work(by, work)):
        raise NotAllowed(verdict.reason)
    refuse_stale(work, version)
    if not (verdict := work_is_open(work)):
        raise TransitionRefused(verdict.reason)
    for name, value in fields.items():
        setattr(work, name, value)
    cleaned(work)
    refuse_dates(work)
    with refusing(Work):
        work.save(update_fields=[*fields, "updated_at"])
    mark_edited(work, by=by)
    return work


def lock_work(work: Work) -> Work:
    """The row under lock, with its unit."""
    return Work.objects.select_for_update(of=("self",)).select_related("owner_unit").get(pk=work.pk)


def refuse_dates(work: Work) -> None:
    """Nothing happens while the days of ``work`` follow one another as the work does; raises ``DomainError``."""
    for earlier, later, sentence in IN_ORDER:
        first, second = getattr(work, earlier), getattr(work, later)
        if first and second and second < first:
            raise DomainError(str(sentence))


def _new_code(unit) -> str:
    """The next free «CT-<unit code>-<n>»; numbers typed in by hand or imported are passed over."""
    while True:
        code = f"CT-{unit.code}-{next_number(f'work:{unit.pk}')}"
        if not Work.objects.filter(code=code).exists():
            return code
