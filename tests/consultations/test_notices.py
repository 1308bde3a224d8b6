"""A list before the public: how long it stands, what it holds up, and what becomes of the comments."""

import datetime as dt

import pytest

from common.clock import telling
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry, Holiday
from common.workdays import add_working_days
from consultations.models import NoticeLine, PublicComment, PublicNotice
from consultations.services.comment import handle_comment, receive_comment, waive_comment
from consultations.services.notice import close_notice, publish_notice, withdraw_notice
from decisions.models import DecisionState
from decisions.services.issue import issue_decision
from notices.models import Notice
from people.models import Member
from tests.consultations.conftest import later
from tests.decisions.conftest import WORDS

FRIDAY = dt.date(2026, 4, 24)


@pytest.mark.parametrize(
    ("count", "last"),
    [(1, dt.date(2026, 4, 28)), (2, dt.date(2026, 4, 29)), (3, dt.date(2026, 5, 4)), (10, dt.date(2026, 5, 13))],
)
def test_working_days_leave_out_weekends_and_holidays(db, count, last):
    """From Friday 24/4/2026, the Monday after being Giỗ Tổ's day off, 30/4 and 1/5 holidays."""
    for day in (dt.date(2026, 4, 27), dt.date(2026, 4, 30), dt.date(2026, 5, 1)):
        Holiday.objects.create(day=day, name="lễ")
    assert add_working_days(FRIDAY, count) == last


def test_the_list_is_as_of_the_day(hearing):
    notice = hearing.notice()
    lines = list(NoticeLine.objects.filter(notice=notice).order_by("place"))
    assert [line.place for line in lines] == [1, 2, 3]
    names = set(Member.objects.values_list("full_name", flat=True))
    assert all(line.name in names and line.award_label == hearing.award.name for line in lines)


def test_nobody_is_shown_twice(hearing):
    hearing.notice()
    with pytest.raises(DomainError, match="Không còn ai"):
        hearing.notice()


def test_a_withdrawn_list_may_be_shown_anew(hearing):
    withdraw_notice(hearing.notice(), reason="Nhầm tên", by=hearing.specialist)
    assert hearing.notice().lines.count() == 3


def test_a_rule_gives_the_fewest_days(hearing):
    hearing.rule(notice_days=10)
    with pytest.raises(DomainError, match="ít nhất 10 ngày làm việc"):
        hearing.notice(days=9)


def test_who_may_not_consult_publishes_nothing(hearing):
    for name in ("editor", "specialist", "council", "viewer"):
        with pytest.raises(NotAllowed):
            hearing.notice(by=hearing.people[name])


def test_no_decision_while_the_public_is_asked(hearing):
    """The refusal names the list and its last day; then the comment that waits; then that it must be ended."""
    decision = hearing.submitted()
    notice = hearing.notice()
    with pytest.raises(TransitionRefused, match=f"«Lấy ý kiến về Bằng khen».*{notice.last_day:%d/%m/%Y}"):
        issue_decision(decision, by=hearing.chair, words=WORDS)
    comment = receive_comment(notice, name="An", contact="0912", text="Chưa đúng")
    with later(notice.last_day):
        with pytest.raises(TransitionRefused, match="còn 1 ý kiến chưa xử lý"):
            issue_decision(decision, by=hearing.chair, words=WORDS)
        handle_comment(comment, answer="Đã xác minh, không có căn cứ.", by=hearing.specialist)
        with pytest.raises(TransitionRefused, match="Hãy kết thúc lấy ý kiến"):
            issue_decision(decision, by=hearing.chair, words=WORDS)
        close_notice(notice, by=hearing.specialist)
        assert issue_decision(decision, by=hearing.chair, words=WORDS).state == DecisionState.ISSUED


def test_an_award_that_asks_for_it_is_not_decided_without(hearing):
    hearing.rule(notice_days=10)
    decision = hearing.submitted()
    with pytest.raises(TransitionRefused, match="phải lấy ý kiến công khai 10 ngày làm việc; còn 3 người"):
        issue_decision(decision, by=hearing.chair, words=WORDS)


def test_a_rule_of_another_time_asks_for_nothing(hearing):
    hearing.rule(notice_days=10, valid_to=dt.date(2024, 12, 31))
    assert hearing.issued().state == DecisionState.ISSUED


def test_a_withdrawn_list_is_no_hearing(hearing):
    hearing.rule(notice_days=1)
    withdraw_notice(hearing.notice(days=1), reason="Nhầm", by=hearing.specialist)
    with pytest.raises(TransitionRefused, match="phải lấy ý kiến công khai"):
        hearing.issued()


def test_too_short_a_list_is_no_hearing_and_may_be_shown_again(hearing):
    notice = hearing.notice(days=3)
    hearing.rule(notice_days=10)
    with later(notice.last_day):
        close_notice(notice, by=hearing.specialist)
        with pytest.raises(TransitionRefused, match="phải lấy ý kiến công khai"):
            issue_decision(hearing.submitted(), by=hearing.chair, words=WORDS)
        assert hearing.notice(days=10).lines.count() == 3


def test_a_list_is_not_ended_before_its_time(hearing):
    with pytest.raises(TransitionRefused, match="nên chưa kết thúc được"):
        close_notice(hearing.notice(), by=hearing.specialist)


def test_a_list_is_not_ended_over_a_comment(hearing):
    notice = hearing.notice()
    comment = receive_comment(notice, name="An", contact="0912", text="Chưa đúng")
    with later(notice.last_day):
        with pytest.raises(TransitionRefused, match="Còn 1 ý kiến chưa xử lý"):
            close_notice(notice, by=hearing.specialist)
        waive_comment(comment, reason="Không nêu căn cứ, không liên hệ được.", by=hearing.specialist)
        assert close_notice(notice, by=hearing.specialist).ended_by == hearing.specialist


def test_a_settled_comment_stays_settled(hearing):
    comment = receive_comment(hearing.notice(), name="An", contact="0912", text="Chưa đúng")
    handle_comment(comment, answer="Đã xem.", by=hearing.specialist)
    with pytest.raises(TransitionRefused):
        waive_comment(comment, reason="Thôi", by=hearing.specialist)


@pytest.mark.parametrize("settle", [lambda c, by: handle_comment(c, answer=" ", by=by),
                                    lambda c, by: waive_comment(c, reason="", by=by)])  # fmt: skip
def test_a_comment_is_settled_in_words(hearing, settle):
    comment = receive_comment(hearing.notice(), name="An", contact="0912", text="Chưa đúng")
    with pytest.raises(TransitionRefused, match="lý do"):
        settle(comment, hearing.specialist)


def test_who_is_on_the_list_settles_no_comment_on_it(hearing):
    user, notice = hearing.listed_keeper(), hearing.notice()
    comment = receive_comment(notice, name="An", contact="0912", text="Chưa đúng")
    with pytest.raises(NotAllowed, match="có tên trong danh sách"):
        handle_comment(comment, answer="Ổn.", by=user)


@pytest.mark.parametrize("role", ["specialist", "approver"])
def test_who_is_on_the_list_neither_ends_nor_withdraws_it(hearing, role):
    user, notice = hearing.listed_keeper(role), hearing.notice()
    with later(notice.last_day), pytest.raises(NotAllowed, match="có tên trong danh sách"):
        close_notice(notice, by=user)
    with pytest.raises(NotAllowed, match="có tên trong danh sách"):
        withdraw_notice(notice, reason="Thôi", by=user)


def test_a_list_is_not_withdrawn_over_a_comment(hearing):
    notice = hearing.notice()
    comment = receive_comment(notice, name="An", contact="0912", text="Chưa đúng")
    with pytest.raises(TransitionRefused, match="Còn 1 ý kiến chưa xử lý"):
        withdraw_notice(notice, reason="Nhầm", by=hearing.specialist)
    handle_comment(comment, answer="Đã xác minh.", by=hearing.specialist)
    assert withdraw_notice(notice, reason="Nhầm", by=hearing.specialist).state == "withdrawn"


def withdrawn_over(hearing):
    """A list withdrawn when nothing forbade it yet, and the comment that waits on it."""
    notice = hearing.notice()
    comment = receive_comment(notice, name="An", contact="0912", text="Chưa đúng")
    PublicNotice.objects.filter(pk=notice.pk).update(state="withdrawn", reason="Nhầm")
    return PublicComment.objects.select_related("notice").get(pk=comment.pk)


@pytest.mark.parametrize("settle", [lambda c, by: handle_comment(c, answer="Đã xem.", by=by),
                                    lambda c, by: waive_comment(c, reason="Không căn cứ", by=by)])  # fmt: skip
def test_a_comment_on_a_withdrawn_list_holds_the_decision_until_it_is_settled(hearing, settle):
    comment, decision = withdrawn_over(hearing), hearing.submitted()
    with pytest.raises(TransitionRefused, match="«Lấy ý kiến về Bằng khen» còn 1 ý kiến chưa xử lý"):
        issue_decision(decision, by=hearing.chair, words=WORDS)
    settle(comment, hearing.specialist)
    assert issue_decision(decision, by=hearing.chair, words=WORDS).state == DecisionState.ISSUED


def test_what_became_of_a_comment_is_kept_with_it_and_not_in_the_audit(hearing):
    comment = receive_comment(hearing.notice(), name="An", contact="0912", text="Chuyện kín")
    handle_comment(comment, answer="Đã gặp ông An.", by=hearing.specialist)
    line = AuditEntry.objects.get(move="handle", subject_id=comment.pk)
    assert (line.actor, line.after, line.note, line.data) == (hearing.specialist, "handled", "", {})
    comment.refresh_from_db()
    assert comment.answer == "Đã gặp ông An." and not {"An", "kín"} & set(str(comment).split())


def test_the_keepers_are_told_of_a_comment_and_not_what_it_says(hearing):
    receive_comment(hearing.notice(), name="An", contact="0912", text="Chuyện kín")
    told = Notice.objects.get(user=hearing.specialist, text__contains="Có ý kiến")
    assert "kín" not in told.text


def test_all_awards_at_once(hearing):
    notice = publish_notice(hearing.run, None, title="Cả đợt", days=5, by=hearing.specialist)
    assert notice.lines.count() == 3


def test_time_of_comment_is_over_on_the_day_after(hearing):
    notice = hearing.notice()
    with telling(dt.datetime.combine(notice.last_day, dt.time(20), tzinfo=dt.UTC)), pytest.raises(TransitionRefused):
        receive_comment(notice, name="An", contact="0912", text="Muộn")  # 03:00 of the next day in Vietnam
    with telling(dt.datetime.combine(notice.last_day, dt.time(16), tzinfo=dt.UTC)):
        assert receive_comment(notice, name="An", contact="0912", text="Kịp").pk
