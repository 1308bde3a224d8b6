"""Sentences about awards held: which, when, by whom."""

from collections.abc import Iterable, Sequence

from awards.tally.levels import AwardScope, Inherited
from awards.tally.phrase import NOTHING, Phrase, joined
from awards.tally.phrase import mark as _
from awards.tally.wording.findings import Values, cache
from awards.tally.wording.labels import SCOPE_LABELS
from awards.tally.wording.numbers import AND, COMMA, OR, count, year_span, years_listed

Held = tuple[str | None, int | None]
"""An award's code and year, either of which may not be known."""


def any_award(codes: Iterable[str]) -> Phrase:
    """«CSTDCS», «CO_TINH hoặc BK_TLD», in order."""
    return joined(OR, [Phrase(code) for code in sorted(set(codes))])


@cache
def prior_required(awards: tuple[str, ...], number: int, *, consecutive: bool, years: int | None, skip: int) -> Phrase:
    values: Values = {"awards": any_award(awards), "count": count(number)}
    if consecutive:
        whole = Phrase(_("đã đạt %(awards)s %(count)s năm liên tục"), values)
    elif years is None:
        whole = Phrase(_("đã đạt %(awards)s ít nhất %(count)s lần"), values)
    else:
        values["when"] = year_span(None, years)
        whole = Phrase(_("đã đạt %(awards)s ít nhất %(count)s lần %(when)s"), values)
    return joined(COMMA, [whole, _until(skip)])


@cache
def prior_limits(scopes: tuple[AwardScope, ...], inherited: Inherited) -> Phrase:
    """Which of them count; the ordinary case goes without saying."""
    only, left_out = NOTHING, NOTHING
    if scopes:
        only = Phrase(_("chỉ tính khen %(scopes)s"), {"scopes": scope_list(scopes)})
    if inherited is Inherited.IGNORE:
        left_out = Phrase(_("không tính khen thưởng của đơn vị trước chia tách, sáp nhập"))
    elif inherited is Inherited.COUNT:
        left_out = Phrase(_("tính cả khen thưởng của đơn vị trước chia tách, sáp nhập"))
    return joined(COMMA, [only, left_out])


def held(found: Iterable[Held]) -> Phrase:
    """«đã đạt CSTDCS các năm 2022, 2023», award by award; that there is none when there is none."""
    years_of: dict[str, set[int]] = {}
    undated: set[str] = set()
    for code, year in found:
        if year is None:
            undated.add(code or "")
        else:
            years_of.setdefault(code or "", set()).add(year)
    parts = [
        Phrase(_("%(award)s %(years)s"), {"award": _award(code), "years": years_listed(years)})
        for code, years in sorted(years_of.items())
    ]
    parts += [Phrase(_("%(award)s chưa rõ năm"), {"award": _award(code)}) for code in sorted(undated)]
    if not parts:
        return Phrase(_("chưa đạt lần nào"))
    return Phrase(_("đã đạt %(held)s"), {"held": joined(AND, parts)})


def by_predecessors(number: int) -> Phrase:
    """How many of those counted another unit held; nothing when none."""
    if not number:
        return NOTHING
    return Phrase(_("trong đó %(count)s lượt của đơn vị trước chia tách, sáp nhập"), {"count": count(number)})


def history_unknown() -> Phrase:
    return Phrase(_("chưa có dữ liệu về khen thưởng đã đạt"))


def prior_years_gap(awards: Sequence[str], years: Iterable[int]) -> Phrase:
    return Phrase(_("thiếu %(awards)s %(years)s"), {"awards": any_award(awards), "years": years_listed(years)})


def prior_count_gap(awards: Sequence[str], missing: int, last: int | None, years: int | None) -> Phrase:
    values: Values = {"awards": any_award(awards), "count": count(missing)}
    if years is None:
        return Phrase(_("thiếu %(count)s lần đạt %(awards)s"), values)
    values["when"] = year_span(last, years)
    return Phrase(_("thiếu %(count)s lần đạt %(awards)s %(when)s"), values)


def prior_doubts(inherited: int, incomplete: int, *, year: bool) -> Phrase:
    """What would have to be known or decided."""
    doubts = []
    if inherited:
        doubts.append(
            Phrase(
                _("cần quyết định có tính %(count)s lượt khen của đơn vị trước chia tách, sáp nhập hay không"),
                {"count": count(inherited)},
            )
        )
    if incomplete:
        doubts.append(
            Phrase(
                _("cần bổ sung tên, năm hoặc loại của %(count)s lượt khen"),
                {"count": count(incomplete)},
            )
        )
    if year:
        doubts.append(Phrase(_("chưa rõ thời gian xét")))
    return joined(AND, doubts)


# Never held before


@cache
def not_held_required(awards: tuple[str, ...]) -> Phrase:
    return Phrase(_("chưa từng được tặng %(awards)s"), {"awards": any_award(awards)})


def not_held() -> Phrase:
    return Phrase(_("chưa từng được tặng"))


def awards_incomplete(number: int) -> Phrase:
    return Phrase(_("cần bổ sung tên danh hiệu, hình thức của %(count)s lượt khen"), {"count": count(number)})


# Comprehensive or thematic


@cache
def xor_required(scope: AwardScope, exempt: tuple[AwardScope, ...]) -> Phrase:
    values: Values = {"scope": Phrase(SCOPE_LABELS[scope])}
    whole = Phrase(
        _("khen %(scope)s: cùng năm và cùng cấp chỉ khen toàn diện hoặc chuyên đề, không cả hai"),
        values,
    )
    but = Phrase(_("trừ %(scopes)s"), {"scopes": scope_list(exempt)}) if exempt else NOTHING
    return joined(COMMA, [whole, but])


def xor_exempt(scope: AwardScope) -> Phrase:
    return Phrase(_("đề nghị khen %(scope)s, được loại trừ"), {"scope": Phrase(SCOPE_LABELS[scope])})


def xor_free() -> Phrase:
    return Phrase(_("chưa được khen loại kia trong năm ở cùng cấp"))


def xor_outside(scope: AwardScope) -> Phrase:
    return Phrase(_("đề nghị khen %(scope)s, không thuộc diện này"), {"scope": Phrase(SCOPE_LABELS[scope])})


def xor_gap(found: Iterable[Held]) -> Phrase:
    return Phrase(_("%(held)s ở cùng cấp"), {"held": held(found)})


def xor_doubts(number: int, *, year: bool) -> Phrase:
    doubts = []
    if number:
        doubts.append(
            Phrase(
                _("cần bổ sung tên, năm, loại khen hoặc cấp quyết định của %(count)s lượt khen"),
                {"count": count(number)},
            )
        )
    if year:
        doubts.append(Phrase(_("chưa rõ thời gian xét")))
    return joined(AND, doubts)


def scope_list(scopes: Iterable[AwardScope]) -> Phrase:
    return joined(COMMA, [Phrase(SCOPE_LABELS[scope]) for scope in scopes])


def _award(code: str) -> Phrase:
    return Phrase(code) if code else Phrase(_("khen thưởng chưa rõ tên"))


def _until(skip: int) -> Phrase:
    if not skip:
        return NOTHING
    if skip == 1:
        return Phrase(_("tính đến năm liền trước năm xét"))
    return Phrase(_("tính đến %(years)s năm trước năm xét"), {"years": count(skip)})
