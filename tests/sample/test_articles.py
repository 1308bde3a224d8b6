"""The packs of An Giang, Than Quảng Ninh and Hải Dương: the articles' figures, counted again by hand from the rows."""

import dataclasses
from collections import Counter
from datetime import date
from importlib import import_module

import pytest

from tests.sample.test_bac_kan_2020 import (
    ALLOWED,
    PEOPLE_OF_THE_ARTICLES,
    REQUIRED,
    WORKBOOK,
    first_and_last,
    folded,
)

TOPS = {"an_giang_2020": "LDLD-AGI", "than_quang_ninh_2023": "CD-TQN", "hai_duong_2023": "LDLD-HDU"}


def built(name):
    return import_module(f"sample.{name}").build(date(2026, 11, 21))


@pytest.fixture(scope="module", params=TOPS)
def pack(request):
    return built(request.param)


@pytest.fixture(scope="module")
def an_giang():
    return built("an_giang_2020")


@pytest.fixture(scope="module")
def quang_ninh():
    return built("than_quang_ninh_2023")


@pytest.fixture(scope="module")
def hai_duong():
    return built("hai_duong_2023")


def assert_figures_of(pack, **changes):
    import_module(f"sample.{pack.name}.figures").assert_figures(dataclasses.replace(pack, **changes))


# ---------- Every pack ----------


def test_sheets_are_those_of_the_workbook(pack):
    assert set(pack.sheets) == set(WORKBOOK)
    for sheet, rows in pack.sheets.items():
        assert {tuple(row) for row in rows} <= {tuple(WORKBOOK[sheet].split())}, sheet
        assert [row for row in rows if any(row[key] is None for key in REQUIRED[sheet].split())] == [], sheet
    for (sheet, column), allowed in ALLOWED.items():
        assert {row[column] for row in pack.sheets[sheet]} - {None} <= set(allowed.split()), (sheet, column)
    for sheet in ("units", "members"):
        codes = [row["code"] for row in pack.sheets[sheet]]
        assert len(codes) == len(set(codes)), sheet


def test_every_unit_hangs_under_one_before_it(pack):
    seen = set()
    for unit in pack.sheets["units"]:
        assert unit["parent_code"] in seen or unit["code"] == "TLDLDVN"
        seen.add(unit["code"])
    assert pack.top_unit_code == TOPS[pack.name] and pack.top_unit_code in seen
    names = [unit["name"] for unit in pack.sheets["units"]]
    assert len(names) == len(set(names))
    members = Counter(row["unit_code"] for row in pack.sheets["members"])
    assert members.keys() == {unit["code"] for unit in pack.sheets["units"] if unit["kind"] == "grassroots"}


def test_no_headcount_is_invented(pack):
    columns = ("workers", "workers_female", "members", "members_female", "as_of")
    assert {unit[column] for unit in pack.sheets["units"] for column in columns} == {None}


def test_nobody_is_called_as_in_the_articles(pack):
    taken = {first_and_last(name) for name in PEOPLE_OF_THE_ARTICLES}
    assert not {first_and_last(row["full_name"]) for row in pack.sheets["members"]} & taken
    written = folded(" ".join(name for unit in pack.sheets["units"] for name in (unit["name"], unit["short_name"])))
    assert not [name for name in PEOPLE_OF_THE_ARTICLES if folded(name) in written]


def test_accounts_say_that_they_are_samples(pack):
    assert all("mẫu" in account.display_name for account in pack.accounts)
    units = {unit["code"] for unit in pack.sheets["units"]} | {None}
    assert {account.unit_code for account in pack.accounts} <= units
    names = [account.username for account in pack.accounts]
    assert len(names) == len(set(names)) and {pack.typed_by, *(plan.launched_by for plan in pack.campaigns)} <= {*names}


def test_the_pack_is_the_same_every_day(pack):
    assert import_module(f"sample.{pack.name}").build(date(2030, 1, 1)) == pack


def test_every_reported_figure_has_a_source(pack):
    assert all(plan.source and plan.source_date and plan.words for plan in pack.reported)
    assert {plan.unit_code for plan in pack.reported} <= {pack.top_unit_code}


# ---------- An Giang ----------


@pytest.mark.parametrize(
    ("indicator", "value", "is_more_than"),
    [
        ("works", 4_154, False),
        ("works_value", 10_400 * 10**9, True),
        ("initiatives", 19_738, False),
        ("initiatives_benefit", 16 * 10**9, True),
        ("research_topics", 349, False),
        ("research_projects", 47, False),
        ("research_benefit", 176 * 10**9, True),
        ("women_titles", 130_400, True),
        ("men_titles", 96_700, True),
        ("delegates", 140, True),
        ("represented", 100_000, True),
    ],
)
def test_an_giang_reports_totals_as_the_article(an_giang, indicator, value, is_more_than):
    (plan,) = [plan for plan in an_giang.reported if plan.indicator == indicator]
    assert (plan.value, plan.is_more_than, plan.to_day) == (value, is_more_than, date(2020, 7, 27))
    assert len(an_giang.reported) == 11


@pytest.mark.parametrize(
    ("award", "year", "collectives", "individuals"),
    [("CO_CP", 2019, 1, 0), ("CO_TLD", 2020, 1, 1), ("BK_UBND", 2020, 5, 10), ("BK_TINH", 2020, 33, 106)],
)
def test_an_giang_honours(an_giang, award, year, collectives, individuals):
    rows = [row for row in an_giang.sheets["past_awards"] if row["award_code"] == award]
    kinds = Counter(row["subject_kind"] for row in rows)
    assert (kinds["unit"], kinds["individual"]) == (collectives, individuals)
    assert {row["year"] for row in rows} == {year}
    assert all(row["decision_no"].endswith("(mẫu)") and row["decided_on"] <= date(2020, 7, 27) for row in rows)


def test_an_giang_gives_nobody_two_awards_and_the_flag_of_state_to_itself(an_giang):
    subjects = [row["subject_code"] for row in an_giang.sheets["past_awards"]]
    assert len(subjects) == len(set(subjects)) == 1 + 2 + 15 + 139
    (flag,) = [row for row in an_giang.sheets["past_awards"] if row["award_code"] == "CO_CP"]
    assert flag["subject_code"] == "LDLD-AGI"


def test_an_giang_asks_about_the_benefit_of_an_initiative(an_giang):
    asked = [plan for plan in an_giang.reported if plan.question]
    assert [plan.indicator for plan in asked] == ["initiatives_benefit"]
    assert round(16_000 / 19_738, 2) == 0.81 and "0,81 triệu đồng" in asked[0].question
    assert round(176_000 / (349 + 47)) == 444 and "444 triệu đồng" in asked[0].question


def test_an_giang_makes_no_rows_of_totals(an_giang):
    assert [an_giang.sheets[sheet] for sheet in ("entries", "works", "initiatives", "ratings")] == [[]] * 4


def test_an_giang_names_what_is_wrong(an_giang):
    with pytest.raises(ValueError, match=r"^reported: "):
        assert_figures_of(an_giang, reported=an_giang.reported[1:])
    with pytest.raises(ValueError, match=r"^honours: "):
        assert_figures_of(an_giang, sheets=dict(an_giang.sheets, past_awards=[]))


# ---------- Than Quảng Ninh ----------


def test_quang_ninh_reports_over_twelve_thousand(quang_ninh):
    (plan,) = quang_ninh.reported
    assert (plan.indicator, plan.value, plan.is_more_than) == ("exemplars", 12_000, True)
    assert (plan.from_day, plan.to_day) == (date(2019, 1, 1), date(2023, 12, 31))


def test_quang_ninh_spreads_two_hundred_over_fields_years_and_companies(quang_ninh):
    plans = quang_ninh.exemplars
    assert len(plans) == len({plan.member_code for plan in plans}) == 200
    assert Counter(plan.field_code for plan in plans) == {
        "HAM_LO": 48,
        "LO_THIEN": 32,
        "CO_KHI": 24,
        "CO_DIEN": 32,
        "TUYEN_SINH": 12,
        "PHUC_VU": 24,
        "QUAN_LY": 16,
        "DANG_DOAN_THE": 12,
    }
    assert Counter(plan.year for plan in plans) == dict.fromkeys(range(2019, 2024), 40)
    assert {plan.month for plan in plans} == set(range(1, 13))
    homes = {row["code"]: row["unit_code"] for row in quang_ninh.sheets["members"]}
    assert all(homes[plan.member_code] == plan.unit_code for plan in plans)
    assert {plan.unit_code for plan in plans} == set(homes.values())


def test_quang_ninh_tells_of_each_what_a_month_may_be(quang_ninh):
    for plan in quang_ninh.exemplars:
        assert plan.figures.keys() == {"workdays", "income", "productivity", "initiatives"}
        assert 20 <= plan.figures["workdays"] <= 27 and 100 < plan.figures["productivity"] <= 130
        assert 10_000_000 <= plan.figures["income"] <= 40_000_000
        assert plan.story.endswith(".") and plan.quote.endswith(".") and plan.title.endswith("(mẫu)")
    fields = {
        field: {p.story for p in quang_ninh.exemplars if p.field_code == field} for field in ("HAM_LO", "PHUC_VU")
    }
    assert min(len(stories) for stories in fields.values()) >= 6


def test_quang_ninh_shows_nobody_who_did_not_agree(quang_ninh):
    plans = quang_ninh.exemplars
    assert (sum(bool(plan.consent) for plan in plans), sum(bool(plan.published_on) for plan in plans)) == (120, 100)
    shown = [plan for plan in plans if plan.published_on]
    assert all(plan.approved_on < plan.consented_on < plan.published_on for plan in shown)
    assert {plan.field_code for plan in shown} == {plan.field_code for plan in plans}
    assert {plan.consent for plan in shown} == {"written", "message", "spoken"}
    assert all(bool(plan.consent) == bool(plan.consented_on) for plan in plans)


def test_quang_ninh_votes_in_each_union_without_the_candidates(quang_ninh):
    held = {(held.unit_code, held.year): held for held in quang_ninh.exemplar_rounds}
    assert held.keys() == {(plan.unit_code, plan.year) for plan in quang_ninh.exemplars}
    homes = {row["code"]: row["unit_code"] for row in quang_ninh.sheets["members"]}
    for (unit, year), vote in held.items():
        assert len(vote.voters) == 3 and {homes[code] for code in vote.voters} == {unit}
        candidates = {plan.member_code for plan in quang_ninh.exemplars if plan.year == year}
        assert not candidates & set(vote.voters)


def test_quang_ninh_names_what_is_wrong(quang_ninh):
    with pytest.raises(ValueError, match=r"^exemplars: 199 ≠ 200$"):
        assert_figures_of(quang_ninh, exemplars=quang_ninh.exemplars[1:])


# ---------- Hải Dương ----------


def test_hai_duong_has_two_campaigns_of_one_province_reviewed_on_one_day(hai_duong):
    assert {row["code"]: row["unit_code"] for row in hai_duong.sheets["campaigns"]} == {
        "HD2023": "LDLD-HDU",
        "HD2023-KL01": "LDLD-HDU",
    }
    reviewed = {row["campaign_code"] for row in hai_duong.sheets["phases"] if row["to"] == date(2023, 5, 18)}
    assert reviewed == {"HD2023", "HD2023-KL01"}


def test_hai_duong_has_the_tasks_of_the_article(hai_duong):
    content = {plan.campaign_code: plan.content[""].split("\n") for plan in hai_duong.campaigns}
    assert {code: len(tasks) for code, tasks in content.items()} == {"HD2023": 3, "HD2023-KL01": 3}
    assert any("thành tích đột xuất" in task for task in content["HD2023"])
    assert any("thi thợ giỏi" in task for task in content["HD2023"])
    assert any("Kiểm tra, giám sát" in task for task in content["HD2023-KL01"])
    (study,) = [plan for plan in hai_duong.campaigns if plan.campaign_code == "HD2023-KL01"]
    assert "01-KL/TW" in {basis.number for basis in study.legal_bases}


def test_hai_duong_gives_no_totals(hai_duong):
    assert hai_duong.reported == () and hai_duong.sheets["past_awards"] == []


def test_hai_duong_registers_direct_workers_once_each(hai_duong):
    direct = {row["code"] for row in hai_duong.sheets["members"] if row["is_direct_worker"] and not row["is_leader"]}
    subjects = [row["subject_code"] for row in hai_duong.sheets["entries"]]
    assert len(subjects) == len(set(subjects)) == 110 and set(subjects) <= direct
    steps = {(step.campaign_code, step.unit_code) for step in hai_duong.dossiers if step.state == "accepted"}
    assert steps == {(row["campaign_code"], row["unit_code"]) for row in hai_duong.sheets["entries"]}


def test_hai_duong_inspects_four_units_whose_remedies_come_in_time(hai_duong):
    (inspection,) = hai_duong.inspections
    units = {row["code"]: row["parent_code"] for row in hai_duong.sheets["units"]}
    assert [units[visit.unit_code] for visit in inspection.visits] == ["LDLD-HDU"] * 4
    assert date(2023, 5, 18) < inspection.decided_on <= inspection.from_day
    assert all(inspection.from_day <= visit.held_on <= inspection.to_day for visit in inspection.visits)
    found = [(visit, finding) for visit in inspection.visits for finding in visit.findings]
    assert Counter(finding.kind for _visit, finding in found) == {"strength": 3, "shortcoming": 3}
    asked = [(visit, finding) for visit, finding in found if finding.remedy]
    assert {finding.kind for _visit, finding in asked} == {"shortcoming"}
    assert all(visit.held_on < f.reported_on <= f.due < inspection.closed_on for visit, f in asked)
    assert sum(bool(finding.sent_back) for _visit, finding in found) == 1


def test_hai_duong_plans_awards_on_the_spot_for_direct_workers(hai_duong):
    homes = {row["code"]: row["unit_code"] for row in hai_duong.sheets["members"]}
    direct = {row["code"] for row in hai_duong.sheets["members"] if row["is_direct_worker"]}
    assert len({plan.unit_code for plan in hai_duong.spot_awards}) == len(hai_duong.spot_awards) == 5
    assert all(homes[plan.member_code] == plan.unit_code for plan in hai_duong.spot_awards)
    assert {plan.member_code for plan in hai_duong.spot_awards} <= direct


def test_hai_duong_holds_a_contest_of_three_trades(hai_duong):
    direct = {row["code"] for row in hai_duong.sheets["members"] if row["is_direct_worker"] and not row["is_leader"]}
    (contest,) = hai_duong.contests
    codes = [one.member_code for one in contest.contestants]
    assert len(set(codes)) == len(codes) == 30 and set(codes) <= direct
    for trade in contest.trades:
        placed = [one for one in contest.contestants if one.trade == trade]
        assert [one.rank for one in placed] == list(range(1, 11))
        assert [one.points for one in placed] == sorted({one.points for one in placed}, reverse=True)
        assert [one.grade for one in placed] == ["first", "second", "third", "consolation", "consolation", *[""] * 5]
    assert contest.planned_on < contest.registration_closes < contest.from_day < contest.published_on


def test_hai_duong_sums_both_campaigns_up_in_one_report(hai_duong):
    (summary,) = hai_duong.summaries
    assert summary.about == (("HD2023-KL01", 1), ("HD2023", 1))
    assert (summary.as_of, summary.signed_on) == (date(2023, 5, 17), date(2023, 5, 18))
    assert set(summary.texts) == {"assessment", "tasks"} and summary.texts["tasks"].count("- ") == 6
    assert summary.written_by != summary.approved_by


def test_hai_duong_names_what_is_wrong(hai_duong):
    with pytest.raises(ValueError, match=r"^tasks: 3 ≠ 6$"):
        assert_figures_of(hai_duong, campaigns=hai_duong.campaigns[:1])
