"""One way to move a row from state to state: locked, checked, and written down."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import NotAllowed, TransitionRefused
from common.models import AuditEntry
from common.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Transition:
    """A row of a workflow table: from where, to where, by whom, on what condition.

    ``label`` is the verb on the button, ``done`` the verb in the timeline; both are Vietnamese.
    """

    sources: frozenset[str]
    target: str
    may: Callable[..., Verdict]
    guards: tuple[Callable[..., Verdict], ...] = ()
    label: str = ""
    done: str = ""
    needs_reason: bool = False


Table = Mapping[str, Transition]


@dataclass(frozen=True, slots=True)
class Move:
    """What goes into the audit beside the states."""

    note: str = ""
    on_behalf_of: str = ""
    data: dict[str, Any] = field(default_factory=dict)


def advance(row: models.Model, move: str, *, by: Any, table: Table, record: Move | None = None, **changes: Any):
    """Lock ``row``, make ``move`` if the table, the person and the guards allow it; returns the saved row.

    ``changes`` are further fields saved with the state. Must run inside ``transaction.atomic``.
    Raises ``TransitionRefused`` or ``NotAllowed``.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("advance() needs an open transaction")
    record = record or Move()
    locked = _lock(row)
    check_move(locked, move, by=by, table=table, note=record.note)
    return make_checked(locked, move, by=by, table=table, record=record, **changes)


def make_checked(locked: models.Model, move: str, *, by: Any, table: Table, record: Move, **changes: Any):
    """The second half of ``advance``, for whoever does something between: ``locked`` was locked by this transaction
    and ``check_move`` asked about ``move`` since; returns the saved row."""
    before, locked.state = locked.state, table[move].target
    for name, value in changes.items():
        setattr(locked, name, value)
    locked.save(update_fields=["state", "updated_at", *changes])
    write_audit(locked, move, by=by, before=before, after=locked.state, record=record)
    return locked


def _lock(row: models.Model):
    """``row`` as it stands, under lock, with the relations that were loaded on it."""
    loaded = [field.name for field in row._meta.concrete_fields if field.is_relation and field.is_cached(row)]
    rows = type(row)._default_manager.select_for_update(of=("self",))
    return (rows.select_related(*loaded) if loaded else rows).get(pk=row.pk)


def advance_all(rows: models.QuerySet, move: str, *, by: Any, table: Table, record: Move | None = None) -> list:
    """Make ``move`` with every one of ``rows`` or with none, in one update; returns them as saved.

    The rows are locked in order of primary key; prefetch what guards read. Must run inside
    ``transaction.atomic``. Raises ``TransitionRefused`` or ``NotAllowed`` for the first row that may not move.
    """
    record = record or Move()
    locked = list(rows.select_for_update(of=("self",)).order_by("pk"))
    for row in locked:
        check_move(row, move, by=by, table=table, note=record.note)
    lines = []
    for row in locked:
        lines.append(_line(row, move, by=by, before=row.state, after=table[move].target, record=record))
        row.state = table[move].target
    rows.model._default_manager.filter(pk__in=[row.pk for row in locked]).update(
        state=table[move].target, updated_at=timezone.now()
    )
    AuditEntry.objects.bulk_create(lines)
    return locked


def check_move(row: Any, move: str, *, by: Any, table: Table, note: str = "") -> None:
    """Nothing happens when ``move`` is legal for this person now; raises the refusal otherwise."""
    step = table[move]
    if row.state not in step.sources:
        raise TransitionRefused(
            _("Không thể «%(move)s»: hiện ở trạng thái «%(state)s». Hãy tải lại trang để xem ai vừa xử lý.")
            % {"move": step.label or move, "state": row.get_state_display()}
        )
    if not (verdict := step.may(by, row)):
        raise NotAllowed(verdict.reason)
    if step.needs_reason and not note.strip():
        raise TransitionRefused(_("Hãy ghi lý do."))
    for guard in step.guards:
        if not (verdict := guard(row)):
            raise TransitionRefused(verdict.reason)


def available_moves(row: Any, *, by: Any, table: Table) -> list[str]:
    """The moves this person may make from the present state; guards are not asked, so a button can say why."""
    return [name for name, step in table.items() if row.state in step.sources and step.may(by, row)]


def write_audit(
    row: models.Model, move: str, *, by: Any, before: str = "", after: str = "", record: Move | None = None
) -> AuditEntry:
    """One line of the audit about ``row``."""
    line = _line(row, move, by=by, before=before, after=after, record=record or Move())
    line.save()
    return line


def write_audits(rows: Iterable[tuple[models.Model, Move]], move: str, *, by: Any, after: str = "") -> None:
    """One line of the audit about each of ``rows``, in one insert."""
    AuditEntry.objects.bulk_create(
        [_line(row, move, by=by, before="", after=after, record=record) for row, record in rows]
    )


def _line(row: models.Model, move: str, *, by: Any, before: str, after: str, record: Move) -> AuditEntry:
    return AuditEntry(
        subject=row,
        actor=by,
        move=move,
        before=before,
        after=after,
        note=record.note,
        on_behalf_of=record.on_behalf_of,
        data=record.data,
    )
