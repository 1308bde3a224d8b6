"""The province of Hải Dương in 2023: two campaigns reviewed on one morning, of which the article gives no total."""

from datetime import date

from sample.hai_duong_2023 import afterwards, conference, places, plans
from sample.hai_duong_2023.accounts import REVIEWED_BY, make_accounts
from sample.hai_duong_2023.figures import STUDY, WORK, assert_figures
from sample.pack import Pack
from sample.province import POSTS, PeopleMaker, exemplar_target_rows, member_rows, unit_rows

NAME = "hai_duong_2023"
TITLE = "Dữ liệu mẫu: LĐLĐ tỉnh Hải Dương, sơ kết hai phong trào năm 2023"
EMPTY = ("clusters", "collectives", "initiatives", "works", "past_awards", "discipline", "ratings")
"""Sheets the pack has no rows for: the article counts none of that."""

IN_A_UNION = 5
EXEMPLARS_OF_A_UNIT = 3
"""No campaign begins without targets; the article gives none."""
JOINED_BY = date(2020, 12, 15)
# Surnames common in the province, most frequent first.
SURNAMES = {
    "Nguyễn": 30,
    "Phạm": 14,
    "Vũ": 11,
    "Trần": 7,
    "Lê": 5,
    "Bùi": 5,
    "Đỗ": 5,
    "Hoàng": 4,
    "Đoàn": 3,
    "Đào": 3,
    "Tăng": 1,
    "Mạc": 1,
}


def build(today: date) -> Pack:
    """The pack, the same on every day; ValueError when something is not the article's."""
    unions = places.make_base_unions()
    maker = PeopleMaker(NAME, "HDU", SURNAMES, JOINED_BY)
    people = {union.code: maker.of_union(union, POSTS[union.block], IN_A_UNION) for union in unions}
    below = [unit.code for unit in places.upper_units() if unit.parent_code == places.PROVINCE]
    entries, steps = plans.registered(people)
    pack = Pack(
        name=NAME,
        title=TITLE,
        top_unit_code=places.PROVINCE,
        typed_by=REVIEWED_BY,
        sheets={
            "units": unit_rows(places.upper_units(), unions),
            "members": member_rows(person for members in people.values() for person in members),
            "campaigns": plans.campaign_rows(),
            "phases": plans.phase_rows(),
            "entries": entries,
            "targets": [
                target
                for code in (WORK, STUDY)
                for target in exemplar_target_rows(code, places.PROVINCE, below, EXEMPLARS_OF_A_UNIT)
            ],
            **{sheet: [] for sheet in EMPTY},
        },
        accounts=make_accounts(),
        campaigns=plans.campaign_plans(),
        dossiers=steps,
        letterheads=conference.letterheads(),
        inspections=afterwards.inspections(),
        spot_awards=afterwards.spot_awards(people),
        contests=afterwards.contests(people),
        summaries=conference.summaries(),
        news=conference.news(),
    )
    assert_figures(pack)
    return pack
