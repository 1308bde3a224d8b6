"""The lines of decisions that have, or should have, a certificate."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Subquery

from certificates.models import Ceremony, Certificate, Handed
from decisions.models import Decision, DecisionLine


def lines_without(decision: Decision) -> QuerySet[DecisionLine]:
    """The lines of ``decision`` that have no certificate though they gave an honour which still stands."""
    has_one = Exists(Certificate.objects.filter(line=OuterRef("pk")))
    lines = DecisionLine.objects.giving().filter(~has_one, decision=decision, honour__end=None)
    return lines.order_by("order_no")


def lines_of(decision: Decision, *, among: QuerySet[DecisionLine]) -> QuerySet[DecisionLine]:
    """The lines of ``decision``, in order, each with its ``copies`` (the last first) and what became of the honour.

    ``corrected_at`` is when the last correction of it was published, ``None`` where there is none.
    """
    corrections = DecisionLine.objects.correcting().filter(honour=OuterRef("honour"))
    copies = Prefetch("certificates", Certificate.objects.order_by("-copy_no"), to_attr="copies")
    return (
        among.giving()
        .filter(decision=decision)
        .select_related("honour__end")
        .prefetch_related(copies)
        .annotate(corrected_at=Subquery(corrections.values("decision__issued_at")[:1]))
        .order_by("order_no")
    )


def lines_to_present(decision: Decision) -> QuerySet[DecisionLine]:
    """The lines of ``decision`` whose honour stands and that are in the list of no ceremony, in order."""
    lines = DecisionLine.objects.issued().giving().filter(decision=decision)
    return lines.filter(honour__end=None, presentation=None).order_by("order_no")


def handed_counts(ceremony: Ceremony) -> list[dict[str, Any]]:
    """What became of the recipients at ``ceremony``: ``state``, ``label`` and ``count``, those with none left out."""
    found = dict(ceremony.presentations.order_by().values_list("handed").annotate(Count("pk")))
    return [{"state": each.value, "label": each.label, "count": found[each]} for each in Handed if each in found]
