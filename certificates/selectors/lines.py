"""The lines of decisions that have, or should have, a certificate."""

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from certificates.models import Certificate
from decisions.models import Decision, DecisionKind, DecisionLine

GIVING = (DecisionKind.AWARD,)
"""Decisions whose lines are honours given, each with a certificate of its own."""


def lines_without(decision: Decision) -> QuerySet[DecisionLine]:
    """The lines of ``decision`` that have no certificate though they gave an honour which still stands."""
    has_one = Exists(Certificate.objects.filter(line=OuterRef("pk")))
    lines = DecisionLine.objects.filter(~has_one, decision=decision, decision__kind__in=GIVING, honour__end=None)
    return lines.order_by("order_no")


def lines_of(decision: Decision, *, among: QuerySet[DecisionLine]) -> QuerySet[DecisionLine]:
    """The lines of ``decision``, in order, each with its ``copies`` (the last first) and what became of its honour."""
    copies = Prefetch("certificates", Certificate.objects.order_by("-copy_no"), to_attr="copies")
    return among.filter(decision=decision).select_related("honour__end").prefetch_related(copies).order_by("order_no")


def lines_to_present(decision: Decision) -> QuerySet[DecisionLine]:
    """The lines of ``decision`` whose honour stands and that are in the list of no ceremony, in order."""
    lines = DecisionLine.objects.issued().filter(decision=decision, decision__kind__in=GIVING)
    return lines.filter(honour__end=None, presentation=None).order_by("order_no")
