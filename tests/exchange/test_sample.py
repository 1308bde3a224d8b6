"""The sample as it stands after loading: the article's figures, a year open now, and nothing on a second load."""

import datetime as dt
from collections import Counter

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Count, Sum

from accounts.models import User
from campaigns.models import Campaign, Dossier, DossierState, DossierVersion, Entry, Participation
from common.models import AuditEntry
from common.sample_mark import is_sample_database
from contributions.models import Initiative, InitiativeState, Work
from councils.models import CouncilSession
from exchange.models import ImportRun
from exchange.services.sample import load_sample
from notices.models import Mail, Notice
from papers.models import Letterhead
from portal.models import Article, PublicCampaign
from reports.models import CampaignSummary
from reports.selectors.summary.figures import figures_of_summary, is_untouched
from sample.bac_kan_2020.figures import ENTRIES
from tests.conftest import empty_database
from units.models import RoleAssignment

PACK = "bac_kan_2020"


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
def sample_db(loaded, db):
    return loaded


def in_campaign(code):
    return Dossier.objects.filter(campaign__code=code)


def current():
    return Campaign.objects.exclude(code="BK2020").get()


def test_figures_are_those_of_the_article(sample_db):
    entries = Entry.objects.counted().filter(dossier__campaign__code="BK2020")
    people = Counter(entries.filter(subject_kind="individual").values_list("award__code", flat=True))
    groups = Counter(entries.exclude(subject_kind="individual").values_list("award__code", flat=True))
    assert {code: (groups[code], people[code]) for code in ENTRIES} == ENTRIES
    registered = in_campaign("BK2020").counted()
    assert Initiative.objects.filter(dossier_links__dossier__in=registered).distinct().count() == 2490
    works = Work.objects.filter(dossier_links__dossier__in=registered).distinct()
    assert works.aggregate(count=Count("pk"), value=Sum("value")) == {"count": 11, "value": 44_900_000_000}


def test_history_is_told_on_its_own_days(sample_db):
    historic = Campaign.objects.get(code="BK2020")
    assert (historic.state, historic.launched_at.date()) == ("ended", dt.date(2019, 11, 1))
    sent = in_campaign("BK2020")
    assert set(sent.values_list("state", "is_late")) == {("accepted", False)}
    assert not sent.exclude(sent_at__date__range=(dt.date(2019, 11, 1), dt.date(2020, 4, 30))).exists()
    audit = AuditEntry.objects.filter(move="accept", subject_id__in=sent.values("pk"))
    assert not audit.filter(at__year__gt=2020).exists()
    assert not DossierVersion.objects.filter(dossier__in=sent).exclude(sent_at__year__in=(2019, 2020)).exists()
    assert not AuditEntry.objects.filter(subject_id=sent.first().pk, move="open", at__year__gt=2020).exists()


def test_whoever_has_a_dossier_has_joined(sample_db):
    joined = set(Participation.objects.joined().values_list("campaign", "unit"))
    assert set(Dossier.objects.values_list("campaign", "unit")) <= joined


def test_this_year_is_open_with_dossiers_in_every_state(sample_db):
    assert current().registration_is_open()
    states = set(in_campaign(current().code).values_list("kind", "state"))
    assert states == {("registration", state) for state in DossierState.values} | {
        ("proposal", "sent"),
        ("proposal", "accepted"),
    }


def test_draft_of_canbo_is_his_own(sample_db):
    draft = in_campaign(current().code).get(state="draft", created_by__username="canbo")
    assert (draft.filled_by_unit, draft.unit.code) == (None, "CS-CMO-DN01")
    assert set(draft.entries.values_list("added_by__username", flat=True)) == {"canbo"}


def test_nobody_reviewed_what_they_typed(sample_db):
    dossiers = dict(Dossier.objects.values_list("pk", "created_by"))
    reviewed = AuditEntry.objects.filter(
        subject_type__model="dossier", move__in=["take", "return", "accept", "refuse"]
    ).values_list("subject_id", "actor")
    assert reviewed.count() > 450
    assert all(dossiers[pk] != actor for pk, actor in reviewed)


def test_versions_still_hash_to_their_receipts(sample_db):
    versions = list(DossierVersion.objects.order_by("?")[:20])
    assert all(version.hash_now() == version.sha256 for version in versions)


def test_recognised_by_the_level_above_and_history_with_names(sample_db):
    assert Initiative.objects.filter(state="recognised").exclude(recognised_level="").count() == 115
    for model in ("people.MemberHistory", "campaigns.EntryHistory", "contributions.InitiativeHistory"):
        nameless = apps.get_model(model).objects.filter(pgh_context__metadata__user__isnull=True)
        assert not nameless.exists()


def test_accounts_roles_and_mark(sample_db):
    assert is_sample_database()
    assert not User.objects.filter(is_sample=False).exists()
    assert User.objects.get(username="admin").is_superuser
    assert RoleAssignment.objects.count() == User.objects.count() - 2
    assert User.objects.get(username="congnhan").member.unit == unit_of("canbo")
    assert not User.objects.exclude(full_name__contains="mẫu").exists()


def test_accounts_have_addresses_and_nobody_is_written_to_of_the_past(sample_db):
    assert set(User.objects.values_list("email", flat=True)) == {
        f"{name}@example.org" for name in User.objects.values_list("username", flat=True)
    }
    assert not Mail.objects.exists()
    assert not Notice.objects.filter(awaits_digest=True).exists()


def unit_of(username):
    return RoleAssignment.objects.get(user__username=username).unit


def test_old_news_are_read(sample_db):
    unread = Notice.objects.filter(read_at__isnull=True)
    assert 0 < unread.count() < 100


def row_counts():
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name != "django_session"]
        counts = {}
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
            counts[table] = cursor.fetchone()[0]
    return counts


def test_second_load_changes_nothing(sample_db, django_assert_max_num_queries):
    before = row_counts()
    with django_assert_max_num_queries(80):
        assert load_sample(PACK).loaded is False
    assert row_counts() == before


def test_every_sheet_came_through_the_import(sample_db):
    new = Counter()
    for run in ImportRun.objects.all():
        new.update({sheet: counts["new"] for sheet, counts in run.counts.items()})
    assert new == sample_db.rows


def test_a_council_is_convened_to_what_waits(sample_db):
    session = CouncilSession.objects.get()
    assert session.is_planned and session.items.count() == 3 and session.council.members.count() == 9
    assert all(item.initiative.state == InitiativeState.CHECKED for item in session.items.all())
    assert Notice.objects.unread().filter(user__username="hoidong4", text__contains=session.title).exists()


def test_province_and_district_have_their_letterhead(sample_db):
    assert {row.unit.kind for row in Letterhead.objects.all()} == {"provincial", "district"}


def test_registrations_were_summed_up_with_the_figures_of_the_article(sample_db):
    (report,) = CampaignSummary.objects.for_page()
    assert (report.state, report.signed_on) == ("published", dt.date(2020, 5, 11)) and is_untouched(report)
    figures = figures_of_summary(report)
    (part,) = figures["campaigns"]
    said = part["registrations"]
    assert (figures["as_of"], part["campaign"]) == ("2020-05-10", "BK2020")
    assert {line["award"]: (line["collectives"], line["individuals"]) for line in said["entries"]} == ENTRIES
    assert (said["works"]["count"], said["works"]["value"]) == (11, 44_900_000_000)
    assert said["initiatives"]["count"] == 2490


def test_everybody_reads_the_news_of_the_article(sample_db):
    (article,) = Article.objects.published()
    assert (article.campaign.code, article.published_at.date()) == ("BK2020", dt.date(2020, 5, 11))


def test_everybody_reads_of_the_campaign_of_the_article_and_of_the_one_that_runs(sample_db):
    shown = PublicCampaign.objects.shown().order_by("campaign__starts_on")
    assert list(shown.values_list("campaign__state", flat=True)) == ["ended", "launched"]
