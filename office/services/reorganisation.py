"""A reorganisation is drafted line by line, scheduled by a second person, and may be undone until its day."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from common.editing import mark_edited, refuse_stale, validated
from common.errors import NotAllowed
from common.integrity import refusing
from common.verdict import Verdict
from common.workflow import Move, advance, write_audit
from office.models import Operation, People, Reorganisation, ReorganisationLine
from office.permissions.reorganisations import may_draft
from office.selectors.reorganisation_trial import trial_of
from office.transitions.reorganisation import REORGANISATION_MOVES
from units.models import Unit

FIELDS = ("title", "decision_no", "decided_on", "effective_on")


@transaction.atomic
def draft_reorganisation(*, unit: Unit, by, **fields) -> Reorganisation:
    """A draft without lines stands for ``unit``, which decides. Raises ``NotAllowed``, ``DomainError``."""
    row = Reorganisation(unit=unit, drafted_by=by, **fields)
    _refuse(may_draft(by, row))
    validated(row)
    with refusing(Reorganisation):
        row.save()
    write_audit(row, "create", by=by, after=row.state)
    return row


@transaction.atomic
def update_reorganisation(row: Reorganisation, *, by, version: int | None = None, **fields) -> Reorganisation:
    """The draft's title, decision and days are as given. Raises ``NotAllowed``, ``StaleEdit``, ``DomainError``."""
    row = _drafted(row, by=by)
    refuse_stale(row, version)
    for name in FIELDS:
        if name in fields:
            setattr(row, name, fields[name])
    validated(row)
    with refusing(Reorganisation):
        row.save()
    mark_edited(row, by=by)
    return row


@transaction.atomic
def add_line(
    row: Reorganisation,
    *,
    by,
    operation: str,
    source: Unit,
    target: Unit | None = None,
    people: str = People.MOVE,
    **open_work: str,
) -> ReorganisationLine:
    """The draft says what happens to ``source``, as its last line. Raises ``NotAllowed``, ``DomainError``.

    ``open_work`` are ``officers``, ``goals`` and ``movements`` of a unit that ends into another one.
    """
    row = _drafted(row, by=by)
    if operation != Operation.DISSOLVE:
        people = People.MOVE
    if operation == Operation.TRANSFER or people == People.END:
        open_work = {}
    last = row.lines.aggregate(last=Max("position"))["last"] or 0
    line = ReorganisationLine(
        reorganisation=row,
        position=last + 1,
        operation=operation,
        source=source,
        target=None if people == People.END else target,
        people=people,
        **open_work,
    )
    validated(line)
    with refusing(ReorganisationLine):
        line.save()
    mark_edited(row, by=by)
    return line


@transaction.atomic
def remove_line(line: ReorganisationLine, *, by) -> Reorganisation:
    """The draft says nothing of that unit any more. Raises ``NotAllowed``, ``DomainError``."""
    row = _drafted(line.reorganisation, by=by)
    line.delete()
    mark_edited(row, by=by)
    return row


@transaction.atomic
def schedule_reorganisation(row: Reorganisation, *, by, seen: int | None = None) -> Reorganisation:
    """It will be done on its day, with the headcounts of now as what was agreed to.

    ``seen`` is the version the approver looked at. Raises ``NotAllowed``, ``StaleEdit``, ``TransitionRefused``.
    """
    row = Reorganisation.objects.select_for_update(of=("self",)).select_related("unit").get(pk=row.pk)
    refuse_stale(row, seen)
    figures = trial_of(row).figures
    return advance(
        row,
        "schedule",
        by=by,
        table=REORGANISATION_MOVES,
        record=Move(data=figures),
        scheduled_by=by,
        scheduled_at=timezone.now(),
        figures=figures,
    )


@transaction.atomic
def undo_reorganisation(row: Reorganisation, *, by, reason: str) -> Reorganisation:
    """It will not be done; nothing had changed yet. Raises ``NotAllowed``, ``TransitionRefused`` from its day on."""
    return advance(row, "undo", by=by, table=REORGANISATION_MOVES, record=Move(note=reason))


def _drafted(row: Reorganisation, *, by) -> Reorganisation:
    """The row as it stands, under lock, when ``by`` may change it."""
    row = Reorganisation.objects.select_for_update(of=("self",)).select_related("unit").get(pk=row.pk)
    _refuse(may_draft(by, row))
    return row


def _refuse(verdict: Verdict) -> None:
    if not verdict:
        raise NotAllowed(verdict.reason)
