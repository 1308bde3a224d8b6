"""Sentences of findings: what a condition requires, what is there, what is missing."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from awards.tally.levels import DisciplineLevel, Indicator, Rating, SubjectKind
from awards.tally.phrase import NOTHING, Phrase, joined
from awards.tally.phrase import mark as _
from awards.tally.wording.labels import (
    DISCIPLINE_LABELS,
    INDICATOR_LABELS,
    RATING_LABELS,
    SUBJECT_LABELS,
)
from awards.tally.wording.numbers import AND, COMMA, OR, count, decimal, percent

Values = dict[str, str | Phrase]

cache = lru_cache(maxsize=512)  # what a condition requires is the same for every subject


def no_data() -> Phrase:
    return Phrase(_("chưa có dữ liệu"))


def by_truth(truth: bool | None, yes: str, no: str) -> Phrase:
    return no_data() if truth is None else Phrase(yes if truth else no)


def all_parts(phrases: Sequence[Phrase]) -> Phrase:
    return joined(AND, phrases)


def any_part(phrases: Sequence[Phrase]) -> Phrase:
    return joined(OR, phrases)


# Entry


@cache
def registered_required() -> Phrase:
    return Phrase(_("đã đăng ký thi đua"))


def registered(truth: bool | None) -> Phrase:
    return by_truth(truth, _("đã đăng ký"), _("chưa đăng ký"))


def registered_gap(truth: bool | None) -> Phrase:
    if truth is None:
        return Phrase(_("chưa rõ đã đăng ký thi đua hay chưa"))
    return Phrase(_("chưa đăng ký thi đua"))


@cache
def in_time_required() -> Phrase:
    return Phrase(_("đã đăng ký thi đua trong thời hạn"))


def in_time(truth: bool | None) -> Phrase:
    return by_truth(truth, _("đăng ký trong thời hạn"), _("đăng ký sau thời hạn"))


def in_time_gap(truth: bool | None) -> Phrase:
    if truth is None:
        return Phrase(_("chưa rõ đã đăng ký thi đua trong thời hạn hay chưa"))
    return Phrase(_("đăng ký thi đua sau thời hạn"))


@cache
def dossier_required() -> Phrase:
    return Phrase(_("hồ sơ đã được cấp trên nhận"))


def dossier(truth: bool | None) -> Phrase:
    return by_truth(truth, _("đã nhận"), _("chưa nhận"))


def dossier_gap(truth: bool | None) -> Phrase:
    if truth is None:
        return Phrase(_("chưa rõ hồ sơ đã được cấp trên nhận hay chưa"))
    return Phrase(_("hồ sơ chưa được cấp trên nhận"))


@cache
def subject_kinds(kinds: tuple[SubjectKind, ...]) -> Phrase:
    listed = joined(COMMA, [Phrase(SUBJECT_LABELS[kind]) for kind in kinds])
    return Phrase(_("dành cho %(kinds)s"), {"kinds": listed})


def subject(kind: SubjectKind | None) -> Phrase:
    return no_data() if kind is None else Phrase(SUBJECT_LABELS[kind])


def subject_gap(kinds: tuple[SubjectKind, ...], kind: SubjectKind | None) -> Phrase:
    if kind is None:
        return Phrase(_("chưa rõ đối tượng xét là cá nhân, tập thể, đơn vị hay hộ gia đình"))
    values: Values = {"required": subject_kinds(kinds), "kind": Phrase(SUBJECT_LABELS[kind])}
    return Phrase(_("chỉ %(required)s, không xét %(kind)s"), values)


# Clean record


@cache
def clean_required(level: DisciplineLevel, years: int) -> Phrase:
    values: Values = {"level": Phrase(DISCIPLINE_LABELS[level]), "years": count(years)}
    if years == 1:
        return Phrase(
            _("không bị kỷ luật từ %(level)s trở lên trong thời gian xét, không có vụ việc đang xem xét"), values
        )
    return Phrase(
        _(
            "không bị kỷ luật từ %(level)s trở lên trong %(years)s năm tính đến hết thời gian xét "
            "(thành tích tính từ khi hết kỷ luật), không có vụ việc đang xem xét"
        ),
        values,
    )


def clean() -> Phrase:
    return Phrase(_("không có kỷ luật, không có vụ việc đang xem xét"))


def open_case() -> Phrase:
    return Phrase(_("đang có vụ việc được xem xét"))


def open_case_gap() -> Phrase:
    return Phrase(_("đang có vụ việc được xem xét; xét lại khi có kết luận"))


def open_case_unknown() -> Phrase:
    return Phrase(_("chưa rõ có vụ việc đang được xem xét hay không"))


def disciplined(level: DisciplineLevel | None, start: str, end: str) -> Phrase:
    label = Phrase(DISCIPLINE_LABELS[level]) if level is not None else Phrase(_("hình thức chưa rõ"))
    unknown = Phrase(_("chưa rõ"))
    return Phrase(
        _("kỷ luật %(level)s từ %(start)s đến %(end)s"),
        {"level": label, "start": start or unknown, "end": end or unknown},
    )


def disciplined_gap(held: Phrase, years: int) -> Phrase:
    if years == 1:
        return Phrase(_("%(held)s, trùng thời gian xét"), {"held": held})
    return Phrase(_("%(held)s, trùng thời gian tính thành tích"), {"held": held})


def discipline_unknown() -> Phrase:
    return Phrase(_("chưa có dữ liệu về kỷ luật"))


def discipline_unsure(held: Phrase) -> Phrase:
    return Phrase(_("cần bổ sung mức, ngày bắt đầu hoặc ngày hết hiệu lực của %(held)s"), {"held": held})


def no_open_case() -> Phrase:
    return Phrase(_("không có vụ việc đang xem xét"))


# Score and rating


def excluded_by_sheet() -> Phrase:
    return Phrase(_("bị loại trừ theo bảng chấm điểm"))


@cache
def score_required(minimum: Decimal) -> Phrase:
    return Phrase(_("từ %(minimum)s điểm trở lên"), {"minimum": decimal(minimum)})


def score(points: Decimal | None) -> Phrase:
    return no_data() if points is None else Phrase(_("%(points)s điểm"), {"points": decimal(points)})


def score_gap(minimum: Decimal, points: Decimal | None) -> Phrase:
    if points is None:
        return Phrase(_("chưa có điểm thi đua"))
    return Phrase(_("thiếu %(points)s điểm"), {"points": decimal(minimum - points)})


@cache
def band_required(band: str, minimum: Decimal) -> Phrase:
    values: Values = {"band": band, "minimum": decimal(minimum)}
    return Phrase(_("điểm thi đua từ mức %(band)s trở lên (từ %(minimum)s điểm)"), values)


def band(points: Decimal, reached: str) -> Phrase:
    if not reached:
        return Phrase(_("%(points)s điểm, dưới mức thấp nhất"), {"points": decimal(points)})
    return Phrase(_("%(points)s điểm, mức %(band)s"), {"points": decimal(points), "band": reached})


def band_gap(wanted: str, minimum: Decimal, points: Decimal) -> Phrase:
    values: Values = {"points": decimal(minimum - points), "band": wanted}
    return Phrase(_("thiếu %(points)s điểm để đạt mức %(band)s"), values)


@cache
def criteria_required(minimum: Decimal) -> Phrase:
    return Phrase(_("không tiêu chí nào dưới %(minimum)s điểm chuẩn"), {"minimum": percent(minimum)})


def criteria(lowest: Decimal | None) -> Phrase:
    if lowest is None:
        return no_data()
    return Phrase(_("tiêu chí thấp nhất đạt %(lowest)s điểm chuẩn"), {"lowest": percent(lowest * 100)})


def criteria_gap(lowest: Decimal | None) -> Phrase:
    if lowest is None:
        return Phrase(_("chưa có điểm từng tiêu chí"))
    return Phrase(_("có tiêu chí chỉ đạt %(lowest)s điểm chuẩn"), {"lowest": percent(lowest * 100)})


@cache
def target_required(indicator: Indicator, minimum: Decimal) -> Phrase:
    values: Values = {"minimum": percent(minimum), "indicator": Phrase(INDICATOR_LABELS[indicator])}
    return Phrase(_("đạt từ %(minimum)s chỉ tiêu %(indicator)s được giao"), values)


def target(reached: Decimal | None) -> Phrase:
    if reached is None:
        return no_data()
    return Phrase(_("đạt %(reached)s chỉ tiêu"), {"reached": percent(reached * 100)})


def target_gap(indicator: Indicator, minimum: Decimal, reached: Decimal | None) -> Phrase:
    values: Values = {"indicator": Phrase(INDICATOR_LABELS[indicator])}
    if reached is None:
        return Phrase(_("chưa giao chỉ tiêu hoặc chưa có kết quả về %(indicator)s"), values)
    values["missing"] = percent(minimum - reached * 100)
    return Phrase(_("còn thiếu %(missing)s chỉ tiêu %(indicator)s"), values)


@cache
def rating_required(rating: Rating, years: int, *, year_itself: bool) -> Phrase:
    values: Values = {"rating": Phrase(RATING_LABELS[rating]), "years": count(years)}
    if years == 1:
        whole = Phrase(_("xếp loại từ %(rating)s trở lên"), values)
    else:
        whole = Phrase(_("xếp loại từ %(rating)s trở lên trong %(years)s năm liên tục"), values)
    return joined(COMMA, [whole, Phrase(_("tính cả năm xét")) if year_itself else NOTHING])


def rating_of_year(year: int, rating: Rating | None) -> Phrase:
    label = Phrase(RATING_LABELS[rating]) if rating is not None else Phrase(_("chưa có xếp loại"))
    return Phrase(_("năm %(year)s %(rating)s"), {"year": str(year), "rating": label})


def ratings(of_years: Sequence[Phrase]) -> Phrase:
    return joined(AND, of_years)


def rating_gap(rating: Rating, lacking: Sequence[int], *, unknown: bool) -> Phrase:
    years = joined(COMMA, [Phrase(str(year)) for year in lacking])
    if not lacking:
        return Phrase(_("chưa có dữ liệu về xếp loại"))
    if unknown:
        return Phrase(_("chưa có xếp loại năm %(years)s"), {"years": years})
    values: Values = {"years": years, "rating": Phrase(RATING_LABELS[rating])}
    return Phrase(_("xếp loại năm %(years)s chưa đạt %(rating)s"), values)


# The whole


def standard_missing() -> Phrase:
    return Phrase(_("có tiêu chuẩn đang áp dụng cho danh hiệu, hình thức khen này"))


def standard_missing_gap() -> Phrase:
    return Phrase(_("chưa có tiêu chuẩn đang áp dụng; hãy ban hành tiêu chuẩn rồi tổng hợp lại"))


def and_others(gap: Phrase, others: int) -> Phrase:
    if not others:
        return gap
    return Phrase(_("%(gap)s (và %(others)s điều kiện khác)"), {"gap": gap, "others": count(others)})
