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
