"""What a report said before units changed it says after; of a running year nothing is lost or counted twice."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from campaigns.models import DossierState, Indicator, Target
from campaigns.selectors.progress import dossiers_asked, progress_grid, with_group
from campaigns.selectors.target_map import TargetMap
from office.services.applying import apply_due
from office.services.reorganisation_lines import add_line
from reports.selectors.counted import Counted
from reports.selectors.registrations import registration_report
from tests.factories import DossierFactory, LaunchedCampaignFactory, ParticipationFactory
from tests.office.conftest import at, draft, scheduled
from tests.pages import opened, words
from tests.reports.conftest import counted_at, put_down
from tests.units.test_ended_units import ENDED, end, move_away
from units.services.unit import rename_unit

LISTS = ("entries", "units", "headcounts", "initiatives", "works")


def campaign_of(year, tree):
    return LaunchedCampaignFactory(
        code=f"PT{year}",
        name=f"Phong trào {year}",
        unit=tree.province,
        starts_on=dt.date(year, 1, 1),
        ends_on=dt.date(year, 12, 31),
        registration_opens_on=dt.date(year, 2, 1),
        registration_closes_on=dt.date(year, 3, 31),
    )


def register(campaign, tree, awards):
    """Three base unions of two districts, each with a person, an initiative, a work, people and a target."""
    for number, unit in enumerate((tree.base, tree.base2, tree.other), start=1):
        ParticipationFactory(campaign=campaign, unit=unit)
        put_down(DossierFactory(campaign=campaign, unit=unit, state=DossierState.ACCEPTED), awards.certificate)
        Target.objects.create(campaign=campaign, unit=unit, indicator=Indicator.INITIATIVES, value=number)
    Target.objects.create(campaign=campaign, unit=tree.district, indicator=Indicator.INITIATIVES, value=10)


@pytest.fixture
def last_year(tree, awards):
    for number, unit in enumerate((tree.base, tree.base2, tree.other), start=1):
        counted_at(unit, 100 * number, women=number)
        unit.headcounts.update(as_of=dt.date(2024, 1, 1))
    campaign = campaign_of(2024, tree)
    register(campaign, tree, awards)
    return campaign


def reorganise(tree):
    """On 1 July 2025 the first district is over with base; base2 goes under the second, which has a new name."""
    rename_unit(tree.district2, name="Công đoàn liên xã Hai", on=ENDED + dt.timedelta(days=1))
    move_away(tree.base2, tree.district2, "0009")
    end(tree.base)
    end(tree.district)


def cells(client, campaign, unit):
    """Every cell of the workbook and of the lists behind it."""
    asked = f"campaign={campaign.code}&unit={unit.code}"
    content = client.get(f"{reverse('reports:registrations-xlsx')}?{asked}").content
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    lists = {
        name: opened(client, f"{reverse(f'reports:registration-{name}')}?{asked}").context["object_list"]
        for name in LISTS
    }
    return sheets, {name: sorted(row.pk for row in rows) for name, rows in lists.items()}


@pytest.mark.parametrize("unit", ["province", "district", "district2", "base", "base2"])
def test_last_years_report_is_the_same_cell_by_cell(client, tree, people, last_year, unit):
    unit = getattr(tree, unit)
    client.force_login(people["superuser"])
    before = cells(client, last_year, unit)
    assert before[1]["entries"]
    reorganise(tree)
    unit.refresh_from_db()
    assert cells(client, last_year, unit) == before


def decide(tree, people):
    """On 1 July 2025, by a decision: two unions consolidated, one raised with a new name, their district dissolved."""
    row = draft(tree, people)
    by = people["specialist_province"]
    new = add_line(
        row, by=by, operation="found", target=tree.district2, new_code="MOI", new_name="CĐCS mới", new_kind="grassroots"
    )
    for unit in (tree.base, tree.base2):
        add_line(row, by=by, operation="consolidate", source=unit, into=new, officers="move", goals="add")
    add_line(row, by=by, operation="dissolve", source=tree.district, people="end")
    add_line(
        row, by=by, operation="upgrade", source=tree.other, new_kind="upper_grassroots", new_name="CĐ khu Mẫu",
        target=tree.province,
    )  # fmt: skip
    scheduled(type(row).objects.select_related("unit").get(pk=row.pk), people)
    with at(7, 1):
        assert apply_due() == [row.pk], type(row).objects.get(pk=row.pk).failure


@pytest.mark.parametrize("unit", ["province", "district", "district2", "base", "base2", "other"])
def test_last_years_report_stands_whatever_a_decision_changes(client, tree, people, last_year, unit):
    unit = getattr(tree, unit)
    client.force_login(people["superuser"])
    before = cells(client, last_year, unit)
    assert before[1]["units"]
    decide(tree, people)
    unit.refresh_from_db()
    assert cells(client, last_year, unit) == before


@pytest.mark.parametrize("when", ["before", "after"])
def test_last_years_grid_has_the_groups_of_its_time(tree, people, last_year, when):
    if when == "after":
        reorganise(tree)
    rows, total = progress_grid(
        with_group(last_year, people["superuser"]), last_year, dossiers=dossiers_asked(last_year)
    )
    assert (rows[0].label, [row.invited for row in rows]) == ("LĐLĐ huyện Mẫu", [2, 1])
    assert total.invited == 3


@pytest.mark.parametrize("unit", ["province", "district"])
def test_last_years_targets_are_those_of_its_time(tree, last_year, unit):
    unit = getattr(tree, unit)
    before = dict(TargetMap(last_year, unit, Indicator.INITIATIVES).places)
    assert before
    reorganise(tree)
    unit.refresh_from_db()
    assert dict(TargetMap(last_year, unit, Indicator.INITIATIVES).places) == before


@pytest.fixture
def this_year(tree, awards):
    campaign = campaign_of(2025, tree)
    register(campaign, tree, awards)
    for unit in (tree.base, tree.base2, tree.other):
        counted_at(unit, 100)
    return campaign


def registered(campaign, unit, day):
    unit.refresh_from_db()
    report = registration_report(Counted(campaign=campaign, unit=unit))
    assert report.counted.map_day == day
    return (
        sum(line.individuals for line in report.entries),
        report.works["count"],
        report.initiatives["count"],
        report.units["count"],
    )


@pytest.mark.parametrize(
    ("unit", "counted"), [("province", 3), ("district", 2), ("district2", 2), ("base", 1), ("base2", 1), ("other", 1)]
)
def test_a_year_in_which_units_ended_loses_nothing(tree, this_year, unit, counted):
    """base is told with the district it ended under and with the province, base2 where it went, each once."""
    reorganise(tree)
    assert registered(this_year, getattr(tree, unit), dt.date(2025, 12, 31)) == (counted,) * 4


def test_of_ended_units_nobody_is_asked_for_anything_and_people_are_those_taken_in(tree, this_year):
    reorganise(tree)
    report = registration_report(Counted(campaign=this_year, unit=tree.province))
    assert [(line.indicator, line.target) for line in report.targets] == [("initiatives", 5)]
    assert (report.headcount_units, report.units["members"]) == (2, 200)
    targets = TargetMap(this_year, tree.province, Indicator.INITIATIVES).targets
    assert set(targets) == {tree.base2.pk, tree.other.pk}


def test_the_report_of_an_ended_unit_says_whose_tree_it_is(client, tree, people, this_year):
    reorganise(tree)
    client.force_login(people["viewer"])
    page = opened(client, f"{reverse('reports:registrations')}?campaign=PT2025&unit=HUYEN")
    assert "tính đến hết ngày 31/12/2025, theo tổ chức ngày 30/06/2025" in words(page)


def test_a_report_has_the_name_of_its_day(client, tree, people, last_year, this_year):
    reorganise(tree)
    client.force_login(people["viewer"])
    address = reverse("reports:registrations")
    assert "LĐLĐ huyện Hai" in words(opened(client, f"{address}?campaign=PT2024&unit=HUYEN2"))
    assert "Công đoàn liên xã Hai ·" in words(opened(client, f"{address}?campaign=PT2025&unit=HUYEN2"))
