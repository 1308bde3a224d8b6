"""Figures known only as totals: who notes and withdraws them, where they show, that no count takes them in."""

import datetime as dt
import json
from io import BytesIO, StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from python_calamine import CalamineWorkbook

from common.errors import DomainError, NotAllowed
from common.models import AuditEntry, DataQuestion
from reports.models import ReportedFigure
from reports.selectors.counted import Counted
from reports.selectors.registrations import registration_report
from reports.selectors.reported import questions_about, reported_figures_of
from reports.selectors.workbook import registration_workbook
from reports.services.reported import withdraw_reported_figure
from tests.factories import LaunchedCampaignFactory
from tests.pages import opened, words
from tests.reports.reported import noted

LIST = reverse("reports:reported-list")
NEW = reverse("reports:reported-create")
FRAME = 6
SHOWN = "trên 16 tỷ đồng"


@pytest.fixture
def figure(tree, people, campaign):
    return noted(tree.province, people["specialist_province"], campaign=campaign)


def page(name, figure):
    return reverse(f"reports:reported-{name}", args=[figure.pk])


def typed(**fields):
    return {
        "unit": "TINH",
        "indicator": "women_titles",
        "words": "trên 130.400 lượt",
        "value": "130.400",
        "is_more_than": "on",
        "from_day": "01/01/2015",
        "to_day": "27/07/2020",
        "source": "Báo An Giang",
        "source_date": "27/07/2020",
    } | fields


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("specialist_province", True),
        ("manager", True),
        ("superuser", True),
        ("specialist", False),
        ("specialist_elsewhere", False),
        ("approver", False),
        ("viewer", False),
        ("editor", False),
        ("nobody", False),
    ],
)
def test_specialists_and_managers_of_the_unit_note_and_withdraw(tree, people, who, may):
    if may:
        withdraw_reported_figure(noted(tree.province, people[who]), reason="Nguồn đã đính chính", by=people[who])
    else:
        standing = noted(tree.province, people["superuser"])
        with pytest.raises(NotAllowed):
            noted(tree.province, people[who], words="khác")
        with pytest.raises(NotAllowed):
            withdraw_reported_figure(standing, reason="Sai", by=people[who])
    assert ReportedFigure.objects.standing().count() == (0 if may else 1)


def test_a_specialist_above_notes_for_a_unit_below(tree, people):
    assert noted(tree.base, people["specialist"]).unit == tree.base


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"from_day": dt.date(2020, 7, 28)}, "Ngày kết thúc sớm hơn ngày bắt đầu"),
        ({"source_date": dt.date(2999, 1, 1)}, "Ngày của nguồn chưa đến"),
        ({"measure": "count"}, "tính bằng đồng"),
        ({"indicator": "other"}, "Hãy chọn đơn vị tính"),
    ],
)
def test_what_cannot_be_is_refused_in_words(tree, people, fields, sentence):
    with pytest.raises(DomainError, match=sentence):
        noted(tree.province, people["superuser"], **fields)
    assert not ReportedFigure.objects.exists()


def test_a_campaign_of_another_unit_is_refused(tree, people):
    with pytest.raises(DomainError, match="không thuộc phạm vi"):
        noted(tree.province, people["superuser"], campaign=LaunchedCampaignFactory(unit=tree.far))


def test_one_source_is_noted_once_until_it_is_withdrawn(tree, people, figure):
    with pytest.raises(DomainError, match="đã được ghi"):
        noted(tree.province, people["manager"], campaign=figure.campaign)
    withdraw_reported_figure(figure, reason="Ghi nhầm", by=people["manager"])
    noted(tree.province, people["manager"], campaign=figure.campaign)
    noted(tree.province, people["manager"])
    with pytest.raises(DomainError, match="đã được ghi"):
        noted(tree.province, people["manager"])


def test_the_database_keeps_measure_and_days(figure):
    rows = ReportedFigure.objects.filter(pk=figure.pk)
    for wrong in ({"measure": "count"}, {"to_day": dt.date(2014, 1, 1)}, {"withdrawn_reason": "Không ai rút"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)


def test_noting_and_withdrawing_stand_in_the_audit(people, figure):
    withdraw_reported_figure(figure, reason="Nguồn đã đính chính", by=people["manager"])
    told = AuditEntry.objects.filter(subject_id=figure.pk, move__in=["note", "withdraw"]).order_by("pk")
    assert [(line.move, line.actor, line.note) for line in told] == [
        ("note", people["specialist_province"], "Bài báo mẫu"),
        ("withdraw", people["manager"], "Nguồn đã đính chính"),
    ]
    with pytest.raises(DomainError, match="đã được rút"):
        withdraw_reported_figure(figure, reason="Lần nữa", by=people["manager"])


def test_a_doubt_stays_open_with_the_figure(client, tree, people):
    figure = noted(tree.province, people["manager"], question="Bình quân 0,81 triệu đồng một sáng kiến")
    assert [question.answered_at for question in questions_about(figure)] == [None]
    client.force_login(people["viewer"])
    assert "Bình quân 0,81 triệu đồng một sáng kiến chưa trả lời" in words(opened(client, page("detail", figure)))
    assert DataQuestion.objects.count() == 1


def test_the_report_shows_it_with_its_source_and_adds_it_to_nothing(client, tree, people, campaign):
    before = registration_report(Counted(campaign=campaign, unit=tree.province)).as_json()
    figure = noted(tree.province, people["manager"], campaign=campaign)
    noted(tree.province, people["manager"], words="của phong trào khác")
    after = registration_report(Counted(campaign=campaign, unit=tree.province)).as_json()
    assert before.pop("reported") == [] and after.pop("reported") == [figure.as_json()]
    assert after == before
    client.force_login(people["viewer"])
    text = words(opened(client, f"{reverse('reports:registrations')}?campaign={campaign.code}&unit=TINH"))
    assert "Theo báo cáo, không có danh sách" in text and SHOWN in text and "Bài báo mẫu, 27/07/2020" in text
    assert "của phong trào khác" not in text


def test_the_workbook_has_a_sheet_of_it_where_there_is_any(tree, campaign, figure):
    def sheets():
        report = registration_report(Counted(campaign=campaign, unit=tree.province))
        return CalamineWorkbook.from_filelike(BytesIO(registration_workbook(report)))

    assert SHOWN in [cell for row in sheets().get_sheet_by_name("Theo báo cáo").to_python() for cell in row]
    ReportedFigure.objects.all().update(unit=tree.far)
    assert "Theo báo cáo" not in sheets().sheet_names


def test_the_command_has_it_under_its_own_key(campaign, figure):
    out = StringIO()
    call_command("report", "registrations", "--campaign", campaign.code, "--format", "json", stdout=out)
    (told,) = json.loads(out.getvalue())["reported"]
    assert (told["value"], told["is_more_than"], told["has_list"]) == (16_000_000_000, True, False)
    assert (told["source"], told["source_date"]) == ("Bài báo mẫu", "2020-07-27")


def test_of_a_unit_only_its_own_subtree(tree, people, campaign, figure):
    assert reported_figures_of(campaign, tree.province) == [figure]
    assert reported_figures_of(campaign, tree.district) == []
    below = noted(tree.base, people["specialist"], campaign=campaign)
    assert reported_figures_of(campaign, tree.district) == [below]


def test_a_past_day_has_what_was_reported_and_not_withdrawn_by_then(tree, people, campaign, figure):
    def on(day):
        return reported_figures_of(campaign, tree.province, day)

    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False):
        withdraw_reported_figure(figure, reason="Nguồn đã đính chính", by=people["manager"])
    assert on(dt.date(2020, 7, 26)) == []
    assert on(dt.date(2026, 3, 1)) == [figure]
    assert on(dt.date(2026, 3, 2)) == on(None) == []


def test_a_figure_is_noted_and_withdrawn_on_pages(client, tree, people, campaign):
    client.force_login(people["specialist_province"])
    answer = client.post(NEW, typed(campaign=campaign.code, measure=""))
    figure = ReportedFigure.objects.get()
    assert answer.url == page("detail", figure)
    assert (figure.amount, figure.measure, figure.campaign) == ("trên 130.400 lượt", "occurrences", campaign)
    assert "trên 130.400 lượt" in words(opened(client, page("detail", figure)))
    answer = client.post(page("withdraw", figure), {"reason": ""})
    assert "Hãy ghi lý do." in words(answer)
    client.post(page("withdraw", figure), {"reason": "Nguồn đã đính chính"})
    shown = words(opened(client, page("detail", figure)))
    assert "đã rút số liệu này" in shown and "Nguồn đã đính chính" in shown
    assert client.get(page("withdraw", figure)).url == page("detail", figure)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("value", "nhiều"),
        ("value", "9" * 30),
        ("value", "-1"),
        ("value", ""),
        ("from_day", "31/02/2015"),
        ("to_day", "01/01/2014"),
        ("indicator", "khac"),
        ("measure", "count"),
        ("source_url", "javascript:alert(1)"),
        ("source_url", "ftp://example.org/"),
        ("words", "x" * 300),
        ("unit", "KHONGCO"),
        ("campaign", "KHONGCO"),
    ],
)
def test_a_wrong_form_says_so_and_keeps_what_was_typed(client, people, field, value):
    client.force_login(people["specialist_province"])
    answer = client.post(NEW, typed(**{field: value}))
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["__all__" if field in ("to_day", "measure") else field]
    assert "Báo An Giang" in answer.content.decode()
    assert not ReportedFigure.objects.exists()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, 2),
        ({"unit": "tinh"}, 2),
        ({"campaign": "PT2025"}, 1),
        ({"campaign": "phong trao mau"}, 1),
        ({"indicator": "initiatives"}, 1),
        ({"stands": "withdrawn"}, 0),
        ({"stands": "standing"}, 2),
        ({"campaign": "không có"}, 0),
    ],
)
def test_the_list_is_filtered(client, tree, people, figure, query, found):
    noted(tree.province, people["manager"], indicator="initiatives", value=19_738, is_more_than=False)
    noted(tree.far, people["superuser"])
    client.force_login(people["viewer"])
    assert len(opened(client, f"{LIST}?" + "&".join(f"{k}={v}" for k, v in query.items())).context["object_list"]) == (
        found
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (10_400_000_000_000, "trên 10.400 tỷ đồng"),
        (16_450_000_000, "trên 16.450.000.000 đồng"),
        (812_500_000, "trên 812,5 triệu đồng"),
        (812_550_001, "trên 812.550.001 đồng"),
        (900, "trên 900 đồng"),
    ],
)
def test_money_is_said_short_only_when_nothing_is_lost(value, said):
    assert ReportedFigure(value=value, measure="money", is_more_than=True).amount == said


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_whatever_it_holds(client, tree, people, campaign, rows, django_assert_num_queries):
    for number in range(rows):
        noted(tree.province, people["manager"], campaign=campaign, words=f"lần {number}")
    client.force_login(people["viewer"])
    client.get(LIST)
    with django_assert_num_queries(FRAME + 1):
        assert len(client.get(LIST).context["object_list"]) == rows
