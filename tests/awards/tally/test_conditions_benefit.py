"""Decision tables of the benefit condition, with the tiers of the Creative Labour Diploma."""

import pytest

from tests.awards.tally.judging import judged, told

MILLION = 10**6
TIERS = [
    {"education_to": "college", "leader": False, "once": 80 * MILLION, "total": 120 * MILLION},
    {"education_from": "university", "once": 150 * MILLION, "total": 200 * MILLION},
    {"leader": True, "once": 150 * MILLION, "total": 200 * MILLION},
]
DIPLOMA = {"tiers": TIERS, "years": 3}
WORKER = {"education": "vocational", "is_leader": False}
ENGINEER = {"education": "university", "is_leader": False}


def solution(millions, year=2024, **more):
    worth = None if millions is None else round(millions * MILLION)
    return {"level": "base", "year": year, "share": 100, "benefit": worth} | more


@pytest.mark.parametrize(
    ("solutions", "verdict"),
    [
        # one solution
        ([solution(80)], "met"),
        ([solution(79.999999)], "not_met"),
        ([solution(80, 2015)], "met"),
        ([solution(80, None)], "met"),
        # three consecutive years together
        ([solution(40), solution(40, 2023), solution(40, 2022)], "met"),
        ([solution(40), solution(40, 2023), solution(39.999999, 2022)], "not_met"),
        ([solution(60), solution(60)], "met"),
        ([solution(40), solution(40, 2023), solution(40, 2021)], "not_met"),
        # none of the year itself: counted back from the year before
        ([solution(40, 2023), solution(40, 2022), solution(40, 2021)], "met"),
        ([solution(0), solution(40, 2023), solution(40, 2022), solution(40, 2021)], "not_met"),
        # what is not known, where it could decide
        ([solution(None)], "unknown"),
        ([solution(None), solution(80)], "met"),
        ([solution(60), solution(60, None)], "unknown"),
        ([solution(60), solution(59, None)], "not_met"),
        ([], "not_met"),
        (None, "unknown"),
    ],
)
def test_worker_with_80_million_once_or_120_over_three_years(solutions, verdict):
    assert judged("benefit", DIPLOMA, WORKER | {"initiatives": solutions}).verdict == verdict


@pytest.mark.parametrize(
    ("person", "millions", "verdict"),
    [
        (ENGINEER, 150, "met"),
        (ENGINEER, 149, "not_met"),
        ({"education": "college", "is_leader": True}, 149, "not_met"),
        ({"education": "college", "is_leader": True}, 150, "met"),
        ({"education": "postgraduate", "is_leader": True}, 149, "not_met"),
        # whoever it is, enough or too little
        ({}, 150, "met"),
        ({}, 79, "not_met"),
        # between the tiers it matters who it is
        ({}, 100, "unknown"),
        ({"education": "vocational"}, 100, "unknown"),
        ({"education": "university"}, 100, "not_met"),
        ({"is_leader": False}, 100, "unknown"),
        ({"is_leader": True}, 100, "not_met"),
    ],
)
def test_the_tier_is_that_of_training_and_standing(person, millions, verdict):
    assert judged("benefit", DIPLOMA, person | {"initiatives": [solution(millions)]}).verdict == verdict


@pytest.mark.parametrize(
    ("solutions", "verdict"),
    [
        # 2022–2023 suffice, 2023–2024 do not: an uncertain solution of 2024 moves the years
        ([solution(70, 2022), solution(50, 2023), solution(20, 2024, level=None)], "unknown"),
        ([solution(70, 2022), solution(50, 2023), solution(20, None)], "unknown"),
        # what moves the years is worth enough to make up for it, in total or by itself
        ([solution(70, 2022), solution(50, 2023), solution(70, 2024, level=None)], "met"),
        ([solution(70, 2022), solution(50, 2023), solution(70, None)], "met"),
        ([solution(60, 2022), solution(60, 2022), solution(80, 2024, level=None)], "met"),
    ],
)
def test_an_uncertain_solution_of_the_year_itself_moves_the_years(solutions, verdict):
    params = {"tiers": [{"once": 80 * MILLION, "total": 120 * MILLION}], "years": 2, "level": "base"}
    assert judged("benefit", params, {"initiatives": solutions}).verdict == verdict


@pytest.mark.parametrize(
    ("params", "item", "verdict"),
    [
        ({"level": "province"}, {"level": "base"}, "not_met"),
        ({"level": "province"}, {"level": "national"}, "met"),
        ({"level": "province"}, {"level": None}, "unknown"),
        ({"level": "province"}, {"level": None, "declared_level": "base"}, "not_met"),
        ({}, {"level": None}, "met"),
        ({"min_share": 50}, {"share": 50}, "met"),
        ({"min_share": 50}, {"share": 49.99}, "not_met"),
        ({"min_share": 50}, {"share": None}, "unknown"),
        ({}, {"share": None}, "met"),
        ({"once_years": 2}, {"year": 2023}, "met"),
        ({"once_years": 2}, {"year": 2022}, "not_met"),
        ({"once_years": 2}, {"year": None}, "unknown"),
    ],
)
def test_which_solutions_count(params, item, verdict):
    params = {"tiers": [{"once": 80 * MILLION}]} | params
    assert judged("benefit", params, {"initiatives": [solution(80) | item]}).verdict == verdict


def test_the_worth_is_the_whole_solutions_not_a_share_of_it():
    facts = WORKER | {"initiatives": [solution(80, share=10)]}
    assert judged("benefit", DIPLOMA, facts).verdict == "met"


def test_a_person_of_no_tier_does_not_qualify():
    facts = ENGINEER | {"initiatives": [solution(10_000)]}
    finding = judged("benefit", {"tiers": TIERS[:1], "years": 3}, facts)
    assert (finding.verdict, str(finding.gap)) == ("not_met", "không thuộc nhóm trình độ, chức vụ được xét")


def test_without_a_period_only_one_solution_can_decide():
    facts = WORKER | {"period": None}
    assert judged("benefit", DIPLOMA, facts | {"initiatives": [solution(80)]}).verdict == "met"
    finding = judged("benefit", DIPLOMA, facts | {"initiatives": [solution(60), solution(60)]})
    assert (finding.verdict, str(finding.gap)) == ("unknown", "chưa rõ thời gian xét")


def test_benefit_in_words():
    solutions = [solution(50, ref="SK-2"), solution(20.5, 2023, ref="SK-1")]
    finding = judged("benefit", DIPLOMA, WORKER | {"initiatives": solutions})
    required, actual, gap = told(finding)
    assert required.split("; ") == [
        "trình độ đến cao đẳng, không là lãnh đạo, quản lý: một giải pháp làm lợi từ 80 triệu đồng "
        "hoặc tổng làm lợi 03 năm liên tục từ 120 triệu đồng",
        "trình độ từ đại học: một giải pháp làm lợi từ 150 triệu đồng "
        "hoặc tổng làm lợi 03 năm liên tục từ 200 triệu đồng",
        "là lãnh đạo, quản lý: một giải pháp làm lợi từ 150 triệu đồng "
        "hoặc tổng làm lợi 03 năm liên tục từ 200 triệu đồng",
    ]
    assert actual == "giải pháp cao nhất 50 triệu đồng, tổng 03 năm 70,5 triệu đồng"
    assert gap == "thiếu 30 triệu đồng ở một giải pháp hoặc thiếu 49,5 triệu đồng trong tổng 03 năm"
    assert finding.evidence == ("SK-1", "SK-2")


def test_benefit_names_what_would_have_to_be_known():
    finding = judged("benefit", DIPLOMA, {"initiatives": [solution(100), solution(None)]})
    assert str(finding.gap) == (
        "cần xác nhận giá trị làm lợi, năm, cấp công nhận hoặc tỷ lệ đóng góp của 01 sáng kiến; "
        "chưa rõ trình độ đào tạo; chưa rõ có là lãnh đạo, quản lý hay không"
    )
