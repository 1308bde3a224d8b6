"""A letter that reminds an agency is ready to send from the office's own post."""

import html
from urllib.parse import parse_qs, unquote

import pytest

from common.vietnamese import format_day
from consultations.services.consultation import withdraw_request
from tests.consultations.test_pages import address, posted
from tests.pages import opened, words


@pytest.fixture
def keeper(client, hearing):
    client.force_login(hearing.specialist)
    return client


def test_a_letter_that_reminds_an_agency_with_an_address_is_ready_to_send(keeper, hearing):
    agency = hearing.agency()
    posted(
        keeper,
        address("agency-update", agency),
        {"name": agency.name, "email": " Van-Thu@CAT.gov.vn", "is_active": "on"},
    )
    assert "van-thu@cat.gov.vn" in words(opened(keeper, address("agency-list")))
    bad = keeper.post(address("agency-update", agency), {"name": agency.name, "email": "khong phai", "is_active": "on"})
    assert "thư điện tử" in words(bad).lower() and 'value="khong phai"' in bad.content.decode()
    consultation = hearing.asked("Công an tỉnh", "Thuế tỉnh")
    page = opened(keeper, address("consultation-detail", consultation))
    (link,) = [each.split('"')[0] for each in page.content.decode().split('href="mailto:')[1:]]
    to, _, said = html.unescape(link).partition("?")
    told = parse_qs(said)
    assert unquote(to) == "van-thu@cat.gov.vn"
    assert told["subject"] == ["Đề nghị trả lời: Hiệp y khen thưởng"]
    assert "Kính gửi: Công an tỉnh" in told["body"][0] and format_day(consultation.due_on) in told["body"][0]
    withdraw_request(consultation.requests.get(agency=agency), reason="Nhầm", by=hearing.specialist)
    assert "mailto:" not in opened(keeper, address("consultation-detail", consultation)).content.decode()
