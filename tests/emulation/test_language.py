"""Pages speak the reader's language, what is kept speaks Vietnamese, papers speak Vietnamese."""

import pytest
from django.urls import reverse
from django.utils import translation

from campaigns.services.moves import accept_dossier
from common.language import in_vietnamese
from notices.models import Notice
from tests.factories import DossierFactory
from tests.pages import assert_valid_html

HELP = reverse("help")
SWITCH = reverse("set-language")


def test_a_page_is_vietnamese_whatever_the_browser_would_like(client, people):
    client.force_login(people["specialist"])
    response = client.get(HELP, headers={"accept-language": "en-GB,en;q=0.9"})
    assert response.headers["Content-Language"] == "vi"
    assert '<html lang="vi"' in response.content.decode()


def test_the_switch_leads_back_in_english(client, people):
    client.force_login(people["specialist"])
    response = client.post(SWITCH, {"language": "en"}, headers={"referer": f"http://testserver{HELP}"}, follow=True)
    page = response.content.decode()
    assert response.redirect_chain == [(f"http://testserver{HELP}", 302)]
    assert '<html lang="en"' in page and "Sign out" in page and "Đăng xuất" not in page
    assert_valid_html(response)
    response = client.post(SWITCH, {"language": "vi"}, headers={"referer": f"http://testserver{HELP}"}, follow=True)
    assert "Đăng xuất" in response.content.decode()


@pytest.mark.parametrize("language", ["", "fr", "en-x-klingon", "../vi", "e" * 500])
def test_a_language_nobody_speaks_is_vietnamese(client, people, language):
    client.cookies["language"] = language
    client.force_login(people["specialist"])
    assert client.get(HELP).headers["Content-Language"] == "vi"
    assert client.post(SWITCH, {"language": language}).status_code == 302


def test_the_switch_leads_to_no_other_site(client, db):
    response = client.post(SWITCH, {"language": "en", "next": "https://example.org/"})
    assert response.headers["Location"] == "/"


def test_visitors_choose_too(client, db):
    assert 'lang="en"' in client.get(reverse("account_login")).content.decode()
    client.cookies["language"] = "en"
    assert "Sign in" in client.get(reverse("account_login")).content.decode()


def test_what_is_told_stays_vietnamese(people, tree):
    dossier = DossierFactory(unit=tree.base, state="sent", sent_by=people["editor"])
    with translation.override("en"):
        accept_dossier(dossier, by=people["specialist_province"])
    told = Notice.objects.filter(user=people["editor"]).latest("pk").text
    assert "đã được nhận" in told and "Đăng ký thi đua" in told


def test_in_vietnamese_gives_the_language_back():
    with translation.override("en"):
        with in_vietnamese():
            assert translation.get_language() == "vi"
        assert translation.get_language() == "en"
