"""Works have their plaques by a decision that was issued here, and lose or keep them by a later one."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from common.bulk import create_rows
from common.errors import TransitionRefused
from common.workflow import Move, advance_all, write_audit
from contributions.models import HAS_PLAQUE, PlaqueAmendment, PlaqueAmendmentKind, Work
from contributions.transitions.work import ISSUED_PLAQUE_MOVES

CORRECTABLE = frozenset({"name", "plaque_level", "plaque_text", "place", "value", "builder", "occasion"})
"""What a decision may put right of a work with a plaque."""
KEPT = ("plaque_no", "plaque_decided_on", "plaque_level", "plaque_text", "plaque_on", "ceremony")
"""What an amendment says of the plaque as it was."""


@transaction.atomic
def decide_plaques(works: models.QuerySet[Work], *, by, number: str, day: dt.date) -> list[Work]:
    """All of ``works``, or none, stand in the register of plaques with ``number`` and ``day`` of their decision.

    Raises ``TransitionRefused`` for one whose plaque is not asked for any more.
    """
    moved = advance_all(works, "issue_plaque", by=by, table=ISSUED_PLAQUE_MOVES, record=Move(data={"number": number}))
    rows = Work.objects.filter(pk__in=[work.pk for work in moved])
    rows.update(plaque_no=number, plaque_decided_on=day, version=F("version") + 1)
    return moved


@transaction.atomic
def revoke_plaques(works: Collection[int], *, by, number: str, day: dt.date, reason: str) -> list[Work]:
    """All works with these keys, or none, are inspected and without a plaque from ``day`` on, for ``reason``.

    What the plaques were stays in their amendments; another may be proposed. Raises ``TransitionRefused`` for a work
    without one.
    """
    rows = Work.objects.filter(pk__in=works)
    # Locked as the move does, and told as they were before it.
    before = list(rows.select_for_update(of=("self",)).order_by("pk"))
    record = Move(note=reason, data={"number": number})
    moved = advance_all(rows, "revoke_plaque", by=by, table=ISSUED_PLAQUE_MOVES, record=record)
    said = {"decision_no": number, "decided_on": day, "reason": reason}
    create_rows([_amendment(work, PlaqueAmendmentKind.REVOKED, **said) for work in before])
    rows.update(plaque_no="", plaque_decided_on=None, plaque_on=None, ceremony="", version=F("version") + 1)
    return moved


@transaction.atomic
def correct_plaques(
    texts: Mapping[int, Mapping[str, Any]], *, by, number: str, day: dt.date, reason: str
) -> list[Work]:
    """Each work of ``texts``, by its key, holds the texts a decision puts right, of ``CORRECTABLE``; how it was stays
    in its amendment.

    Raises ``TransitionRefused`` for a work without a plaque.
    """
    works = list(Work.objects.filter(pk__in=texts).select_for_update(of=("self",)).order_by("pk"))
    rows = []
    for work in works:
        if unknown := texts[work.pk].keys() - CORRECTABLE:
            raise TypeError(f"not put right by a decision: {sorted(unknown)}")
        if work.state not in HAS_PLAQUE:
            raise TransitionRefused(_("Công trình «%(work)s» hiện không có biển.") % {"work": work.name})
        said = {"decision_no": number, "decided_on": day, "reason": reason}
        rows.append(_amendment(work, PlaqueAmendmentKind.CORRECTED, **said))
        for name, value in texts[work.pk].items():
            setattr(work, name, value)
        work.version += 1
        work.save(update_fields=[*texts[work.pk], "version", "updated_at"])
        write_audit(work, "correct_plaque", by=by, record=Move(note=reason, data={"number": number}))
    create_rows(rows)
    return works


def _amendment(work: Work, kind: PlaqueAmendmentKind, **said: Any) -> PlaqueAmendment:
    was = {name: getattr(work, name) for name in KEPT}
    return PlaqueAmendment(work=work, kind=kind, work_name=work.name, **was, **said)
