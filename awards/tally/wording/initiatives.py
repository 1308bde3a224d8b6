"""Sentences about initiatives, what they are worth, and what they were used for."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from awards.tally.levels import Education, InitiativeLevel, Reuse
from awards.tally.phrase import NOTHING, Phrase, joined
from awards.tally.phrase import mark as _
from awards.tally.wording.findings import Values, cache
from awards.tally.wording.labels import CONFIRMER_LABELS, EDUCATION_LABELS, INITIATIVE_LEVEL_LABELS
from awards.tally.wording.numbers import AND, COMMA, OR, count, decimal, money, year_span


@cache
def initiatives_required(
    number: int,
    level: InitiativeLevel,
    years: int | None,
    min_share: Decimal,
    research: bool | None,
    reuse: Reuse | None,
) -> Phrase:
    when = Phrase(_("từ trước đến nay")) if years is None else year_span(None, years)
    values: Values = {
        "count": count(number),
        "thing": _thing(research),
        "level": Phrase(INITIATIVE_LEVEL_LABELS[level]),
        "when": when,
    }
    whole = Phrase(_("ít nhất %(count)s %(thing)s từ %(level)s trở lên %(when)s"), values)
    return joined(COMMA, [whole, _share_required(min_share), _unused_required(reuse)])


def initiatives(counted: int, unsure: int, total: int, used: Phrase = NOTHING) -> Phrase:
    if not total:
        return Phrase(_("chưa có sáng kiến nào"))
    values: Values = {"counted": count(counted), "total": count(total)}
    whole = Phrase(_("được tính %(counted)s trên %(total)s sáng kiến"), values)
    more = Phrase(_("%(unsure)s chưa đủ dữ liệu"), {"unsure": count(unsure)}) if unsure else NOTHING
    return joined(COMMA, [whole, more, used])


def initiatives_gap(
    missing: int, level: InitiativeLevel, last: int | None, years: int | None, research: bool | None
) -> Phrase:
    values: Values = {
        "count": count(missing),
        "thing": _thing(research),
        "level": Phrase(INITIATIVE_LEVEL_LABELS[level]),
    }
    if years is None:
        return Phrase(_("thiếu %(count)s %(thing)s %(level)s"), values)
    values["when"] = year_span(last, years)
    return Phrase(_("thiếu %(count)s %(thing)s %(level)s %(when)s"), values)


def initiatives_unknown() -> Phrase:
    return Phrase(_("chưa có dữ liệu về sáng kiến"))


def initiatives_unconfirmed(number: int, level: InitiativeLevel) -> Phrase:
    values: Values = {"count": count(number), "level": Phrase(CONFIRMER_LABELS[level])}
    return Phrase(_("%(count)s sáng kiến chưa được %(level)s xác nhận"), values)


def initiatives_unsure(number: int) -> Phrase:
    return Phrase(
        _("cần bổ sung cấp công nhận, năm, tỷ lệ đóng góp hoặc loại của %(count)s sáng kiến"),
        {"count": count(number)},
    )


def initiatives_used(number: int, awards: Sequence[str], reuse: Reuse) -> Phrase:
    """How many were used before, and for what; nothing when none was."""
    if not number:
        return NOTHING
    values: Values = {"count": count(number), "awards": award_list(awards)}
    if reuse is Reuse.STRICT:
        return Phrase(_("%(count)s đã dùng để xét %(awards)s nên không tính"), values)
    return Phrase(_("lưu ý: %(count)s đã dùng để xét %(awards)s"), values)


def initiatives_use_unknown(number: int) -> Phrase:
    return Phrase(_("chưa rõ %(count)s sáng kiến đã dùng để xét khen hay chưa"), {"count": count(number)})


# What initiatives are worth


@cache
def benefit_required(level: InitiativeLevel | None, min_share: Decimal, once_years: int | None) -> Phrase:
    """What every tier has in common, after the tiers."""
    recognised = NOTHING
    if level is not None:
        recognised = Phrase(_("được công nhận từ %(level)s trở lên"), {"level": Phrase(INITIATIVE_LEVEL_LABELS[level])})
    recent = NOTHING
    if once_years is not None:
        recent = Phrase(_("một giải pháp chỉ tính %(when)s"), {"when": year_span(None, once_years)})
    return joined(COMMA, [recognised, _share_required(min_share), recent])


def benefit_tier(
    trained: tuple[Education | None, Education | None],
    leader: bool | None,
    once: int | None,
    total: int | None,
    years: int | None,
) -> Phrase:
    """Who is in the tier and what their solutions must be worth."""
    amounts = []
    if once is not None:
        amounts.append(Phrase(_("một giải pháp làm lợi từ %(amount)s"), {"amount": money(once)}))
    if total is not None:
        values: Values = {"amount": money(total), "years": count(years or 1)}
        amounts.append(Phrase(_("tổng làm lợi %(years)s năm liên tục từ %(amount)s"), values))
    who = joined(COMMA, [education_range(*trained), _leads(leader)]) or Phrase(_("mọi đối tượng"))
    return Phrase(_("%(who)s: %(amounts)s"), {"who": who, "amounts": joined(OR, amounts)})


def benefit(best: int, total: int, years: int | None, unsure: int) -> Phrase:
    """The best solution, the sum of the years, and how many solutions are not known well enough."""
    parts = [Phrase(_("giải pháp cao nhất %(amount)s"), {"amount": money(best)})]
    if years is not None:
        values: Values = {"years": count(years), "amount": money(total)}
        parts.append(Phrase(_("tổng %(years)s năm %(amount)s"), values))
    if unsure:
        parts.append(Phrase(_("%(unsure)s chưa đủ dữ liệu"), {"unsure": count(unsure)}))
    return joined(COMMA, parts)


def benefit_gap(once: int | None, total: int | None, years: int | None) -> Phrase:
    """What is missing to the nearest tier, in either way that it offers."""
    ways = []
    if once is not None:
        ways.append(Phrase(_("thiếu %(amount)s ở một giải pháp"), {"amount": money(once)}))
    if total is not None:
        values: Values = {"amount": money(total), "years": count(years or 1)}
        ways.append(Phrase(_("thiếu %(amount)s trong tổng %(years)s năm"), values))
    return joined(OR, ways)


def benefit_no_tier() -> Phrase:
    return Phrase(_("không thuộc nhóm trình độ, chức vụ được xét"))


def benefit_doubts(unsure: int, *, education: bool, leader: bool, year: bool) -> Phrase:
    """What would have to be known."""
    doubts = []
    if unsure:
        doubts.append(
            Phrase(
                _("cần xác nhận giá trị làm lợi, năm, cấp công nhận hoặc tỷ lệ đóng góp của %(count)s sáng kiến"),
                {"count": count(unsure)},
            )
        )
    if education:
        doubts.append(Phrase(_("chưa rõ trình độ đào tạo")))
    if leader:
        doubts.append(Phrase(_("chưa rõ có là lãnh đạo, quản lý hay không")))
    if year:
        doubts.append(Phrase(_("chưa rõ thời gian xét")))
    return joined(AND, doubts)


# One achievement, one award


@cache
def achievement_required(reuse: Reuse) -> Phrase:
    if reuse is Reuse.STRICT:
        return Phrase(_("thành tích chưa được dùng để xét danh hiệu, hình thức khen khác"))
    return Phrase(_("nhắc khi thành tích đã được dùng để xét danh hiệu, hình thức khen khác"))


def achievement(awards: Sequence[str] | None) -> Phrase:
    if awards is None:
        return Phrase(_("chưa rõ thành tích đã dùng để xét khen hay chưa"))
    if not awards:
        return Phrase(_("thành tích chưa dùng để xét khen"))
    return Phrase(_("thành tích đã dùng để xét %(awards)s"), {"awards": award_list(awards)})


def award_list(codes: Iterable[str]) -> Phrase:
    """Award codes in order, each a message of its own so that whoever shows it may put the award's name."""
    return joined(COMMA, [Phrase(code) for code in sorted(set(codes))])


def education_range(lowest: Education | None, highest: Education | None) -> Phrase:
    """«trình độ từ đại học», «trình độ đến cao đẳng», both or neither."""
    parts = []
    if lowest is not None:
        parts.append(Phrase(_("trình độ từ %(level)s"), {"level": Phrase(EDUCATION_LABELS[lowest])}))
    if highest is not None:
        parts.append(Phrase(_("trình độ đến %(level)s"), {"level": Phrase(EDUCATION_LABELS[highest])}))
    return joined(COMMA, parts)


def _leads(leader: bool | None) -> Phrase:
    if leader is None:
        return NOTHING
    return Phrase(_("là lãnh đạo, quản lý") if leader else _("không là lãnh đạo, quản lý"))


def _share_required(minimum: Decimal) -> Phrase:
    return Phrase(_("đóng góp từ %(share)s%%"), {"share": decimal(minimum)}) if minimum else NOTHING


def _unused_required(reuse: Reuse | None) -> Phrase:
    return Phrase(_("chưa dùng để xét khen")) if reuse is Reuse.STRICT else NOTHING


def _thing(research: bool | None) -> Phrase:
    if research is None:
        return Phrase(_("sáng kiến"))
    return Phrase(_("đề tài khoa học") if research else _("sáng kiến không kể đề tài khoa học"))
