"""An issued decision is corrected, revoked or replaced: who may, what is refused, what stands afterwards."""

import datetime as dt

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, connection, transaction

from awards.models import Honour, HonourEnd
from awards.selectors.facts.given import given_to
from awards.selectors.facts.period import Period
from awards.selectors.facts.slices import Row, Slice
from catalogue.models import AwardType, LegalDocument, RevocationGround
from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from decisions.amending_guards import problem_of
from decisions.misprints import is_misprint_of
from decisions.models import Decision, DecisionKind, DecisionLine
from decisions.selectors.amended import aftermath_of, right_texts, standing_lines
from decisions.selectors.paper import paper_of
from decisions.services.amending import draft_amendment, remove_line, update_amendment, update_line
from decisions.services.issue import issue_decision, submit_decision
from tests.decisions.conftest import WORDS, corrected, drafted, first_lines, ground_of, settled, twin_of

K = DecisionKind


pytestmark = pytest.mark.django_db


# ---------- Revocation ----------


def test_a_revocation_ends_the_chosen_honours_and_changes_nothing_of_the_old_decision(office):
    about = office.issued()
    first = first_lines(about)[0]
    before = list(Decision.objects.filter(pk=about.pk).values()), list(about.lines.values())
    draft = drafted(office, about, K.REVOCATION, first)
    assert not HonourEnd.objects.exists()
    line = draft.lines.get()
    assert (line.honour, line.ends, line.recover_object, line.recover_amount) == (first.honour, True, True, None)
    assert draft.subject_matter == f"Về việc thu hồi khen thưởng theo Quyết định số 01/QĐ-LĐLĐ ngày {_day(about)}"
    assert [row.text for row in draft.legal_grounds.all()] == [ground_of().text]
    later = settled(office, draft)
    assert (later.number_label, later.about) == ("02/QĐ-LĐLĐ", about)
    end = HonourEnd.objects.get()
    assert (end.honour, end.kind, end.decision_no) == (first.honour, "revoked", "02/QĐ-LĐLĐ")
    assert (list(Decision.objects.filter(pk=about.pk).values()), list(about.lines.values())) == before
    assert Honour.objects.count() == 3
    after = aftermath_of([about, later])[about.pk]
    assert (after.labels, after.is_over) == ([("Đã thu hồi (một phần)", "red")], False)
    settled(office, drafted(office, about, K.REVOCATION, *standing_lines(about)))
    after = aftermath_of([about])[about.pk]
    assert (after.labels, after.is_over, len(after.later)) == ([("Đã thu hồi", "red")], True, 2)


def _day(decision):
    return f"{decision.signed_on:%d/%m/%Y}"


def test_what_a_revocation_says(office):
    about = office.issued()
    line = first_lines(about, 1)[0]
    draft = drafted(office, about, K.REVOCATION, line, reason="Khai man sáng kiến.")
    update_line(draft.lines.get(), by=office.people["specialist_province"], version=None, recover_amount=3_510_000)
    paper = paper_of(Decision.objects.for_page().get(pk=draft.pk), with_list=True)
    assert paper.articles[0] == (
        f"Huỷ bỏ việc tặng {office.award.name} cho 01 cá nhân theo Quyết định số 01/QĐ-LĐLĐ ngày {_day(about)} (có "
        "danh sách kèm theo). Lý do: có hành vi gian dối trong việc kê khai thành tích; khai man sáng kiến."
    )
    assert "tổng cộng 3.510.000 đồng" in paper.articles[1]
    assert (paper.collectives, paper.individuals) == ((), ())
    assert [(each.name, each.amount, each.thing) for each in paper.recalled] == [(line.name, 3_510_000, "Thu hồi")]
    assert any("Quyết định số 01/QĐ-LĐLĐ" in ground for ground in paper.grounds)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"reason": "  "}, "Hãy nói rõ lý do"),
        ({"legal_grounds": []}, "trường hợp thu hồi theo luật"),
        ({"lines": []}, "đánh dấu ít nhất một"),
        ({"lines": [0]}, "đã thay đổi từ lúc bạn xem"),
    ],
)
def test_what_a_revocation_may_not_be_without(office, said, words):
    about = office.issued()
    asked = {
        "lines": [about.lines.first().pk],
        "reason": "Khai man",
        "legal_grounds": [ground_of()],
        "by": office.people["specialist_province"],
    }
    with pytest.raises(DomainError, match=words):
        draft_amendment(about, K.REVOCATION, **asked | said)
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("who", ["editor", "specialist", "council", "viewer", "finance", "nobody"])
def test_nobody_else_drafts_or_settles_one(office, who):
    about, person = office.issued(), office.people[who]
    with pytest.raises(NotAllowed):
        drafted(office, about, K.REVOCATION, *first_lines(about, 1), by=person)
    draft = drafted(office, about, K.REVOCATION, *first_lines(about, 1))
    for act in (
        lambda: update_line(draft.lines.get(), by=person, version=None, recover_amount=0),
        lambda: remove_line(draft.lines.get(), by=person),
        lambda: update_amendment(draft, by=person, version=None, documents=[], other=[], legal_grounds=[]),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_only_an_issued_decision_that_gave_something_is_decided_about(office):
    waiting = office.submitted()
    with pytest.raises(TransitionRefused, match="đã ban hành"):
        drafted(office, waiting, K.REVOCATION, *first_lines(waiting, 1))
    about = issue_decision(waiting, by=office.chair, words=WORDS)
    revocation = settled(office, drafted(office, about, K.REVOCATION, *first_lines(about)))
    with pytest.raises(TransitionRefused, match="đã ban hành"):
        drafted(office, revocation, K.REVOCATION, *first_lines(revocation, 1))
    with pytest.raises(TransitionRefused, match="đã hết hiệu lực theo quyết định sau"):
        drafted(office, about, K.CORRECTION, *first_lines(about, 1))


def test_a_line_stands_in_one_open_draft(office):
    about = office.issued()
    first, second, _third = first_lines(about)
    drafted(office, about, K.REPLACEMENT, first)
    with pytest.raises(TransitionRefused, match="đã nằm trong một dự thảo khác"):
        drafted(office, about, K.REVOCATION, first)
    assert drafted(office, about, K.REVOCATION, second).lines.count() == 1


def test_who_drafted_does_not_issue_it_and_a_ground_that_is_over_bars_it(office):
    about = office.issued()
    draft = drafted(office, about, K.REVOCATION, *first_lines(about, 1), by=office.chair)
    waiting = submit_decision(draft, by=office.people["specialist_province"])
    with pytest.raises(NotAllowed, match="người phê duyệt khác"):
        issue_decision(waiting, by=office.chair, words=WORDS)
    RevocationGround.objects.update(valid_to=dt.date(2024, 12, 31))
    with pytest.raises(TransitionRefused, match="hôm nay không áp dụng"):
        issue_decision(waiting, by=office.people["approver"], words=WORDS)
    LegalDocument.objects.update(valid_to=dt.date(2024, 12, 31))
    with pytest.raises(TransitionRefused, match="đã hết hiệu lực"):
        issue_decision(waiting, by=office.people["approver"], words=WORDS)


def test_two_that_wait_about_one_line_do_not_both_pass(office):
    """A line that came into two drafts is refused when the second is submitted, and ended it is refused for good."""
    about = office.issued()
    line = first_lines(about, 1)[0]
    one = drafted(office, about, K.REVOCATION, line)
    other = twin_of(one)
    submit_decision(one, by=office.people["specialist_province"])
    with pytest.raises(TransitionRefused, match="chờ công bố"):
        submit_decision(other, by=office.people["specialist_province"])
    issue_decision(one, by=office.chair, words=WORDS)
    with pytest.raises(TransitionRefused, match="Đã thu hồi theo Quyết định 02/QĐ-LĐLĐ"):
        submit_decision(other, by=office.people["specialist_province"])


def test_the_database_ends_an_honour_once_and_keeps_the_grounds(office):
    about = office.issued()
    later = settled(office, drafted(office, about, K.REVOCATION, *first_lines(about, 1)))
    honour = later.lines.get().honour
    with pytest.raises(IntegrityError), transaction.atomic():
        HonourEnd.objects.create(honour=honour, kind="revoked", decided_on=later.signed_on, decision_no="9", reason="x")
    for statement in (
        "UPDATE decisions_decisionground SET text = 'x'",
        "DELETE FROM decisions_decisionground",
        "TRUNCATE decisions_decisionground",
        "UPDATE awards_honourend SET decided_on = '2099-01-01'",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    draft = drafted(office, about, K.REVOCATION, first_lines(about)[1])
    with pytest.raises(IntegrityError), transaction.atomic():
        DecisionLine.objects.filter(decision=draft).update(honour=None)


# ---------- Correction ----------


def test_a_correction_says_how_it_was_and_how_it_is(office):
    about = office.issued()
    first, second, _third = first_lines(about)
    draft = drafted(office, about, K.CORRECTION, first, second)
    by = office.people["specialist_province"]
    with pytest.raises(TransitionRefused, match="chưa sửa chữ nào"):
        submit_decision(draft, by=by)
    lines = list(draft.lines.in_order())
    update_line(lines[0], by=by, version=None, position="Tổ trưởng công đoàn")
    remove_line(lines[1], by=by)
    later = settled(office, draft)
    paper = paper_of(Decision.objects.for_page().get(pk=later.pk), with_list=True)
    assert [(each.name, each.what, each.old, each.new) for each in paper.changes] == [
        (first.name, "Chức vụ", first.position or "(để trống)", "Tổ trưởng công đoàn")
    ]
    assert "đính chính thành «Tổ trưởng công đoàn»" in paper.articles[0]
    assert not HonourEnd.objects.exists()
    assert aftermath_of([about])[about.pk].labels == [("Đã đính chính", "gold")]
    again = corrected(office, about, first, position="Tổ phó công đoàn")
    paper = paper_of(Decision.objects.for_page().get(pk=again.pk), with_list=True)
    assert [(each.old, each.new) for each in paper.changes] == [("Tổ trưởng công đoàn", "Tổ phó công đoàn")]
    paper = paper_of(Decision.objects.for_page().get(pk=later.pk), with_list=True)
    assert paper.changes[0].new == "Tổ trưởng công đoàn"


def test_corrections_one_after_another_lead_to_nobody_else(office):
    """Each changes one letter of the one before: together they would name another person."""
    about = office.issued()
    first, *_others = first_lines(about)
    family, rest = first.name.split(" ", 1)
    once, twice = f"{family[:-1]}m {rest}", f"{family[:-2]}am {rest}"
    corrected(office, about, first, name=once)
    with pytest.raises(DomainError, match=f"tên khác «{first.name}» nhiều hơn một lỗi viết"):
        corrected(office, about, first, name=twice)
    right = f"{family[:-1]}u {rest}"
    draft = DecisionLine.objects.get(decision__kind=K.CORRECTION, decision__state="draft")
    update_line(draft, by=office.people["specialist_province"], version=None, name=right)
    settled(office, draft.decision)
    assert first.honour and right_texts([first.honour_id])[first.honour_id].name == right


def test_the_year_of_birth_of_whom_a_correction_renamed_stays(office):
    about = office.issued()
    first, *_others = first_lines(about)
    corrected(office, about, first, name=first.name.replace("Nguyễn", "Nguyên"))
    with pytest.raises(DomainError, match="đổi cả tên lẫn năm sinh"):
        corrected(office, about, first, birth_year=(first.birth_year or 1980) + 1)


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        ({}, "chưa sửa chữ nào"),
        ({"name": "Vũ Quốc Khánh"}, "người khác"),
        ({"name": "Đặng Thị Ảnh", "birth_year": 1981}, "đổi cả tên lẫn năm sinh"),
        ({"name": "Đặng Thị Bình"}, "người khác"),
        ({"name": "Đặng Văn Ánh"}, "người khác"),
        ({"name": "Đặng Ánh"}, "người khác"),
        ({"name": "Đặng Thị Ngọc Ánh"}, "người khác"),
        ({"name": "Dang Thi Anh"}, ""),
        ({"name": "ĐẶNG THỊ ÁNH"}, ""),
        ({"name": "Đặng Thị Oánh"}, ""),
        ({"name": "Đặng Thị Ảnh"}, ""),
        ({"birth_year": 1981, "unit_name": "Công ty khác"}, ""),
    ],
)
def test_a_correction_makes_nobody_else_of_anybody(texts, problem):
    was = {"name": "Đặng Thị Ánh", "birth_year": 1980, "unit_name": "Công ty A"}
    said = problem_of(DecisionLine(**was | texts), DecisionLine(**was), DecisionLine(**was))
    assert problem in said
    assert bool(problem) == bool(said)


@pytest.mark.parametrize(
    ("name", "before", "same"),
    [
        ("Nguyễn Văn Hoà", "Nguyễn Văn Hòa", True),
        ("Trần Thị Loan", "Trần Thị Lan", True),
        ("Nguyễn Văn An", "Nguyễn VănAn", True),
        ("Y Bhăm Êban", "Y-Bhăm Êban", True),
        ("Nguyễn Thị Bình", "Nguyễn Văn An", False),
        ("Lê An", "Lê Ba", False),
        ("Tổ 13", "Tổ 12", False),
        ("Phòng 102", "Phòng 101", False),
        ("Tổ Điện Cơ", "Tổ Cơ Điện", False),
    ],
)
def test_a_misprint_is_a_mark_or_a_letter_of_a_word(name, before, same):
    assert is_misprint_of(name, before) is is_misprint_of(before, name) is same


def test_the_name_of_an_award_is_put_right_as_the_catalogue_has_it(office):
    """And never becomes that of another award."""
    about = office.issued()
    line = first_lines(about, 1)[0]
    row, by = drafted(office, about, K.CORRECTION, line).lines.get(), office.people["specialist_province"]
    with pytest.raises(DomainError, match=f"danh mục là «{office.award.name}».*thu hồi"):
        update_line(row, by=by, version=None, award_label="Huân chương Lao động hạng Nhất")
    AwardType.objects.filter(pk=office.award.pk).update(name="Bằng khen của Liên đoàn Lao động tỉnh")
    update_line(row, by=by, version=None, award_label="Bằng khen của Liên đoàn Lao động tỉnh")
    assert settled(office, row.decision).lines.get().award_label == "Bằng khen của Liên đoàn Lao động tỉnh"


def test_a_line_is_not_saved_as_somebody_else(office):
    about = office.issued()
    row = drafted(office, about, K.CORRECTION, first_lines(about, 1)[0]).lines.get()
    with pytest.raises(DomainError, match="người khác"):
        update_line(row, by=office.people["specialist_province"], version=None, name="Vũ Quốc Khánh")
    row.refresh_from_db()
    assert row.name == first_lines(about, 1)[0].name


def test_a_draft_that_changed_since_it_was_read_keeps_its_line(office):
    about = office.issued()
    draft = drafted(office, about, K.REVOCATION, *first_lines(about))
    by = office.people["specialist_province"]
    first, second, third = draft.lines.in_order()
    update_line(first, by=by, version=draft.version, recover_amount=0)
    with pytest.raises(StaleEdit):
        update_line(second, by=by, version=draft.version, recover_amount=0)
    remove_line(second, by=by)
    assert [(line.order_no, line.name) for line in draft.lines.in_order()] == [(1, first.name), (2, third.name)]
    with pytest.raises(TransitionRefused, match="không còn trong dự thảo"):
        update_line(second, by=by, version=None, recover_amount=0)
    submit_decision(draft, by=by)
    with pytest.raises(TransitionRefused, match="không sửa"):
        update_line(first, by=by, version=None, recover_amount=5)


def test_the_day_of_the_end_is_the_day_it_is_signed(office):
    about = office.issued()
    line = first_lines(about, 1)[0]
    draft = drafted(office, about, K.REVOCATION, line)
    later = about.signed_on + dt.timedelta(days=60)
    with time_machine.travel(dt.datetime.combine(later, dt.time(9))):
        settled(office, draft)
    held = Honour.objects.filter(pk=line.honour_id)
    assert [held.in_force_on(later + dt.timedelta(days=n)).exists() for n in (-1, 0, 1)] == [True, False, False]
    assert [_is_given(line, later + dt.timedelta(days=n)) for n in (-1, 0)] == [True, False]


def _is_given(line, as_of):
    """Whether the tally of that day holds that the person was given the award."""
    period = Period(dt.date(as_of.year, 1, 1), dt.date(as_of.year, 12, 31), as_of)
    return bool(given_to(Slice([Row("individual", member_id=line.member_id)], period)))
