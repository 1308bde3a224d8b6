"""A reorganisation is drafted line by line, scheduled by a second person, and may be undone until its day."""

from django.db import transaction
from django.utils import timezone

from common.editing import mark_edited, refuse_stale, validated
from common.errors import NotAllowed
from common.integrity import refusing
from common.verdict import Verdict
from common.workflow import Move, advance, write_audit
from office.models import Reorganisation
from office.permissions.reorganisations import may_draft
from office.selectors.reorganisation_trial import trial_of
from office.transitions.reorganisation import REORGANISATION_MOVES
from units.models import Unit

AGREED_TO = ("effective_on", "inheritance")
"""What the union that gives a unit up agreed to."""
FIELDS = ("title", "decision_no", "decided_on", "effective_on", "inheritance")


@transaction.atomic
def draft_reorganisation(*, unit: Unit, by, **fields) -> Reorganisation:
    """A draft without lines stands for ``unit``, which decides. Raises ``NotAllowed``, ``DomainError``."""
    row = Reorganisation(unit=unit, drafted_by=by, **fields)
    refuse(may_draft(by, row))
    validated(row)
    with refusing(Reorganisation):
        row.save()
    write_audit(row, "create", by=by, after=row.state)
    return row


@transaction.atomic
def update_reorganisation(row: Reorganisation, *, by, version: int | None = None, **fields) -> Reorganisation:
    """The draft's title, decision and days are as given; with another day, or way to inherit, consents are asked anew.

    Raises ``NotAllowed``, ``StaleEdit``, ``DomainError``.
    """
    row = drafted(row, by=by)
    refuse_stale(row, version)
    agreed_to = _agreed_to(row)
    for name in FIELDS:
        if name in fields:
            setattr(row, name, fields[name])
    validated(row)
    with refusing(Reorganisation):
        row.save()
    if _agreed_to(row) != agreed_to:
        row.lines.exclude(confirmed_by=None).update(confirmed_by=None, updated_at=timezone.now())
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


def _agreed_to(row: Reorganisation) -> tuple:
    return tuple(getattr(row, name) for name in AGREED_TO)


def drafted(row: Reorganisation, *, by) -> Reorganisation:
    """The row as it stands, under lock, when ``by`` may change it. Raises ``NotAllowed``."""
    row = Reorganisation.objects.select_for_update(of=("self",)).select_related("unit").get(pk=row.pk)
    refuse(may_draft(by, row))
    return row


def refuse(verdict: Verdict) -> None:
    """Nothing happens for a yes. Raises ``NotAllowed``."""
    if not verdict:
        raise NotAllowed(verdict.reason)
