"""The coal fields of Quảng Ninh in 2019–2023: over 12.000 examples as a total, two hundred of them invented."""

from datetime import date

from sample.pack import Pack
from sample.province import PeopleMaker, exemplar_target_rows, member_rows, unit_rows
from sample.than_quang_ninh_2023 import places, plans
from sample.than_quang_ninh_2023.accounts import TYPED_BY, make_accounts
from sample.than_quang_ninh_2023.exemplars import SURNAMES, exemplar_plans, exemplar_rounds, make_people
from sample.than_quang_ninh_2023.figures import CAMPAIGN, assert_figures

NAME = "than_quang_ninh_2023"
TITLE = "Dữ liệu mẫu: Than Quảng Ninh, hình ảnh Người thợ mỏ – Người chiến sỹ 2019–2023"
EMPTY = (
    "clusters",
    "collectives",
    "entries",
    "initiatives",
    "works",
    "past_awards",
    "discipline",
    "ratings",
)
"""Sheets the pack has no rows for: the article tells of none of that."""
EXEMPLARS_OF_A_UNION = 5
"""No campaign begins without targets; the article gives none."""
JOINED_BY = date(2018, 12, 15)


def build(today: date) -> Pack:
    """The pack, the same on every day; ValueError when a figure is not the article's."""
    unions = places.make_base_unions()
    people = make_people(unions, PeopleMaker(NAME, "TQN", SURNAMES, JOINED_BY))
    exemplars = exemplar_plans(people)
    pack = Pack(
        name=NAME,
        title=TITLE,
        top_unit_code=places.TOP,
        typed_by=TYPED_BY,
        sheets={
            "units": unit_rows(places.upper_units(), unions),
            "members": member_rows(person for members in people.values() for person in members),
            "campaigns": plans.campaign_rows(),
            "phases": plans.phase_rows(),
            "targets": exemplar_target_rows(
                CAMPAIGN, places.TOP, [union.code for union in unions], EXEMPLARS_OF_A_UNION
            ),
            **{sheet: [] for sheet in EMPTY},
        },
        accounts=make_accounts(),
        campaigns=plans.campaign_plans(),
        dossiers=[],
        reported=plans.reported(),
        exemplars=exemplars,
        exemplar_rounds=exemplar_rounds(exemplars, people),
        news=plans.news(),
    )
    assert_figures(pack)
    return pack
