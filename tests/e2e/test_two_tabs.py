"""One dossier in two tabs, in two hands, sent twice, gone back to after: nothing is lost, and each is told why."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import shell
from tests.e2e.test_looks import STICKS_OUT

FIRST, SECOND = "Phấn đấu 95% lao động tiên tiến.", "Thêm một lớp bồi dưỡng tay nghề."
VERSIONS = "from campaigns.models import Dossier; print(Dossier.objects.get(pk={key}).versions.count())"
SENT = re.compile("/receipt/$")


@pytest.fixture
def address(site, ready) -> str:
    return f"{site.url}/campaigns/dossiers/{ready}/"


def write(page: Page, address: str, text: str) -> None:
    """The text stands in the form, not saved yet."""
    page.goto(f"{address}pledge/")
    page.locator("textarea[name=pledge]").fill(text)


def save(page: Page) -> None:
    page.get_by_role("button", name="Lưu", exact=True).click()


def press_send(page: Page) -> None:
    page.get_by_role("button", name="Gửi hồ sơ").click()


def says(page: Page, sentence: str) -> None:
    """The page says so, without anything sticking out."""
    expect(page.locator("main")).to_contain_text(sentence)
    assert not page.evaluate(STICKS_OUT), page.url


def sent_times(site, ready) -> str:
    return shell(site, VERSIONS.format(key=ready))


def test_two_tabs_of_one_person_keep_both_texts(visit, size, address):
    officer = visit("canbo", size, forgives=("409 (Conflict)",))
    page, other = officer.page, officer.context.new_page()
    page.goto(f"{address}pledge/")
    write(other, address, SECOND)
    save(other)
    other.wait_for_url(address)
    page.locator("textarea[name=pledge]").fill(FIRST)
    save(page)
    says(page, "đã lưu lúc")
    expect(page.locator("textarea[name=pledge]")).to_have_value(FIRST)
    page.get_by_role("button", name="Ghép cả hai").click()
    expect(page.locator("textarea[name=pledge]")).to_have_value(f"{SECOND}\n\n{FIRST}")
    save(page)
    page.wait_for_url(address)


def test_what_is_typed_in_one_tab_stays_when_the_other_sends(visit, site, size, address, ready):
    officer = visit("canbo", size, forgives=("409 (Conflict)", "422 (Unprocessable"))
    page, other = officer.page, officer.context.new_page()
    page.goto(f"{address}pledge/")
    other.goto(f"{address}check/")
    press_send(other)
    expect(other).to_have_url(SENT)
    page.locator("textarea[name=pledge]").fill(FIRST)
    save(page)
    says(page, "«Đã nộp»")
    expect(page.locator("textarea[name=pledge]")).to_have_value(FIRST)
    assert sent_times(site, ready) == "1"


def test_who_sends_reads_first_what_somebody_else_changed(visit, site, size, address, ready):
    page = visit("canbo", size, forgives=("409 (Conflict)",)).page
    above = visit("huyen", size).page
    page.goto(f"{address}check/")
    write(above, address, FIRST)
    save(above)
    above.wait_for_url(address)
    press_send(page)
    says(page, "Bên dưới là bản hiện tại. Hãy xem lại rồi gửi.")
    says(page, FIRST)
    assert sent_times(site, ready) == "0"
    press_send(page)
    expect(page).to_have_url(SENT)
    assert sent_times(site, ready) == "1"


def test_two_people_who_send_send_once(visit, site, size, address, ready):
    page, above = visit("canbo", size).page, visit("huyen", size).page
    for each in (page, above):
        each.goto(f"{address}check/")
    press_send(page)
    expect(page).to_have_url(SENT)
    press_send(above)
    expect(above).to_have_url(SENT)
    says(above, "Không cần nộp lại")
    assert sent_times(site, ready) == "1"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_double_click_sends_once(visit, site, size, address, ready, scripts):
    page = visit("canbo", size, scripts=scripts).page
    page.goto(f"{address}check/")
    page.get_by_role("button", name="Gửi hồ sơ").dblclick(no_wait_after=True)
    expect(page).to_have_url(SENT)
    expect(page.locator("main")).to_contain_text(re.compile("[0-9a-f]{64}"))
    assert sent_times(site, ready) == "1"


def test_back_after_sending_leads_to_what_was_sent(visit, site, size, address, ready):
    page = visit("canbo", size).page
    page.goto(address)
    page.goto(f"{address}check/")
    press_send(page)
    expect(page).to_have_url(SENT)
    page.go_back()
    again = page.get_by_role("button", name="Gửi hồ sơ")
    if again.count():  # the browser kept the page as it was
        again.click()
        says(page, "Không cần nộp lại")
    else:
        says(page, "«Đã nộp»")
    assert sent_times(site, ready) == "1"
