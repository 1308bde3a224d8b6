"""Certificates on paper: what was frozen, under the decision's own heading, with a code a real reader reads."""

import io
import shutil
import subprocess

import cv2
import pytest
from django.urls import reverse
from pypdf import PdfReader

from certificates.payload import check
from certificates.selectors import sheets as sheets_module
from certificates.selectors.keys import known_keys
from certificates.services import printing
from certificates.services.certificate import reissue_certificate
from certificates.services.printing import print_certificates
from common.errors import TransitionRefused
from common.models import AuditEntry
from tests.certificates.conftest import make_decision, revoke
from tests.factories import LayoutFactory
from tests.pages import opened, words


def pages_of(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_each_has_a_sheet_with_what_was_frozen(given):
    first, second = pages_of(print_certificates(given.decision, by=given.by, first=1, last=2))
    for text in ("BẰNG KHEN", "Nguyễn Thị Ước", "01/QĐ-LĐLĐ", "Nguyễn Văn Ký", given.certificates[0].spelled_code):
        assert text in first
    assert "Trần Văn Đạt" in second
    assert AuditEntry.objects.get(move="print").data == {"first": 1, "last": 2, "sheets": 2}


def test_the_same_is_printed_the_same(given):
    one, two = (print_certificates(given.decision, by=given.by, first=1, last=2) for _each in range(2))
    assert one == two


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="pdftoppm")
def test_the_code_on_the_sheet_is_read_and_holds(given, tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(print_certificates(given.decision, by=given.by, first=1, last=1))
    subprocess.run(["pdftoppm", "-r", "300", "-png", "-singlefile", path, tmp_path / "sheet"], check=True)
    scanned = cv2.QRCodeDetector().detectAndDecode(cv2.imread(str(tmp_path / "sheet.png")))[0]
    assert scanned == given.certificates[0].qr_text
    assert check(scanned, known_keys()).contents.name == "Nguyễn Thị Ước"


def test_a_new_copy_is_printed_and_not_the_old_one(given):
    new = reissue_certificate(given.certificates[0], by=given.by, reason="lost")
    (sheet,) = pages_of(print_certificates(given.decision, by=given.by, first=1, last=1))
    assert new.spelled_code in sheet and given.certificates[0].spelled_code not in sheet


def test_what_was_revoked_is_not_printed(given):
    revoke(given.certificates[0])
    with pytest.raises(TransitionRefused, match="Chưa có bằng, giấy nào"):
        print_certificates(given.decision, by=given.by, first=1, last=1)


def test_no_more_than_one_waits_for(given, monkeypatch):
    monkeypatch.setattr(printing, "MOST_SHEETS", 1)
    monkeypatch.setattr(sheets_module, "MOST_SHEETS", 1)
    with pytest.raises(TransitionRefused, match="nhiều nhất 1 tờ"):
        print_certificates(given.decision, by=given.by, first=1, last=2)
    assert sheets_module.parts_of(given.decision) == [(1, 1), (2, 2)]


def test_the_page_offers_the_file_on_a_sheet_of_the_unit(client, given):
    layout = LayoutFactory(unit=given.tree.province)
    client.force_login(given.by)
    page = reverse("certificates:decision", args=[given.decision.pk])
    assert layout.name in words(opened(client, page))
    path = reverse("certificates:print", args=[given.decision.pk])
    response = client.get(path, {"first": 1, "last": 2, "layout": layout.pk})
    assert response["Content-Type"] == "application/pdf" and len(pages_of(response.content)) == 2


@pytest.mark.parametrize("asked", [{}, {"first": 1, "last": 2, "layout": 0}, {"first": 9, "last": 9}])
def test_what_cannot_be_printed_is_said(client, given, asked):
    client.force_login(given.by)
    response = client.get(reverse("certificates:print", args=[given.decision.pk]), asked, follow=True)
    assert "td-message-error" in response.content.decode()


def test_before_there_are_any_nothing_is_offered(client, given):
    decision = make_decision(given.tree.province, number=2)
    client.force_login(given.by)
    assert "Tải PDF" not in words(opened(client, reverse("certificates:decision", args=[decision.pk])))
