"""A page kept for the next visitor is never somebody's own, and is gone once what it says no longer holds."""

import gzip
import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from redis.exceptions import ConnectionError as RedisAway
from whitenoise.compress import Compressor

from common.public_pages import GENERATION, new_generation
from consultations.models import PublicNotice
from decisions.models import DecisionKind
from decisions.services.ending import end_honours
from portal.models import PublicCampaign
from portal.services.article import keep_article
from portal.services.public_campaign import keep_public_campaign
from tests.factories import DecisionFactory, DecisionLineFactory, LaunchedCampaignFactory, issued
from tests.pages import opened, words
from tests.portal.conftest import published

FRONT = reverse("home")
ROLL = reverse("portal:honour-roll")
MOST_BYTES = 200 * 1024


def test_a_page_is_served_again_without_the_database(client, given, django_assert_num_queries):
    first = opened(client, ROLL)
    with django_assert_num_queries(0):
        again = client.get(ROLL)
    assert again.content == first.content and again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == "public, max-age=0, must-revalidate"
    for name in ("Content-Type", "Content-Security-Policy", "X-Frame-Options", "X-Robots-Tag"):
        assert again[name] == first[name]


def test_whoever_has_the_page_is_told_only_that_it_holds(client, given):
    known = client.get(ROLL)["ETag"]
    answer = client.get(ROLL, headers={"if-none-match": known})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", known)
    assert client.get(ROLL, headers={"if-none-match": '"other"'}).status_code == 200
    assert client.head(ROLL).status_code == 200


def test_a_revoked_honour_is_gone_on_the_next_request(client, given, commits):
    assert "Nguyễn Thị Ước" in words(opened(client, ROLL))
    line = given.decision.lines.order_by("order_no")[0]
    later = DecisionFactory(
        unit=given.tree.province, kind=DecisionKind.REVOCATION, about=given.decision, grounds="Khai không đúng"
    )
    DecisionLineFactory(decision=later, member=line.member, order_no=1, honour=line.honour, ends=True)
    later = issued(later, number=7)
    with commits():
        end_honours(later)
    shown = words(opened(client, ROLL))
    assert "Nguyễn Thị Ước" not in shown and "Trần Văn Đạt" in shown


def test_an_article_withdrawn_is_gone_on_the_next_request(client, given, commits):
    news = published(given.tree.province, by=given.by, title="Bài sẽ gỡ")
    assert "Bài sẽ gỡ" in words(opened(client, FRONT)) and client.get(news.get_absolute_url()).status_code == 200
    news.withdrawn_at = news.published_at
    with commits():
        keep_article(news, by=given.by)
    assert "Bài sẽ gỡ" not in words(opened(client, FRONT)) and client.get(news.get_absolute_url()).status_code == 404


def test_a_campaign_taken_back_is_gone_on_the_next_request(client, given, commits):
    campaign = LaunchedCampaignFactory(unit=given.tree.province)
    public = PublicCampaign.objects.create(campaign=campaign)
    address = reverse("portal:campaign", args=[campaign.code])
    assert client.get(address).status_code == 200
    public.is_shown = False
    with commits():
        keep_public_campaign(public)
    assert client.get(address).status_code == 404


def test_nothing_is_renewed_by_what_is_not_committed(client, given):
    before = cache.get(GENERATION) or new_generation()
    published(given.tree.province, by=given.by)
    assert cache.get(GENERATION) == before


def test_who_is_signed_in_neither_gets_nor_leaves_a_kept_page(client, given):
    visitor, editor = client, Client()
    opened(visitor, ROLL)
    editor.force_login(given.people["editor"])
    for address in (ROLL, FRONT):
        own = editor.get(address)
        assert "ETag" not in own and "public" not in own.get("Cache-Control", "")
        assert ("Trang làm việc" in own.content.decode()) is (address == ROLL)
        assert "Trang làm việc" not in visitor.get(address).content.decode()
        assert str(given.people["editor"]) not in visitor.get(address).content.decode()
    cache.clear()
    editor.get(ROLL)
    assert "Đăng nhập" in visitor.get(ROLL).content.decode()


def test_a_page_with_a_message_for_one_is_neither_kept_nor_taken_from_the_kept(client, given):
    client.cookies["messages"] = "x"
    assert "ETag" not in client.get(FRONT)
    assert "ETag" in Client().get(FRONT)


def test_each_look_and_question_has_its_own_page(client, given):
    assert 'data-bs-theme="light"' in client.get(ROLL).content.decode()
    assert "Nguyễn Thị Ước" not in words(opened(client, ROLL + "?q=van+dat"))
    client.cookies["theme"] = "dark"
    assert 'data-bs-theme="dark"' in client.get(ROLL).content.decode()


@pytest.mark.parametrize("address", ["/accounts/login/", "/tra-cuu/", "/tin-tuc/khong-co/", ROLL + "?q=" + "a" * 300])
def test_other_pages_are_not_kept(client, given, address):
    assert "ETag" not in client.get(address)


def test_without_the_cache_pages_are_drawn(client, given, monkeypatch):
    def away(*args, **kwargs):
        raise RedisAway("away")

    monkeypatch.setattr("portal.middleware.cache.get_many", away)
    assert "Nguyễn Thị Ước" in client.get(ROLL).content.decode()


def test_the_host_is_looked_at_for_kept_pages_too(client, given, settings):
    settings.ALLOWED_HOSTS = ["thidua.example"]
    assert client.get(ROLL, headers={"host": "thidua.example"}).status_code == 200
    assert client.get(ROLL, headers={"host": "xau.example"}).status_code == 400


def test_the_first_page_is_small(client, given):
    """The page and all it loads, as they are sent: fonts as they are, the rest as compressed files."""
    public = LaunchedCampaignFactory(unit=given.tree.province)
    PublicCampaign.objects.create(campaign=public)
    for number in range(6):
        published(given.tree.province, by=given.by, title=f"Bài số {number}")
    page = client.get(FRONT).content
    text = page.decode()
    assert not re.search(r'(?:src|href)="(?:https?:)?//(?!localhost)', re.sub(r'<link rel="canonical"[^>]*>', "", text))
    loaded = set(re.findall(r'<(?:link|script|img)[^>]*(?:href|src)="/static/([^"?#]+)', text))
    loaded |= set(re.findall(r"/static/(img/icons\.svg)", text))
    total, compressor = len(gzip.compress(page)), Compressor()
    for name in loaded:
        data = Path(finders.find(name)).read_bytes()
        total += len(compressor.compress_gzip(data)) if compressor.should_compress(name) else len(data)
    assert {"css/portal.css", "js/emulation.js"} <= loaded
    assert total <= MOST_BYTES, json.dumps({"bytes": total, "files": sorted(loaded)})


def test_a_list_the_public_is_asked_about_stands_on_the_front_page(client, given):
    assert PublicNotice.objects.count() == 0 and "Đang lấy ý kiến" not in words(opened(client, FRONT))
