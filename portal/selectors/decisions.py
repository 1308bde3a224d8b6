"""Decisions everybody may read of: those that were issued."""

from django.db.models import Exists, OuterRef, QuerySet

from decisions.models import Decision, DecisionKind
from portal.selectors.honours import roll_rows

AMENDING = (DecisionKind.CORRECTION, DecisionKind.REVOCATION, DecisionKind.REPLACEMENT)


def public_decisions() -> QuerySet[Decision]:
    """Issued ones, the latest first, each knowing whether a later one corrected, revoked or replaced it, or a part."""
    later = {f"has_{kind.value}": Exists(_about(kind)) for kind in AMENDING}
    rows = Decision.objects.issued().select_related("unit", "award", "campaign", "about__unit").annotate(**later)
    return rows.order_by("-signed_on", "-pk")


def _about(kind: DecisionKind) -> QuerySet[Decision]:
    return Decision.objects.issued().filter(kind=kind, about=OuterRef("pk")).order_by()


def years_of_decisions() -> list[int]:
    """The years decisions were issued in, the latest first."""
    found = Decision.objects.issued().order_by("-year").values_list("year", flat=True).distinct()
    return list(found)


def later_than(decision: Decision) -> list[Decision]:
    """Issued decisions about ``decision``, in the order they came."""
    return list(Decision.objects.issued().filter(about=decision).order_by("issued_at", "pk"))


def recipients_of(decision: Decision) -> QuerySet:
    """The honours ``decision`` gave that stand, in the order of its list; none of one that gives none."""
    if not decision.gives_honours:
        return roll_rows().none()
    rows = roll_rows().filter(decision_lines__decision=decision)
    return rows.order_by("decision_lines__order_no")
