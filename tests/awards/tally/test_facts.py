import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.tally.facts import Facts, MalformedFacts, facts_from_json, facts_to_json
from awards.tally.levels import (
    AwardScope,
    Block,
    DisciplineLevel,
    Education,
    Gender,
    Indicator,
    InitiativeLevel,
    Rating,
    SubjectKind,
    UnitKind,
)
from tests.awards.tally.strategies import FACTS

FULL = {
    "subject": "individual",
    "unit_kind": "grassroots",
    "block": "enterprise_private",
    "period": {"from": "2024-01-01", "to": "2024-12-31"},
    "scope": "thematic_review",
    "registered": True,
    "registered_in_time": True,
    "dossier_accepted": True,
    "gender": "female",
    "is_direct_worker": True,
    "is_leader": False,
    "education": "vocational",
    "score": 95.5,
    "score_min_criterion_ratio": 0.62,
    "rating": {"2023": "excellent", "2024": None},
    "initiatives": [
        {
            "level": "base",
            "year": 2024,
            "share": 60,
            "benefit": 85000000,
            "research": False,
            "used_for": ["LDTT"],
            "ref": "SK-01",
        }
    ],
    "history": [
        {"award": "CSTDCS", "year": 2023, "scope": "comprehensive", "level": "unit", "predecessor": "CĐCS Thiệu Toán"}
    ],
    "achievement_used_for": ["BK_TINH"],
    "votes": {"for": 8, "members": 9, "ref": "BB-03"},
    "discipline": [{"level": "warning", "from": "2022-03-01", "to": "2023-03-01"}],
    "open_case": False,
    "absent_days": 12.5,
    "maternity_days": 0,
    "service_years": 12.5,
    "months_since_founding": 60,
    "months_since_mergers": [18],
    "collective": {"size": 40, "completed": 40, "ldtt": 32, "cstdcs": 1, "disciplined": 0, "women": 30},
    "works": [{"value": 7200000000, "finished": True, "plaque": True}],
    "contests": [{"level": "province", "year": 2024, "prize": "first", "rank": 1, "ref": "HT/2024/1"}],
    "targets": {"initiatives": 5.286, "works": None},
}


def test_every_key_is_read():
    facts = facts_from_json(FULL)
    assert (facts.subject, facts.unit_kind, facts.block) == (
        SubjectKind.INDIVIDUAL,
        UnitKind.GRASSROOTS,
        Block.ENTERPRISE_PRIVATE,
    )
    assert (facts.period_from, facts.period_to, facts.final_year) == (
        dt.date(2024, 1, 1),
        dt.date(2024, 12, 31),
        2024,
    )
    assert (facts.gender, facts.education) == (Gender.FEMALE, Education.VOCATIONAL)
    assert (facts.score, facts.score_min_criterion_ratio) == (Decimal("95.5"), Decimal("0.62"))
    assert facts.rating == {2023: Rating.EXCELLENT, 2024: None}
    initiative, past, measure = facts.initiatives[0], facts.history[0], facts.discipline[0]
    assert (initiative.level, initiative.share, initiative.used_for, initiative.ref) == (
        InitiativeLevel.BASE,
        Decimal(60),
        ("LDTT",),
        "SK-01",
    )
    assert (past.award, past.scope, past.level) == ("CSTDCS", AwardScope.COMPREHENSIVE, "unit")
    assert (measure.level, measure.end) == (DisciplineLevel.WARNING, dt.date(2023, 3, 1))
    assert (facts.votes.votes_for, facts.votes.members) == (8, 9)
    assert (facts.collective.women, facts.works[0].value) == (30, 7_200_000_000)
    assert facts.targets == {Indicator.INITIATIVES: Decimal("5.286"), Indicator.WORKS: None}


def test_facts_survive_json_exactly():
    facts = facts_from_json(FULL)
    assert facts_from_json(json.loads(json.dumps(facts_to_json(facts)))) == facts


@given(FACTS)
def test_made_facts_survive_json(made):
    facts = facts_from_json(made)
    assert facts_from_json(json.loads(json.dumps(facts_to_json(facts)))) == facts


def test_absent_and_null_are_unknown_while_empty_is_known():
    assert facts_from_json({}) == facts_from_json({"score": None, "initiatives": None, "period": None}) == Facts()
    assert facts_from_json({"initiatives": []}).initiatives == ()
    assert facts_from_json({"score": 0}).score == 0


@pytest.mark.parametrize("score", [95.5, "95.5", Decimal("95.5")])
def test_decimals_come_as_numbers_or_strings_and_never_as_floats(score):
    read = facts_from_json({"score": score}).score
    assert (type(read), read) == (Decimal, Decimal("95.5"))


@given(st.floats(-(10**6), 10**6))
def test_any_score_survives_json(score):
    facts = facts_from_json({"score": score})
    assert facts.score == Decimal(repr(score))
    assert facts_from_json(json.loads(json.dumps(facts_to_json(facts)))) == facts


def test_year_may_be_given_for_a_school_year():
    facts = facts_from_json({"period": {"from": "2021-09-01", "to": "2022-05-31"}, "year": 2021})
    assert facts.final_year == 2021


@pytest.mark.parametrize(
    ("obj", "path"),
    [
        ([], ""),
        ("x", ""),
        ({"initatives": []}, "initatives"),
        ({"award": "LDTT"}, "award"),
        ({"period_from": "2024-01-01"}, "period_from"),
        ({"subject": "person"}, "subject"),
        ({"subject": ["individual"]}, "subject"),
        ({"subject": 1}, "subject"),
        ({"registered": "true"}, "registered"),
        ({"registered": 1}, "registered"),
        ({"period": "2024"}, "period"),
        ({"period": {"from": "2024-02-30"}}, "period.from"),
        ({"period": {"from": "20240101"}}, "period.from"),
        ({"period": {"from": "01/01/2024"}}, "period.from"),
        ({"period": {"from": "2024-12-31", "to": "2024-01-01"}}, "period.to"),
        ({"period": {"start": "2024-01-01"}}, "period.start"),
        ({"year": "24"}, "year"),
        ({"score": True}, "score"),
        ({"score": float("nan")}, "score"),
        ({"score": float("inf")}, "score"),
        ({"score": Decimal("NaN")}, "score"),
        ({"score": "95,5"}, "score"),
        ({"score": "1e3"}, "score"),
        ({"score": "٣"}, "score"),
        ({"score_min_criterion_ratio": 1.01}, "score_min_criterion_ratio"),
        ({"rating": {"2023": "tốt"}}, "rating.2023"),
        ({"rating": {"23": "good"}}, "rating.23"),
        ({"rating": []}, "rating"),
        ({"initiatives": {}}, "initiatives"),
        ({"initiatives": [None]}, "initiatives[0]"),
        ({"initiatives": [{}, {"share": 100.5}]}, "initiatives[1].share"),
        ({"initiatives": [{"benefit": 1.5}]}, "initiatives[0].benefit"),
        ({"initiatives": [{"benefit": -1}]}, "initiatives[0].benefit"),
        ({"initiatives": [{"used_for": ["ldtt"]}]}, "initiatives[0].used_for[0]"),
        ({"scope": "yearly"}, "scope"),
        ({"registered_in_time": "có"}, "registered_in_time"),
        ({"history": [{"predecessor": ""}]}, "history[0].predecessor"),
        ({"achievement_used_for": "BK_TINH"}, "achievement_used_for"),
        ({"months_since_mergers": [-1]}, "months_since_mergers[0]"),
        ({"votes": {"for": 10, "members": 9}}, "votes.for"),
        ({"votes": {"members": 0}}, "votes.members"),
        ({"discipline": [{"level": "open_case"}]}, "discipline[0].level"),
        ({"discipline": [{"from": "2024-02-01", "to": "2024-01-31"}]}, "discipline[0].to"),
        ({"collective": {"size": 10, "women": 11}}, "collective.women"),
        ({"targets": {"points": 1}}, "targets.points"),
        ({"works": [{"value": "7 tỷ"}]}, "works[0].value"),
        ({"contests": [{"prize": "nhất"}]}, "contests[0].prize"),
        ({"contests": [{"rank": 0}]}, "contests[0].rank"),
    ],
)
def test_malformed_facts_name_the_key_in_one_line(obj, path):
    with pytest.raises(MalformedFacts) as refused:
        facts_from_json(obj)
    message = str(refused.value)
    assert refused.value.path == path
    assert message.startswith(f"Khóa «{path}» " if path else "Dữ liệu ")
    assert message.endswith(".")
    assert "\n" not in message


def test_a_slip_in_a_key_is_guessed():
    with pytest.raises(MalformedFacts, match="có lẽ là «initiatives»"):
        facts_from_json({"initatives": []})


def test_a_long_value_is_cut_in_the_message():
    with pytest.raises(MalformedFacts) as refused:
        facts_from_json({"subject": "x\n" * 10_000})
    assert len(str(refused.value)) < 200
    assert "\n" not in str(refused.value)
