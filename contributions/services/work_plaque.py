"""Works have their plaques by a decision that was issued here."""

import datetime as dt

from django.db import models, transaction
from django.db.models import F

from common.workflow import Move, advance_all
from contributions.models import Work
from contributions.transitions.work import ISSUED_PLAQUE_MOVES


@transaction.atomic
def decide_plaques(works: models.QuerySet[Work], *, by, number: str, day: dt.date) -> list[Work]:
    """All of ``works``, or none, stand in the register of plaques with ``number`` and ``day`` of their decision.

    Raises ``TransitionRefused`` for one whose plaque is not asked for any more.
    """
    moved = advance_all(works, "issue_plaque", by=by, table=ISSUED_PLAQUE_MOVES, record=Move(data={"number": number}))
    rows = Work.objects.filter(pk__in=[work.pk for work in moved])
    rows.update(plaque_no=number, plaque_decided_on=day, version=F("version") + 1)
    return moved
