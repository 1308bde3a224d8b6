"""The packs of an article after loading: honours by form, totals with their source, doubts left open, nothing twice."""

import datetime as dt

import pytest
from django.db.models import Count, Q

from awards.models import Honour
from campaigns.models import Campaign, Dossier
from common.models import AuditEntry, DataQuestion
from exchange.services.sample import load_sample
from people.models import Member
from reports.models import ReportedFigure
from reports.selectors.counted import Counted
from reports.selectors.registrations import registration_report
from reports.selectors.reported import questions_about, reported_figures_of
from tests.conftest import empty_database

TOPS = {"an_giang_2020": "AG2020", "than_quang_ninh_2023": "TQN2023", "hai_duong_2023": "HD2023"}


@pytest.fixture(scope="module", params=TOPS)
def loaded(request, django_db_setup, django_db_blocker, roles):
    """A pack, loaded once with the shipped catalogue and committed; the owner empties the database afterwards."""
    from awards.services.catalogue import load_catalogue

    with django_db_blocker.unblock():
        load_catalogue()
        yield load_sample(request.param)
        empty_database(roles)


@pytest.fixture
def campaign(loaded, db):
    return Campaign.objects.get(code=TOPS[loaded.name])


def reported(campaign):
    report = registration_report(Counted(campaign=campaign, unit=campaign.unit)).as_json()
    return {line["indicator"]: (line["value"], line["is_more_than"]) for line in report["reported"]}


def honours():
    people = Count("pk", filter=Q(subject_kind="individual"))
    rows = Honour.objects.values("award__code").annotate(people=people, all=Count("pk"))
    return {row["award__code"]: (row["all"] - row["people"], row["people"]) for row in rows}


def test_second_load_changes_nothing(campaign, loaded):
    before = AuditEntry.objects.count(), ReportedFigure.objects.count(), Honour.objects.count()
    assert loaded.loaded is True
    assert load_sample(loaded.name).loaded is False
    assert (AuditEntry.objects.count(), ReportedFigure.objects.count(), Honour.objects.count()) == before


def test_history_is_over_and_told_on_its_own_days(campaign):
    assert {one.state for one in Campaign.objects.all()} == {"ended"}
    noted = AuditEntry.objects.filter(move="note", subject_type__model="reportedfigure")
    assert noted.count() == ReportedFigure.objects.count()
    assert {line.at.date() for line in noted} <= {dt.date(2020, 7, 27), dt.date(2023, 12, 31)}


def test_each_pack_says_what_its_article_says(campaign):
    said = {"AG2020": an_giang, "TQN2023": quang_ninh, "HD2023": hai_duong}
    said[campaign.code](campaign)


def an_giang(campaign):
    assert reported(campaign) == {
        "works": (4_154, False),
        "works_value": (10_400_000_000_000, True),
        "initiatives": (19_738, False),
        "initiatives_benefit": (16_000_000_000, True),
        "research_topics": (349, False),
        "research_projects": (47, False),
        "research_benefit": (176_000_000_000, True),
        "women_titles": (130_400, True),
        "men_titles": (96_700, True),
        "delegates": (140, True),
        "represented": (100_000, True),
    }
    report = registration_report(Counted(campaign=campaign, unit=campaign.unit))
    assert (report.works["count"], report.initiatives["count"], report.entries) == (0, 0, [])
    assert reported_figures_of(campaign, campaign.unit, dt.date(2020, 7, 26)) == []
    assert honours() == {"CO_CP": (1, 0), "CO_TLD": (1, 1), "BK_UBND": (5, 10), "BK_TINH": (33, 106)}
    flag = Honour.objects.get(award__code="CO_CP")
    assert (flag.subject_unit, flag.year) == (campaign.unit, 2019)
    benefit = ReportedFigure.objects.get(indicator="initiatives_benefit")
    (doubt,) = questions_about(benefit)
    assert "0,81 triệu đồng" in doubt.text and doubt.answered_at is None
    personal = Honour.objects.get(award__code="CO_TLD", subject_kind="individual")
    others = DataQuestion.objects.exclude(pk=doubt.pk)
    assert [(question.subject, question.answered_at) for question in others] == [(personal, None)]


def quang_ninh(campaign):
    (figure,) = reported_figures_of(campaign, campaign.unit)
    assert (figure.amount, figure.from_day.year, figure.to_day.year) == ("trên 12.000", 2019, 2023)
    assert not Honour.objects.exists() and not DataQuestion.objects.exists()
    assert Member.objects.count() == 656


def hai_duong(campaign):
    assert set(Campaign.objects.values_list("code", flat=True)) == {"HD2023", "HD2023-KL01"}
    assert not ReportedFigure.objects.exists() and not Honour.objects.exists()
    for each in Campaign.objects.all():
        assert sorted(each.phases.values_list("ends_on", flat=True)) == [dt.date(2023, 5, 18), dt.date(2023, 12, 31)]
        (line,) = registration_report(Counted(campaign=each, unit=each.unit)).entries
        assert (line.award, line.collectives, line.individuals) == ("BK_TINH", 0, 55)
    assert set(Dossier.objects.values_list("state", "is_late")) == {("accepted", False)}
