from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common.editing import cleaned, mark_edited, refuse_stale
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.numbering import next_number
from contributions.models import Work
from units.permissions import may_write_for


@transaction.atomic
def create_work(*, unit, by, name: str, code: str = "", **fields: Any) -> Work:
    """A registered work of ``unit`` exists; a name is enough, and a code is given when none is.

    Money is in whole đồng. Raises ``NotAllowed``, or ``DomainError`` naming each bad field.
    """
    if not (verdict := may_write_for(by, unit)):
        raise NotAllowed(verdict.reason)
    work = Work(owner_unit=unit, name=name, code=code or _new_code(unit), **fields)
    cleaned(work)
    _refuse_dates(work)
    with refusing(Work, {"contributions_work_code_key": _("Mã công trình này đã có.")}):
        work.save(force_insert=True)
    return work


@transaction.atomic
def update_work(work: Work, *, by, version: int | None = None, **fields: Any) -> Work:
    """The work holds ``fields``; its version has grown. Raises ``StaleEdit``, ``NotAllowed`` or ``DomainError``."""
    work = Work.objects.select_for_update(of=("self",)).select_related("owner_unit").get(pk=work.pk)
    if not (verdict := may_write_for(by, work.owner_unit)):
        raise NotAllowed(verdict.reason)
    refuse_stale(work, version)
    for name, value in fields.items():
        setattr(work, name, value)
    cleaned(work)
    _refuse_dates(work)
    with refusing(Work):
        work.save(update_fields=[*fields, "updated_at"])
    mark_edited(work, by=by)
    return work


def _refuse_dates(work: Work) -> None:
    if not work.started_on:
        return
    if work.finished_on and work.finished_on < work.started_on:
        raise DomainError(_("Ngày hoàn thành không thể trước ngày khởi công. Hãy sửa lại ngày."))
    if work.due_on and work.due_on < work.started_on:
        raise DomainError(_("Ngày hoàn thành theo kế hoạch không thể trước ngày khởi công. Hãy sửa lại ngày."))


def _new_code(unit) -> str:
    """The next free «CT-<unit code>-<n>»; numbers typed in by hand or imported are passed over."""
    while True:
        code = f"CT-{unit.code}-{next_number(f'work:{unit.pk}')}"
        if not Work.objects.filter(code=code).exists():
            return code
