"""What holds for the pack whatever the day: the article's figures, the workbook's shape, invented names."""

import dataclasses
import unicodedata
from collections import Counter
from datetime import date

import pytest

from sample import pack as packs
from sample.bac_kan_2020 import build
from sample.bac_kan_2020.figures import assert_figures

# The columns of the workbook, copied by hand from its description.
WORKBOOK = {
    "campaigns": "code name unit_code kind slogan from to registration_opens registration_closes needs_proposal",
    "phases": "campaign_code number name from to",
    "clusters": "code name unit_code year member_unit_code officer",
    "units": "code name short_name kind parent_code block cluster founded_on workers workers_female members "
    "members_female as_of",
    "members": "code full_name birth_date gender unit_code position is_direct_worker is_leader education joined_on",
    "collectives": "code name unit_code kind headcount headcount_female",
    "entries": "campaign_code phase stage award_code unit_code subject_kind subject_code registered_on achievements",
    "initiatives": "code campaign_code title kind field unit_code authors applied_on summary "
    "benefit_declared benefit_confirmed recognised_level recognised_on recognition_no",
    "works": "code campaign_code name kind owner_unit_code builder occasion value benefit started_on due_on "
    "finished_on plaque_text plaque_level plaque_no plaque_on",
    "targets": "campaign_code unit_code indicator value",
    "past_awards": "subject_kind subject_code award_code year decision_no decided_on decided_by campaign_code",
    "discipline": "subject_kind subject_code level from_date to_date decision_no",
    "ratings": "subject_kind subject_code year rating",
}
REQUIRED = {
    "campaigns": "code name unit_code kind from to registration_opens registration_closes",
    "phases": "campaign_code number name from to",
    "clusters": "code name unit_code year member_unit_code",
    "units": "code name kind",
    "members": "code full_name gender unit_code",
    "collectives": "code name unit_code",
    "entries": "campaign_code award_code unit_code subject_kind subject_code",
    "initiatives": "code title kind unit_code authors",
    "works": "code name kind owner_unit_code",
    "targets": "campaign_code unit_code indicator value",
    "past_awards": "subject_kind subject_code award_code year",
    "discipline": "subject_kind subject_code level from_date",
    "ratings": "subject_kind subject_code year rating",
}
ALLOWED = {
    ("campaigns", "kind"): "regular thematic peak unscheduled",
    ("clusters", "officer"): "head deputy",
    ("units", "kind"): "confederation provincial sectoral district upper_grassroots grassroots section group",
    ("units", "block"): "administrative agency commune school enterprise_state enterprise_private other",
    ("members", "gender"): "male female",
    ("members", "education"): "none vocational college university postgraduate",
    ("collectives", "kind"): "department team workshop class_group other",
    ("entries", "stage"): "registered proposed",
    ("entries", "subject_kind"): "individual collective unit household",
    ("initiatives", "kind"): "technical management operational technical_progress experience research",
    ("initiatives", "recognised_level"): "base upper province confederation national",
    ("works", "kind"): "construction product task model",
    ("targets", "indicator"): "initiatives works works_value individual_titles collective_titles exemplars",
    ("discipline", "level"): "reprimand warning dismissal_from_post dismissal open_case",
    ("ratings", "rating"): "excellent good completed not_completed",
}
# Everybody whose name stands in one of the five articles.
PEOPLE_OF_THE_ARTICLES = (
    "Vi Văn Nghĩa",
    "Lê Văn Hiệu",
    "Ngô Thị Thanh Hòa",
    "Trần Văn Cương",
    "Lê Văn Phước",
    "Nguyễn Thiện Phú",
    "Công Mạo",
    "Mai Nhữ Thắng",
    "Hoàng Thị Minh",
    "Nguyễn Thảo",
    "Hồ Chí Minh",
)
DISTRICTS = {
    "LDLD-TPBK": "thành phố Bắc Kạn",
    "LDLD-BBE": "huyện Ba Bể",
    "LDLD-BTH": "huyện Bạch Thông",
    "LDLD-CDO": "huyện Chợ Đồn",
    "LDLD-CMO": "huyện Chợ Mới",
    "LDLD-NRI": "huyện Na Rì",
    "LDLD-NSO": "huyện Ngân Sơn",
    "LDLD-PNA": "huyện Pác Nặm",
}


def folded(text: str) -> str:
    bare = (c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return "".join(bare).replace("đ", "d")


def first_and_last(name: str) -> tuple[str, str]:
    words = folded(name).split()
    return words[0], words[-1]


def of_2020(pack, sheet):
    return [row for row in pack.sheets[sheet] if row["campaign_code"] == "BK2020"]


def accepted_of_2020(pack):
    return {
        (step.unit_code, step.phase)
        for step in pack.dossiers
        if step.campaign_code == "BK2020" and step.moves and step.moves[-1].name == "accept"
    }


@pytest.mark.parametrize(
    ("award", "collectives", "individuals"),
    [
        ("CO_TLD", 2, 0),
        ("BK_TLD", 17, 19),
        ("CO_TINH", 7, 0),
        ("BK_TINH", 50, 1445),
        ("TTLDXS", 319, 0),
        ("TTLDTT", 515, 0),
        ("CSTD_CACCAP", 0, 2237),
    ],
)
def test_entries_count_as_the_article_says(pack, award, collectives, individuals):
    accepted = accepted_of_2020(pack)
    entries = [e for e in of_2020(pack, "entries") if e["award_code"] == award]
    assert all((entry["unit_code"], entry["phase"]) in accepted for entry in entries)
    kinds = Counter(entry["subject_kind"] for entry in entries)
    assert (kinds["collective"] + kinds["unit"], kinds["individual"], kinds["household"]) == (
        collectives,
        individuals,
        0,
    )


def test_no_other_award_is_registered_in_2020(pack):
    assert len(of_2020(pack, "entries")) == 2 + 36 + 7 + 1495 + 319 + 515 + 2237


def test_works_and_initiatives_count_as_the_article_says(pack):
    units = {unit for unit, _ in accepted_of_2020(pack)}
    works, initiatives = of_2020(pack, "works"), of_2020(pack, "initiatives")
    assert (len(works), sum(work["value"] for work in works)) == (11, 44_900_000_000)
    assert len(initiatives) == 2490
    assert {work["owner_unit_code"] for work in works} | {row["unit_code"] for row in initiatives} <= units
    assert {row["benefit_declared"] for row in initiatives} == {None}


def test_the_named_work_carries_its_plaque_and_no_guessed_level(pack):
    owners = {unit["code"]: unit["short_name"] for unit in pack.sheets["units"]}
    (named,) = [work for work in of_2020(pack, "works") if work["plaque_text"]]
    assert named["name"] == "Dự án Cải tạo trụ sở Trung tâm Điều khiển xa tỉnh Bắc Kạn"
    assert owners[named["owner_unit_code"]] == "CĐCS Công ty Điện lực Bắc Kạn"
    assert named["plaque_text"] == (
        "Công trình chào mừng 90 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2020)"
    )
    assert (named["plaque_level"], named["plaque_no"], named["plaque_on"]) == (None, None, None)


def test_assert_figures_names_what_is_wrong(pack):
    sheets = pack.sheets | {"works": pack.sheets["works"][1:]}
    with pytest.raises(ValueError, match=r"works: 10 ≠ 11; works_value: 34700000000 ≠ 44900000000"):
        assert_figures(dataclasses.replace(pack, sheets=sheets))
    only_sent = [dataclasses.replace(step, moves=step.moves[:1]) for step in pack.dossiers]
    with pytest.raises(ValueError, match="initiatives: 0 ≠ 2490"):
        assert_figures(dataclasses.replace(pack, dossiers=only_sent))


def test_sheets_have_exactly_the_columns_of_the_workbook(pack):
    assert set(pack.sheets) == set(WORKBOOK)
    for sheet, rows in pack.sheets.items():
        assert {tuple(row) for row in rows} == {tuple(WORKBOOK[sheet].split())}, sheet
        assert [row for row in rows if any(row[key] is None for key in REQUIRED[sheet].split())] == [], sheet


def test_choices_are_those_of_the_workbook(pack):
    for (sheet, column), allowed in ALLOWED.items():
        assert {row[column] for row in pack.sheets[sheet]} - {None} <= set(allowed.split()), (sheet, column)


def test_a_row_refuses_an_unknown_column():
    with pytest.raises(KeyError, match="ratings: colour"):
        packs.row("ratings", year=2020, colour="blue")


def test_codes_are_unique(pack):
    for sheet in ("campaigns", "units", "members", "collectives", "initiatives", "works"):
        codes = [row["code"] for row in pack.sheets[sheet]]
        assert len(codes) == len(set(codes)), sheet


@pytest.mark.parametrize(
    ("sheet", "keys"),
    [
        ("entries", "campaign_code phase stage award_code subject_code"),
        ("entries", "campaign_code stage award_code subject_code"),
        ("targets", "campaign_code unit_code indicator"),
        ("ratings", "subject_code year"),
        ("past_awards", "subject_code award_code year decision_no"),
        ("discipline", "subject_code level from_date"),
        ("clusters", "code year member_unit_code"),
        ("clusters", "year member_unit_code"),
        ("phases", "campaign_code number"),
    ],
)
def test_rows_without_a_code_are_told_apart_by_their_keys(pack, sheet, keys):
    seen = Counter(tuple(row[key] for key in keys.split()) for row in pack.sheets[sheet])
    assert [key for key, times in seen.items() if times > 1] == []


def test_the_tree_is_the_province(pack):
    units = {unit["code"]: unit for unit in pack.sheets["units"]}
    assert (units["TLDLDVN"]["kind"], units["TLDLDVN"]["parent_code"]) == ("confederation", None)
    assert (units["LDLD-BKA"]["kind"], units["LDLD-BKA"]["parent_code"]) == ("provincial", "TLDLDVN")
    districts = {code: unit for code, unit in units.items() if unit["kind"] == "district"}
    assert {code: unit["short_name"] for code, unit in districts.items()} == {
        code: f"LĐLĐ {place}" for code, place in DISTRICTS.items()
    }
    assert {unit["parent_code"] for unit in districts.values()} == {"LDLD-BKA"}
    assert 440 <= sum(unit["kind"] == "grassroots" for unit in units.values()) <= 460
    order = list(units)
    assert all(
        unit["parent_code"] is None or order.index(unit["parent_code"]) < place
        for place, unit in enumerate(units.values())
    )
    assert len({unit["name"] for unit in units.values()}) == len(units)
    assert max(len(unit["short_name"]) for unit in units.values()) <= 120


def test_headcounts_hold_the_register(pack):
    people = Counter((m["unit_code"], m["gender"]) for m in pack.sheets["members"])
    groups = Counter()
    for group in pack.sheets["collectives"]:
        groups[group["unit_code"]] += group["headcount"]
        assert 0 <= group["headcount_female"] <= group["headcount"]
    for unit in (u for u in pack.sheets["units"] if u["kind"] == "grassroots"):
        assert unit["members"] <= unit["workers"]
        assert unit["members_female"] <= min(unit["workers_female"], unit["members"])
        assert people[unit["code"], "male"] + people[unit["code"], "female"] <= unit["members"]
        assert people[unit["code"], "female"] <= unit["members_female"]
        assert groups[unit["code"]] <= unit["workers"]


def test_clusters_have_one_head_and_one_deputy_a_year(pack):
    officers = Counter((r["code"], r["year"], r["officer"]) for r in pack.sheets["clusters"])
    clusters = {(r["code"], r["year"]) for r in pack.sheets["clusters"]}
    assert {year for _, year in clusters} == {2020, 2026}
    assert all(officers[code, year, "head"] == officers[code, year, "deputy"] == 1 for code, year in clusters)


def test_entries_name_subjects_of_their_own_unit(pack):
    homes = {("unit", unit["code"]): unit["code"] for unit in pack.sheets["units"]}
    homes |= {("individual", member["code"]): member["unit_code"] for member in pack.sheets["members"]}
    homes |= {("collective", group["code"]): group["unit_code"] for group in pack.sheets["collectives"]}
    strays = [e for e in pack.sheets["entries"] if homes.get((e["subject_kind"], e["subject_code"])) != e["unit_code"]]
    assert strays == []
    for sheet in ("ratings", "discipline", "past_awards"):
        assert all((r["subject_kind"], r["subject_code"]) in homes for r in pack.sheets[sheet]), sheet


def test_flags_go_to_no_person(pack):
    flags = [e for e in pack.sheets["entries"] if e["award_code"].startswith("CO_")]
    assert {e["subject_kind"] for e in flags} == {"unit"}


def test_authors_are_of_the_unit_and_share_a_hundred(pack):
    homes = {member["code"]: member["unit_code"] for member in pack.sheets["members"]}
    alone = 0
    for initiative in pack.sheets["initiatives"]:
        authors = dict(part.split(":") for part in initiative["authors"].split("; "))
        assert sum(map(int, authors.values())) == 100
        assert {homes[code] for code in authors} == {initiative["unit_code"]}
        assert len(authors) == initiative["authors"].count(":")
        alone += len(authors) == 1
    assert 0.85 < alone / len(pack.sheets["initiatives"]) < 1


def test_titles_of_initiatives_are_all_different(pack):
    titles = Counter(folded(initiative["title"]) for initiative in pack.sheets["initiatives"])
    assert [title for title, times in titles.items() if times > 1] == []


def test_some_of_2020_is_in_the_second_phase(pack):
    late = {step.unit_code for step in pack.dossiers if step.campaign_code == "BK2020" and step.phase == 2}
    second = [e for e in of_2020(pack, "entries") if e["phase"] == 2]
    assert {e["unit_code"] for e in second} == late
    assert 24 <= len(second) <= 120
    assert 24 <= sum(row["unit_code"] in late for row in of_2020(pack, "initiatives")) <= 90
    assert sum(row["owner_unit_code"] in late for row in of_2020(pack, "works")) == 2


def test_dates_of_2020_lie_in_their_phase_and_before_the_article(pack):
    phases = {row["number"]: row for row in of_2020(pack, "phases")}
    (campaign,) = [row for row in pack.sheets["campaigns"] if row["code"] == "BK2020"]
    dates = {
        key: campaign[key] for key in ("from", "to", "registration_opens", "registration_closes", "needs_proposal")
    }
    assert dates == {
        "from": date(2019, 11, 1),
        "to": date(2020, 12, 31),
        "registration_opens": date(2019, 11, 1),
        "registration_closes": date(2020, 4, 30),
        "needs_proposal": False,
    }
    assert [(p["from"], p["to"]) for p in phases.values()] == [
        (date(2019, 11, 1), date(2020, 3, 31)),
        (date(2020, 4, 1), date(2020, 12, 31)),
    ]
    registered = {(e["unit_code"], e["phase"]): e["registered_on"] for e in of_2020(pack, "entries")}
    for step in (step for step in pack.dossiers if step.campaign_code == "BK2020"):
        phase = phases[step.phase]
        sent, accepted = step.moves
        assert phase["from"] <= registered[step.unit_code, step.phase] <= sent.on <= accepted.on
        assert sent.on <= min(phase["to"], campaign["registration_closes"])
        assert accepted.on < date(2020, 5, 11)


def test_no_name_is_of_a_person_in_the_articles(pack):
    taken = {first_and_last(name) for name in PEOPLE_OF_THE_ARTICLES}
    assert [m["full_name"] for m in pack.sheets["members"] if first_and_last(m["full_name"]) in taken] == []
    everything = folded(repr((pack.sheets, pack.accounts, pack.dossiers)))
    whole = [name for name in PEOPLE_OF_THE_ARTICLES if folded(name) in everything]
    assert whole == []


def test_accounts_show_that_they_are_samples(pack):
    assert [a.display_name for a in pack.accounts if "mẫu" not in a.display_name] == []


def test_every_text_is_nfc(pack):
    texts = {cell for rows in pack.sheets.values() for row in rows for cell in row.values() if isinstance(cell, str)}
    assert [text for text in texts if not unicodedata.is_normalized("NFC", text)] == []


def test_namesakes_differ_by_birth_year_or_unit(pack):
    members = {member["code"]: member for member in pack.sheets["members"]}
    namesakes = [members[code] for code in pack.notes["namesakes"]]
    by_name = Counter(member["full_name"] for member in namesakes)
    assert min(by_name.values()) >= 2
    in_one_unit = Counter((m["full_name"], m["unit_code"]) for m in namesakes)
    assert max(in_one_unit.values()) == 2
    told_apart = {(m["full_name"], m["unit_code"], m["birth_date"].year) for m in namesakes}
    assert len(told_apart) == len(namesakes)


def test_people_are_of_working_age_and_joined_an_existing_union(pack):
    founded = {unit["code"]: unit["founded_on"] for unit in pack.sheets["units"]}
    for member in pack.sheets["members"]:
        assert member["birth_date"].year + 18 <= member["joined_on"].year <= 2019
        assert member["joined_on"] >= founded[member["unit_code"]]
    assert max(len(member["full_name"].split()) for member in pack.sheets["members"]) >= 5


def test_a_parent_is_founded_before_its_children(pack):
    units = {unit["code"]: unit for unit in pack.sheets["units"]}
    for unit in units.values():
        if unit["parent_code"]:
            assert units[unit["parent_code"]]["founded_on"] <= unit["founded_on"]


def test_the_same_day_gives_the_same_pack(pack):
    assert build(date(2026, 11, 21)) == pack


def test_2020_does_not_depend_on_the_day(pack, pack_of_day):
    for sheet in ("entries", "initiatives", "works", "phases"):
        assert of_2020(pack, sheet) == of_2020(pack_of_day, sheet)
    for sheet in ("units", "members", "collectives"):
        assert pack.sheets[sheet] == pack_of_day.sheets[sheet]


def test_a_clock_before_the_first_year_is_refused():
    with pytest.raises(ValueError, match="ngày giờ của máy"):
        build(date(2020, 5, 11))
