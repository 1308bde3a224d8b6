"""Two initiatives line by line, with what is alike in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.likeness import alike_parts
from common.verdict import Verdict
from common.vietnamese import format_money
from contributions.models import Initiative

Parts = list[tuple[str, bool]]
WORDS_OF_TITLE, WORDS_OF_CONTENT = 1, 3
"""How many words in a row must be the same to be marked: single ones of a content are the same in any two."""


@dataclass(frozen=True, slots=True)
class Line:
    """What both say of one thing, each in parts with whether the other has them too; ``differs`` for short facts."""

    label: str
    values: tuple[Parts, Parts]
    differs: bool = False


def beside(one: Initiative, other: Initiative, *, reads: tuple[Verdict, Verdict]) -> list[Line]:
    """Title and facts first, then the contents; what ``reads`` says no to is told in its place."""
    lines = titles_beside(one, other)
    lines += [
        Line(label, ([(mine, False)], [(theirs, False)]), differs=mine != theirs)
        for (label, mine), (_label, theirs) in zip(_facts(one), _facts(other), strict=True)
    ]
    contents = zip(_contents(one, reads[0]), _contents(other, reads[1]), strict=True)
    return lines + [
        _compared(label, mine, theirs, WORDS_OF_CONTENT)
        for (label, mine), (_label, theirs) in contents
        if mine or theirs
    ]


def titles_beside(one: Initiative, other: Initiative) -> list[Line]:
    """The titles alone."""
    return [_compared(_("Tên sáng kiến"), one.title, other.title, WORDS_OF_TITLE)]


def _compared(label: str, one: str, other: str, run: int) -> Line:
    return Line(label, (list(alike_parts(one, other, run=run)), list(alike_parts(other, one, run=run))))


def _facts(initiative: Initiative) -> Iterator[tuple[str, str]]:
    yield _("Đơn vị"), initiative.unit.name
    yield _("Loại"), str(initiative.get_kind_display() or "–")
    yield _("Lĩnh vực"), initiative.field or "–"
    yield _("Áp dụng lần đầu"), f"{initiative.applied_on:%d/%m/%Y}" if initiative.applied_on else "–"
    yield _("Làm lợi tự kê khai"), _money(initiative.benefit_declared)
    yield _("Làm lợi được xác nhận"), _money(initiative.benefit_confirmed)
    yield _("Cấp công nhận"), str(initiative.get_recognised_level_display() or "–")


def _contents(initiative: Initiative, reads: Verdict) -> Iterator[tuple[str, str]]:
    for label, text in (
        (_("Tóm tắt"), initiative.summary),
        (_("Vấn đề"), initiative.problem),
        (_("Giải pháp"), initiative.solution),
        (_("Kết quả"), initiative.result),
    ):
        yield label, text if reads or not text else reads.reason


def _money(amount: int | None) -> str:
    return "–" if amount is None else format_money(amount)
