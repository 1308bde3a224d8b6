"""The pages of letters to higher bodies, as people go through them; what each shows and refuses."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from common.clock import today
from decisions.models import SubmissionLetter
from decisions.services.answers import record_answer
from tests.decisions.letters import granted, refused, standing
from tests.factories import SubmissionLetterFactory, SubmissionLineFactory
from tests.pages import fields_of, hidden, opened, words

pytestmark = pytest.mark.django_db
LIST, RECEIVED = reverse("decisions:letter-list"), reverse("decisions:letter-received")


def page(name, row):
    return reverse(f"decisions:letter-{name}", args=[row.pk])


def listed(client, address=LIST):
    return [row.pk for row in opened(client, address).context["object_list"]]


def test_from_approved_results_to_honours(upward, client):
    client.force_login(upward.clerk)
    run = opened(client, reverse("awards:run-detail", args=[upward.run.pk]))
    create = page("create", upward.run)
    assert create in run.content.decode()
    assert "Soạn quyết định" not in words(run)
    decide = opened(client, reverse("decisions:decision-create", args=[upward.run.pk]))
    assert f"{create}?award={upward.award.code}" in decide.content.decode()
    preview = opened(client, create)
    assert "3 vào tờ trình" in words(preview)
    made = client.post(create, {"seen": hidden(preview, "seen"), "award": upward.award.code})
    letter = SubmissionLetter.objects.get()
    assert made["Location"] == page("detail", letter)
    shown = words(opened(client, page("detail", letter)))
    assert "Số: …/TTr-LĐLĐ" in shown
    assert "Kính gửi: Tổng Liên đoàn" in shown
    assert "người gửi" in shown
    assert page("send", letter) not in client.get(page("detail", letter)).content.decode()

    client.force_login(upward.chair)
    version = fields_of(opened(client, page("send", letter)), having="version")
    assert client.post(page("send", letter), version)["Location"] == page("detail", letter)
    assert "01/TTr-LĐLĐ" in words(opened(client, page("detail", letter)))

    client.force_login(upward.clerk)
    answer = page("answer", letter)
    form = fields_of(opened(client, f"{answer}?line=2"), having="numbers")
    assert form["numbers"] == ["2"]
    day = f"{today():%d/%m/%Y}"
    said = {"verdict": "not_granted", "reason": "Chưa đủ năm"}
    assert client.post(answer, form | said)["Location"] == page("detail", letter)
    assert "Đã trả lời một phần" in words(opened(client, page("detail", letter)))
    stale = client.post(answer, form | said | {"numbers": ""})
    assert "đã được" in words(stale)
    form = fields_of(opened(client, answer), having="numbers")
    upload = SimpleUploadedFile("qd.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "application/pdf")
    said = {"verdict": "granted", "decision_no": "120/QĐ-TLĐ", "decided_on": day, "upload": upload}
    assert client.post(answer, form | said)["Location"] == page("detail", letter)
    assert standing(letter).answers == ["granted", "not_granted", "granted"]
    shown = opened(client, page("detail", letter))
    assert "2 được tặng, 1 không tặng, 0 chờ trả lời" in words(shown)
    file = letter.files.get()
    assert client.get(reverse("decisions:letter-file", args=[letter.pk, file.pk])).status_code == 200

    register = words(opened(client, reverse("certificates:register")))
    assert "120/QĐ-TLĐ" in register
    assert register.count("cấp trên quyết định") == 2
    assert len(opened(client, reverse("certificates:register") + "?level=above").context["object_list"]) == 2
    assert len(opened(client, reverse("certificates:register") + "?level=here").context["object_list"]) == 0
    member = letter.lines.get(order_no=1).member
    history = words(opened(client, reverse("awards:history-member", args=[member.pk])))
    assert "cấp trên quyết định" in history


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({}, "Hãy chọn được tặng hay không tặng."),
        ({"verdict": "granted"}, "Hãy điền mục này khi được tặng."),
        ({"verdict": "not_granted"}, "Hãy ghi lý do không tặng."),
        ({"verdict": "not_granted", "reason": "x", "numbers": "hai"}, "Không hiểu «hai»"),
        ({"verdict": "not_granted", "reason": "x", "numbers": "3-1"}, "Khoảng «3-1» không đúng"),
        ({"verdict": "not_granted", "reason": "x", "numbers": "9"}, "mang số 9"),
    ],
)
def test_an_answer_says_what_is_wrong(upward, client, said, problem):
    letter = upward.sent()
    client.force_login(upward.clerk)
    assert problem in words(client.post(page("answer", letter), said))
    assert set(standing(letter).answers) == {"waiting"}


def test_whoever_says_granted_shows_the_decision_or_says_why_not(upward, client):
    letter = upward.sent()
    client.force_login(upward.clerk)
    said = {"verdict": "granted", "decision_no": "120/QĐ-TLĐ", "decided_on": f"{today():%d/%m/%Y}"}
    said |= {"decided_by": "Tổng Liên đoàn", "numbers": "1"}
    assert "Hãy chọn tệp quyết định của cấp trên" in words(client.post(page("answer", letter), said))
    assert set(standing(letter).answers) == {"waiting"}
    why = "Mới nhận điện báo, bản giấy gửi sau"
    assert client.post(page("answer", letter), said | {"without_file": why}).status_code == 302
    assert why in words(opened(client, page("detail", letter)))
    line = letter.lines.get(order_no=1)
    assert (line.answer, line.reason, line.file) == ("granted", "", None)
    client.force_login(upward.other_clerk)
    correct = reverse("decisions:answer-correct", args=[line.pk])
    form = fields_of(opened(client, correct), having="why") | {"decision_no": "121/QĐ-TLĐ", "why": "Sai số"}
    assert "Hãy chọn tệp quyết định" in words(client.post(correct, form))
    upload = SimpleUploadedFile("qd.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "application/pdf")
    assert client.post(correct, form | {"upload": upload}).status_code == 302
    client.force_login(upward.clerk)
    form = fields_of(opened(client, correct), having="why")
    assert client.post(correct, form | {"decision_no": "122/QĐ-TLĐ", "why": "Sai số"}).status_code == 302


@pytest.mark.parametrize(("numbers", "answered"), [("1-2", 2), ("1\n3\n", 2), ("1.; 2–3", 3), ("", 3)])
def test_numbers_are_read_as_people_write_them(upward, client, numbers, answered):
    letter = upward.sent()
    client.force_login(upward.clerk)
    client.post(page("answer", letter), {"verdict": "not_granted", "reason": "x", "numbers": numbers})
    assert standing(letter).answers.count("not_granted") == answered


def test_a_wrong_answer_is_corrected_by_another(upward, client):
    letter = upward.granted()
    line = letter.lines.get(order_no=2)
    correct = reverse("decisions:answer-correct", args=[line.pk])
    client.force_login(upward.clerk)
    assert "người khác phải sửa" in words(client.get(correct, follow=True))
    client.force_login(upward.other_clerk)
    assert correct in opened(client, page("detail", letter)).content.decode()
    form = fields_of(opened(client, correct), having="why")
    assert (form["decision_no"], form["verdict"]) == (["120/QĐ-TLĐ"], ["granted"])
    changed = form | {"verdict": "not_granted", "reason": "Không đủ hồ sơ", "why": "Ghi nhầm dòng"}
    assert client.post(correct, changed)["Location"] == page("detail", letter)
    assert "sửa trả lời về" in words(opened(client, page("detail", letter)))
    assert standing(letter).answers[1] == "not_granted"


def test_a_draft_is_edited_and_thrown_away(upward, client):
    client.force_login(upward.clerk)
    letter = upward.drafted()
    edit = page("update", letter)
    sent = fields_of(opened(client, edit), having="subject_matter")
    sent |= {
        "addressee_unit": "",
        "addressee": "Thủ tướng Chính phủ",
        "due_on": "31/12/2030",
        "grounds": "Căn cứ A;\nCăn cứ B",
    }
    assert client.post(edit, sent).status_code == 302
    letter.refresh_from_db()
    assert (letter.addressee_unit, letter.addressee, letter.due_on) == (
        None,
        "Thủ tướng Chính phủ",
        dt.date(2030, 12, 31),
    )
    assert "Căn cứ B;" in words(opened(client, page("detail", letter)))
    assert client.post(edit, sent).status_code == 409
    sent |= {"version": str(letter.version), "addressee": ""}
    assert "Hãy ghi nơi kính gửi" in words(client.post(edit, sent))
    read = fields_of(opened(client, page("discard", letter)), having="version")
    assert client.post(page("discard", letter), read | {"version": "1"}).status_code == 200
    assert client.post(page("discard", letter), read)["Location"] == LIST
    assert not SubmissionLetter.objects.exists()


def test_a_sent_letter_is_withdrawn(upward, client):
    letter = upward.sent()
    client.force_login(upward.chair)
    assert page("withdraw", letter) in opened(client, page("detail", letter)).content.decode()
    form = fields_of(opened(client, page("withdraw", letter)), having="reason")
    assert client.post(page("withdraw", letter), form | {"reason": "Nhầm"})["Location"] == page("detail", letter)
    assert "Đã rút" in words(opened(client, page("detail", letter)))


def test_the_unit_it_went_to_finds_it_and_answers(upward, client):
    letter = upward.drafted()
    client.force_login(upward.above)
    assert "Chưa có tờ trình nào gửi đến" in words(opened(client, RECEIVED))
    letter = upward.sent() if letter.is_sent else _sent(letter, upward)
    assert listed(client, RECEIVED) == [letter.pk]
    assert page("answer", letter) in opened(client, page("detail", letter)).content.decode()
    client.force_login(upward.people["specialist"])
    assert listed(client, RECEIVED) == []
    assert client.get(page("detail", letter)).status_code == 404


def _sent(letter, upward):
    from decisions.services.sending import send_letter

    return send_letter(letter, by=upward.chair)


@pytest.mark.parametrize(("asked", "begins"), [("", b"%PDF"), ("?as=docx", b"PK")])
def test_it_is_printed_with_its_list(upward, client, asked, begins):
    letter = upward.sent()
    client.force_login(upward.clerk)
    for name in ("paper", "proposals"):
        printed = client.get(page(name, letter) + asked).content
        assert printed.startswith(begins)
        if begins == b"%PDF":
            assert client.get(page(name, letter) + asked).content == printed


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 4),
        ("q=co thi dua", 1),
        ("q=07/TTr", 1),
        ("q=thu tuong", 1),
        ("state=draft", 2),
        ("state=sent", 2),
        ("state=overdue", 1),
        ("state=partly", 0),
        ("year=2026", 2),
    ],
)
def test_the_list_is_narrowed(tree, people, client, query, found):
    SubmissionLetterFactory(unit=tree.province, subject_matter="Về việc đề nghị tặng Cờ thi đua")
    SubmissionLetterFactory(unit=tree.district, addressee="Thủ tướng Chính phủ")
    SubmissionLetterFactory(unit=tree.province, is_sent=True, number=7, due_on=dt.date(2026, 1, 1))
    SubmissionLetterFactory(unit=tree.province, is_sent=True, number=8)
    SubmissionLetterFactory(unit=tree.province2)
    client.force_login(people["viewer"])
    assert len(listed(client, f"{LIST}?{query}")) == found


def test_one_answered_in_part_is_found(upward, client):
    letter = record_answer(upward.sent(), refused(), by=upward.clerk, numbers=[1])
    client.force_login(upward.clerk)
    assert listed(client, f"{LIST}?state=partly") == [letter.pk]
    record_answer(letter, granted(), by=upward.clerk)
    assert listed(client, f"{LIST}?state=partly") == []


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(tree, people, client, rows, django_assert_num_queries):
    letters = [
        SubmissionLetterFactory(
            unit=tree.district, addressee_unit=tree.province, number=number or None, is_sent=number > 0
        )
        for number in range(rows + 1)
    ]
    for _each in range(rows):
        SubmissionLineFactory(letter=letters[0])
    client.force_login(people["viewer"])
    client.get(page("detail", letters[0]))
    with django_assert_num_queries(9):
        client.get(LIST)
    with django_assert_num_queries(9):
        client.get(RECEIVED)
    with django_assert_num_queries(24):
        client.get(page("detail", letters[0]))
