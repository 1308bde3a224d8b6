"""Agencies are asked: answers, silence, objections, and what they hold up."""

import datetime as dt

import pytest

from common.clock import today
from common.errors import DomainError, NotAllowed, TransitionRefused
from consultations.models import RequestState
from consultations.services.consultation import (
    add_objection,
    pass_over_request,
    record_answer,
    waive_objection,
    withdraw_request,
)
from decisions.models import DecisionState
from decisions.services.issue import issue_decision
from tests.consultations.conftest import later
from tests.decisions.conftest import WORDS
from tests.scores.conftest import pdf


def answered(request, hearing, **fields):
    said = {"answered_on": today(), "answer_no": "15/CAT", "objections": {}, "by": hearing.specialist}
    return record_answer(request, **said | fields)


def issue(hearing, decision):
    return issue_decision(decision, by=hearing.chair, words=WORDS)


def test_no_decision_while_an_agency_is_asked(hearing):
    decision = hearing.submitted()
    consultation = hearing.asked("Công an tỉnh", "Thuế tỉnh")
    police, tax = consultation.requests.order_by("pk")
    with pytest.raises(TransitionRefused, match=f"Công an tỉnh chưa trả lời.*{consultation.due_on:%d/%m/%Y}"):
        issue(hearing, decision)
    answered(police, hearing)
    with pytest.raises(TransitionRefused, match="Thuế tỉnh chưa trả lời"):
        issue(hearing, decision)
    with later(consultation.due_on):
        with pytest.raises(TransitionRefused, match="đã qua"):
            issue(hearing, decision)
        pass_over_request(tax, reason="Đã nhắc hai lần", by=hearing.specialist)
        assert issue(hearing, decision).state == DecisionState.ISSUED


def test_nobody_is_passed_over_before_the_deadline(hearing):
    request = hearing.asked().requests.get()
    with pytest.raises(TransitionRefused, match="còn phải chờ"):
        pass_over_request(request, reason="Chờ lâu", by=hearing.specialist)


def test_silence_needs_a_reason(hearing):
    consultation = hearing.asked()
    with later(consultation.due_on), pytest.raises(TransitionRefused, match="lý do"):
        pass_over_request(consultation.requests.get(), reason=" ", by=hearing.specialist)


def test_a_late_answer_still_counts(hearing):
    consultation = hearing.asked()
    with later(consultation.due_on):
        passed = pass_over_request(consultation.requests.get(), reason="Chờ lâu", by=hearing.specialist)
        late = answered(passed, hearing, objections={consultation.lines.first(): "Nợ thuế"})
        assert late.state == RequestState.ANSWERED
        with pytest.raises(TransitionRefused, match="không đồng ý"):
            hearing.issued()


def test_an_objection_stops_the_line_until_an_approver_waives_it(hearing):
    decision = hearing.submitted()
    consultation = hearing.asked()
    line = consultation.lines.first()
    request = answered(consultation.requests.get(), hearing, objections={line: "Bị xử phạt giao thông"})
    with pytest.raises(TransitionRefused, match=f"{line.name} .Công an tỉnh"):
        issue(hearing, decision)
    objection = request.objections.get()
    with pytest.raises(NotAllowed):
        waive_objection(objection, reason="Lỗi nhỏ", by=hearing.specialist)
    with pytest.raises(DomainError, match="lý do"):
        waive_objection(objection, reason=" ", by=hearing.chair)
    waive_objection(objection, reason="Lỗi nhỏ, đã nộp phạt", by=hearing.chair)
    with pytest.raises(DomainError, match="Đã có quyết định"):
        waive_objection(objection, reason="Lần nữa", by=hearing.chair)
    assert issue(hearing, decision).state == DecisionState.ISSUED


def test_who_is_objected_to_waives_nothing(hearing):
    consultation = hearing.asked()
    line = consultation.lines.first()
    request = answered(consultation.requests.get(), hearing, objections={line: "Nợ thuế"})
    member = line.recommendation.entry.member
    member.user = hearing.chair
    member.save()
    with pytest.raises(NotAllowed, match="có tên"):
        waive_objection(request.objections.get(), reason="Không sao", by=hearing.chair)


def test_who_is_on_the_list_notes_nothing_that_agencies_say_of_it(hearing):
    user, letter = hearing.listed_keeper(), hearing.asked("Công an tỉnh", "Cục Thuế tỉnh")
    first, second = letter.requests.order_by("pk")
    said = {"answered_on": today(), "answer_no": "7/CAT", "objections": {}}
    record_answer(second, **said, by=hearing.specialist)
    with later(letter.due_on):
        for act in (
            lambda: record_answer(first, **said, by=user),
            lambda: withdraw_request(first, reason="Thôi", by=user),
            lambda: pass_over_request(first, reason="Thôi", by=user),
            lambda: add_objection(second, line=letter.lines.last(), reason="Nợ thuế", by=user),
        ):
            with pytest.raises(NotAllowed, match="có tên trong danh sách"):
                act()


def test_an_objection_may_come_after_the_answer_and_once(hearing):
    consultation = hearing.asked()
    request, line = consultation.requests.get(), consultation.lines.last()
    with pytest.raises(DomainError, match="trả lời của cơ quan trước"):
        add_objection(request, line=line, reason="Nợ thuế", by=hearing.specialist)
    request = answered(request, hearing)
    add_objection(request, line=line, reason="Nợ thuế", by=hearing.specialist)
    with pytest.raises(DomainError, match="Đã ghi ý kiến"):
        add_objection(request, line=line, reason="Nợ thuế", by=hearing.specialist)


def test_an_award_that_asks_for_it_is_not_decided_without(hearing):
    hearing.rule(asks_agencies=True)
    decision = hearing.submitted()
    with pytest.raises(TransitionRefused, match="phải hiệp y với cơ quan liên quan; còn 3 người"):
        issue(hearing, decision)
    request = hearing.asked().requests.get()
    withdrawn = withdraw_request(request, reason="Gửi nhầm", by=hearing.specialist)
    assert withdrawn.state == RequestState.WITHDRAWN
    with pytest.raises(TransitionRefused, match="phải hiệp y"):
        issue(hearing, decision)
    answered(hearing.asked().requests.get(), hearing)
    assert issue(hearing, decision).state == DecisionState.ISSUED


@pytest.mark.parametrize("day", [-1, 1])
def test_an_answer_has_a_day_between_letter_and_today(hearing, day):
    request = hearing.asked().requests.get()
    with pytest.raises(DomainError, match="Ngày trả lời"):
        answered(request, hearing, answered_on=today() + dt.timedelta(days=day))


def test_the_deadline_lies_ahead(hearing):
    with pytest.raises(DomainError, match="Hạn trả lời"):
        hearing.asked(days=0)


def test_an_answer_is_kept_with_its_file(hearing, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    request = answered(hearing.asked().requests.get(), hearing, upload=pdf("tra-loi.pdf"))
    assert request.files.get().name == "tra-loi.pdf"


def test_agencies_of_another_unit_are_not_asked(hearing):
    from consultations.models import Agency
    from consultations.services.consultation import ask_agencies

    other = Agency.objects.create(unit=hearing.tree.province2, name="Thuế tỉnh khác")
    words = {"title": "Hỏi", "question": "Hỏi", "due_on": today() + dt.timedelta(days=5)}
    with pytest.raises(DomainError, match="ít nhất một cơ quan"):
        ask_agencies(hearing.run, hearing.award, agencies=[other], by=hearing.specialist, **words)
