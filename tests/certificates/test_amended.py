"""From the decision about a decision to the sheet and to what whoever scans it reads."""

import pytest
from django.urls import reverse

from awards.right_texts import RightTexts
from certificates.models import PrintRun
from certificates.selectors.lines import lines_to_present, lines_without
from certificates.selectors.sheets import lines_of_decision, printable, sheets_of
from certificates.services.ceremony import invite, open_ceremony
from certificates.services.certificate import reissue_certificate
from certificates.services.printing import print_certificates, word_certificate
from common.errors import TransitionRefused
from decisions.models import Decision, DecisionKind
from decisions.selectors.amended import right_texts
from decisions.selectors.paper import paper_of
from decisions.services.amending import update_line
from tests.certificates.conftest import made
from tests.decisions.conftest import Office, drafted, settled
from tests.pages import opened, words

pytestmark = pytest.mark.django_db
K = DecisionKind


@pytest.fixture
def office(tree, people, awards):
    return Office(tree, people, awards)


@pytest.fixture
def by(office):
    return office.people["specialist_province"]


def scanned(client, certificate):
    return words(opened(client, certificate.qr_text.removeprefix("http://localhost:8000")))


def corrected(office, line, **texts):
    draft = drafted(office, line.decision, K.CORRECTION, line)
    update_line(draft.lines.get(), by=office.people["specialist_province"], version=None, **texts)
    return settled(office, draft)


def test_a_revoked_one_says_so_wherever_it_is_read(client, office, by):
    about = office.issued()
    first, second, _third = made(about, by=by)
    assert "Còn hiệu lực" in scanned(client, first)
    later = settled(office, drafted(office, about, K.REVOCATION, first.line, reason="Khai man sáng kiến"))
    shown = scanned(client, first)
    assert f"Đã thu hồi theo Quyết định 02/QĐ-LĐLĐ ngày {later.signed_on:%d/%m/%Y}" in shown
    assert first.line.name in shown and "Khai man" not in shown
    assert "không còn giá trị" in shown and f"hãy hỏi nơi cấp: {later.unit_line}" in shown
    assert "Còn hiệu lực" in scanned(client, second)
    assert [row.line_id for row in printable(about)] == [second.line_id, _third.line_id]
    assert lines_to_present(about).count() == 2
    with pytest.raises(TransitionRefused, match="đã hết hiệu lực"):
        reissue_certificate(first, by=by, reason="lost")
    client.force_login(by)
    book = words(opened(client, reverse("certificates:register")))
    assert book.count("Đã thu hồi") == 1 and "theo Quyết định 02/QĐ-LĐLĐ" in book


def test_what_a_replacement_gives_has_certificates_of_its_own(client, office, by):
    about = office.issued()
    old = made(about, by=by)
    later = settled(office, drafted(office, about, K.REPLACEMENT, old[0].line, old[1].line))
    assert [line.order_no for line in lines_without(later)] == [1, 2]
    client.force_login(by)
    page = reverse("certificates:decision", args=[later.pk])
    assert len(opened(client, page).context["object_list"]) == 2
    new = made(later, by=by)
    assert {certificate.line.order_no for certificate in new} == {1, 2}
    client.logout()
    assert "Đã thay thế theo Quyết định 02/QĐ-LĐLĐ" in scanned(client, old[0])
    assert "Còn hiệu lực" in scanned(client, new[0])
    client.force_login(by)
    rows = {row.golden_no for row in opened(client, reverse("certificates:register")).context["object_list"]}
    assert rows == {1, 2, 3}


def test_a_correction_and_a_revocation_have_no_certificates(client, office, by):
    about = office.issued()
    client.force_login(by)
    for kind in (K.REVOCATION, K.CORRECTION):
        line = about.lines.filter(honour__end=None).in_order()[0]
        draft = drafted(office, about, kind, line)
        if kind == K.CORRECTION:
            update_line(draft.lines.get(), by=by, version=None, position="Tổ trưởng")
        page = reverse("certificates:decision", args=[settled(office, draft).pk])
        assert client.get(page).status_code == 404


def test_a_corrected_one_is_printed_anew_with_the_right_texts(client, office, by):
    about = office.issued()
    line = about.lines.in_order()[0]
    (old, *_others) = made(about, by=by)
    right = line.name.replace("Nguyễn", "Nguyên")
    corrected(office, line, name=right, position="Tổ trưởng công đoàn")
    assert "Đã đính chính theo Quyết định 02/QĐ-LĐLĐ" in scanned(client, old)
    assert not printable(about).filter(line=line).exists()
    new = reissue_certificate(old, by=by, reason="corrected")
    (sheet,) = sheets_of(printable(about).filter(pk=new.pk))
    assert (sheet.name, sheet.position) == (right, "Tổ trưởng công đoàn")
    assert right in scanned(client, new)
    client.force_login(by)
    assert f"đúng là {right}" in words(opened(client, reverse("certificates:register")))


def test_what_was_corrected_before_the_first_sheet_is_printed_right_at_once(office, by):
    about = office.issued()
    line = about.lines.in_order()[0]
    right = line.name.replace("Nguyễn", "Nguyên")
    corrected(office, line, name=right, position="Tổ trưởng")
    first, second, _third = made(about, by=by)
    sheets = {sheet.book_number: sheet for sheet in sheets_of(printable(about))}
    assert (sheets["1"].name, sheets["1"].position) == (right, "Tổ trưởng")
    assert sheets["2"].name == second.line.name
    assert first.copy_no == 1


def test_after_several_corrections_every_place_says_the_last(client, office, by):
    """Each paper names what held before it and what holds since; all others say what is true now."""
    about = office.issued()
    line = about.lines.in_order()[0]
    (old, *_others) = made(about, by=by)
    once, right = line.name.replace("Nguyễn", "Nguyên"), line.name.replace("Nguyễn", "Nguyến")
    papers = [
        corrected(office, line, name=once),
        corrected(office, line, unit_name="CĐCS Trường Mẫu"),
        corrected(office, line, name=right),
    ]
    said = [paper_of(Decision.objects.for_page().get(pk=paper.pk), with_list=True).changes for paper in papers]
    assert [[(each.old, each.new) for each in changes] for changes in said] == [
        [(line.name, once)],
        [(line.unit_name, "CĐCS Trường Mẫu")],
        [(once, right)],
    ]
    shown = scanned(client, old)
    assert right in shown and once not in shown and "Đã đính chính theo Quyết định 04/QĐ-LĐLĐ" in shown
    new = reissue_certificate(old, by=by, reason="corrected")
    (sheet,) = sheets_of(printable(about).filter(pk=new.pk))
    assert (sheet.name, sheet.unit) == (right, "CĐCS Trường Mẫu")
    assert right in scanned(client, new)
    client.force_login(by)
    book = words(opened(client, reverse("certificates:register")))
    assert f"đúng là {right}" in book and once not in book
    page = words(opened(client, reverse("decisions:decision-detail", args=[about.pk])))
    assert right in page and once not in page and "CĐCS Trường Mẫu" in page
    person = words(opened(client, reverse("people:member-detail", args=[line.member_id])))
    assert once not in person
    assert right_texts([line.honour_id])[line.honour_id] == RightTexts(right, "CĐCS Trường Mẫu")


def test_a_sheet_made_before_the_correction_is_not_printed_with_the_old_name(client, office, by, monkeypatch):
    monkeypatch.setattr("certificates.services.print_run.make_print_task.delay", lambda _run: None)
    about = office.issued()
    line = about.lines.in_order()[0]
    (old, *others) = made(about, by=by)
    ceremony = open_ceremony(unit=about.unit, name="Lễ tổng kết", held_on=about.signed_on, place="", by=by)
    invite(ceremony, about, by=by)
    corrected(office, line, name=line.name.replace("Nguyễn", "Nguyên"))
    client.force_login(by)
    asked = "1 tờ cần cấp đổi trước khi in"
    renewal = f"{reverse('certificates:decision', args=[about.pk])}?renew=1"
    for path in (
        reverse("certificates:print-decision", args=[about.pk]),
        reverse("certificates:print-ceremony", args=[ceremony.pk]),
        reverse("certificates:print-search"),
    ):
        page = opened(client, path)
        assert asked in words(page) and renewal in page.content.decode()
        done = client.post(path, follow=True)
        assert asked in words(done)
        run = PrintRun.objects.latest("pk")
        assert sorted(run.lines) == sorted(one.line_id for one in others)
    assert asked in words(opened(client, reverse("certificates:decision", args=[about.pk])))
    assert [row.pk for row in opened(client, renewal).context["object_list"]] == [line.pk]
    with pytest.raises(TransitionRefused, match="cấp đổi tờ đã được đính chính"):
        print_certificates(about, by=by, first=1, last=1)
    with pytest.raises(TransitionRefused, match="Cấp đổi"):
        word_certificate(old, by=by)
    reissue_certificate(old, by=by, reason="corrected")
    assert asked not in words(opened(client, reverse("certificates:decision", args=[about.pk])))
    assert len(lines_of_decision(about)) == 3
