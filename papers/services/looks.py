"""Rows that say how a unit's papers look, kept by those who may."""

from collections.abc import Mapping
from typing import Any

from common.editing import mark_edited, refuse_stale, validated
from common.errors import NotAllowed
from common.integrity import refusing
from common.workflow import Move, write_audit
from papers.permissions import may_keep_looks
from units.models import Unit


def refuse_others(by, unit: Unit) -> None:
    """Nothing happens for those who keep the looks of ``unit``; raises ``NotAllowed`` for others."""
    if not (verdict := may_keep_looks(by, unit)):
        raise NotAllowed(verdict.reason)


def add_row(row: Any, *, by) -> Any:
    """The new ``row`` of a unit is saved and in the audit; raises ``NotAllowed`` or ``DomainError``."""
    refuse_others(by, row.unit)
    _save(row)
    write_audit(row, "create", by=by, record=Move(data={"unit": row.unit.code}))
    return row


def change_row(row: Any, fields: Mapping[str, Any], *, by, version: int | None) -> Any:
    """The ``row`` says what ``fields`` do; raises ``NotAllowed``, ``StaleEdit`` or ``DomainError``."""
    locked = type(row).objects.select_for_update(of=("self",)).select_related("unit").get(pk=row.pk)
    refuse_others(by, locked.unit)
    refuse_stale(locked, version)
    for name, value in fields.items():
        setattr(locked, name, value)
    _save(locked)
    mark_edited(locked, by=by)
    return locked


def _save(row: Any) -> None:
    validated(row)
    with refusing(type(row)):
        row.save()
