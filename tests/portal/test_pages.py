"""What everybody reads on the public site, and what nobody does."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from awards.models import Honour
from campaigns.models import CampaignContent, CampaignState, Indicator, Target
from portal.models import PublicCampaign
from portal.selectors.decisions import recipients_of
from tests.certificates.conftest import correct, make_decision, revoke
from tests.factories import (
    CampaignFactory,
    DecisionFactory,
    EntryFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    ParticipationFactory,
    PhaseFactory,
)
from tests.pages import opened, words
from tests.portal.conftest import published
from units.models import Block

FRONT = reverse("home")
CAMPAIGNS = reverse("portal:campaign-list")
NEWS = reverse("portal:article-list")
DECISIONS = reverse("portal:decision-list")
ROLL = reverse("portal:honour-roll")


def public(campaign, **fields):
    return PublicCampaign.objects.create(campaign=campaign, **fields)


def certificate_of(line):
    return SimpleNamespace(line=line)


def test_visitors_have_a_front_page_and_those_who_work_here_their_home(client, given):
    campaign = LaunchedCampaignFactory(unit=given.tree.province, name="Lao động giỏi")
    public(campaign)
    published(given.tree.province, by=given.by, title="Hội nghị sơ kết")
    shown = words(opened(client, FRONT))
    for text in ("Lao động giỏi", "Hội nghị sơ kết", "01/QĐ-LĐLĐ", "Mã tra cứu", "Đăng nhập"):
        assert text in shown
    assert "Nguyễn Thị Ước" not in shown
    client.force_login(given.people["editor"])
    assert "portal/front.html" not in [each.name for each in opened(client, FRONT).templates]


def test_a_front_page_of_nothing_is_a_page(client, db):
    assert "Chưa có tin, bài nào" in words(opened(client, FRONT))


@pytest.mark.parametrize(
    ("state", "is_shown", "status"),
    [
        (CampaignState.LAUNCHED, True, 200),
        (CampaignState.ENDED, True, 200),
        (CampaignState.DRAFT, True, 404),
        (CampaignState.LAUNCHED, False, 404),
    ],
)
def test_only_what_a_unit_shows_of_its_campaigns_is_public(client, given, state, is_shown, status):
    campaign = CampaignFactory(unit=given.tree.province, name="Phong trào riêng", state=state)
    public(campaign, is_shown=is_shown)
    news = published(given.tree.province, by=given.by, title="Tin của phong trào", campaign=campaign)
    assert client.get(reverse("portal:campaign", args=[campaign.code])).status_code == status
    for address in (CAMPAIGNS, NEWS):
        found = words(opened(client, address))
        assert ("Phong trào riêng" in found or "Tin của phong trào" in found) is (status == 200)
    assert client.get(news.get_absolute_url()).status_code == status


def test_a_campaign_without_a_row_is_nobodys_to_read(client, given):
    campaign = LaunchedCampaignFactory(unit=given.tree.province, name="Phong trào nội bộ")
    assert "Phong trào nội bộ" not in words(opened(client, CAMPAIGNS))
    assert client.get(reverse("portal:campaign", args=[campaign.code])).status_code == 404


def test_a_campaign_tells_what_is_asked_and_how_far_it_is_but_names_no_nominee(client, given):
    campaign = LaunchedCampaignFactory(unit=given.tree.province, slogan="Đoàn kết, sáng tạo")
    public(campaign, lead="Giới thiệu cho mọi người.")
    CampaignContent.objects.create(campaign=campaign, block=Block.SCHOOL, text="Dạy tốt, học tốt")
    PhaseFactory(campaign=campaign, name="Đợt cao điểm tháng 5")
    ParticipationFactory(campaign=campaign, unit=given.tree.base, joined_at=timezone.now())
    ParticipationFactory(campaign=campaign, unit=given.tree.base2, joined_at=None)
    Target.objects.create(campaign=campaign, unit=given.tree.province, indicator=Indicator.INITIATIVES, value=40)
    nominee = MemberFactory(full_name="Lê Đề Cử", unit=given.tree.base)
    EntryFactory(dossier__campaign=campaign, dossier__unit=given.tree.base, member=nominee)
    shown = words(opened(client, reverse("portal:campaign", args=[campaign.code])))
    for text in ("Đoàn kết, sáng tạo", "Giới thiệu", "Dạy tốt, học tốt", "Đợt cao điểm tháng 5", "1/2", "40 sáng kiến"):
        assert text in shown
    assert "Lê Đề Cử" not in shown


@pytest.mark.parametrize("fields", [{"published_at": None}, {"published_at": "later"}, {"withdrawn_at": "now"}])
def test_an_article_is_read_from_its_time_until_it_is_withdrawn(client, given, fields):
    times = {"later": timezone.now() + dt.timedelta(hours=1), "now": timezone.now(), None: None}
    news = published(given.tree.province, by=given.by)
    assert client.get(news.get_absolute_url()).status_code == 200
    for name, value in fields.items():
        type(news).objects.filter(pk=news.pk).update(**{name: times[value]})
    client.cookies["messages"] = "x"  # as it is drawn anew
    assert client.get(news.get_absolute_url()).status_code == 404
    assert news.title not in words(opened(client, NEWS))


def test_an_article_leads_to_the_one_before_and_after(client, given):
    first, second, third = (published(given.tree.province, by=given.by, title=f"Bài số {n}") for n in (1, 2, 3))
    shown = opened(client, second.get_absolute_url()).content.decode()
    assert f'rel="prev" href="{first.get_absolute_url()}"' in shown
    assert f'rel="next" href="{third.get_absolute_url()}"' in shown


def test_it_says_how_it_looks_where_it_is_shared(client, given, settings):
    settings.SITE_URL = "https://thidua.example"
    news = published(given.tree.province, by=given.by, title='Tin "mới" & hay')
    shown = opened(client, news.get_absolute_url()).content.decode()
    assert 'property="og:title" content="Tin &quot;mới&quot; &amp; hay"' in shown
    assert f'property="og:url" content="https://thidua.example{news.get_absolute_url()}"' in shown
    assert 'property="og:type" content="article"' in shown


def test_decisions_are_found_by_year_issuer_and_words(client, given):
    DecisionFactory(unit=given.tree.province, subject_matter="Dự thảo kín")
    for query in ("", "?year=2026", "?q=tang+bang+khen", "?q=01/qđ", "?issuer=tinh+mau", "?page=99", "?page=x"):
        shown = words(opened(client, DECISIONS + query))
        assert "01/QĐ-LĐLĐ" in shown and "Dự thảo kín" not in shown, query
    for query in ("?year=1999", "?q=khong+co", "?issuer=tinh+hai"):
        assert "Không thấy quyết định nào" in words(opened(client, DECISIONS + query)), query


@pytest.mark.parametrize("address", [DECISIONS, ROLL, NEWS])
@pytest.mark.parametrize("query", ["?year=abcd", "?q=%00%27%25_", "?year=99999999999", "?award=x&page=-3", "?q=☃☃☃"])
def test_what_cannot_be_read_is_no_mistake_of_ours(client, given, address, query):
    opened(client, address + query)


def test_a_year_that_is_none_says_so(client, given):
    assert "Hãy gõ năm bằng bốn chữ số" in words(opened(client, ROLL + "?year=hai+nghin"))
    assert "Hãy gõ ít nhất 3 chữ cái" in words(opened(client, ROLL + "?q=an"))


@pytest.mark.parametrize("address", ["/phong-trao/khong-co/", "/tin-tuc/khong-co/", "/quyet-dinh/999999999/"])
def test_an_unknown_page_is_not_found(client, db, address):
    assert client.get(address).status_code == 404


def test_a_draft_decision_is_not_found(client, given):
    draft = DecisionFactory(unit=given.tree.province)
    assert client.get(reverse("portal:decision", args=[draft.pk])).status_code == 404


def test_a_decision_names_who_still_holds_what_it_gave(client, given):
    first, second = given.decision.lines.order_by("order_no")
    address = reverse("portal:decision", args=[given.decision.pk])
    assert {"Nguyễn Thị Ước", "Trần Văn Đạt"} <= _names(client, address)
    revoke(certificate_of(first))
    correct(certificate_of(second), name="Trần Văn Đạo")
    client.cookies["messages"] = "x"
    shown = words(opened(client, address))
    assert "Nguyễn Thị Ước" not in shown and "Trần Văn Đạt" not in shown
    assert "Trần Văn Đạo" in shown and "Đã đính chính" in shown and "Có đính chính" in shown
    assert recipients_of(given.decision).count() == 1


def _names(client, address) -> set[str]:
    return {honour.name for honour in opened(client, address).context["page_obj"].object_list}


def test_the_roll_tells_namesakes_by_their_units_and_nothing_private(client, given):
    member = given.decision.lines.first().member
    type(member).objects.filter(pk=member.pk).update(birth_date=dt.date(1987, 3, 14))
    other = make_decision(given.tree.far, names=("Nguyễn Thị Ước",), number=2)
    shown = words(opened(client, ROLL + "?q=uoc"))
    assert given.tree.province.name in shown and given.tree.far.name in shown
    for private in ("1987", member.code, other.lines.first().member.code):
        assert private not in shown


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Nguyễn Thị Ước", "Trần Văn Đạt"}),
        ("?q=NGUYEN thi uoc", {"Nguyễn Thị Ước"}),
        ("?year=2026", {"Nguyễn Thị Ước", "Trần Văn Đạt"}),
        ("?year=2019", set()),
        ("?unit=tinh mau", {"Nguyễn Thị Ước", "Trần Văn Đạt"}),
        ("?unit=tinh hai", set()),
        ("?unit=khong co don vi nay", set()),
        ("?award=999999", {"Nguyễn Thị Ước", "Trần Văn Đạt"}),
    ],
)
def test_the_roll_is_searched(client, given, query, found):
    assert _names(client, ROLL + query) == found


def test_the_roll_finds_by_the_award(client, given):
    make_decision(given.tree.far, names=("Lê Văn Xa",), number=2)
    assert _names(client, f"{ROLL}?award={given.decision.award_id}") == {"Nguyễn Thị Ước", "Trần Văn Đạt"}


def test_the_roll_finds_a_corrected_name_by_either(client, given):
    correct(certificate_of(given.decision.lines.order_by("order_no")[0]), name="Nguyễn Thị Ức")
    assert _names(client, ROLL + "?q=thi uoc") == {"Nguyễn Thị Ức"} == _names(client, ROLL + "?q=thi uc")


def test_an_honour_written_down_from_elsewhere_is_not_on_the_roll(client, given):
    Honour.objects.create(
        subject_kind="unit",
        subject_unit=given.tree.base,
        unit=given.tree.base,
        award=given.decision.award,
        year=2019,
        name_then="CĐCS từ sổ cũ",
        unit_name_then="CĐCS từ sổ cũ",
    )
    assert "CĐCS từ sổ cũ" not in _names(client, ROLL)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [(FRONT, 8), (DECISIONS, 4), (ROLL, 4), (NEWS, 4), (CAMPAIGNS, 4)])
def test_query_counts(client, db, given, rows, address, queries, django_assert_num_queries):
    for number in range(rows):
        public(LaunchedCampaignFactory(unit=given.tree.province))
        published(given.tree.province, by=given.by, title=f"Bài số {number}")
        make_decision(given.tree.far, names=(f"Người Số {number}",), number=number + 5)
    with django_assert_num_queries(queries):
        client.get(address)


def test_feeds_and_the_map_name_the_site_as_it_is_known(client, given, settings):
    settings.SITE_URL = "https://thidua.example"
    news = published(given.tree.province, by=given.by, title="Bài trong RSS")
    public(campaign := LaunchedCampaignFactory(unit=given.tree.province))
    feed = client.get(reverse("portal:article-feed"))
    assert feed["Content-Type"].startswith("application/rss+xml")
    assert f"<link>https://thidua.example{news.get_absolute_url()}</link>" in feed.content.decode()
    decisions = client.get(reverse("portal:decision-feed")).content.decode()
    assert "01/QĐ-LĐLĐ" in decisions and "testserver" not in decisions + feed.content.decode()
    site = client.get(reverse("portal:sitemap")).content.decode()
    for path in (FRONT, news.get_absolute_url(), reverse("portal:campaign", args=[campaign.code])):
        assert f"<loc>https://thidua.example{path}</loc>" in site
    assert "Sitemap: https://thidua.example/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_pages_that_name_people_are_for_no_search_engine(client, given):
    assert client.get(ROLL)["X-Robots-Tag"] == client.get(ROLL)["X-Robots-Tag"] == "noindex, nofollow"
    assert "X-Robots-Tag" not in client.get(FRONT)
