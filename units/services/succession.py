"""What a unit came of: founded anew, or gone on from others."""

import datetime as dt

from django.db import transaction

from common.editing import validated
from common.integrity import refusing
from units.models import Inheritance, Unit, UnitSuccession


@transaction.atomic
def record_succession(
    successor: Unit,
    *,
    kind: str,
    effective_on: dt.date,
    predecessor: Unit | None = None,
    decision_no: str = "",
    inheritance: str = Inheritance.ASK,
) -> UnitSuccession:
    """The unit goes on from ``predecessor`` (``None``: it was founded anew) since that day.

    A line of the two that stands already is corrected. Raises ``DomainError`` for values that do not fit together.
    """
    line = UnitSuccession.objects.select_for_update().filter(successor=successor, predecessor=predecessor).first()
    line = line or UnitSuccession(successor=successor, predecessor=predecessor)
    line.kind, line.effective_on, line.decision_no = kind, effective_on, decision_no
    line.inheritance = inheritance
    validated(line)
    with refusing(UnitSuccession):
        line.save()
    return line
