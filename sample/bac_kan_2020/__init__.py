"""The province of Bắc Kạn: the registrations of 2020 as an article counts them, and a year open now."""

from datetime import date

from sample.bac_kan_2020 import places, plans, reviewed
from sample.bac_kan_2020.accounts import make_accounts
from sample.bac_kan_2020.calendar_year import CalendarYear
from sample.bac_kan_2020.candidates import (
    current_initiative_rows,
    discipline_rows,
    past_award_rows,
    rating_rows,
)
from sample.bac_kan_2020.contributions import initiative_rows, target_rows, work_rows
from sample.bac_kan_2020.current_year import CurrentYear
from sample.bac_kan_2020.entries import SILENT_UNIONS, TYPED_BY, registrations
from sample.bac_kan_2020.figures import assert_figures
from sample.bac_kan_2020.offices import make_councils, make_letterheads
from sample.bac_kan_2020.people import (
    NAMESAKES,
    Person,
    collective_rows,
    make_groups,
    make_people,
    member_rows,
)
from sample.bac_kan_2020.units import cluster_rows, make_base_unions, unit_rows
from sample.pack import Pack

NAME = "bac_kan_2020"
TITLE = "Dữ liệu mẫu: LĐLĐ tỉnh Bắc Kạn, đăng ký thi đua năm 2020"


def build(today: date) -> Pack:
    """The pack as of ``today``, the same for the same day; ValueError when a figure is not the article's."""
    days = CalendarYear(today)
    unions = make_base_unions()
    people = make_people(unions)
    groups = make_groups(unions)
    entries, steps = registrations(unions, people, groups)
    registered = {step.unit_code for step in steps}
    current = CurrentYear(days, people, groups)
    pack = Pack(
        name=NAME,
        title=TITLE,
        top_unit_code=places.PROVINCE,
        typed_by=TYPED_BY,
        sheets={
            "units": unit_rows(unions),
            "clusters": cluster_rows(unions, (2020, days.year)),
            "members": member_rows(people),
            "collectives": collective_rows(groups),
            "campaigns": plans.campaign_rows(days),
            "phases": plans.phase_rows(days),
            "targets": target_rows(unions) + current.target_rows(),
            "entries": entries + current.entry_rows(),
            "initiatives": initiative_rows(unions, people, registered)
            + current_initiative_rows(days, unions, people, current.candidates),
            "works": work_rows() + current.work_rows(),
            "past_awards": past_award_rows(days, current.candidates),
            "discipline": discipline_rows(days, current.candidates),
            "ratings": rating_rows(days, people, current.unrated),
        },
        accounts=make_accounts(people),
        campaigns=plans.campaign_plans(days),
        dossiers=steps + current.steps,
        letterheads=make_letterheads(),
        councils=make_councils(days),
        summaries=reviewed.summaries(),
        news=reviewed.news(),
        notes=current.notes()
        | {
            "namesakes": _namesakes(people),
            "not_registered_in_2020": SILENT_UNIONS,
        },
    )
    assert_figures(pack)
    return pack


def _namesakes(people: dict[str, list[Person]]) -> tuple[str, ...]:
    names = {name for named in NAMESAKES.values() for name, _, _ in named}
    everybody = (person for members in people.values() for person in members)
    return tuple(person.code for person in everybody if person.full_name in names)
