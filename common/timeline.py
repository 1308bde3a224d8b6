"""What happened to a row, told in active sentences from the audit."""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from common.models import AuditEntry
from common.tones import tone_of

LINES = 50


def lines_about(row: Model) -> QuerySet[AuditEntry]:
    """The lines of the audit about ``row`` with their actors, newest first."""
    about = AuditEntry.objects.filter(subject_type=ContentType.objects.get_for_model(row), subject_id=row.pk)
    return about.select_related("actor").order_by("-at", "-pk")


def timeline_of(row: Model, verbs: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The newest ``LINES`` lines, newest first, as the component of a timeline takes them; one query.

    ``verbs`` are those of the moves, in the past; a move without one is told by its code.
    """
    return [
        {
            "title": f"{line.actor} {verbs.get(line.move, line.move)}",
            "at": line.at,
            "note": line.note,
            "tone": tone_of(line.after) if line.after else "grey",
        }
        for line in lines_about(row)[:LINES]
    ]
