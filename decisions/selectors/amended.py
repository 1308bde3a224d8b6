"""What later decisions made of one that was issued: what still stands, what is corrected, how it is called since."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import HonourEndKind
from awards.right_texts import RightTexts
from common.vietnamese import format_number
from decisions.models import Decision, DecisionKind, DecisionLine, DecisionState
from decisions.recovering import paid_for

CORRECTED: Final = {
    "name": gettext_lazy("Họ và tên, tên tập thể"),
    "birth_year": gettext_lazy("Năm sinh"),
    "position": gettext_lazy("Chức vụ"),
    "unit_name": gettext_lazy("Đơn vị"),
    "award_label": gettext_lazy("Danh hiệu, hình thức khen"),
}
"""The texts of a recipient's line that a correction may put right."""
CORRECTED_OF_WORK: Final = {
    "name": gettext_lazy("Tên công trình, sản phẩm"),
    "unit_name": gettext_lazy("Đơn vị đăng ký"),
    "plaque_level": gettext_lazy("Cấp gắn biển"),
    "plaque_text": gettext_lazy("Nội dung biển"),
    "work_place": gettext_lazy("Địa điểm"),
    "work_value": gettext_lazy("Giá trị (đồng)"),
    "work_builder": gettext_lazy("Đơn vị thi công"),
    "work_occasion": gettext_lazy("Dịp chào mừng"),
}
"""The same of a line about a work."""


def corrected_in(line: DecisionLine) -> dict[str, Any]:
    """The texts of ``line`` that a correction may put right, and how they are called."""
    return CORRECTED_OF_WORK if line.work_id else CORRECTED


def key_of(line: DecisionLine) -> int | None:
    """What ``line`` gives or is about, among the lines of decisions about one: its work, else its honour."""
    return line.work_id or line.honour_id


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
    """By key what became of each of ``decisions``; those nobody decided about again are left out.

    Two queries, two more where plaques are among them.
    """
    found: defaultdict[int, Aftermath] = defaultdict(Aftermath)
    for row in Decision.objects.issued().filter(about__in=list(decisions)).order_by("issued_at", "pk"):
        found[row.about_id].later.append(row)
    if found:
        lines = DecisionLine.objects.giving().filter(decision__in=list(found)).order_by()
        for decision, kind, count in lines.values_list("decision", "honour__end__kind").annotate(n=Count("pk")):
            found[decision].lines += count
            if kind:
                found[decision].ended[kind] += count
    if plaques := [row.about_id for after in found.values() for row in after.later if row.award_id is None]:
        _count_plaques(plaques, found)
    return dict(found)


def _count_plaques(decisions: Collection[int], found: dict[int, Aftermath]) -> None:
    """Those of ``decisions`` that gave plaques know how many, and how many were taken back."""
    given = DecisionLine.objects.filter(decision__in=decisions, decision__kind=DecisionKind.PLAQUE).order_by()
    for decision, count in given.values_list("decision").annotate(n=Count("pk")):
        found[decision].lines += count
    ended = DecisionLine.objects.issued().ending().filter(decision__about__in=decisions, work__isnull=False).order_by()
    for decision, count in ended.values_list("decision__about").annotate(n=Count("pk")):
        found[decision].ended[HonourEndKind.REVOKED] += count


def amendments_of(
    decision: Decision, lines: Collection[DecisionLine], *, reached: QuerySet[Decision]
) -> dict[str, object]:
    """What the page of ``decision`` shows of it, to somebody who has ``reached`` these decisions.

    ``after`` is ``None`` while nobody decided about it again, ``linked`` are the keys of those, and of the one it is
    about, that may be opened. Each of ``lines`` has its ``changes`` and, where it was corrected, its ``correction``: of
    a correction what it puts right, else what a later one did; a work whose plaque was taken back has the line that
    did as ``ended_by``. While it is not issued, those of ``lines`` that leave open what is paid back have
    ``paid_by_now``, in đồng.
    """
    after = aftermath_of([decision]).get(decision.pk) if decision.is_issued and decision.is_amendable else None
    named = [row.pk for row in after.later] if after else []
    named += [decision.about_id] if decision.about_id else []
    if decision.kind == DecisionKind.CORRECTION:
        before = texts_before(decision, lines)
        for line in lines:
            line.changes = changes_of(line, before[key_of(line)])
    elif after:
        corrections = corrections_of(lines)
        ended = _ended_by(decision, lines) if decision.gives_plaques else {}
        for line in lines:
            line.correction = corrections.get(key_of(line))
            line.ended_by = ended.get(line.work_id)
            line.changes = changes_of(line.correction, line) if line.correction else []
    if decision.about_id and not decision.is_issued:
        open_ones = [line for line in lines if line.ends and line.recover_amount is None]
        paid = paid_for([line.honour_id for line in open_ones]) if open_ones else {}
        for line in open_ones:
            line.paid_by_now = paid.get(line.honour_id)
    linked = set(reached.filter(pk__in=named).values_list("pk", flat=True)) if named else set()
    return {"after": after, "linked": linked}


def standing_lines(about: Decision) -> QuerySet[DecisionLine]:
    """The lines of ``about`` whose honour or plaque stands, in order, each with ``is_taken``: an open decision is
    about it."""
    if about.gives_plaques:
        return _standing_plaques(about)
    open_lines = DecisionLine.objects.binding().exclude(decision__state=DecisionState.ISSUED)
    taken = open_lines.filter(honour=OuterRef("honour"))
    lines = DecisionLine.objects.giving().filter(decision=about, honour__isnull=False, honour__end=None)
    return lines.annotate(is_taken=Exists(taken)).with_subject().in_order()


def _standing_plaques(about: Decision) -> QuerySet[DecisionLine]:
    later = DecisionLine.objects.filter(work=OuterRef("work"), decision__about=about)
    taken = later.binding().exclude(decision__state=DecisionState.ISSUED)
    lines = DecisionLine.objects.filter(~Exists(later.issued().ending()), decision=about)
    return lines.annotate(is_taken=Exists(taken)).with_subject().select_related("work").in_order()


def _ended_by(about: Decision, lines: Collection[DecisionLine]) -> dict[int, DecisionLine]:
    """Key of a work → the line that took its plaque back; one query."""
    rows = DecisionLine.objects.issued().ending().filter(decision__about=about)
    return {
        row.work_id: row for row in rows.filter(work__in=[line.work_id for line in lines]).select_related("decision")
    }


def corrections_of(lines: Collection[DecisionLine], *, before: Decision | None = None) -> dict[int, DecisionLine]:
    """By key of what each of ``lines`` gives or is about, the last line that corrected it, of decisions issued
    ``before`` that one; one query. ``lines`` are those of one decision, or of several about one.
    """
    rows = DecisionLine.objects.correcting().filter(_same(lines))
    if before is not None and before.issued_at:
        rows = rows.filter(decision__issued_at__lt=before.issued_at)
    return {key_of(row): row for row in reversed(rows.select_related("decision"))}


def right_texts(honours: Collection[int]) -> dict[int, RightTexts]:
    """Key of an honour → the name and unit its last correction gave it; one query."""
    found = corrections_of([DecisionLine(honour_id=honour) for honour in honours])
    return {honour: RightTexts(line.name, line.unit_name) for honour, line in found.items()}


def _same(lines: Collection[DecisionLine]) -> Q:
    """Being about what one of ``lines`` gives or is about; a work by the decision that gave it its plaque."""
    honours = Q(honour__in=[line.honour_id for line in lines if line.honour_id])
    if not any(line.work_id for line in lines):
        return honours
    first = next(line for line in lines if line.work_id).decision
    return Q(work__in=[line.work_id for line in lines], decision__about=first.about_id or first.pk)


def texts_before(correction: Decision, lines: Collection[DecisionLine]) -> dict[int, DecisionLine]:
    """By key of what it is about, the line whose texts held until ``correction``, of which ``lines`` are some; two
    queries."""
    return given_in(correction, lines) | corrections_of(lines, before=correction)


def given_in(correction: Decision, lines: Collection[DecisionLine]) -> dict[int, DecisionLine]:
    """By key of what it is about, the line that gave what ``correction``, of which ``lines`` are some, puts right; one
    query."""
    if correction.is_about_works:
        given = DecisionLine.objects.filter(decision=correction.about_id, work__in=[line.work_id for line in lines])
    else:
        given = DecisionLine.objects.issued().giving().filter(honour__in=[line.honour_id for line in lines])
    return {key_of(row): row for row in given}


def changes_of(line: DecisionLine, before: DecisionLine) -> list[tuple[str, str, str]]:
    """What ``line`` puts right: the name of each text, how it was and how it is."""
    return [
        (str(label), said_in(before, name), said_in(line, name))
        for name, label in corrected_in(line).items()
        if getattr(line, name) != getattr(before, name)
    ]


def said_in(line: DecisionLine, name: str) -> str:
    """What ``line`` says under the field ``name``, in words."""
    value = getattr(line, name)
    if value in (None, ""):
        return _("(để trống)")
    if name == "plaque_level":
        return str(line.get_plaque_level_display())
    return format_number(value) if name == "work_value" else str(value)
