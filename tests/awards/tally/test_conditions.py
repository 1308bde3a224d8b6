"""Decision tables: for each condition both sides, the edges, and what is unknown."""

import pytest
from hypothesis import given

from awards.tally import levels
from awards.tally.conditions import KINDS
from awards.tally.facts import facts_from_json
from awards.tally.standard import parse_standard
from awards.tally.wording import labels
from tests.awards.tally.judging import judged
from tests.awards.tally.strategies import CASE, FACTS, TREE


def _is_list_of_choices(group):
    return isinstance(group, type) and issubclass(group, levels.Graded | levels.Coded) and len(group)


@pytest.mark.parametrize("kind", ["registered", "dossier_accepted"])
@pytest.mark.parametrize(("truth", "verdict"), [(True, "met"), (False, "not_met"), (None, "unknown")])
def test_yes_or_no_conditions(kind, truth, verdict):
    assert judged(kind, {}, {kind: truth}).verdict == verdict


@pytest.mark.parametrize(
    ("kinds", "subject", "verdict"),
    [
        (["individual"], "individual", "met"),
        (["individual"], "collective", "not_met"),
        (["collective", "unit"], "unit", "met"),
        (["collective", "unit"], "household", "not_met"),
        (["collective", "unit", "household"], None, "unknown"),
        (["individual", "collective", "unit", "household"], None, "met"),
    ],
)
def test_subject_kind(kinds, subject, verdict):
    assert judged("subject_kind", {"kinds": kinds}, {"subject": subject}).verdict == verdict


@pytest.mark.parametrize(
    ("score", "verdict"),
    [
        (89.99, "not_met"),
        (90, "met"),
        ("90.00", "met"),
        (90.01, "met"),
        (0, "not_met"),
        (-5, "not_met"),
        (None, "unknown"),
    ],
)
def test_score_at_least_90(score, verdict):
    assert judged("score_at_least", {"minimum": 90}, {"score": score}).verdict == verdict


def test_score_gap_says_how_many_points_are_missing():
    finding = judged("score_at_least", {"minimum": 90}, {"score": 88.75})
    assert (str(finding.required), str(finding.actual), str(finding.gap)) == (
        "từ 90 điểm trở lên",
        "88,75 điểm",
        "thiếu 1,25 điểm",
    )


@pytest.mark.parametrize(
    ("rating", "verdict"),
    [
        ({"2023": "good", "2024": "good"}, "met"),
        ({"2023": "excellent", "2024": "good"}, "met"),
        ({"2023": "completed", "2024": "good"}, "not_met"),
        ({"2023": "good", "2024": "not_completed"}, "not_met"),
        # the year itself is not rated yet: counted from the year before
        ({"2022": "good", "2023": "good"}, "met"),
        ({"2022": "good", "2023": "good", "2024": None}, "met"),
        ({"2022": "completed", "2023": "good"}, "not_met"),
        # a gap is unknown, unless a known year already fails
        ({"2022": "good", "2024": "good"}, "unknown"),
        ({"2022": "good", "2024": "completed"}, "not_met"),
        ({"2022": "good"}, "unknown"),
        ({"2023": None, "2024": "good"}, "unknown"),
        ({}, "unknown"),
        (None, "unknown"),
        # years outside the window say nothing
        ({"2021": "not_completed", "2023": "good", "2024": "good", "2025": "not_completed"}, "met"),
    ],
)
def test_rating_good_in_two_consecutive_years(rating, verdict):
    assert judged("rating_at_least", {"rating": "good", "years": 2}, {"rating": rating}).verdict == verdict


@pytest.mark.parametrize(
    ("rating", "verdict"),
    [
        ({"2024": "excellent"}, "met"),
        ({"2023": "excellent"}, "unknown"),
        ({"2023": "excellent", "2024": "good"}, "not_met"),
    ],
)
def test_rating_of_the_year_itself(rating, verdict):
    params = {"rating": "excellent", "year_itself": True}
    assert judged("rating_at_least", params, {"rating": rating}).verdict == verdict


def test_rating_without_a_period_is_unknown():
    facts = {"period": None, "rating": {"2024": "excellent"}}
    assert judged("rating_at_least", {"rating": "good"}, facts).verdict == "unknown"


@pytest.mark.parametrize(
    ("rating", "gap"),
    [
        ({"2023": "good", "2024": "excellent"}, "xếp loại năm 2023 chưa đạt hoàn thành xuất sắc nhiệm vụ"),
        ({"2024": "excellent"}, "chưa có xếp loại năm 2023"),
        (None, "chưa có dữ liệu về xếp loại"),
    ],
)
def test_rating_gap_names_the_year(rating, gap):
    finding = judged("rating_at_least", {"rating": "excellent", "years": 2}, {"rating": rating})
    assert str(finding.gap) == gap


def measure(begin="2024-03-01", end="2024-09-01", level="warning"):
    return {"level": level, "from": begin, "to": end}


@pytest.mark.parametrize(
    ("discipline", "open_case", "verdict"),
    [
        ([], False, "met"),
        ([measure()], False, "not_met"),
        ([measure(level="dismissal")], False, "not_met"),
        ([measure(level="reprimand")], False, "met"),
        # the days at both ends count
        ([measure("2023-01-01", "2023-12-31")], False, "met"),
        ([measure("2023-01-01", "2024-01-01")], False, "not_met"),
        ([measure("2024-12-31", "2025-12-31")], False, "not_met"),
        ([measure("2025-01-01", "2025-12-31")], False, "met"),
        ([measure("2023-01-01", "2025-12-31")], False, "not_met"),
        # one end unknown
        ([measure(end=None)], False, "not_met"),
        ([measure("2023-01-01", None)], False, "unknown"),
        ([measure("2025-01-01", None)], False, "met"),
        ([measure(None, "2024-05-01")], False, "not_met"),
        ([measure(None, "2023-12-31")], False, "met"),
        ([measure(None, "2025-05-01")], False, "unknown"),
        ([measure(None, None)], False, "unknown"),
        # the level unknown
        ([measure(level=None)], False, "unknown"),
        ([measure("2023-01-01", "2023-02-01", level=None)], False, "met"),
        # an open case, and what is known beats what is not
        ([], True, "not_met"),
        (None, True, "not_met"),
        ([measure()], None, "not_met"),
        ([measure(level=None), measure()], None, "not_met"),
        ([], None, "unknown"),
        (None, False, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_clean_record_of_warning_or_above(discipline, open_case, verdict):
    facts = {"discipline": discipline, "open_case": open_case}
    assert judged("clean_record", {"level": "warning"}, facts).verdict == verdict


def test_clean_record_without_a_period_is_unknown_only_when_there_is_a_measure():
    assert (
        judged("clean_record", {"level": "reprimand"}, {"period": None, "discipline": [], "open_case": False}).verdict
        == "met"
    )
    facts = {"period": None, "discipline": [measure()], "open_case": False}
    assert judged("clean_record", {"level": "reprimand"}, facts).verdict == "unknown"
    assert judged("clean_record", {"level": "dismissal"}, facts).verdict == "met"


@pytest.mark.parametrize(
    ("period", "held", "verdict"),
    [
        # the period began within the measure, or ended within it, whenever its other end was
        ({"from": "2024-03-15"}, measure(), "not_met"),
        ({"to": "2024-03-15"}, measure(), "not_met"),
        ({"from": "2024-09-01"}, measure(), "not_met"),
        ({"from": "2024-09-02"}, measure(), "met"),
        ({"to": "2024-02-29"}, measure(), "met"),
        ({"from": "2024-02-01"}, measure(), "unknown"),
        ({"to": "2024-10-01"}, measure(), "unknown"),
    ],
)
def test_clean_record_when_one_end_of_the_period_is_unknown(period, held, verdict):
    facts = {"period": period, "discipline": [held], "open_case": False}
    assert judged("clean_record", {"level": "warning"}, facts).verdict == verdict


def test_open_case_waits_for_its_conclusion():
    finding = judged("clean_record", {"level": "warning"}, {"discipline": [], "open_case": True})
    assert str(finding.gap) == "đang có vụ việc được xem xét; xét lại khi có kết luận"


def test_discipline_is_named_with_its_days():
    held = measure() | {"ref": "KL-7"}
    finding = judged("clean_record", {"level": "warning"}, {"discipline": [held], "open_case": False})
    assert str(finding.actual) == "kỷ luật cảnh cáo từ 01/03/2024 đến 01/09/2024"
    assert finding.evidence == ("KL-7",)


@pytest.mark.parametrize(
    ("clean_years", "discipline", "verdict"),
    [
        # three years of achievements are counted from the end of the measure
        (3, [measure("2020-01-01", "2021-12-31")], "met"),
        (3, [measure("2020-01-01", "2022-01-01")], "not_met"),
        (3, [measure("2022-05-01", "2023-05-01")], "not_met"),
        (3, [measure("2022-05-01", "2023-05-01", "reprimand")], "met"),
        (3, [measure("2023-01-01", None)], "not_met"),
        (3, [measure("2021-01-01", None)], "unknown"),
        (2, [measure("2022-05-01", "2022-12-31")], "met"),
        (2, [measure("2022-05-01", "2023-01-01")], "not_met"),
        (1, [measure("2022-05-01", "2023-12-31")], "met"),
    ],
)
def test_achievements_are_counted_from_the_end_of_a_measure(clean_years, discipline, verdict):
    params = {"level": "warning", "clean_years": clean_years}
    assert judged("clean_record", params, {"discipline": discipline, "open_case": False}).verdict == verdict


def test_achievements_after_a_measure_in_words():
    params = {"level": "reprimand", "clean_years": 3}
    finding = judged("clean_record", params, {"discipline": [measure("2022-05-01", "2023-05-01")], "open_case": False})
    assert str(finding.required) == (
        "không bị kỷ luật từ khiển trách trở lên trong 03 năm tính đến hết thời gian xét "
        "(thành tích tính từ khi hết kỷ luật), không có vụ việc đang xem xét"
    )
    assert str(finding.gap) == "kỷ luật cảnh cáo từ 01/05/2022 đến 01/05/2023, trùng thời gian tính thành tích"


@pytest.mark.parametrize(("end", "verdict"), [("2023-02-28", "met"), ("2023-03-01", "not_met")])
def test_a_period_that_begins_on_29_february(end, verdict):
    facts = {
        "period": {"from": "2024-02-29", "to": "2025-02-28"},
        "discipline": [measure("2023-01-01", end)],
        "open_case": False,
    }
    assert judged("clean_record", {"level": "warning", "clean_years": 2}, facts).verdict == verdict


def _turned(value):
    if isinstance(value, dict):
        return dict(reversed(value.items()))
    return value[::-1] if isinstance(value, list) else value


@given(case=CASE)
def test_order_of_the_facts_does_not_matter(case):
    tree, facts = case
    turned = {key: _turned(value) for key, value in reversed(facts.items())}
    for condition in parse_standard(tree).conditions():
        assert condition.evaluate(facts_from_json(facts)) == condition.evaluate(facts_from_json(turned))


@given(facts=FACTS, tree=TREE)
def test_what_is_required_depends_on_the_parameters_alone(facts, tree):
    known = facts_from_json(facts)
    for condition in parse_standard(tree).conditions():
        assert condition.evaluate(known).required == condition.sentence()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_condition_has_a_label_and_labelled_parameters(kind):
    assert labels.CONDITION_LABELS[kind]
    assert set(_keys(KINDS[kind].schema())) <= set(labels.PARAM_LABELS)


def _keys(schema):
    """The keys of the parameters, those of the objects within them included."""
    for key, value in schema.get("properties", {}).items():
        yield key
        yield from _keys(value)
    if "items" in schema:
        yield from _keys(schema["items"])


@pytest.mark.parametrize("listed", [group for group in vars(levels).values() if _is_list_of_choices(group)])
def test_every_choice_has_its_words(listed):
    if listed in labels.CHOICE_LABELS:
        assert set(labels.CHOICE_LABELS[listed]) == set(listed)
    else:
        assert listed is levels.Direction
