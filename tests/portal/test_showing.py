"""Those who run a campaign let everybody read of it, or nobody any more."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.urls import reverse

from campaigns.services.campaign import close_registration, reopen_registration
from common.errors import NotAllowed, TransitionRefused
from common.models import AuditEntry
from common.public_pages import GENERATION, new_generation
from portal.models import PublicCampaign
from portal.services.public_campaign import hide_campaign, show_campaign
from tests.factories import CampaignFactory, LaunchedCampaignFactory
from tests.pages import opened, words


@pytest.fixture
def campaign(given):
    return LaunchedCampaignFactory(unit=given.tree.province, name="Lao động giỏi")


def urls(campaign):
    show, hide = (reverse(f"portal:campaign-{step}", args=[campaign.pk]) for step in ("show", "hide"))
    return show, hide, reverse("portal:campaign", args=[campaign.code])


def test_its_specialist_shows_it_and_hides_it_and_the_kept_page_follows(client, given, campaign, commits):
    show, hide, public = urls(campaign)
    page = reverse("campaigns:campaign-detail", args=[campaign.pk])
    visitor = type(client)()
    client.force_login(given.people["specialist_province"])
    assert visitor.get(public).status_code == 404
    assert "Đưa ra trang công khai" in words(opened(client, page))
    opened(client, show)
    with commits():
        assert client.post(show, {"lead": "Lời giới thiệu"}).status_code == 302
    assert "Lời giới thiệu" in words(opened(visitor, public))
    told = opened(client, page)
    assert f'href="{public}"' in told.content.decode() and "đưa phong trào ra trang công khai" in words(told)
    assert "Lời giới thiệu" in opened(client, show).content.decode()
    opened(client, hide)
    with commits():
        assert client.post(hide).status_code == 302
    assert visitor.get(public).status_code == 404
    assert "Xem trên trang công khai" not in words(opened(client, page))
    assert client.get(hide).status_code == 302
    assert PublicCampaign.objects.get().lead == "Lời giới thiệu"
    moves = AuditEntry.objects.filter(subject_id=campaign.pk, actor=given.people["specialist_province"])
    assert {"show_public", "hide_public"} <= set(moves.values_list("move", flat=True))


@pytest.mark.parametrize(
    ("who", "status"), [("editor", 404), ("specialist", 404), ("manager", 404), ("specialist_elsewhere", 404)]
)
def test_others_do_not_find_it(client, given, campaign, who, status):
    client.force_login(given.people[who])
    for address in urls(campaign)[:2]:
        assert client.get(address).status_code == client.post(address).status_code == status
    with pytest.raises(NotAllowed):
        show_campaign(campaign, by=given.people[who])
    assert not PublicCampaign.objects.exists()


def test_a_draft_is_not_shown_and_what_is_not_shown_is_not_hidden(client, given, campaign):
    by, draft = given.people["specialist_province"], CampaignFactory(unit=given.tree.province)
    with pytest.raises(TransitionRefused, match="Hãy phát động"):
        show_campaign(draft, by=by)
    with pytest.raises(TransitionRefused, match="không phải ẩn"):
        hide_campaign(campaign, by=by)
    client.force_login(by)
    assert "Hãy phát động rồi" in words(client.get(urls(draft)[0], follow=True))


def test_closing_and_opening_registration_again_renews_public_pages(given, campaign, commits):
    by = given.people["specialist_province"]
    for move in (
        lambda: close_registration(campaign, by=by, reason="Đủ"),
        lambda: reopen_registration(
            campaign, by=by, reason="Thêm", closes_on=campaign.registration_closes_on + dt.timedelta(days=1)
        ),
    ):
        before = new_generation()
        with commits():
            move()
        assert cache.get(GENERATION) != before


@pytest.mark.parametrize("address", ["/tra-cuu/", "/lay-y-kien/", "/guong/", "/vinh-danh/"])
def test_every_public_page_has_the_same_sections(client, db, address):
    page = opened(client, address).content.decode()
    assert 'aria-label="Các mục của trang"' in page and f'href="{address}" aria-current="page"' in page
