"""The district of Triệu Sơn in 2022, as an article counts it: 174 unions, 7.929 initiatives, 187 honours."""

from datetime import date

from sample.pack import Pack, Row
from sample.province import exemplar_target_rows
from sample.trieu_son_2022 import places, plans
from sample.trieu_son_2022.accounts import REVIEWED_BY, make_accounts
from sample.trieu_son_2022.figures import assert_figures
from sample.trieu_son_2022.honours import past_award_rows_of
from sample.trieu_son_2022.initiatives import initiative_counts, initiative_rows, target_rows
from sample.trieu_son_2022.people import make_people, member_rows
from sample.trieu_son_2022.units import cluster_rows, make_base_unions, unit_rows

NAME = "trieu_son_2022"
TITLE = "Dữ liệu mẫu: LĐLĐ huyện Triệu Sơn, phong trào thi đua năm 2022"
EMPTY = ("collectives", "entries", "works", "discipline", "ratings")
"""Sheets the pack has no rows for: what the article gives only as a total is not made into rows."""


def build(today: date) -> Pack:
    """The pack, the same on every day; ValueError when a figure is not the article's."""
    unions = make_base_unions()
    people = make_people(unions)
    targets = target_rows(unions)
    pack = Pack(
        name=NAME,
        title=TITLE,
        top_unit_code=places.DISTRICT,
        typed_by=REVIEWED_BY,
        sheets={
            "units": unit_rows(unions),
            "clusters": cluster_rows(unions),
            "members": member_rows(people),
            "campaigns": plans.campaign_rows(),
            "phases": plans.phase_rows(),
            "targets": targets
            + exemplar_target_rows(plans.ASPIRATION, places.DISTRICT, [union.code for union in unions], 1),
            "past_awards": past_award_rows_of(unions, people),
            "initiatives": initiative_rows(unions, people),
            **{sheet: [] for sheet in EMPTY},
        },
        accounts=make_accounts(),
        campaigns=plans.campaign_plans(),
        dossiers=plans.registrations(unions),
        news=plans.news(),
        notes={"behind": _behind(targets, initiative_counts(unions))},
    )
    assert_figures(pack)
    return pack


def _behind(targets: list[Row], counts: dict[str, int]) -> tuple[str, ...]:
    """The unions that made fewer initiatives than they were asked for."""
    asked = {str(row["unit_code"]): row["value"] for row in targets}
    return tuple(code for code, made in counts.items() if made < asked[code])
