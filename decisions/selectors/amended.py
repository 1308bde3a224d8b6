"""What later decisions made of one that was issued: what still stands, what is corrected, how it is called since."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import HonourEndKind
from decisions.models import Decision, DecisionKind, DecisionLine, DecisionState

CORRECTED: Final = {
    "name": gettext_lazy("Họ và tên, tên tập thể"),
    "birth_year": gettext_lazy("Năm sinh"),
    "position": gettext_lazy("Chức vụ"),
    "unit_name": gettext_lazy("Đơn vị"),
    "award_label": gettext_lazy("Danh hiệu, hình thức khen"),
}
"""The texts of a line that a correction may put right."""


@dataclass(slots=True)
class Aftermath:
    """The issued decisions about one, the oldest first, and how many of its ``lines`` they ended."""

    later: list[Decision] = field(default_factory=list)
    lines: int = 0
    ended: Counter[str] = field(default_factory=Counter)

    @property
    def is_over(self) -> bool:
        """Whether nothing of it stands any more."""
        return bool(self.lines) and self.ended.total() >= self.lines

    @property
    def labels(self) -> list[tuple[str, str]]:
        """«Đã đính chính», «Đã thu hồi (một phần)», «Đã thay thế», each with its tone."""
        said = []
        if any(each.kind == DecisionKind.CORRECTION for each in self.later):
            said.append((_("Đã đính chính"), "gold"))
        for kind, whole, part in (
            (HonourEndKind.REVOKED, _("Đã thu hồi"), _("Đã thu hồi (một phần)")),
            (HonourEndKind.REPLACED, _("Đã thay thế"), _("Đã thay thế (một phần)")),
        ):
            if count := self.ended[kind]:
                said.append((whole if count == self.lines else part, "red"))
        return said


def aftermath_of(decisions: Iterable[Decision]) -> dict[int, Aftermath]:
    """By key what became of each of ``decisions``; those nobody decided about again are left out. Two queries."""
    found: defaultdict[int, Aftermath] = defaultdict(Aftermath)
    for row in Decision.objects.issued().filter(about__in=list(decisions)).order_by("issued_at", "pk"):
        found[row.about_id].later.append(row)
    if found:
        lines = DecisionLine.objects.giving().filter(decision__in=list(found)).order_by()
        for decision, kind, count in lines.values_list("decision", "honour__end__kind").annotate(n=Count("pk")):
            found[decision].lines += count
            if kind:
                found[decision].ended[kind] += count
    return dict(found)


def amendments_of(
    decision: Decision, lines: Collection[DecisionLine], *, reached: QuerySet[Decision]
) -> dict[str, object]:
    """What the page of ``decision`` shows of it, to somebody who has ``reached`` these decisions.

    ``after`` is ``None`` while nobody decided about it again, ``linked`` are the keys of those, and of the one it is
    about, that may be opened. Each of ``lines`` has its ``changes`` and, where it was corrected, its ``correction``: of
    a correction what it puts right, else what a later one did.
    """
    after = aftermath_of([decision]).get(decision.pk) if decision.is_issued and decision.gives_honours else None
    named = [row.pk for row in after.later] if after else []
    named += [decision.about_id] if decision.about_id else []
    if decision.kind == DecisionKind.CORRECTION:
        before = texts_before(decision, lines)
        for line in lines:
            line.changes = changes_of(line, before[line.honour_id])
    elif after:
        corrections = corrections_of([line.honour_id for line in lines])
        for line in lines:
            line.correction = corrections.get(line.honour_id)
            line.changes = changes_of(line.correction, line) if line.correction else []
    linked = set(reached.filter(pk__in=named).values_list("pk", flat=True)) if named else set()
    return {"after": after, "linked": linked}


def standing_lines(about: Decision) -> QuerySet[DecisionLine]:
    """The lines of ``about`` whose honour stands, in order, each with ``is_taken``: an open decision is about it."""
    taken = DecisionLine.objects.filter(honour=OuterRef("honour")).exclude(decision__state=DecisionState.ISSUED)
    lines = DecisionLine.objects.giving().filter(decision=about, honour__isnull=False, honour__end=None)
    return lines.annotate(is_taken=Exists(taken)).with_subject().in_order()


def corrections_of(honours: Collection[int], *, before: Decision | None = None) -> dict[int, DecisionLine]:
    """Key of an honour → the last line that corrected it, of decisions issued ``before`` that one; one query."""
    rows = DecisionLine.objects.issued().filter(honour__in=honours, decision__kind=DecisionKind.CORRECTION)
    if before is not None and before.issued_at:
        rows = rows.filter(decision__issued_at__lt=before.issued_at)
    return {row.honour_id: row for row in rows.select_related("decision").order_by("decision__issued_at", "pk")}


def texts_before(correction: Decision, lines: Collection[DecisionLine]) -> dict[int, DecisionLine]:
    """Key of an honour → the line whose texts held until ``correction``, of which ``lines`` are some; two queries."""
    honours = [line.honour_id for line in lines]
    given = DecisionLine.objects.issued().giving().filter(honour__in=honours)
    return {row.honour_id: row for row in given} | corrections_of(honours, before=correction)


def changes_of(line: DecisionLine, before: DecisionLine) -> list[tuple[str, str, str]]:
    """What ``line`` puts right: the name of each text, how it was and how it is."""
    return [
        (str(label), _said(getattr(before, name)), _said(getattr(line, name)))
        for name, label in CORRECTED.items()
        if getattr(line, name) != getattr(before, name)
    ]


def _said(value: object) -> str:
    return _("(để trống)") if value in (None, "") else str(value)
