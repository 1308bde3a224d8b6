"""Decision tables of the initiatives condition: level, years, share, research, use, and what is unknown."""

import pytest

from tests.awards.tally.judging import judged


def initiative(**changed):
    return {"level": "province", "year": 2024, "share": 60, "research": False} | changed


@pytest.mark.parametrize(
    ("initiatives", "verdict"),
    [
        ([initiative(), initiative(year=2022)], "met"),
        ([initiative(), initiative(level="national")], "met"),
        ([initiative(), initiative(share=30)], "met"),
        ([initiative(), initiative(research=True)], "met"),
        ([initiative()], "not_met"),
        ([initiative(), initiative(year=2021)], "not_met"),
        ([initiative(), initiative(year=2025)], "not_met"),
        ([initiative(), initiative(level="upper")], "not_met"),
        ([initiative(), initiative(share=29.99)], "not_met"),
        ([initiative(), initiative(level=None)], "unknown"),
        ([initiative(), initiative(year=None)], "unknown"),
        ([initiative(), initiative(share=None)], "unknown"),
        ([initiative(), initiative(), initiative(share=None)], "met"),
        ([initiative(share=None)], "not_met"),
        ([initiative(), initiative(level="base", year=None)], "not_met"),
        ([], "not_met"),
        (None, "unknown"),
    ],
)
def test_two_initiatives_of_the_province_in_three_years_with_a_share_of_30_percent(initiatives, verdict):
    params = {"count": 2, "level": "province", "years": 3, "min_share": 30}
    assert judged("initiatives", params, {"initiatives": initiatives}).verdict == verdict


@pytest.mark.parametrize(
    ("wanted", "research", "verdict"),
    [
        (True, True, "met"),
        (True, False, "not_met"),
        (True, None, "unknown"),
        (False, True, "not_met"),
        (False, False, "met"),
        (None, None, "met"),
    ],
)
def test_research_or_not(wanted, research, verdict):
    params = {"count": 1, "level": "base"} | ({} if wanted is None else {"research": wanted})
    facts = {"initiatives": [initiative(research=research)]}
    assert judged("initiatives", params, facts).verdict == verdict


@pytest.mark.parametrize(
    ("declared", "verdict", "gap"),
    [
        (["base"], "unknown", "01 sáng kiến chưa được cấp trên xác nhận"),
        (["province", "province"], "unknown", "02 sáng kiến chưa được cấp tỉnh, ngành xác nhận"),
        (
            ["national", "base", "national"],
            "unknown",
            "01 sáng kiến chưa được cấp trên xác nhận; 02 sáng kiến chưa được cấp toàn quốc xác nhận",
        ),
    ],
)
def test_a_declared_level_waits_for_its_confirmation(declared, verdict, gap):
    facts = {"initiatives": [initiative(level=None, declared_level=level) for level in declared]}
    finding = judged("initiatives", {"count": 1, "level": "base", "years": 1}, facts)
    assert (finding.verdict, str(finding.gap)) == (verdict, gap)


def test_a_declared_level_that_would_not_do_is_not_waited_for():
    facts = {"initiatives": [initiative(level=None, declared_level="base")]}
    assert judged("initiatives", {"count": 1, "level": "province"}, facts).verdict == "not_met"


def test_what_is_not_confirmed_and_what_is_not_known_are_told_apart():
    facts = {"initiatives": [initiative(level=None, declared_level="base"), initiative(year=None)]}
    finding = judged("initiatives", {"count": 1, "level": "base", "years": 1}, facts)
    assert str(finding.gap) == (
        "01 sáng kiến chưa được cấp trên xác nhận; "
        "cần bổ sung cấp công nhận, năm, tỷ lệ đóng góp hoặc loại của 01 sáng kiến"
    )


def test_initiatives_of_any_year_need_no_period():
    facts = {"period": None, "initiatives": [initiative(year=1999)]}
    assert judged("initiatives", {"count": 1, "level": "base"}, facts).verdict == "met"
    assert judged("initiatives", {"count": 1, "level": "base", "years": 1}, facts).verdict == "unknown"


def test_share_that_nobody_asks_for_may_be_unknown():
    facts = {"initiatives": [initiative(share=None)]}
    assert judged("initiatives", {"count": 1, "level": "base", "years": 1}, facts).verdict == "met"


def test_initiative_gap_is_the_sentence_people_argue_about():
    facts = {"period": {"from": "2023-01-01", "to": "2023-12-31"}, "initiatives": []}
    finding = judged("initiatives", {"count": 1, "level": "base", "years": 1}, facts)
    assert str(finding.required) == "ít nhất 01 sáng kiến từ cấp cơ sở trở lên trong năm xét"
    assert str(finding.gap) == "thiếu 01 sáng kiến cấp cơ sở năm 2023"


def test_initiative_evidence_is_what_was_counted():
    facts = {"initiatives": [initiative(ref="SK-1"), initiative(year=2020, ref="SK-0"), initiative(ref="SK-2")]}
    finding = judged("initiatives", {"count": 3, "level": "base", "years": 2}, facts)
    assert finding.evidence == ("SK-1", "SK-2")
    assert str(finding.gap) == "thiếu 01 sáng kiến cấp cơ sở các năm 2023–2024"


@pytest.mark.parametrize(
    ("reuse", "used_for", "verdict", "actual"),
    [
        (None, ["CSTDCS"], "met", "được tính 01 trên 01 sáng kiến"),
        ("strict", [], "met", "được tính 01 trên 01 sáng kiến"),
        (
            "strict",
            ["CSTDCS"],
            "not_met",
            "được tính 00 trên 01 sáng kiến, 01 đã dùng để xét CSTDCS nên không tính",
        ),
        ("strict", None, "unknown", "được tính 00 trên 01 sáng kiến, 01 chưa đủ dữ liệu"),
        ("strict", ["LDTT"], "met", "được tính 01 trên 01 sáng kiến"),
        (
            "warn",
            ["CSTDCS", "BK_TINH"],
            "met",
            "được tính 01 trên 01 sáng kiến, lưu ý: 01 đã dùng để xét BK_TINH, CSTDCS",
        ),
        ("warn", None, "met", "được tính 01 trên 01 sáng kiến"),
    ],
)
def test_an_initiative_counts_once(reuse, used_for, verdict, actual):
    params = {"count": 1, "level": "base", "reuse_allowed": ["LDTT"]} | ({"reuse": reuse} if reuse else {})
    finding = judged("initiatives", params, {"initiatives": [initiative(used_for=used_for)]})
    assert (finding.verdict, str(finding.actual)) == (verdict, actual)


def test_what_an_initiative_was_used_for_is_asked_only_where_it_could_decide():
    params = {"count": 1, "level": "base", "reuse": "strict"}
    facts = {"initiatives": [initiative(used_for=None), initiative(used_for=[])]}
    assert judged("initiatives", params, facts).verdict == "met"
    finding = judged("initiatives", params | {"count": 2}, facts)
    assert (finding.verdict, str(finding.gap)) == ("unknown", "chưa rõ 01 sáng kiến đã dùng để xét khen hay chưa")
