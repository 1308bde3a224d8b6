"""The golden book: every honour of one's units, those decided here with their number and their certificate."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from awards.models import Honour
from certificates.models import Certificate
from decisions.models import Decision, DecisionLine
from units.models import Unit
from units.scope import scope_of


def register_rows(honours: QuerySet[Honour]) -> QuerySet[Honour]:
    """``honours`` with what the register says of each.

    ``golden_no`` is the number in the list of the ``decision`` (its key) and ``code`` that of the last certificate;
    ``None`` where others decided, or no certificate was made. ``name_now`` and ``corrected_by`` are the name and the
    key of the last decision that corrected it, ``None`` where none did.
    """
    lines = DecisionLine.objects.issued().giving().filter(honour=OuterRef("pk"))
    corrections = DecisionLine.objects.correcting().filter(honour=OuterRef("pk"))
    copies = Certificate.objects.filter(line__honour=OuterRef("pk")).order_by("-copy_no")
    return honours.select_related("award", "end").annotate(
        golden_no=Subquery(lines.values("order_no")[:1]),
        decision=Subquery(lines.values("decision")[:1]),
        code=Subquery(copies.values("code")[:1]),
        name_now=Subquery(corrections.values("name")[:1]),
        corrected_by=Subquery(corrections.values("decision")[:1]),
    )


def latest_by(user) -> str:
    """The column of ``gathered`` honours that finds the latest ones of ``user`` fastest.

    Those of a province and less are gathered; of the whole country, the last ones are nearly all one's own.
    """
    reaches_all = user.is_superuser or any(len(path) <= Unit.steplen for path in scope_of(user).paths())
    return "pk" if reaches_all else "gathered"


def open_decisions(honours: Iterable[Any], *, to: Any, roles: Iterable[str]) -> set[int]:
    """Of the decisions that gave ``honours``, rows of the register, those kept by ``to`` with one of ``roles``."""
    keys = {honour.decision for honour in honours if honour.decision}
    return set(Decision.objects.kept_by(to, *roles).filter(pk__in=keys).values_list("pk", flat=True))


def deciding_level(honour: Honour) -> str:
    """«Tại hệ thống» of what a decision issued here gave, «Cấp trên quyết định» of what went up; else empty."""
    return _("Tại hệ thống") if honour.is_issued else _("Cấp trên quyết định") if honour.decided_above else ""


def standing_in_register(honour: Honour) -> str:
    """«Đã thu hồi: 07/QĐ-LĐLĐ» of an honour that ended; empty of one that stands."""
    end = getattr(honour, "end", None)
    return f"{end.get_kind_display()}: {end.decision_no}" if end else ""
