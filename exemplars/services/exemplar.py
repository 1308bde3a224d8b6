from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common.editing import cleaned, mark_edited, refuse_stale
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.workflow import write_audit
from exemplars.guards import exemplar_is_draft
from exemplars.models import Exemplar
from exemplars.permissions import may_edit_exemplar
from units.permissions import may_write_for


@transaction.atomic
def create_exemplar(*, unit, by, title: str, year: int, **fields: Any) -> Exemplar:
    """A draft of ``unit`` exists; title and year are enough.

    Income is in whole đồng, productivity in percent. Raises ``NotAllowed``, or ``DomainError`` naming each bad field
    and for somebody of another unit.
    """
    if not (verdict := may_write_for(by, unit)):
        raise NotAllowed(verdict.reason)
    exemplar = Exemplar(unit=unit, title=title, year=year, **fields)
    cleaned(exemplar)
    _refuse_subject(exemplar)
    with refusing(Exemplar):
        exemplar.save(force_insert=True)
    write_audit(exemplar, "create", by=by)
    return exemplar


@transaction.atomic
def update_exemplar(exemplar: Exemplar, *, by, version: int | None = None, **fields: Any) -> Exemplar:
    """The draft holds ``fields``; its version has grown. Raises ``StaleEdit``, ``NotAllowed``, ``TransitionRefused``
    once it was proposed, or ``DomainError``.
    """
    exemplar = lock_exemplar(exemplar)
    if not (verdict := may_edit_exemplar(by, exemplar)):
        raise NotAllowed(verdict.reason)
    refuse_stale(exemplar, version)
    if not (verdict := exemplar_is_draft(exemplar)):
        raise TransitionRefused(verdict.reason)
    for name, value in fields.items():
        setattr(exemplar, name, value)
    cleaned(exemplar)
    _refuse_subject(exemplar)
    with refusing(Exemplar):
        exemplar.save(update_fields=[*fields, "updated_at"])
    mark_edited(exemplar, by=by)
    return exemplar


def lock_exemplar(exemplar: Exemplar) -> Exemplar:
    """The row under lock, with its unit and whom it is about."""
    rows = Exemplar.objects.select_for_update(of=("self",))
    return rows.select_related("unit", "member__unit", "collective__unit").get(pk=exemplar.pk)


def _refuse_subject(exemplar: Exemplar) -> None:
    """Whom it is about belongs to the unit, or to one under it."""
    if exemplar.member and exemplar.collective:
        raise DomainError(_("Hãy ghi một đoàn viên hoặc một tập thể, không ghi cả hai."))
    subject = exemplar.subject
    if subject and not subject.unit.path.startswith(exemplar.unit.path):
        raise DomainError(
            _("«%(name)s» không thuộc %(unit)s. Hãy xem lại mã, hoặc chọn đơn vị khác.")
            % {"name": exemplar.subject_name, "unit": exemplar.unit.label}
        )
