"""Sentences about what is counted: votes, members of a collective, works."""

from decimal import Decimal

from awards.tally.levels import CollectivePart
from awards.tally.phrase import NOTHING, Phrase, joined
from awards.tally.phrase import mark as _
from awards.tally.wording.findings import Values, cache
from awards.tally.wording.labels import PART_LABELS
from awards.tally.wording.numbers import AND, COMMA, count, grouped, money, percent, share

# Votes


@cache
def vote_required(part: Decimal | None, fraction: str | None, *, over: bool) -> Phrase:
    """``part`` in percent, or ``fraction`` as it is written («2/3»)."""
    values: Values = {"part": fraction or percent(part or Decimal(0))}
    if over:
        return Phrase(_("phiếu tán thành quá %(part)s tổng số thành viên hội đồng"), values)
    return Phrase(_("phiếu tán thành từ %(part)s tổng số thành viên hội đồng trở lên, số phiếu làm tròn lên"), values)


def vote(votes_for: int, members: int, needed: int) -> Phrase:
    values: Values = {
        "for": count(votes_for),
        "members": count(members),
        "share": share(votes_for, members),
        "needed": count(needed),
    }
    return Phrase(_("%(for)s/%(members)s phiếu tán thành (%(share)s), cần %(needed)s phiếu"), values)


def vote_gap(missing: int) -> Phrase:
    return Phrase(_("thiếu %(missing)s phiếu tán thành"), {"missing": count(missing)})


def vote_unknown(*, members: bool) -> Phrase:
    if members:
        return Phrase(_("chưa có tổng số thành viên hội đồng"))
    return Phrase(_("chưa có kết quả bỏ phiếu của hội đồng"))


# Members of a collective


@cache
def share_required(part: CollectivePart, minimum: Decimal) -> Phrase:
    values: Values = {"part": Phrase(PART_LABELS[part]), "minimum": percent(minimum)}
    if minimum == Decimal(100):
        return Phrase(_("toàn bộ số người trong tập thể là %(part)s"), values)
    return Phrase(_("ít nhất %(minimum)s số người trong tập thể là %(part)s"), values)


def share_of(part: CollectivePart, number: int, size: int) -> Phrase:
    values: Values = {
        "number": grouped(number),
        "size": grouped(size),
        "share": share(number, size),
        "part": Phrase(PART_LABELS[part]),
    }
    return Phrase(_("%(number)s/%(size)s người (%(share)s) là %(part)s"), values)


def share_gap(part: CollectivePart, missing: int) -> Phrase:
    return Phrase(_("thiếu %(missing)s %(part)s"), {"missing": count(missing), "part": Phrase(PART_LABELS[part])})


@cache
def members_required(part: CollectivePart | None, at_least: int | None, at_most: int | None) -> Phrase:
    values: Values = {"part": people(part), "least": count(at_least or 0), "most": count(at_most or 0)}
    if at_most == 0:
        return Phrase(_("tập thể không có %(part)s"), values)
    least = Phrase(_("tập thể có ít nhất %(least)s %(part)s"), values) if at_least is not None else NOTHING
    most = Phrase(_("tập thể có không quá %(most)s %(part)s"), values) if at_most is not None else NOTHING
    return joined(COMMA, [least, most])


def members(part: CollectivePart | None, number: int) -> Phrase:
    values: Values = {"number": grouped(number), "part": people(part)}
    if not number:
        return Phrase(_("không có %(part)s"), values)
    return Phrase(_("có %(number)s %(part)s"), values)


def members_gap(part: CollectivePart | None, missing: int, beyond: int) -> Phrase:
    values: Values = {"missing": count(missing), "beyond": count(beyond), "part": people(part)}
    if missing > 0:
        return Phrase(_("thiếu %(missing)s %(part)s"), values)
    return Phrase(_("nhiều hơn mức cho phép %(beyond)s %(part)s"), values)


def members_unknown(part: CollectivePart | None) -> Phrase:
    return Phrase(_("chưa có số %(part)s của tập thể"), {"part": people(part)})


def nobody() -> Phrase:
    return Phrase(_("số người của tập thể đang là 0, hãy kiểm tra lại"))


def people(part: CollectivePart | None) -> Phrase:
    return Phrase(_("người")) if part is None else Phrase(PART_LABELS[part])


# Works


@cache
def works_required(number: int, *, plaque: bool, min_value: int | None, total_value: int | None) -> Phrase:
    whole = Phrase(_("ít nhất %(count)s công trình, sản phẩm hoàn thành"), {"count": count(number)})
    marked = Phrase(_("có quyết định gắn biển")) if plaque else NOTHING
    each, total = NOTHING, NOTHING
    if min_value is not None:
        each = Phrase(_("mỗi công trình từ %(amount)s"), {"amount": money(min_value)})
    if total_value is not None:
        total = Phrase(_("tổng giá trị từ %(amount)s"), {"amount": money(total_value)})
    return joined(COMMA, [whole, marked, each, total])


def works(counted: int, total: int, value: int, unsure: int) -> Phrase:
    if not total:
        return Phrase(_("chưa có công trình nào"))
    values: Values = {"counted": count(counted), "total": count(total), "value": money(value)}
    whole = Phrase(_("được tính %(counted)s trên %(total)s công trình, giá trị %(value)s"), values)
    more = Phrase(_("%(unsure)s chưa đủ dữ liệu"), {"unsure": count(unsure)}) if unsure else NOTHING
    return joined(COMMA, [whole, more])


def works_gap(missing: int, value: int) -> Phrase:
    """``missing`` works and ``value`` đồng in all; what is not missing is 0 or less."""
    parts = []
    if missing > 0:
        parts.append(Phrase(_("thiếu %(missing)s công trình"), {"missing": count(missing)}))
    if value > 0:
        parts.append(Phrase(_("thiếu %(value)s tổng giá trị"), {"value": money(value)}))
    return joined(AND, parts)


def works_unknown() -> Phrase:
    return Phrase(_("chưa có dữ liệu về công trình"))


def works_unsure(number: int) -> Phrase:
    return Phrase(
        _("cần bổ sung tình trạng hoàn thành, gắn biển hoặc giá trị của %(count)s công trình"),
        {"count": count(number)},
    )
