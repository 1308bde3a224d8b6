"""The pages of public notices and consultations, for staff and for everybody."""

import datetime as dt
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from common.clock import today
from common.vietnamese import format_day
from consultations.models import Agency, Consultation, Objection, PublicComment, PublicNotice
from consultations.selectors.letter import IN_THE_LETTER, agency_letter
from consultations.services.comment import handle_comment, receive_comment
from consultations.services.consultation import withdraw_request
from consultations.services.notice import publish_notice, withdraw_notice
from consultations.views.notices import SHOWN
from consultations.views.public import SENT_AT_MOST, TAKEN_AT_MOST
from papers.content import PaperKind
from papers.services.rendering import render_docx
from tests.campaigns.threads import at_once
from tests.consultations.conftest import Hearing, later
from tests.factories import RoleAssignmentFactory, UserFactory
from tests.pages import opened, words
from tests.papers.test_docx import words_of
from tests.scores.conftest import pdf

SAID = {"name": "Nguyễn An", "contact": "0912 345 678", "text": "Ông ấy đang bị khiếu nại."}


def address(name, row=None):
    return reverse(f"consultations:{name}", args=[row.pk] if row else [])


def posted(client, url, data, **more):
    response = client.post(url, data, follow=True, **more)
    assert response.status_code == 200, words(response)
    return response


@pytest.fixture
def keeper(client, hearing):
    client.force_login(hearing.specialist)
    return client


def test_a_list_is_published_commented_and_ended_by_pages(keeper, hearing):
    opened(keeper, address("notice-list"))
    opened(keeper, address("notice-create"))
    data = {"run": hearing.run.pk, "award": hearing.award.pk, "title": "Lấy ý kiến", "days": 10}
    posted(keeper, address("notice-create"), data)
    notice = PublicNotice.objects.get()
    assert "Còn nhận ý kiến đến hết ngày" in words(opened(keeper, address("notice-detail", notice)))
    keeper.logout()
    assert "Lấy ý kiến" in words(opened(keeper, reverse("feedback:list")))
    shown = words(opened(keeper, notice.get_absolute_url()))
    line = notice.lines.first()
    assert line.name in shown and line.unit_name in shown and hearing.award.name in shown
    sent = posted(keeper, notice.get_absolute_url(), SAID)
    assert "Đã nhận ý kiến của bạn" in words(sent)
    comment = PublicComment.objects.get()
    keeper.force_login(hearing.specialist)
    page = words(opened(keeper, address("notice-detail", notice)))
    assert SAID["text"] in page and SAID["contact"] in page
    opened(keeper, address("comment-handle", comment))
    posted(keeper, address("comment-handle", comment), {"answer": "Đã xác minh."})
    with later(notice.last_day):
        opened(keeper, address("notice-close", notice))
        posted(keeper, address("notice-close", notice), {})
    assert "Đã kết thúc" in words(opened(keeper, address("notice-detail", notice)))
    assert "Đã hết thời gian lấy ý kiến" in words(opened(keeper, notice.get_absolute_url()))


def test_agencies_are_kept_asked_and_answer_by_pages(keeper, hearing, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    opened(keeper, address("agency-create"))
    posted(keeper, address("agency-create"), {"unit": hearing.tree.province.code, "name": "Công an tỉnh"})
    agency = Agency.objects.get()
    posted(keeper, address("agency-update", agency), {"name": "Công an tỉnh Mẫu", "is_active": "on"})
    assert "Công an tỉnh Mẫu" in words(opened(keeper, address("agency-list")))
    opened(keeper, address("consultation-create"))
    due = today() + dt.timedelta(days=5)
    data = {"run": hearing.run.pk, "award": "", "title": "Hiệp y", "question": "Cho ý kiến", "agencies": [agency.pk]}
    posted(keeper, address("consultation-create"), data | {"due_on": f"{due:%d/%m/%Y}"})
    consultation = Consultation.objects.get()
    request, line = consultation.requests.get(), consultation.lines.first()
    opened(keeper, address("request-answer", request))
    data = {"answered_on": f"{today():%d/%m/%Y}", "answer_no": "7/CAT", "line-1": line.pk, "upload": pdf("tra-loi.pdf")}
    page = keeper.post(address("request-answer", request), data)
    assert "Hãy ghi lý do không đồng ý" in words(page)
    posted(keeper, address("request-answer", request), data | {"reason-1": "Nợ thuế", "upload": pdf("tra-loi.pdf")})
    page = words(opened(keeper, address("consultation-detail", consultation)))
    assert "Nợ thuế" in page and "7/CAT" in page and "đang dừng" in page
    assert keeper.get(address("answer-file", request.files.get())).status_code == 200
    opened(keeper, address("objection-create", request))
    other = consultation.lines.last()
    posted(keeper, address("objection-create", request), {"line": other.pk, "reason": "Đang bị kiểm tra"})
    objection = Objection.objects.get(line=line)
    refused = posted(keeper, address("objection-waive", objection), {"reason": "Nhẹ"})
    assert "Chỉ người phê duyệt" in words(refused)
    keeper.force_login(hearing.chair)
    opened(keeper, address("objection-waive", objection))
    posted(keeper, address("objection-waive", objection), {"reason": "Đã nộp đủ"})
    assert "vẫn xét" in words(opened(keeper, address("consultation-detail", consultation)))
    opened(keeper, address("consultation-list"))


def test_an_overdue_agency_is_shown_and_passed_over(keeper, hearing):
    consultation = hearing.asked()
    request = consultation.requests.get()
    assert "Không chờ nữa" not in words(opened(keeper, address("consultation-detail", consultation)))
    with later(consultation.due_on):
        for url in (address("consultation-list"), address("consultation-detail", consultation)):
            assert "quá hạn" in words(opened(keeper, url))
        opened(keeper, address("request-pass-over", request))
        posted(keeper, address("request-pass-over", request), {"reason": "Đã nhắc"})
    assert "Đã nhắc" in words(opened(keeper, address("consultation-detail", consultation)))


def test_the_page_of_the_run_leads_there_with_the_run_chosen(client, hearing):
    run = reverse("awards:run-detail", args=[hearing.run.pk])
    client.force_login(hearing.specialist)
    shown = opened(client, run).content.decode()
    for name in ("notice-create", "consultation-create"):
        there = f"{address(name)}?run={hearing.run.pk}"
        assert there in shown
        assert f'<option value="{hearing.run.pk}" selected>' in opened(client, there).content.decode()
    client.force_login(hearing.people["viewer"])
    assert address("notice-create") not in opened(client, run).content.decode()


def test_the_letter_names_agencies_lines_and_the_last_day(keeper, hearing):
    consultation = hearing.asked("Công an tỉnh", "Cục Thuế", "Toà án")
    withdraw_request(consultation.requests.get(agency__name="Toà án"), reason="Nhầm", by=hearing.specialist)
    url = address("consultation-paper", consultation)
    assert url in opened(keeper, address("consultation-detail", consultation)).content.decode()
    said = words_of(keeper.get(url, {"as": "docx"}).content)
    assert f"trước hết ngày {format_day(consultation.due_on)}." in said
    for part in ("/LĐLĐ-CSPL", "V/v hiệp y khen thưởng", "Cục Thuế", "TM. BAN THƯỜNG VỤ", "- Như trên; - Lưu: VT"):
        assert part in said, said
    assert [line.name for line in consultation.lines.all() if line.name not in said] == []
    assert "Toà án" not in said and "Như Điều" not in said
    assert keeper.get(url).content.startswith(b"%PDF")


@pytest.mark.parametrize(("approved", "is_annexed"), [(IN_THE_LETTER, False), (IN_THE_LETTER + 1, True)])
def test_a_long_list_stands_on_pages_of_its_own(tree, people, awards, approved, is_annexed):
    letter = agency_letter(Hearing(tree, people, awards, approved=approved).asked())
    assert (len(letter.asked), letter.is_annexed) == (approved, is_annexed)
    words = words_of(render_docx(PaperKind.AGENCY_LETTER, letter, unit=tree.province, on=today()))
    assert words.count(letter.asked[0].name) == 1
    assert ("kèm theo Công văn này" in words) == is_annexed


@pytest.mark.parametrize("title", ["Về việc hiệp y năm 2026.", "V/v hiệp y năm 2026", "Hiệp y năm 2026"])
def test_what_a_letter_is_about_begins_with_its_abbreviation(hearing, title):
    consultation = hearing.asked()
    consultation.title = title
    assert agency_letter(consultation).about == "V/v hiệp y năm 2026"


def test_the_list_that_goes_with_the_letter(keeper, hearing):
    consultation = hearing.asked()
    url = address("consultation-enclosure", consultation)
    assert keeper.get(url).content.startswith(b"%PDF")
    document = Document(BytesIO(keeper.get(url, {"as": "docx"}).content))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {line.name for line in consultation.lines.all()} <= cells


def test_the_decision_says_what_is_open(keeper, hearing):
    decision, notice = hearing.drafted(), hearing.notice()
    page = words(opened(keeper, reverse("decisions:decision-detail", args=[decision.pk])))
    assert f"đang lấy ý kiến công khai («{notice.title}») đến hết ngày {notice.last_day:%d/%m/%Y}" in page


# ---------- In public ----------


def test_the_public_reads_name_post_unit_and_award_alone(client, hearing):
    notice = hearing.notice()
    shown = opened(client, notice.get_absolute_url())
    member = notice.lines.first().recommendation.entry.member
    assert member.code not in words(shown) and f"{member.birth_date:%d/%m/%Y}" not in words(shown)
    assert hearing.specialist.username not in words(shown)
    assert shown["X-Robots-Tag"] == "noindex, nofollow" and "no-store" in shown["Cache-Control"]


def test_what_is_over_or_withdrawn_is_not_shown(client, hearing):
    notice = hearing.notice()
    name = notice.lines.first().name
    with later(notice.last_day):
        assert name not in words(opened(client, notice.get_absolute_url()))
        assert notice.title not in words(opened(client, reverse("feedback:list")))
    withdraw_notice(notice, reason="Nhầm", by=hearing.specialist)
    opened(client, notice.get_absolute_url(), 404)
    opened(client, reverse("feedback:notice", args=["KHONGCO"]), 404)


def test_many_comments_have_a_page_of_their_own(keeper, hearing):
    notice = hearing.notice()
    for number in range(SHOWN + 1):
        receive_comment(notice, **SAID | {"text": f"Ý kiến số {number}."})
    assert f"Xem tất cả {SHOWN + 1} ý kiến" in words(opened(keeper, address("notice-detail", notice)))
    page = words(opened(keeper, address("comment-list", notice) + "?page=3"))
    assert f"Ý kiến số {SHOWN}." in page and "Ý kiến số 0." not in page


@pytest.mark.parametrize("who", ["viewer_province", "council_province", "auditor_province", "listed"])
def test_who_said_what_is_read_by_keepers_alone(client, hearing, who):
    """Others who reach the list, and a keeper whom it names, see how many spoke, on no page who or what."""
    notice, user = hearing.notice(), hearing.listed_keeper() if who == "listed" else UserFactory()
    if who != "listed":
        RoleAssignmentFactory(user=user, role=who.removesuffix("_province"), unit=hearing.tree.province)
    comment = receive_comment(notice, **SAID)
    other = receive_comment(notice, **SAID | {"text": "Đã nói khác."})
    handle_comment(other, answer="Đã gặp ông An hôm qua.", by=hearing.specialist)
    client.force_login(user)
    page = words(opened(client, address("notice-detail", notice)))
    assert "Có 2 ý kiến." in page and "Còn 1 ý kiến chưa xử lý" in page
    for url in (
        address("notice-detail", notice), address("comment-list", notice), address("comment-handle", comment),
        address("comment-waive", comment), address("notice-list"),
    ):  # fmt: skip
        page = words(client.get(url, follow=True))
        assert not [said for said in (*SAID.values(), "Đã nói khác.", "Đã gặp ông An") if said in page]


def test_a_comment_on_a_withdrawn_list_is_settled_by_pages(keeper, hearing):
    notice = hearing.notice()
    comment = receive_comment(notice, **SAID)
    PublicNotice.objects.filter(pk=notice.pk).update(state="withdrawn", reason="Nhầm")
    page = opened(keeper, address("notice-detail", notice))
    assert "Còn 1 ý kiến chưa xử lý" in words(page) and address("comment-handle", comment) in page.content.decode()
    posted(keeper, address("comment-handle", comment), {"answer": "Đã xác minh."})
    assert "Đã xác minh." in words(opened(keeper, address("notice-detail", notice)))


def test_who_is_on_the_list_keeps_nothing_of_it_by_pages(client, hearing):
    notice, consultation = hearing.notice(), hearing.asked()
    request = consultation.requests.get()
    client.force_login(hearing.listed_keeper())
    for url in (
        address("notice-close", notice), address("notice-withdraw", notice), address("request-answer", request),
        address("request-withdraw", request), address("request-pass-over", request),
    ):  # fmt: skip
        assert "Bạn có tên trong danh sách này" in words(client.get(url, follow=True))
    for url in (address("notice-detail", notice), address("consultation-detail", consultation)):
        page = opened(client, url).content.decode()
        assert "Rút" not in page and "Ghi trả lời" not in page
    opened(client, address("agency-update", request.agency))


def test_links_and_scripts_are_words_to_staff_and_nothing_to_the_public(client, hearing):
    notice = hearing.notice()
    text = "<script>alert(1)</script> xem https://vi.du/<b>đậm</b>"
    posted(client, notice.get_absolute_url(), SAID | {"text": text, "name": "<img src=x>"})
    assert "alert" not in opened(client, notice.get_absolute_url()).content.decode()
    client.force_login(hearing.specialist)
    page = opened(client, address("notice-detail", notice))
    assert text in words(page) and "<script>alert" not in page.content.decode()
    assert 'href="https://vi.du' not in page.content.decode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"text": "x" * 10_000}, "5000"),
        ({"text": " \u200b "}, "Hãy viết ý kiến"),
        ({"name": ""}, "Hãy điền mục này"),
        ({"contact": ""}, "Hãy điền mục này"),
        ({"name": "a" * 500}, "120"),
    ],
)
def test_what_cannot_be_taken_is_said_and_kept_on_the_page(client, hearing, data, told):
    notice = hearing.notice()
    response = client.post(notice.get_absolute_url(), SAID | data)
    assert response.status_code == 422
    assert told in words(response)
    assert not PublicComment.objects.exists()


def test_after_the_last_day_nothing_is_taken(client, hearing):
    notice = hearing.notice()
    with later(notice.last_day):
        response = client.post(notice.get_absolute_url(), SAID)
    assert response.status_code == 422 and "Đã hết thời gian" in words(response)
    assert not PublicComment.objects.exists()


def test_the_same_words_from_two_tabs_are_one_comment(client, hearing):
    notice = hearing.notice()
    for _tab in range(2):
        assert "Đã nhận" in words(posted(client, notice.get_absolute_url(), SAID))
    assert PublicComment.objects.count() == 1


def test_the_same_words_at_once_are_one_comment(committed_hearing):
    notice = committed_hearing.notice()
    first, second = at_once(*(lambda: receive_comment(notice, **SAID) for _tab in range(2)))
    assert first == second and notice.comments.count() == 1


def test_a_machine_that_fills_in_everything_is_thanked_and_forgotten(client, hearing):
    notice = hearing.notice()
    posted(client, notice.get_absolute_url(), SAID | {"website": "https://mua.ngay"})
    assert not PublicComment.objects.exists()


def test_one_address_sends_only_so_many(client, hearing):
    notice = hearing.notice()
    for number in range(SENT_AT_MOST):
        posted(client, notice.get_absolute_url(), SAID | {"text": f"Ý kiến {number}"})
    held = client.post(notice.get_absolute_url(), SAID)
    assert held.status_code == 429 and "chờ 10 phút" in words(held)
    elsewhere = client.post(notice.get_absolute_url(), SAID, REMOTE_ADDR="10.0.0.9")
    assert elsewhere.status_code == 302 and PublicComment.objects.count() == SENT_AT_MOST + 1


def test_a_notice_takes_only_so_many_from_everywhere(client, hearing):
    notice = hearing.notice()
    statuses = [
        client.post(notice.get_absolute_url(), SAID, REMOTE_ADDR=f"10.0.{number // 200}.{number % 200 + 1}").status_code
        for number in range(TAKEN_AT_MOST + 1)
    ]
    assert statuses == [302] * TAKEN_AT_MOST + [429]


def test_there_is_a_token_against_forgery(hearing):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post(hearing.notice().get_absolute_url(), SAID).status_code == 403


# ---------- Reach and queries ----------


def test_out_of_reach_is_not_found(client, hearing):
    notice, consultation = hearing.notice(), hearing.asked()
    comment = receive_comment(notice, **SAID)
    for name in ("editor", "specialist", "nobody", "specialist_elsewhere"):
        client.force_login(hearing.people[name])
        opened(client, address("notice-detail", notice), 404)
        opened(client, address("consultation-detail", consultation), 404)
        opened(client, address("comment-handle", comment), 404)
        for listing in ("notice-list", "consultation-list", "agency-list"):
            page = words(opened(client, address(listing)))
            assert notice.title not in page and consultation.title not in page and "Công an" not in page


def test_lists_ask_the_same_of_one_and_of_three(keeper, hearing):
    def asked(url):
        opened(keeper, url)
        with CaptureQueriesContext(connection) as queries:
            opened(keeper, url)
        return len(queries)

    first, letter = hearing.notice(), hearing.asked()
    receive_comment(first, **SAID)
    pages = (
        address("notice-list"), address("notice-detail", first), address("consultation-list"), address("agency-list"),
        address("consultation-detail", letter), address("comment-list", first), reverse("feedback:list"),
        first.get_absolute_url(),
    )  # fmt: skip
    before = [asked(url) for url in pages]
    for number in range(2):
        receive_comment(first, **SAID | {"text": f"Khác {number}"})
        copy_of(first, number)
        hearing.asked(f"Cơ quan {number}")
        letter.requests.create(agency=hearing.agency(f"Cơ quan {number}"))
    assert [asked(url) for url in pages] == before
    assert max(before) <= 25


def copy_of(notice, number):
    notice = PublicNotice.objects.get(pk=notice.pk)
    notice.pk, notice.code = None, f"BANSAO{number}"
    notice.save()


def test_publishing_asks_the_same_of_one_and_of_three(hearing, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        publish_notice(hearing.run, None, title="Cả đợt", days=5, by=hearing.specialist)
