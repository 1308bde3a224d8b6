"""Decision tables of the conditions on awards held."""

import pytest

from tests.awards.tally.judging import YEAR, judged, told


def held(award="CSTDCS", year=2024, **more):
    return {"award": award, "year": year, "scope": "comprehensive", "level": "unit"} | more


def in_years(*years, **more):
    return [held(year=year, **more) for year in years]


@pytest.mark.parametrize(
    ("history", "verdict"),
    [
        (in_years(2022, 2023, 2024), "met"),
        (in_years(2024, 2022, 2023), "met"),
        (in_years(2020, 2021, 2022, 2023, 2024), "met"),
        # this year's is not given yet: counted from the year before
        (in_years(2021, 2022, 2023), "met"),
        # a gap
        (in_years(2021, 2022, 2024), "not_met"),
        (in_years(2021, 2023, 2024), "not_met"),
        # ended too early, or too few
        (in_years(2020, 2021, 2022), "not_met"),
        (in_years(2023, 2024), "not_met"),
        (in_years(2023, 2024, 2024), "not_met"),
        ([*in_years(2022, 2023), held("LDTT", 2024)], "not_met"),
        ([*in_years(2022, 2023), held("CSTD_TINH", 2024)], "not_met"),
        ([], "not_met"),
        # a year that is not known may be the missing one; a code too
        (in_years(2022, 2023, None), "unknown"),
        (in_years(2022, None, None), "unknown"),
        ([*in_years(2022, 2023), held(None, 2024)], "unknown"),
        (in_years(2021, 2022, 2023, None), "met"),
        ([*in_years(2022), held(None, 2024)], "not_met"),
        ([*in_years(2022, 2023), held("LDTT", None)], "not_met"),
        (None, "unknown"),
    ],
)
def test_three_consecutive_years(history, verdict):
    params = {"awards": ["CSTDCS"], "count": 3, "consecutive": True}
    assert judged("prior_awards", params, {"history": history}).verdict == verdict


@pytest.mark.parametrize(
    ("years", "actual", "gap"),
    [
        ([2022, 2024], "đã đạt CSTDCS các năm 2022, 2024", "thiếu CSTDCS năm 2023"),
        # without this year's the row ends in the year before
        ([2022], "đã đạt CSTDCS năm 2022", "thiếu CSTDCS các năm 2021, 2023"),
        ([], "chưa đạt lần nào", "thiếu CSTDCS các năm 2021, 2022, 2023"),
    ],
)
def test_a_gap_in_the_years_is_named(years, actual, gap):
    params = {"awards": ["CSTDCS"], "count": 3, "consecutive": True}
    finding = judged("prior_awards", params, {"history": in_years(*years)})
    assert told(finding) == ("đã đạt CSTDCS 03 năm liên tục", actual, gap)


@pytest.mark.parametrize(
    ("history", "verdict"),
    [
        (in_years(2023), "met"),
        (in_years(2024), "not_met"),
        (in_years(2022), "not_met"),
        (in_years(2022, 2024), "not_met"),
        (in_years(None), "unknown"),
    ],
)
def test_the_year_before_and_no_other(history, verdict):
    for row in ({"consecutive": True}, {"years": 1}):
        params = {"awards": ["CSTDCS"], "skip_years": 1} | row
        assert judged("prior_awards", params, {"history": history}).verdict == verdict


@pytest.mark.parametrize(
    ("history", "verdict"),
    [
        (in_years(2019), "met"),
        (in_years(1990), "met"),
        (in_years(2020), "not_met"),
        (in_years(None), "unknown"),
    ],
)
def test_at_least_five_years_before(history, verdict):
    params = {"awards": ["CSTDCS"], "skip_years": 5}
    finding = judged("prior_awards", params, {"history": history})
    assert finding.verdict == verdict
    assert str(finding.required) == "đã đạt CSTDCS ít nhất 01 lần, tính đến 05 năm trước năm xét"


@pytest.mark.parametrize(
    ("history", "verdict"),
    [
        ([held("BK_TINH", 2020), held("CO_TINH", 2024)], "met"),
        ([held("BK_TINH", 2022), held("BK_TINH", 2022, ref="QĐ-2")], "met"),
        ([held("BK_TINH", 2020), held("BK_TINH", 2019)], "not_met"),
        ([held("BK_TINH", 2020), held("BK_TINH", 2025)], "not_met"),
        ([held("BK_TINH", 2020), held("BK_TLD", 2024)], "not_met"),
        ([held("BK_TINH", 2020), held("BK_TINH", None)], "unknown"),
        ([held("BK_TINH", 2019), held("BK_TINH", None)], "not_met"),
    ],
)
def test_two_of_several_awards_in_five_years(history, verdict):
    params = {"awards": ["BK_TINH", "CO_TINH"], "count": 2, "years": 5}
    assert judged("prior_awards", params, {"history": history}).verdict == verdict


def test_several_awards_in_words():
    params = {"awards": ["CO_TINH", "BK_TINH"], "count": 2, "years": 5}
    history = [held("CO_TINH", 2019), held("BK_TINH", 2023, ref="QĐ-9")]
    finding = judged("prior_awards", params, {"history": history})
    assert told(finding) == (
        "đã đạt BK_TINH hoặc CO_TINH ít nhất 02 lần trong 05 năm gần nhất",
        "đã đạt BK_TINH năm 2023",
        "thiếu 01 lần đạt BK_TINH hoặc CO_TINH các năm 2020–2024",
    )
    assert finding.evidence == ("QĐ-9",)


def test_the_shower_may_put_the_name_of_an_award():
    finding = judged("prior_awards", {"awards": ["BK_TINH"]}, {"history": []})
    names = {"BK_TINH": "Bằng khen LĐLĐ tỉnh"}
    assert finding.gap.text(lambda text: names.get(text, text)) == "thiếu 01 lần đạt Bằng khen LĐLĐ tỉnh"


@pytest.mark.parametrize(
    ("year", "verdict"),
    [(1999, "met"), (2024, "met"), (None, "met"), (2025, "not_met")],
)
def test_ever_means_up_to_the_year_considered(year, verdict):
    assert judged("prior_awards", {"awards": ["CSTDCS"]}, {"history": in_years(year)}).verdict == verdict


@pytest.mark.parametrize(
    ("scope", "verdict"),
    [
        ("comprehensive", "met"),
        ("merit", "met"),
        ("thematic", "not_met"),
        ("unscheduled", "not_met"),
        (None, "unknown"),
    ],
)
def test_unscheduled_and_thematic_awards_are_no_ground_for_the_next(scope, verdict):
    params = {"awards": ["BK_TINH"], "scopes": ["comprehensive", "merit"]}
    finding = judged("prior_awards", params, {"history": [held("BK_TINH", 2023, scope=scope)]})
    assert finding.verdict == verdict
    assert str(finding.required) == "đã đạt BK_TINH ít nhất 01 lần, chỉ tính khen toàn diện, công trạng"


@pytest.mark.parametrize(
    ("inherited", "verdict", "gap"),
    [
        ("count", "met", ""),
        ("ignore", "not_met", "thiếu CSTDCS năm 2023"),
        ("ask", "unknown", "cần quyết định có tính 01 lượt khen của đơn vị trước chia tách, sáp nhập hay không"),
        (None, "unknown", "cần quyết định có tính 01 lượt khen của đơn vị trước chia tách, sáp nhập hay không"),
    ],
)
def test_awards_of_a_predecessor_count_when_the_standard_says_so(inherited, verdict, gap):
    params = {"awards": ["CSTDCS"], "count": 2, "consecutive": True}
    params |= {} if inherited is None else {"inherited": inherited}
    history = [held(year=2024), held(year=2023, predecessor="CĐCS Thiệu Toán")]
    finding = judged("prior_awards", params, {"history": history})
    assert (finding.verdict, str(finding.gap)) == (verdict, gap)


def test_it_is_said_how_many_of_those_counted_a_predecessor_held():
    params = {"awards": ["CSTDCS"], "count": 2, "inherited": "count"}
    history = [held(year=2024), held(year=2023, predecessor="CDCS-CU")]
    finding = judged("prior_awards", params, {"history": history})
    said = "đã đạt CSTDCS các năm 2023, 2024, trong đó 01 lượt của đơn vị trước chia tách, sáp nhập"
    assert str(finding.actual) == said


def test_what_a_predecessor_held_is_asked_only_where_it_could_decide():
    params = {"awards": ["CSTDCS"], "count": 2, "consecutive": True}
    enough = [*in_years(2023, 2024), held(year=2022, predecessor="CĐCS cũ")]
    too_few = [held(year=2024), held(year=2022, predecessor="CĐCS cũ")]
    assert judged("prior_awards", params, {"history": enough}).verdict == "met"
    assert judged("prior_awards", params, {"history": too_few}).verdict == "not_met"


@pytest.mark.parametrize(
    ("history", "verdict"), [(in_years(2022, 2023), "unknown"), (in_years(2023), "not_met"), ([], "not_met")]
)
def test_consecutive_years_without_a_period(history, verdict):
    params = {"awards": ["CSTDCS"], "count": 2, "consecutive": True}
    assert judged("prior_awards", params, {"history": history, "period": None}).verdict == verdict


@pytest.mark.parametrize(
    ("history", "verdict"),
    [
        ([], "met"),
        ([held("BK_TLD", 2015)], "met"),
        ([held("KNC_CD", 2015)], "not_met"),
        ([held("KNC_CD", 2024)], "not_met"),
        ([held("KNC_CD", None)], "not_met"),
        ([held("KNC_CD", 2025)], "met"),
        ([held("KNC_CD", 2015, predecessor="CĐCS cũ")], "met"),
        ([held(None, 2015)], "unknown"),
        ([held(None, 2015), held("KNC_CD", 2016)], "not_met"),
        (None, "unknown"),
    ],
)
def test_once_per_person(history, verdict):
    assert judged("not_held_before", {"awards": ["KNC_CD"]}, {"history": history}).verdict == verdict


def test_once_per_person_in_words():
    history = [held("KNC_CD", 2015, ref="12/QĐ")]
    finding = judged("not_held_before", {"awards": ["KNC_CD"]}, {"history": history})
    assert told(finding) == (
        "chưa từng được tặng KNC_CD",
        "đã đạt KNC_CD năm 2015",
        "đã đạt KNC_CD năm 2015",
    )
    assert finding.evidence == ("12/QĐ",)


XOR = {
    "scope": "thematic",
    "awards": ["BK_TLD", "CO_TLD"],
    "levels": ["confederation"],
    "exempt_scopes": ["thematic_review", "unscheduled"],
    "exempt_awards": ["GK_CS"],
}


def given(award="BK_TLD", scope="comprehensive", level=None, year=2024, **more):
    return {"award": award, "scope": scope, "year": year, "level": level} | more


@pytest.mark.parametrize(
    ("scope", "history", "verdict"),
    [
        (None, [], "met"),
        (None, [given()], "not_met"),
        (None, [given("XYZ", level="confederation")], "not_met"),
        # another year, another level, the same ground, a ground of its own
        (None, [given(year=2023)], "met"),
        (None, [given("BK_TINH", level="provincial")], "met"),
        (None, [given(scope="thematic")], "met"),
        (None, [given(scope="dedication")], "met"),
        # the entry is put up at the review of its theme, or on the spot
        ("thematic_review", [given()], "met"),
        ("unscheduled", [given()], "met"),
        ("dedication", [given()], "met"),
        ("thematic_review", None, "met"),
        # the entry is put up for the whole year after all
        ("comprehensive", [given()], "met"),
        ("comprehensive", [given(scope="thematic")], "not_met"),
        ("comprehensive", [given(scope="thematic_review")], "met"),
        ("comprehensive", [given(scope="unscheduled")], "met"),
        # an award exempted by its code
        (None, [given("GK_CS", level="confederation")], "met"),
        # what is not known, where it could decide
        (None, None, "unknown"),
        (None, [given(year=None)], "unknown"),
        (None, [given(scope=None)], "unknown"),
        (None, [given("XYZ", level=None)], "unknown"),
        (None, [given(None, level="provincial")], "unknown"),
        (None, [given("XYZ", level=None, scope="thematic")], "met"),
        (None, [given(scope=None), given()], "not_met"),
    ],
)
def test_comprehensive_or_thematic(scope, history, verdict):
    finding = judged("comprehensive_xor_thematic", XOR, {"scope": scope, "history": history})
    assert finding.verdict == verdict


def test_without_exemptions_reviews_and_unscheduled_awards_count_as_thematic():
    params = {"scope": "comprehensive", "awards": ["BK_TLD_CD"]}
    for scope in ("thematic", "thematic_review", "unscheduled"):
        facts = {"history": [given("BK_TLD_CD", scope)]}
        assert judged("comprehensive_xor_thematic", params, facts).verdict == "not_met"


def test_comprehensive_or_thematic_in_words():
    finding = judged("comprehensive_xor_thematic", XOR, {"history": [given(ref="QĐ-5")]})
    assert told(finding) == (
        "khen chuyên đề: cùng năm và cùng cấp chỉ khen toàn diện hoặc chuyên đề, không cả hai, "
        "trừ sơ kết, tổng kết chuyên đề, đột xuất",
        "đã đạt BK_TLD năm 2024",
        "đã đạt BK_TLD năm 2024 ở cùng cấp",
    )
    assert finding.evidence == ("QĐ-5",)


def test_comprehensive_or_thematic_without_a_year_is_unknown():
    facts = {"period": None, "history": [given()]}
    assert judged("comprehensive_xor_thematic", XOR, facts).verdict == "unknown"
    assert judged("comprehensive_xor_thematic", XOR, facts | {"year": 2023}).verdict == "met"


@pytest.mark.parametrize(
    ("params", "used", "verdict", "actual"),
    [
        ({}, [], "met", "thành tích chưa dùng để xét khen"),
        ({}, ["BK_TINH"], "not_met", "thành tích đã dùng để xét BK_TINH"),
        ({}, None, "unknown", "chưa rõ thành tích đã dùng để xét khen hay chưa"),
        ({"reuse_allowed": ["BK_TINH"]}, ["BK_TINH"], "met", "thành tích chưa dùng để xét khen"),
        ({"reuse_allowed": ["BK_TINH"]}, ["LDTT", "BK_TINH"], "not_met", "thành tích đã dùng để xét LDTT"),
        ({"reuse": "warn"}, ["LDTT", "BK_TINH"], "met", "thành tích đã dùng để xét BK_TINH, LDTT"),
        ({"reuse": "warn"}, None, "met", "chưa rõ thành tích đã dùng để xét khen hay chưa"),
    ],
)
def test_one_achievement_one_award(params, used, verdict, actual):
    finding = judged("achievement_not_rewarded", params, {"achievement_used_for": used})
    assert (finding.verdict, str(finding.actual)) == (verdict, actual)


def test_no_lower_award_is_asked_for_that_the_standard_does_not_name():
    # a higher award of the same line does not stand for the one that is named, nor is anything below it asked for
    facts = YEAR | {"history": [held("BK_TLD", 2023)]}
    assert judged("prior_awards", {"awards": ["BK_TLD"]}, facts).verdict == "met"
    assert judged("prior_awards", {"awards": ["BK_TINH"]}, facts).verdict == "not_met"


def test_an_award_of_a_predecessor_stands_against_nobody():
    """One ground a year is a rule about the subject itself, and the other unit was another one."""
    history = [given(predecessor="CDCS-CU")]
    assert judged("comprehensive_xor_thematic", XOR, {"history": history}).verdict == "met"
    assert judged("comprehensive_xor_thematic", XOR, {"history": [*history, given()]}).verdict == "not_met"
