"""The district of 2022 as it stands after loading: 7.929 of 1.500, on the page and in the report of every figure."""

import datetime as dt

import pytest
from django.db.models import Count, Q
from django.urls import reverse

from accounts.models import User
from awards.models import Honour
from campaigns.models import Campaign, Dossier, Indicator
from campaigns.selectors.attainment import Attainment, Standing
from campaigns.selectors.target_progress import in_standing, progress_under
from campaigns.selectors.target_words import ratio_words
from common.models import AuditEntry, DataQuestion
from exchange.services.sample import load_sample
from reports.selectors.counted import Counted
from reports.selectors.registrations import registration_report
from tests.conftest import empty_database
from tests.pages import opened, words
from units.models import Unit

PACK = "trieu_son_2022"


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, roles):
    """The pack, loaded once with the shipped catalogue and committed; the owner empties the database afterwards."""
    from awards.services.catalogue import load_catalogue

    with django_db_blocker.unblock():
        load_catalogue()
        result = load_sample(PACK)
        yield result
        empty_database(roles)


@pytest.fixture
def campaign(loaded, db):
    return Campaign.objects.get(code="TS2022")


@pytest.fixture
def progress(campaign):
    return progress_under(campaign, campaign.unit, Indicator.INITIATIVES)


def test_the_figure_of_the_article(progress):
    assert progress.whole == Attainment(1_500, 7_929)
    assert ratio_words(progress.map.indicator, progress.whole) == "7.929/1.500 sáng kiến, 528,6%"
    assert progress.handed_below == 1_500


def test_clusters_and_blocks_add_up_to_it(progress):
    clusters, blocks = progress.by_cluster(), progress.by_block()
    assert len(clusters) == 5
    assert {group.key: len(group.units) for group in blocks} == {
        "commune": 34,
        "agency": 10,
        "enterprise_private": 27,
        "school": 103,
    }
    for groups in (clusters, blocks):
        assert sum(group.attainment.target for group in groups) == 1_500
        assert sum(group.attainment.reached for group in groups) == 7_929
        assert sum(len(group.units) for group in groups) == 174


def test_it_came_in_two_quarters(progress):
    amounts = [line.amount for line in progress.by_quarter()]
    assert sum(amounts[:2]) == 7_929 and amounts[2:] == [0, 0] and min(amounts[:2]) > 1_000


def test_four_schools_are_behind(progress):
    behind = in_standing(progress, progress.map.listed, Standing.BEHIND)
    assert set(Unit.objects.filter(pk__in=behind).values_list("block", flat=True)) == {"school"}
    assert len(behind) == 4


def test_the_report_has_the_same_figures(campaign):
    report = registration_report(Counted(campaign=campaign, unit=campaign.unit, as_of=dt.date(2022, 6, 30))).as_json()
    assert report["targets"] == [{"indicator": "initiatives", "target": 1500, "actual": 7929, "percent": 528.6}]
    units = report["units"]
    assert (units["count"], units["workers"], units["members"]) == (174, 16_479, 14_690)
    assert (units["members_female"], units["members_female_percent"]) == (12_923, 88.0)


def test_the_page_says_it(campaign, client):
    client.force_login(User.objects.get(username="ts_huyen"))
    assert "7.929/1.500 sáng kiến, 528,6%" in words(
        opened(client, reverse("campaigns:campaign-progress", args=[campaign.pk]))
    )
    rows = opened(client, reverse("campaigns:campaign-progress-rows", args=[campaign.pk]))
    assert rows.context["paginator"].count == 7_929


def test_history_is_told_on_its_own_days(campaign):
    assert campaign.state == "ended"
    dossiers = Dossier.objects.filter(campaign=campaign)
    assert set(dossiers.values_list("state", "is_late")) == {("accepted", False)}
    told = AuditEntry.objects.filter(move__in=["accept", "recognise"])
    assert told.exists() and not told.exclude(at__date__range=(dt.date(2022, 6, 13), dt.date(2022, 6, 30))).exists()


def test_honours_stand_in_the_register_by_form_and_level(campaign):
    people = Count("pk", filter=Q(subject_kind="individual"))
    rows = Honour.objects.values_list("award__code", "award__level_unknown", "decision_no")
    found = {row[:3]: (row[4] - row[3], row[3]) for row in rows.annotate(people=people, every=Count("pk"))}
    assert found == {
        ("BK_TLD", False, "01/QĐ-TLĐ (mẫu)"): (1, 5),
        ("CO_TINH", False, "02/QĐ-LĐLĐ (mẫu)"): (1, 0),
        ("BK_TD_KHONGRO", True, "03/QĐ (mẫu)"): (6, 8),
        ("BK_CD_KHONGRO", True, "04/QĐ (mẫu)"): (1, 0),
        ("GK_CTTT", False, "05/QĐ-LĐLĐ (mẫu)"): (26, 58),
        ("SK_VINHDANH", False, "06/QĐ-LĐLĐ (mẫu)"): (1, 8),
        ("GK_CTTT", False, "07/QĐ-LĐLĐ (mẫu)"): (19, 53),
    }
    kinds = dict(Honour.objects.order_by().values_list("subject_kind").annotate(Count("pk")))
    assert kinds == {"unit": 55, "individual": 132}


def test_two_batches_of_one_year_are_no_conflict(campaign):
    batches = Honour.objects.filter(award__code="GK_CTTT", year=2022)
    twice = batches.values("member", "subject_unit").annotate(times=Count("pk")).filter(times__gt=1)
    assert twice.exists() and not DataQuestion.objects.exists()


def test_second_load_changes_nothing(campaign):
    before = AuditEntry.objects.count()
    assert load_sample(PACK).loaded is False
    assert AuditEntry.objects.count() == before
