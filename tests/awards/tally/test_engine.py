import pytest

from awards.tally.engine import Outcome, evaluate
from awards.tally.facts import Facts, facts_from_json
from awards.tally.levels import SubjectKind
from awards.tally.standard import parse_standard

STANDARD = parse_standard(
    {
        "all_of": [
            {"condition": "registered"},
            {"condition": "score_at_least", "params": {"minimum": 90}},
            {"condition": "initiatives", "params": {"count": 1, "level": "base", "years": 1}},
        ]
    }
)
ACCEPTED = parse_standard({"all_of": [{"condition": "dossier_accepted"}]})
COLLECTIVES = {SubjectKind.COLLECTIVE, SubjectKind.UNIT}
GOOD = {
    "period": {"from": "2023-01-01", "to": "2023-12-31"},
    "registered": True,
    "score": 91,
    "initiatives": [{"level": "base", "year": 2023}],
}


@pytest.mark.parametrize(
    ("changed", "outcome", "gap"),
    [
        ({}, "eligible", ""),
        ({"initiatives": []}, "not_eligible", "thiếu 01 sáng kiến cấp cơ sở năm 2023"),
        ({"score": None}, "missing_data", "chưa có điểm thi đua"),
        # what is not met comes before what is unknown, and the rest is counted
        (
            {"score": None, "initiatives": []},
            "not_eligible",
            "thiếu 01 sáng kiến cấp cơ sở năm 2023 (và 01 điều kiện khác)",
        ),
        (
            {"registered": False, "score": 80, "initiatives": None},
            "not_eligible",
            "chưa đăng ký thi đua (và 02 điều kiện khác)",
        ),
    ],
)
def test_outcome_and_nearest_gap(changed, outcome, gap):
    evaluation = evaluate(facts_from_json(GOOD | changed), STANDARD)
    assert (evaluation.outcome, str(evaluation.nearest_gap)) == (outcome, gap)


def test_findings_come_in_the_order_of_the_standard_with_campaign_rules_first():
    evaluation = evaluate(facts_from_json(GOOD | {"dossier_accepted": False}), STANDARD, campaign_rules=ACCEPTED)
    assert [(f.condition, f.verdict.value) for f in evaluation.findings] == [
        ("dossier_accepted", "not_met"),
        ("registered", "met"),
        ("score_at_least", "met"),
        ("initiatives", "met"),
    ]
    assert evaluation.outcome is Outcome.NOT_ELIGIBLE


@pytest.mark.parametrize(
    ("facts", "outcome", "conditions"),
    [
        (Facts(), "missing_data", ["standard_missing"]),
        (Facts(open_case=False, subject=SubjectKind.UNIT), "missing_data", ["standard_missing"]),
        (Facts(open_case=True), "not_eligible", ["clean_record", "standard_missing"]),
        (Facts(subject=SubjectKind.INDIVIDUAL), "not_eligible", ["subject_kind", "standard_missing"]),
        (
            Facts(subject=SubjectKind.HOUSEHOLD, open_case=True),
            "not_eligible",
            ["subject_kind", "clean_record", "standard_missing"],
        ),
    ],
)
def test_award_without_a_standard(facts, outcome, conditions):
    evaluation = evaluate(facts, None, subject_kinds=COLLECTIVES)
    assert (evaluation.outcome, [f.condition for f in evaluation.findings]) == (outcome, conditions)


def test_award_without_a_standard_still_fails_a_campaign_rule():
    rejected = evaluate(Facts(dossier_accepted=False), None, campaign_rules=ACCEPTED)
    assert rejected.outcome is Outcome.NOT_ELIGIBLE
    accepted = evaluate(Facts(dossier_accepted=True), None, campaign_rules=ACCEPTED)
    assert (accepted.outcome, [f.condition for f in accepted.findings]) == ("missing_data", ["standard_missing"])


def test_award_whose_subjects_are_not_known_refuses_nobody():
    assert evaluate(Facts(subject=SubjectKind.HOUSEHOLD), None).outcome is Outcome.MISSING_DATA


def test_evaluation_as_json():
    answer = evaluate(facts_from_json(GOOD | {"score": 80}), STANDARD).to_json()
    assert answer["outcome"] == "not_eligible"
    assert answer["nearest_gap"] == "thiếu 10 điểm"
    assert answer["findings"][1] == {
        "condition": "score_at_least",
        "verdict": "not_met",
        "required": "từ 90 điểm trở lên",
        "actual": "80 điểm",
        "legal_ref": "",
        "gap": "thiếu 10 điểm",
    }
