"""The lines of a draft: what happens to each unit, and who goes along."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from common.bulk import create_rows
from common.editing import mark_edited, validated
from common.errors import DomainError
from common.integrity import refusing
from common.workflow import Move, write_audit
from office.models import Operation, People, Reorganisation, ReorganisationLine, ReorganisationMember
from office.permissions.reorganisations import may_give_up
from office.services.reorganisation import drafted, refuse
from people.models import Member
from units.models import Unit

OPEN_WORK = ("officers", "goals", "movements")
"""What only a unit that ends into another one leaves to it."""


@transaction.atomic
def add_line(
    row: Reorganisation,
    *,
    by,
    operation: str,
    source: Unit | None = None,
    target: Unit | None = None,
    into: ReorganisationLine | None = None,
    people: str = People.MOVE,
    members: Collection[Member] = (),
    **more: str,
) -> ReorganisationLine:
    """The draft says what happens to ``source``, as its last line. Raises ``NotAllowed``, ``DomainError``.

    ``into`` is a line of the same draft that founds the receiving unit. ``members`` are those of «chia, tách». ``more``
    are ``officers``, ``goals`` and ``movements`` of a unit that ends into another one, and the ``new_…`` fields.
    """
    row = drafted(row, by=by)
    last = row.lines.aggregate(last=Max("position"))["last"] or 0
    line = line_of(
        row, operation=operation, source=source, target=target, into=into, people=people, position=last + 1, **more
    )
    validated(line)
    with refusing(ReorganisationLine):
        line.save()
    if line.is_split:
        create_rows([ReorganisationMember(line=line, member=member) for member in dict.fromkeys(members)])
    mark_edited(row, by=by)
    return line


def line_of(
    row: Reorganisation, *, operation: str, target=None, into=None, people: str, **fields
) -> ReorganisationLine:
    """The line, not saved: what does not belong to its operation is left out."""
    if operation != Operation.DISSOLVE:
        people = People.MOVE
    if people == People.END:
        target = into = None
    line = ReorganisationLine(
        reorganisation=row, operation=operation, target=None if into else target, into=into, people=people, **fields
    )
    if not line.ends_source or not (line.target_id or line.into_id):
        for name in OPEN_WORK:
            setattr(line, name, line._meta.get_field(name).default)
    return line


@transaction.atomic
def remove_line(line: ReorganisationLine, *, by) -> Reorganisation:
    """The draft says nothing of that unit any more. Raises ``NotAllowed``, ``DomainError``."""
    row = drafted(line.reorganisation, by=by)
    line = _standing(line)
    if waiting := line.lines_into.count():
        raise DomainError(
            _("Còn %(count)s dòng vào đơn vị mới «%(unit)s». Hãy bỏ các dòng đó trước.")
            % {"count": waiting, "unit": line.new_name}
        )
    line.delete()
    mark_edited(row, by=by)
    return row


@transaction.atomic
def confirm_line(line: ReorganisationLine, *, by) -> ReorganisationLine:
    """The union that gives the unit up agrees. Raises ``NotAllowed``, ``DomainError``."""
    Reorganisation.objects.select_for_update(of=("self",)).get(pk=line.reorganisation_id)
    line = _standing(line)
    refuse(may_give_up(by, line))
    line.confirmed_by = by
    line.save(update_fields=["confirmed_by", "updated_at"])
    write_audit(line.reorganisation, "confirm", by=by, record=Move(data={"unit": line.source.code}))
    return line


def _standing(line: ReorganisationLine) -> ReorganisationLine:
    """The line as it stands, its draft being locked. Raises ``DomainError`` when somebody removed it."""
    found = ReorganisationLine.objects.select_related("reorganisation__unit", "source").filter(pk=line.pk).first()
    if found is None:
        raise DomainError(_("Dòng này vừa được người khác bỏ. Hãy tải lại trang."))
    return found
