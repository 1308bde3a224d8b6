"""The district of 2022: the article's figures, counted again by hand from the rows."""

import dataclasses
from collections import Counter
from datetime import date

import pytest

from sample.apportion import apportion
from sample.trieu_son_2022 import build
from sample.trieu_son_2022.figures import assert_figures
from tests.sample.test_bac_kan_2020 import (
    ALLOWED,
    PEOPLE_OF_THE_ARTICLES,
    REQUIRED,
    WORKBOOK,
    first_and_last,
)


@pytest.fixture(scope="module")
def district():
    return build(date(2026, 11, 21))


def unions(pack):
    return [unit for unit in pack.sheets["units"] if unit["kind"] == "grassroots"]


def asked_of(pack):
    return {row["unit_code"]: row["value"] for row in pack.sheets["targets"] if row["campaign_code"] == "TS2022"}


def test_unions_by_block(district):
    assert Counter(unit["block"] for unit in unions(district)) == {
        "commune": 34,
        "agency": 10,
        "enterprise_private": 27,
        "school": 103,
    }
    assert len(unions(district)) == 34 + 10 + 27 + 103 == 174
    assert {unit["parent_code"] for unit in unions(district)} == {"LDLD-TSO"}


@pytest.mark.parametrize(
    ("column", "total"),
    [("workers", 16_479), ("workers_female", 14_573), ("members", 14_690), ("members_female", 12_923)],
)
def test_headcounts_add_up(district, column, total):
    assert sum(unit[column] for unit in unions(district)) == total


def test_every_headcount_is_possible(district):
    register = Counter((row["unit_code"], row["gender"]) for row in district.sheets["members"])
    for unit in unions(district):
        men, men_members = unit["workers"] - unit["workers_female"], unit["members"] - unit["members_female"]
        assert 0 < unit["members_female"] <= unit["workers_female"]
        assert 0 <= men_members <= men
        assert register[unit["code"], "female"] <= unit["members_female"]
        assert register[unit["code"], "male"] <= men_members


def test_five_clusters_hold_every_union_once(district):
    rows = district.sheets["clusters"]
    assert len({row["code"] for row in rows}) == 5
    assert sorted(row["member_unit_code"] for row in rows) == sorted(unit["code"] for unit in unions(district))
    officers = Counter((row["code"], row["officer"]) for row in rows)
    assert all(officers[code, office] == 1 for code in {row["code"] for row in rows} for office in ("head", "deputy"))


def test_the_target_is_handed_on_whole(district):
    handed = asked_of(district)
    assert handed.pop("LDLD-TSO") == 1_500 == sum(handed.values())
    assert handed.keys() == {unit["code"] for unit in unions(district)}
    assert min(handed.values()) >= 1


def test_initiatives_are_recognised_in_the_first_six_months(district):
    rows = district.sheets["initiatives"]
    assert len(rows) == 7_929
    assert {row["recognised_level"] for row in rows} == {"base"}
    assert date(2022, 1, 1) <= min(row["applied_on"] for row in rows)
    assert max(row["recognised_on"] for row in rows) <= date(2022, 6, 30)
    accepted = {step.unit_code for step in district.dossiers if step.state == "accepted"}
    assert {row["unit_code"] for row in rows} == accepted == {unit["code"] for unit in unions(district)}
    assert {row["benefit_declared"] for row in rows} == {row["benefit_confirmed"] for row in rows} == {None}
    assert len({row["title"] for row in rows}) == len(rows)


def test_authors_are_of_the_union_and_share_the_whole(district):
    homes = {row["code"]: row["unit_code"] for row in district.sheets["members"]}
    for row in district.sheets["initiatives"]:
        shares = dict(part.strip().split(":") for part in row["authors"].split(";"))
        assert sum(map(int, shares.values())) == 100
        assert {homes[code] for code in shares} == {row["unit_code"]}


def test_four_schools_stay_behind(district):
    made = Counter(row["unit_code"] for row in district.sheets["initiatives"])
    asked = asked_of(district)
    behind = {code for code, value in asked.items() if code != "LDLD-TSO" and made[code] < value}
    assert behind == set(district.notes["behind"]) and len(behind) == 4


def test_what_the_article_does_not_tell_is_not_made_into_rows(district):
    assert [district.sheets[sheet] for sheet in ("entries", "works", "ratings", "discipline")] == [[]] * 4


@pytest.mark.parametrize(
    ("award", "decision_no", "collectives", "individuals"),
    [
        ("BK_TLD", "01/QĐ-TLĐ (mẫu)", 1, 5),
        ("CO_TINH", "02/QĐ-LĐLĐ (mẫu)", 1, 0),
        ("BK_TD_KHONGRO", "03/QĐ (mẫu)", 6, 8),
        ("BK_CD_KHONGRO", "04/QĐ (mẫu)", 1, 0),
        ("GK_CTTT", "05/QĐ-LĐLĐ (mẫu)", 26, 58),
        ("SK_VINHDANH", "06/QĐ-LĐLĐ (mẫu)", 1, 8),
        ("GK_CTTT", "07/QĐ-LĐLĐ (mẫu)", 19, 53),
    ],
)
def test_honours_count_as_the_article_says(district, award, decision_no, collectives, individuals):
    rows = [
        row for row in district.sheets["past_awards"] if (row["award_code"], row["decision_no"]) == (award, decision_no)
    ]
    kinds = Counter(row["subject_kind"] for row in rows)
    assert (kinds["unit"] + kinds["collective"], kinds["individual"]) == (collectives, individuals)
    assert len({(row["subject_kind"], row["subject_code"]) for row in rows}) == len(rows)


def test_honours_sum_up_and_nobody_guesses_who_decided(district):
    rows = district.sheets["past_awards"]
    kinds = Counter(row["subject_kind"] for row in rows)
    assert kinds == {"unit": 1 + 1 + 6 + 1 + 26 + 1 + 19, "individual": 5 + 8 + 58 + 8 + 53}
    assert kinds == {"unit": 55, "individual": 132}
    nobody = {row["award_code"] for row in rows if row["decided_by"] is None}
    assert nobody == {"BK_TD_KHONGRO", "BK_CD_KHONGRO"}
    assert all(row["decision_no"].endswith("(mẫu)") for row in rows)


def test_honours_go_to_sample_subjects_and_those_of_the_school_year_to_schools(district):
    homes = {row["code"]: row["unit_code"] for row in district.sheets["members"]}
    blocks = {unit["code"]: unit["block"] for unit in unions(district)}
    rows = district.sheets["past_awards"]
    assert {homes.get(row["subject_code"], row["subject_code"]) for row in rows} <= blocks.keys()
    school_year = {row["subject_code"] for row in rows if row["decision_no"] == "05/QĐ-LĐLĐ (mẫu)"}
    assert {blocks[homes.get(code, code)] for code in school_year} == {"school"}
    programme = {row["subject_code"] for row in rows if row["decision_no"] == "07/QĐ-LĐLĐ (mẫu)"}
    assert school_year & programme


def test_the_second_movement_is_that_of_the_article(district):
    assert [row["code"] for row in district.sheets["campaigns"]] == ["TS2022", "TS2022-KV"]
    assert [plan.campaign_code for plan in district.campaigns] == ["TS2022", "TS2022-KV"]
    assert "khát vọng xây dựng quê hương Thanh Hoá văn minh, thịnh vượng" in district.campaigns[1].content[""]
    assert "01 triệu sáng kiến" in district.campaigns[0].content[""]


def test_the_share_of_the_plan_is_that_of_the_article(district):
    asked = asked_of(district)["LDLD-TSO"]
    assert round(100 * len(district.sheets["initiatives"]) / asked, 1) == 528.6


def test_assert_figures_names_a_lost_honour(district):
    less = dict(district.sheets, past_awards=district.sheets["past_awards"][1:])
    with pytest.raises(ValueError, match=r"^honours: .*; honoured: \(54, 132\) ≠ \(55, 132\)$"):
        assert_figures(dataclasses.replace(district, sheets=less))


def test_sheets_are_those_of_the_workbook(district):
    assert set(district.sheets) == set(WORKBOOK)
    for sheet, rows in district.sheets.items():
        assert {tuple(row) for row in rows} <= {tuple(WORKBOOK[sheet].split())}, sheet
        assert [row for row in rows if any(row[key] is None for key in REQUIRED[sheet].split())] == [], sheet
    for (sheet, column), allowed in ALLOWED.items():
        assert {row[column] for row in district.sheets[sheet]} - {None} <= set(allowed.split()), (sheet, column)
    for sheet in ("units", "members", "initiatives"):
        codes = [row["code"] for row in district.sheets[sheet]]
        assert len(codes) == len(set(codes)), sheet


def test_nobody_is_called_as_in_the_articles(district):
    taken = {first_and_last(name) for name in PEOPLE_OF_THE_ARTICLES}
    assert not {first_and_last(row["full_name"]) for row in district.sheets["members"]} & taken
    assert all("mẫu" in account.display_name for account in district.accounts)


def test_the_pack_is_the_same_every_day(district):
    assert build(date(2030, 1, 1)) == district


def test_assert_figures_names_what_is_wrong(district):
    only_sent = [dataclasses.replace(step, moves=step.moves[:1]) for step in district.dossiers]
    with pytest.raises(ValueError, match=r"^initiatives: 0 ≠ 7929$"):
        assert_figures(dataclasses.replace(district, dossiers=only_sent))


@pytest.mark.parametrize("total", [0, 1, 7, 1_500])
def test_what_is_shared_out_sums_up(total):
    shares = apportion(total, {"a": 1.0, "b": 2.5, "c": 0.1, "d": 0})
    assert sum(shares.values()) == total and shares["d"] == 0
