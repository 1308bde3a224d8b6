"""The province of An Giang in 2015–2020: honours by name of the sample, all else as totals an article reports."""

from datetime import date
from random import Random

from sample.an_giang_2020 import places, plans
from sample.an_giang_2020.accounts import TYPED_BY, make_accounts
from sample.an_giang_2020.figures import CAMPAIGN, CHAIRMAN, FLAG, FLAG_OF_STATE, PROVINCE, assert_figures
from sample.honours import past_award_rows
from sample.pack import Pack, Row
from sample.province import POSTS, BaseUnion, PeopleMaker, Person, exemplar_target_rows, member_rows, unit_rows

NAME = "an_giang_2020"
TITLE = "Dữ liệu mẫu: LĐLĐ tỉnh An Giang, phong trào thi đua giai đoạn 2015–2020"
EMPTY = ("clusters", "collectives", "entries", "initiatives", "works", "discipline", "ratings")
"""Sheets the pack has no rows for: what the article gives only as a total is not made into rows."""

IN_A_UNION = 5
EXEMPLARS_OF_A_UNIT = 10
"""No campaign begins without targets; the article gives none, so it is one that no report counts against."""
JOINED_BY = date(2018, 12, 15)
# Surnames common in the province, most frequent first.
SURNAMES = {
    "Nguyễn": 30,
    "Trần": 11,
    "Lê": 10,
    "Phạm": 6,
    "Huỳnh": 8,
    "Võ": 6,
    "Phan": 5,
    "Trương": 4,
    "Đặng": 3,
    "Bùi": 3,
    "Dương": 3,
    "Châu": 2,
    "Lâm": 2,
    "Đoàn": 2,
    "Mai": 1,
}


def build(today: date) -> Pack:
    """The pack, the same on every day; ValueError when a figure is not the article's."""
    unions = places.make_base_unions()
    maker = PeopleMaker(NAME, "AGI", SURNAMES, JOINED_BY)
    people = [person for union in unions for person in maker.of_union(union, POSTS[union.block], IN_A_UNION)]
    pack = Pack(
        name=NAME,
        title=TITLE,
        top_unit_code=places.PROVINCE,
        typed_by=TYPED_BY,
        sheets={
            "units": unit_rows(places.upper_units(), unions),
            "members": member_rows(people),
            "campaigns": plans.campaign_rows(),
            "phases": plans.phase_rows(),
            "targets": exemplar_target_rows(
                CAMPAIGN,
                places.PROVINCE,
                [unit.code for unit in places.upper_units() if unit.parent_code == places.PROVINCE],
                EXEMPLARS_OF_A_UNIT,
            ),
            "past_awards": _honours(unions, people),
            **{sheet: [] for sheet in EMPTY},
        },
        accounts=make_accounts(),
        campaigns=plans.campaign_plans(),
        dossiers=[],
        reported=plans.reported(),
        news=plans.news(),
    )
    assert_figures(pack)
    return pack


def _honours(unions: list[BaseUnion], people: list[Person]) -> list[Row]:
    """Who is honoured is drawn once: nobody has two awards of one conference."""
    draw = Random(f"{NAME}/honours")
    units = draw.sample([union.code for union in unions], len(unions))
    members = draw.sample([person.code for person in people], len(people))
    rows = past_award_rows(FLAG_OF_STATE, [places.PROVINCE], [])
    for batch in (FLAG, CHAIRMAN, PROVINCE):
        rows += past_award_rows(batch, units, members)
        del units[: batch.collectives], members[: batch.individuals]
    return rows
