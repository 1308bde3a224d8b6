"""The report as of a past day: the states, the map and the content of that day, whatever happened since."""

import datetime as dt
import io
import json
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.urls import reverse
from python_calamine import CalamineWorkbook

from campaigns.models import CampaignAward, Entry
from campaigns.services.contribution import add_initiative, add_work, remove_work, update_initiative, update_work
from campaigns.services.dossier import open_dossier
from campaigns.services.entry import add_entries, remove_entry
from campaigns.services.moves import accept_dossier, return_dossier, send_dossier, withdraw_dossier
from common import clock
from common.vietnamese import TIME_ZONE, today
from contributions.services.intake import recognise_initiatives
from reports.selectors.counted import Counted
from reports.selectors.registrations import registration_report
from tests.factories import LaunchedCampaignFactory, MemberFactory, ParticipationFactory
from tests.pages import opened, words
from tests.reports.conftest import MILLION
from units.models import UnitPlacement

REASON = "Thiếu biên bản họp xét của ban chấp hành"


def report(campaign, unit, as_of=None):
    return registration_report(Counted(campaign=campaign, unit=unit, as_of=as_of))


def moment(day, hour=9):
    return dt.datetime(2025, 3, day, hour, tzinfo=TIME_ZONE)


@pytest.fixture
def told(tree, people, awards):
    """Sent on 10 March, returned on the 12th, sent again on the 14th, and one next door sent and withdrawn."""
    campaign = LaunchedCampaignFactory(
        unit=tree.province,
        starts_on=dt.date(2025, 1, 1),
        ends_on=dt.date(2025, 12, 31),
        registration_opens_on=dt.date(2025, 3, 1),
        registration_closes_on=dt.date(2025, 3, 31),
    )
    CampaignAward.objects.create(campaign=campaign, award=awards.title)
    for unit, who, day in ((tree.base, "editor", 10), (tree.base2, "editor2", 11)):
        ParticipationFactory(campaign=campaign, unit=unit)
        with clock.telling(moment(day)):
            dossier = open_dossier(campaign, unit=unit, by=people[who])
            add_entries(dossier, award=awards.title, subjects=[MemberFactory(unit=unit)], by=people[who])
            send_dossier(dossier, by=people[who])
    with clock.telling(moment(11, 23)):
        withdraw_dossier(dossier, by=people["editor2"], reason="Gửi nhầm phong trào")
    first = campaign.dossiers.get(unit=tree.base)
    with clock.telling(moment(12)):
        return_dossier(first, by=people["specialist"], reason=REASON, due_on=dt.date(2025, 3, 20))
    with clock.telling(moment(14)):
        send_dossier(first, by=people["editor"])
    return campaign


@pytest.mark.parametrize(("day", "individuals"), [(9, 0), (10, 1), (11, 1), (12, 0), (13, 0), (14, 1), (31, 1)])
def test_as_of_goes_by_the_states_of_that_day(tree, told, day, individuals):
    found = report(told, tree.province, as_of=dt.date(2025, 3, day))
    assert sum(line.individuals for line in found.entries) == individuals
    assert found.as_json()["as_of"] == f"2025-03-{day:02}"


def test_a_past_day_goes_by_the_map_of_that_day(tree, told):
    """base moved to the second district on 1 April 2025; in March it was registered under the first."""
    place = tree.base.placements.get()
    place.valid_to = dt.date(2025, 3, 31)
    place.save()
    UnitPlacement.objects.create(
        unit=tree.base,
        parent=tree.district2,
        path=tree.district2.path + "0005",
        depth=4,
        valid_from=dt.date(2025, 4, 1),
    )
    at = {
        (unit.code, day): sum(line.individuals for line in report(told, unit, as_of=day).entries)
        for unit in (tree.district, tree.district2)
        for day in (dt.date(2025, 3, 31), dt.date(2025, 4, 1))
    }
    assert list(at.values()) == [1, 0, 0, 1]


def on(month, day, hour=9):
    return clock.telling(dt.datetime(2025, month, day, hour, tzinfo=TIME_ZONE))


@pytest.fixture
def cut(tree, people, awards):
    """Sent on 10 March with ten people, returned, cut to five and changed all over, sent again on 14 April."""
    campaign = LaunchedCampaignFactory(
        code="PT2025",
        unit=tree.province,
        starts_on=dt.date(2025, 1, 1),
        ends_on=dt.date(2025, 12, 31),
        registration_opens_on=dt.date(2025, 3, 1),
        registration_closes_on=dt.date(2025, 3, 31),
    )
    CampaignAward.objects.create(campaign=campaign, award=awards.title)
    ParticipationFactory(campaign=campaign, unit=tree.base)
    editor, specialist = people["editor"], people["specialist"]
    members = MemberFactory.create_batch(10, unit=tree.base)
    with on(3, 10):
        dossier = open_dossier(campaign, unit=tree.base, by=editor)
        add_entries(dossier, award=awards.title, subjects=members, by=editor)
        work = add_work(dossier, by=editor, name="Nhà ăn ca", kind="construction", value=100 * MILLION)
        gone = add_work(dossier, by=editor, name="Vườn hoa", kind="task", value=1 * MILLION)
        solution = add_initiative(
            dossier,
            by=editor,
            title="Máy trộn",
            kind="technical",
            authors=[(members[0], 100)],
            benefit_declared=5 * MILLION,
        )
        send_dossier(dossier, by=editor)
    with on(4, 5):
        return_dossier(dossier, by=specialist, reason=REASON, due_on=dt.date(2025, 4, 20))
    with on(4, 14):
        for entry in Entry.objects.filter(dossier=dossier).order_by("pk")[:5]:
            remove_entry(entry, by=editor)
        update_work(work, by=editor, value=300 * MILLION)
        remove_work(dossier, gone, by=editor)
        update_initiative(solution, by=editor, title="Máy trộn hai trục", benefit_declared=7 * MILLION)
        send_dossier(dossier, by=editor)
    return SimpleNamespace(campaign=campaign, dossier=dossier, solution=solution)


MARCH, APRIL = dt.date(2025, 3, 31), dt.date(2025, 4, 30)


@pytest.mark.parametrize(
    ("day", "people_of_title", "works", "initiatives"),
    [
        (MARCH, [10], {"count": 2, "value": 101 * MILLION}, {"count": 1, "benefit_declared": 5 * MILLION}),
        (dt.date(2025, 4, 10), [], {"count": 0, "value": 0}, {"count": 0, "benefit_declared": 0}),
        (APRIL, [5], {"count": 1, "value": 300 * MILLION}, {"count": 1, "benefit_declared": 7 * MILLION}),
        (None, [5], {"count": 1, "value": 300 * MILLION}, {"count": 1, "benefit_declared": 7 * MILLION}),
    ],
)
def test_a_past_day_has_the_content_of_that_day(tree, cut, day, people_of_title, works, initiatives):
    found = report(cut.campaign, tree.province, as_of=day)
    assert [line.individuals for line in found.entries] == people_of_title
    assert found.works == works
    assert found.initiatives == initiatives | {"benefit_confirmed": 0}


def test_benefit_is_confirmed_from_the_day_it_was(tree, people, cut):
    cut.solution.refresh_from_db()
    type(cut.solution).objects.update(
        recognised_level="base", recognised_on=dt.date(2025, 2, 1), recognition_no="1/QĐ", benefit_confirmed=4 * MILLION
    )
    with on(5, 2):
        recognise_initiatives(type(cut.solution).objects.all(), by=people["specialist"])
    days = (MARCH, APRIL, dt.date(2025, 5, 1), dt.date(2025, 5, 2), None)
    found = [report(cut.campaign, tree.base, as_of=day).initiatives["benefit_confirmed"] for day in days]
    assert found == [0, 0, 0, 4 * MILLION, 4 * MILLION]


LISTS = {name: reverse(f"reports:registration-{name}") for name in ("entries", "works", "initiatives")}


@pytest.mark.parametrize(("day", "rows"), [("31/03/2025", (10, 2, 1)), ("10/04/2025", (0, 0, 0)), ("", (5, 1, 1))])
def test_every_form_and_every_list_has_the_figures_of_the_day(client, capsys, people, cut, day, rows):
    client.force_login(people["viewer"])
    asked = f"campaign=PT2025&unit=TINH&as_of={day}"
    for address, count in zip(LISTS.values(), rows, strict=True):
        assert opened(client, f"{address}?{asked}").context["paginator"].count == count, address
    page = opened(client, f"{reverse('reports:registrations')}?{asked}").context["report"]
    arguments = ["registrations", "--campaign", "PT2025", *(["--as-of", day] if day else [])]
    call_command("report", *arguments, "--format", "json")
    assert json.loads(capsys.readouterr().out) == page.as_json()
    call_command("report", *arguments)
    assert page.counted.when in capsys.readouterr().out
    content = client.get(f"{reverse('reports:registrations-xlsx')}?{asked}").content
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheet = book.get_sheet_by_name("Đăng ký").to_python(skip_empty_area=False)
    assert page.counted.when in sheet[0][0]
    assert sum(row[3] for row in sheet[3:]) == rows[0]


def test_lists_of_a_past_day_say_what_was_sent(client, people, cut):
    client.force_login(people["viewer"])
    asked = "campaign=PT2025&unit=TINH&as_of=31/03/2025"
    entries = words(opened(client, f"{LISTS['entries']}?{asked}&award=CSTDCS&kind=individuals"))
    assert entries.count("Chiến sĩ thi đua cơ sở") == 10
    assert opened(client, f"{LISTS['entries']}?{asked}&kind=collectives").context["paginator"].count == 0
    works = opened(client, f"{LISTS['works']}?{asked}")
    assert all(said in words(works) for said in ("Nhà ăn ca", "100 triệu đồng", "Vườn hoa"))
    links = [row.pk is not None for row in works.context["object_list"]]
    assert sorted(links) == [False, True]
    initiatives = words(opened(client, f"{LISTS['initiatives']}?{asked}"))
    assert "Máy trộn hai trục" not in initiatives
    assert "(100%)" in initiatives


@pytest.mark.parametrize("day", [MARCH, APRIL])
def test_a_past_day_costs_the_same_whatever_it_counts(tree, cut, day, django_assert_num_queries):
    counted = Counted(campaign=cut.campaign, unit=tree.province, as_of=day)
    # the place; contents, works with units and those entered again, initiatives with units and confirmation, awards;
    # targets, units, people
    with django_assert_num_queries(13):
        registration_report(counted)


def test_a_campaign_that_is_over_is_told_as_of_its_last_day_while_nothing_moved_since(tree, people, cut):
    counted = Counted(campaign=cut.campaign, unit=tree.province)
    assert (counted.day, counted.when) == (dt.date(2025, 12, 31), "tính đến hết ngày 31/12/2025")
    assert registration_report(counted).as_json() == report(cut.campaign, tree.province, counted.day).as_json()


@pytest.mark.parametrize("what", ["returned", "recognised", "accepted"])
def test_what_moved_since_makes_the_figures_those_of_today(tree, people, cut, what):
    cut.dossier.refresh_from_db()
    type(cut.solution).objects.update(recognised_level="base", recognised_on=dt.date(2025, 2, 1))
    with clock.telling(dt.datetime(2026, 1, 5, 9, tzinfo=TIME_ZONE)):
        if what == "returned":
            return_dossier(cut.dossier, by=people["specialist"], reason=REASON, due_on=dt.date(2026, 1, 20))
        elif what == "recognised":
            recognise_initiatives(type(cut.solution).objects.all(), by=people["specialist"])
        else:
            accept_dossier(cut.dossier, by=people["specialist"])
    counted = Counted(campaign=cut.campaign, unit=tree.province)
    assert (counted.day == today()) is (what != "accepted")
    assert counted.when.startswith("tính đến" if what == "accepted" else "số liệu hiện tại")
    assert ("theo tổ chức ngày 31/12/2025" in counted.when) is (what != "accepted")


def test_a_running_campaign_says_that_its_figures_are_those_of_now(client, people, campaign):
    client.force_login(people["viewer"])
    page = opened(client, f"{reverse('reports:registrations')}?campaign=PT2025&unit=TINH")
    assert f"số liệu hiện tại (ngày {today():%d/%m/%Y})" in words(page)


def test_a_day_that_has_not_come_has_no_figures(client, people, campaign):
    client.force_login(people["viewer"])
    page = opened(client, f"{reverse('reports:registrations')}?campaign=PT2025&unit=TINH&as_of=01/01/2099")
    assert page.context["report"] is None
    assert "Ngày 01/01/2099 chưa tới" in words(page)
