"""The honour roll: what published decisions gave and nothing took back, as it reads today."""

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from awards.models import Honour
from common.expressions import Unaccented
from common.vietnamese import fold
from decisions.models import DecisionLine
from units.models import Unit

MOST_UNITS = 500
"""Units whose names one search looks under."""


def in_force(honours: QuerySet[Honour]) -> QuerySet[Honour]:
    """Those of ``honours`` a decision of this system gave and none has ended."""
    return honours.filter(is_issued=True, end__isnull=True)


def roll_rows() -> QuerySet[Honour]:
    """Honours as the roll shows them: ``name``, ``unit_name`` and ``award_label`` as last corrected.

    ``decision`` is the key of what gave the honour, ``corrected_by`` that of the last correction, ``None`` without one.
    """
    given = DecisionLine.objects.issued().giving().filter(honour=OuterRef("pk"))
    corrected = DecisionLine.objects.correcting().filter(honour=OuterRef("pk"))
    rows = in_force(Honour.objects.all()).select_related("award").only(*SHOWN)
    return rows.annotate(
        name=Coalesce(Subquery(corrected.values("name")[:1]), F("name_then")),
        unit_name=Coalesce(Subquery(corrected.values("unit_name")[:1]), F("unit_name_then")),
        award_label=Coalesce(Subquery(corrected.values("award_label")[:1]), F("award__name")),
        decision=Subquery(given.values("decision")[:1]),
        corrected_by=Subquery(corrected.values("decision")[:1]),
    )


SHOWN = (
    "subject_kind",
    "year",
    "decision_no",
    "decided_on",
    "decided_by",
    "name_then",
    "unit_name_then",
    "award__name",
)
"""What the roll reads: no date of birth and no code of anybody."""


def named(text: str) -> list[QuerySet[Honour]]:
    """Honours whose name of that day, or that it was corrected to, holds ``text``, dấu or not; each way for itself."""
    plain = fold(text)
    by_then = Honour.objects.alias(plain=Unaccented("name_then")).filter(plain__contains=plain)
    corrected = DecisionLine.objects.correcting().alias(plain=Unaccented("name")).filter(plain__contains=plain)
    keys = list(corrected.order_by().values_list("honour", flat=True)[:1000])
    return [by_then, Honour.objects.filter(pk__in=keys)]


def units_named(text: str) -> list[int]:
    """Keys of units that have, or had, a name that holds ``text``."""
    return list(Unit.objects.matching(text).order_by().values_list("pk", flat=True)[:MOST_UNITS])
