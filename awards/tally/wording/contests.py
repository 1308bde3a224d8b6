"""Sentences about prizes of skill contests."""

from collections.abc import Sequence

from awards.tally.levels import ContestLevel, PrizeGrade
from awards.tally.phrase import NOTHING, Phrase, joined
from awards.tally.phrase import mark as _
from awards.tally.wording.findings import Values, cache
from awards.tally.wording.labels import CONTEST_LEVEL_LABELS, PRIZE_GRADE_LABELS
from awards.tally.wording.numbers import COMMA, OR, count, year_span


@cache
def prizes_required(number: int, level: ContestLevel, prizes: Sequence[PrizeGrade], years: int | None) -> Phrase:
    when = Phrase(_("từ trước đến nay")) if years is None else year_span(None, years)
    values: Values = {"count": count(number), "level": Phrase(CONTEST_LEVEL_LABELS[level]), "when": when}
    whole = Phrase(_("ít nhất %(count)s giải hội thi tay nghề từ %(level)s trở lên %(when)s"), values)
    return joined(COMMA, [whole, joined(OR, [Phrase(PRIZE_GRADE_LABELS[grade]) for grade in prizes])])


def prizes(counted: int, total: int, unsure: int) -> Phrase:
    if not total:
        return Phrase(_("chưa có giải hội thi tay nghề nào"))
    values: Values = {"counted": count(counted), "total": count(total)}
    whole = Phrase(_("được tính %(counted)s trên %(total)s giải hội thi tay nghề"), values)
    more = Phrase(_("%(unsure)s chưa đủ dữ liệu"), {"unsure": count(unsure)}) if unsure else NOTHING
    return joined(COMMA, [whole, more])


def prizes_gap(missing: int, level: ContestLevel, last: int | None, years: int | None) -> Phrase:
    values: Values = {"count": count(missing), "level": Phrase(CONTEST_LEVEL_LABELS[level])}
    if years is None:
        return Phrase(_("thiếu %(count)s giải hội thi tay nghề từ %(level)s trở lên"), values)
    values["when"] = year_span(last, years)
    return Phrase(_("thiếu %(count)s giải hội thi tay nghề từ %(level)s trở lên %(when)s"), values)


def contests_unknown() -> Phrase:
    return Phrase(_("chưa có dữ liệu về hội thi tay nghề"))


def prizes_unsure(number: int) -> Phrase:
    return Phrase(_("cần bổ sung cấp tổ chức, năm hoặc loại giải của %(count)s giải hội thi"), {"count": count(number)})
