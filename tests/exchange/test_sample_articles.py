"""The packs of an article after loading: honours by form, totals with their source, doubts left open, nothing twice."""

import datetime as dt

import pytest
from django.db.models import Count, Q

from awards.models import Honour
from campaigns.models import Campaign, Dossier, Indicator
from campaigns.selectors.target_progress import progress_under
from common.models import AuditEntry, DataQuestion
from contests.models import Contest, Contestant
from exchange.services.sample import load_sample
from exemplars.models import Consent, Exemplar, SelectionRound, Vote
from exemplars.selectors.public import published
from inspections.models import Inspection, InspectionFinding
from notices.models import Mail, Notice
from people.models import Member
from portal.models import Article, PublicCampaign
from reports.models import CampaignSummary, ReportedFigure
from reports.selectors.counted import Counted
from reports.selectors.registrations import registration_report
from reports.selectors.reported import questions_about, reported_figures_of
from reports.selectors.summary.figures import figures_of_summary, is_untouched
from spot.models import SpotProposal
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
    told = ("exemplar", "inspection", "inspectionfinding", "contest", "campaignsummary")
    assert not AuditEntry.objects.filter(subject_type__model__in=told, at__year__gt=2023).exists()


def test_the_past_writes_to_nobody(campaign):
    assert not Mail.objects.exists() and not Notice.objects.unread().exists()


def test_everybody_reads_the_news_of_the_article(campaign):
    (article,) = Article.objects.published()
    assert (article.unit, article.published_at.year) == (campaign.unit, int(campaign.code[-4:]))
    assert article.author_line.startswith("«") and article.body.startswith("<p>") and not article.photos.exists()
    shown = PublicCampaign.objects.shown()
    assert {one.campaign.code for one in shown} == set(Campaign.objects.values_list("code", flat=True))
    assert article.campaign == (campaign if len(shown) == 1 else None)


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
    exemplars(campaign)


def exemplars(campaign):
    """All chosen by a vote and approved; shown to everybody are those who agreed, no others."""
    states = dict(Exemplar.objects.order_by().values_list("state").annotate(Count("pk")))
    assert states == {"approved": 100, "published": 100}
    assert Consent.objects.count() == 120 and published().count() == 100
    fields = Exemplar.objects.values_list("field__code", flat=True).distinct()
    assert set(fields) == set(published().values_list("field__code", flat=True)) and len(fields.order_by()) == 8
    assert Exemplar.objects.filter(programme__code="NTM_NCS", member__isnull=False).exclude(story="").count() == 200
    rounds = SelectionRound.objects.all()
    assert set(rounds.values_list("state", flat=True)) == {"closed"} and Vote.objects.count() == 3 * rounds.count()
    moves = AuditEntry.objects.filter(subject_type__model="exemplar").order_by().values_list("move")
    assert dict(moves.annotate(Count("pk"))) == {
        "create": 200,
        "propose": 200,
        "select": 200,
        "approve": 200,
        "consent": 120,
        "publish": 100,
    }
    judged = AuditEntry.objects.filter(subject_type__model="exemplar", move="approve")
    assert set(judged.values_list("actor__username", flat=True)) == {"tqn_chuyenvien"}
    assert progress_under(campaign, campaign.unit, Indicator.EXEMPLARS).whole.reached == 200


def hai_duong(campaign):
    assert set(Campaign.objects.values_list("code", flat=True)) == {"HD2023", "HD2023-KL01"}
    assert not ReportedFigure.objects.exists() and not Honour.objects.exists()
    for each in Campaign.objects.all():
        assert sorted(each.phases.values_list("ends_on", flat=True)) == [dt.date(2023, 5, 18), dt.date(2023, 12, 31)]
        (line,) = registration_report(Counted(campaign=each, unit=each.unit)).entries
        assert (line.award, line.collectives, line.individuals) == ("BK_TINH", 0, 55)
    assert set(Dossier.objects.values_list("state", "is_late")) == {("accepted", False)}
    inspection()
    contest()
    spot_awards()
    summary(campaign)


def inspection():
    """Closed, each remedy confirmed in time, one of them after it was sent back."""
    closed = Inspection.objects.get()
    assert (closed.state, closed.inspected.count()) == ("closed", 4)
    assert set(closed.inspected.values_list("state", flat=True)) == {"concluded"}
    asked = InspectionFinding.objects.exclude(remedy="")
    assert set(asked.values_list("state", flat=True)) == {"confirmed"} and asked.count() == 3
    judged = AuditEntry.objects.filter(subject_type__model="inspectionfinding").order_by().values_list("move")
    assert dict(judged.annotate(Count("pk"))) == {"create": 6, "report": 4, "return": 1, "confirm": 3}


def contest():
    """Published with results confirmed by another than typed them."""
    held = Contest.objects.get()
    assert (held.state, held.published_on, held.disciplines.count()) == ("published", dt.date(2023, 9, 20), 3)
    assert held.confirmed_by.username == "hd_chutich"
    prizes = Contestant.objects.order_by().values_list("prize__grade").annotate(Count("pk"))
    assert dict(prizes) == {"first": 3, "second": 3, "third": 3, "consolation": 6, None: 15}
    assert not Contestant.objects.filter(points__isnull=True).exists()


def spot_awards():
    """Five direct workers put up on the spot: three accepted, one sent back with a reason, one waits."""
    rows = SpotProposal.objects.select_related("member", "decider", "award").order_by("happened_on")
    assert [row.state for row in rows] == ["accepted"] * 3 + ["draft", "sent"]
    assert [bool(row.reason) for row in rows] == [False] * 3 + [True, False]
    assert all(row.member.is_direct_worker and row.decider.code == "LDLD-HDU" for row in rows)
    assert {row.award.code for row in rows} == {"BK_TINH_DX"}
    assert all(row.sent_at.date() == row.happened_on + dt.timedelta(2) for row in rows if row.state != "draft")


def summary(campaign):
    """One report on both campaigns, its figures those of the day before the conference."""
    (report,) = CampaignSummary.objects.for_page()
    assert (report.state, report.number_label, report.signed_on) == ("published", "01/BC-LĐLĐ", dt.date(2023, 5, 18))
    assert report.written_by.username == "hd_tinh" and report.frozen_by.username == "hd_chutich"
    assert is_untouched(report)
    figures = figures_of_summary(report)
    assert figures["as_of"] == "2023-05-17"
    assert [part["campaign"] for part in figures["campaigns"]] == ["HD2023-KL01", "HD2023"]
    for part in figures["campaigns"]:
        (line,) = part["registrations"]["entries"]
        assert (line["award"], line["individuals"]) == ("BK_TINH", 55)
