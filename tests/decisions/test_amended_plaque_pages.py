"""The papers and pages of decisions that correct or revoke one on plaques, and what the register shows since."""

import pytest
from django.urls import reverse

from decisions.models import Decision
from decisions.selectors.amended import standing_lines
from decisions.selectors.paper import kind_of, paper_of
from papers.content import PaperKind
from papers.services.rendering import render_docx, render_pdf
from tests.decisions.conftest import WORDS, confirmed, settled
from tests.decisions.test_amended_plaques import REASON, K, bureau, corrected, first_line, revoked
from tests.decisions.test_pages import signed_in
from tests.decisions.test_plaques import PLAQUES
from tests.exchange.test_exports import rows_of, taken_out
from tests.pages import fields_of, opened, words
from tests.papers.test_docx import words_of
from tests.papers.test_pdf import text_of

__all__ = ["bureau", "signed_in"]


def page(name, decision):
    return reverse(f"decisions:{name}", args=[decision.pk])


def test_its_papers(bureau):
    about = bureau.issued()
    correction = corrected(bureau, about, first_line(about), plaque_text="Chào mừng Đại hội")
    revocation = revoked(bureau, about, *standing_lines(about))
    for made, says in (
        (
            correction,
            (
                "nội dung biển «Chào mừng» đính chính thành «Chào mừng Đại hội»",
                "DANH SÁCH ĐÍNH CHÍNH QUYẾT ĐỊNH SỐ 01/QĐ-LĐLĐ",
                "Đính chính thành",
            ),
        ),
        (
            revocation,
            (
                "Thu hồi biển của 02 công trình, sản phẩm đã gắn theo Quyết định số 01/QĐ-LĐLĐ",
                "Lý do: kết luận kiểm tra số 12/KL: công trình khai trùng.",
                "BỊ THU HỒI BIỂN GẮN THEO QUYẾT ĐỊNH SỐ 01/QĐ-LĐLĐ",
                "biển ghi: «Chào mừng Đại hội»",
                "02 công trình, sản phẩm./.",
            ),
        ),
    ):
        decision = Decision.objects.for_page().get(pk=made.pk)
        paper, place = paper_of(decision, with_list=True), {"unit": bureau.tree.province, "on": decision.signed_on}
        assert kind_of(decision) == PaperKind.PLAQUE_DECISION
        for text in (
            text_of(render_pdf(kind_of(decision), paper, **place)),
            words_of(render_docx(kind_of(decision), paper, **place)),
        ):
            for said in says:
                assert " ".join(said.split()) in " ".join(text.split()), said


def test_from_the_button_to_what_the_register_shows(bureau, signed_in, people):
    about = bureau.issued()
    client = signed_in(bureau.specialist)
    shown = opened(client, page("decision-detail", about)).content.decode()
    assert page("correction-create", about) in shown
    assert page("replacement-create", about) not in shown
    assert "đính chính hoặc thu hồi" in words(client.get(page("replacement-create", about), follow=True))
    revoke = page("revocation-create", about)
    assert "Tên công trình hoặc đơn vị" in words(opened(client, revoke))
    answer = client.post(revoke, {"ids": [first_line(about).pk], "reason": ""})
    assert "Hãy nói rõ lý do" in words(answer)
    assert "Hãy chọn ít nhất một trường hợp" not in words(answer)
    client.post(revoke, {"ids": [first_line(about).pk], "reason": REASON})
    draft = Decision.objects.get(kind=K.REVOCATION)
    line = reverse("decisions:line-update", args=[draft.lines.get().pk])
    shown = opened(client, page("decision-detail", draft))
    assert "thu hồi biển" in words(shown)
    assert "tiền thưởng" not in words(shown)
    assert line not in shown.content.decode()
    assert "không có gì để sửa" in words(client.get(line, follow=True))
    edit = page("decision-update", draft)
    form = fields_of(opened(client, edit), having="subject_matter")
    assert client.post(edit, form | {"grounds": [""]}).status_code == 200
    assert client.post(edit, form | {"grounds": [REASON]}).status_code == 302
    client.post(page("decision-submit", draft))
    client = signed_in(bureau.chair)
    confirmed(client, page("decision-issue", draft), {"words": WORDS})
    draft.refresh_from_db()
    for who in (bureau.specialist, people["editor"]):
        client = signed_in(who)
        old = opened(client, page("decision-detail", about))
        assert "Đã thu hồi (một phần)" in words(old)
        assert "Biển đã thu hồi theo Quyết định 02/QĐ-LĐLĐ" in words(old)
        for shown in (
            opened(client, PLAQUES),
            opened(client, reverse("contributions:work-detail", args=[bureau.works[0].pk])),
        ):
            assert "biển đã thu hồi" in words(shown)
            assert "Quyết định 02/QĐ-LĐLĐ ngày" in words(shown)
            assert page("decision-detail", draft) in shown.content.decode()
    assert "Đã thu hồi (một phần)" in words(opened(client, reverse("decisions:decision-list")))
    only = opened(client, f"{PLAQUES}?state=revoked&year={about.year}").context["object_list"]
    assert list(only) == [bureau.works[0]]
    assert list(opened(client, f"{PLAQUES}?state=plaque_fixed").context["object_list"]) == []


def test_a_correction_line_by_line(bureau, client):
    about = bureau.issued()
    client.force_login(bureau.specialist)
    client.post(page("correction-create", about), {"ids": [first_line(about).pk], "reason": "Đánh máy sai"})
    draft = Decision.objects.get(kind=K.CORRECTION)
    edit = reverse("decisions:line-update", args=[draft.lines.get().pk])
    shown = opened(client, edit)
    assert "7.200.000.000" in words(shown)
    assert "Tổng Liên đoàn" not in words(shown)
    form = fields_of(shown, having="plaque_text")
    assert "công trình khác" in words(client.post(edit, form | {"name": ["Nhà khác hẳn"]}))
    assert client.post(edit, form | {"plaque_level": ["confederation"]}).status_code == 200
    assert client.post(edit, form | {"plaque_level": ["upper"]}).status_code == 302
    line = draft.lines.get()
    assert (line.plaque_level, line.award_label) == ("upper", "Cấp trên trực tiếp cơ sở")
    assert "Cấp gắn biển: «Tỉnh, ngành» → «Cấp trên trực tiếp cơ sở»" in words(
        opened(client, page("decision-detail", draft))
    )
    draft.refresh_from_db()
    settled(bureau, draft)
    assert "Đính chính theo Quyết định 02/QĐ-LĐLĐ" in words(opened(client, page("decision-detail", about)))
    for shown in (
        opened(client, PLAQUES),
        opened(client, reverse("contributions:work-detail", args=[bureau.works[0].pk])),
    ):
        assert "đã đính chính" in words(shown)
    for suffix, begins in (("", b"%PDF"), ("?as=docx", b"PK")):
        assert client.get(page("decision-paper", draft) + suffix).content.startswith(begins)


def test_the_register_is_taken_out_as_it_is_shown(bureau, client):
    about = bureau.issued()
    corrected(bureau, about, about.lines.in_order()[1], plaque_text="Chữ đúng")
    revoked(bureau, about, first_line(about))
    client.force_login(bureau.specialist)
    day = about.signed_on
    found = {row[3]: row for row in rows_of(taken_out(client, "plaques"))}
    assert set(found) == {"Trụ sở A", "Đường dây B"}
    gone, stands = found["Trụ sở A"], found["Đường dây B"]
    assert (gone[0], list(gone[5:10]), gone[11]) == (
        "01/QĐ-LĐLĐ",
        ["Phường Mẫu", "Tỉnh, ngành", "Chào mừng", "Biển đã thu hồi", None],
        f"Đã thu hồi theo Quyết định 03/QĐ-LĐLĐ ngày {day:%d/%m/%Y} (biển theo Quyết định 01/QĐ-LĐLĐ)",
    )
    assert (stands[0], list(stands[7:9]), stands[11]) == (
        "01/QĐ-LĐLĐ",
        ["Chữ đúng", "Đã quyết định gắn biển"],
        f"Đã đính chính theo Quyết định 02/QĐ-LĐLĐ ngày {day:%d/%m/%Y} (biển theo Quyết định 01/QĐ-LĐLĐ)",
    )
    assert [row[3] for row in rows_of(taken_out(client, "plaques", "?state=revoked"))] == ["Trụ sở A"]


@pytest.mark.parametrize("ended", [1, 2])
def test_pages_ask_as_often_for_many(bureau, client, ended, django_assert_num_queries):
    about = bureau.issued()
    later = revoked(bureau, about, *list(standing_lines(about))[:ended])
    client.force_login(bureau.specialist)
    client.get(PLAQUES)
    with django_assert_num_queries(9):
        client.get(PLAQUES)
    with django_assert_num_queries(21):
        client.get(page("decision-detail", about))
    with django_assert_num_queries(16):
        client.get(page("decision-detail", later))
