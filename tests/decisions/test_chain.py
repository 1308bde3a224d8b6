"""A decision goes through the steps its unit set: who may, in what order, and what becomes of it."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from common.clock import today
from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from common.models import Holiday
from common.workdays import add_working_days
from decisions.chain import chain_of, current_step, steps_of
from decisions.models import Approval, Decision, DecisionStep, Waiver
from decisions.selectors.chain import colleagues_who_may_act
from decisions.services.approval import approve_step, grant_waiver, refuse_decision, reopen_approval, step_back
from decisions.services.approval_step import end_step
from decisions.services.drafting import discard_decision, update_decision
from decisions.services.issue import issue_decision, send_back_decision, submit_decision
from notices.models import Notice
from tests.decisions.conftest import WORDS, anew, drafted, states
from tests.factories import ApprovalStepFactory, RoleAssignmentFactory, UserFactory


@pytest.mark.django_db
def test_step_by_step_until_it_waits_to_be_issued(chain):
    decision = chain.submitted()
    assert vars(states(decision)) == {"decision": "in_approval", "results": {"decided"}}
    step = current_step(decision)
    assert (step.name, step.due_on) == ("Thẩm định", add_working_days(today(), 3))
    assert Notice.objects.filter(user=chain.finance, text__contains="Thẩm định").exists()
    decision = approve_step(decision, by=chain.finance, comment="Đủ nguồn chi")
    assert (decision.state, current_step(decision).name) == ("in_approval", "Thường trực")
    assert not Notice.objects.unread().filter(user=chain.finance).exists()
    decision = approve_step(decision, by=chain.approver)
    assert (decision.state, current_step(decision)) == ("awaiting_issue", None)
    assert [(row.by, row.verdict, row.comment) for row in Approval.objects.order_by("pk")] == [
        (chain.finance, "approved", "Đủ nguồn chi"),
        (chain.approver, "approved", ""),
    ]
    decision = issue_decision(decision, by=chain.chair, words=WORDS)
    assert vars(states(decision)) == {"decision": "issued", "results": {"published"}}


@pytest.mark.django_db
def test_without_a_chain_it_waits_to_be_issued_at_once(office):
    assert office.submitted().state == "awaiting_issue"
    assert not DecisionStep.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "who", ["approver", "chair", "specialist_province", "superuser", "viewer", "manager", "editor"]
)
def test_nobody_else_takes_the_step(chain, who):
    decision = chain.submitted()
    person = chain.chair if who == "chair" else chain.people[who]
    for act in (approve_step, step_back, refuse_decision):
        words = {} if act is approve_step else {"reason": "Sai"}
        with pytest.raises(NotAllowed):
            act(decision, by=person, **words)
    assert not Approval.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["draft", "awaiting_issue", "issued"])
def test_nothing_is_approved_in_another_state(chain, state):
    decision = chain.drafted()
    if state != "draft":
        decision = submit_decision(decision, by=chain.people["specialist_province"])
        decision = approve_step(approve_step(decision, by=chain.finance), by=chain.approver)
    if state == "issued":
        decision = issue_decision(decision, by=chain.chair, words=WORDS)
    assert decision.state == state
    for act in (approve_step, step_back, refuse_decision):
        words = {} if act is approve_step else {"reason": "Sai"}
        with pytest.raises(TransitionRefused, match="hiện ở trạng thái"):
            act(decision, by=chain.finance, **words)


@pytest.mark.django_db
def test_it_is_not_issued_before_its_last_step(chain):
    decision = chain.submitted()
    with pytest.raises(TransitionRefused, match="Đang trình duyệt"):
        issue_decision(decision, by=chain.chair, words=WORDS)


@pytest.mark.django_db
def test_who_drafted_submitted_or_approved_before_takes_no_step(chain):
    for person in (chain.people["specialist_province"], chain.finance):
        RoleAssignmentFactory(user=person, role="approver", unit=chain.tree.province)
    RoleAssignmentFactory(user=chain.people["specialist_province"], role="finance", unit=chain.tree.province)
    decision = chain.submitted()
    with pytest.raises(NotAllowed, match="soạn, sửa hoặc trình"):
        approve_step(decision, by=anew(chain.people["specialist_province"]))
    decision = approve_step(decision, by=anew(chain.finance))
    with pytest.raises(NotAllowed, match="đã duyệt một bước trước"):
        approve_step(decision, by=anew(chain.finance))
    assert approve_step(decision, by=chain.approver).state == "awaiting_issue"


@pytest.mark.django_db
def test_who_edited_a_draft_takes_no_step_and_does_not_issue_it(chain):
    decision = chain.drafted()
    RoleAssignmentFactory(user=chain.finance, role="specialist", unit=chain.tree.province)
    second = UserFactory()
    RoleAssignmentFactory(user=second, role="finance", unit=chain.tree.province)
    for person in (anew(chain.finance), chain.chair):
        decision.refresh_from_db()
        said = {"documents": [chain.law], "other": [], "subject_matter": f"Sửa bởi {person}"}
        update_decision(decision, by=person, version=decision.version, **said)
    decision = submit_decision(decision, by=chain.people["specialist_province"])
    assert not Notice.objects.filter(user=chain.finance, text__contains="chờ bạn duyệt").exists()
    assert not Decision.objects.awaiting_approval_of(anew(chain.finance)).exists()
    with pytest.raises(NotAllowed, match="soạn, sửa hoặc trình"):
        approve_step(decision, by=anew(chain.finance))
    decision = approve_step(approve_step(decision, by=second), by=chain.approver)
    with pytest.raises(NotAllowed, match="soạn, sửa hoặc trình"):
        issue_decision(decision, by=chain.chair, words=WORDS)
    assert not Decision.objects.to_issue_by(anew(chain.chair)).exists()
    assert issue_decision(decision, by=chain.approver, words=WORDS).state == "issued"


@pytest.mark.django_db
def test_who_is_awarded_takes_no_step(chain):
    decision = chain.submitted()
    member = decision.lines.first().member
    member.user = chain.finance
    member.save()
    with pytest.raises(NotAllowed, match="Bạn có tên trong danh sách"):
        approve_step(decision, by=chain.finance)


@pytest.mark.django_db
def test_one_step_back_with_a_reason_and_from_the_first_to_the_draft(chain):
    decision = approve_step(chain.submitted(), by=chain.finance)
    with pytest.raises(TransitionRefused, match="lý do"):
        step_back(decision, by=chain.approver, reason=" ")
    decision = step_back(decision, by=chain.approver, reason="Xem lại nguồn chi")
    assert (decision.state, current_step(decision).order_no) == ("in_approval", 1)
    assert Notice.objects.unread().filter(user=chain.finance).count() == 1
    decision = step_back(decision, by=chain.finance, reason="Thiếu căn cứ")
    assert vars(states(decision)) == {"decision": "draft", "results": {"approved"}}
    assert (decision.submitted_by, current_step(decision)) == (None, None)
    told = Notice.objects.filter(user=chain.people["specialist_province"], text__contains="Thiếu căn cứ")
    assert told.count() == 1
    again = submit_decision(decision, by=chain.people["specialist_province"])
    assert {step.round for step in steps_of(again)} == {2}
    assert [row.verdict for row in Approval.objects.order_by("pk")] == ["approved", "sent_back", "sent_back"]


@pytest.mark.django_db
def test_refused_it_is_a_draft_from_any_step(chain):
    decision = approve_step(chain.submitted(), by=chain.finance)
    decision = refuse_decision(decision, by=chain.approver, reason="Chưa đúng đối tượng")
    assert vars(states(decision)) == {"decision": "draft", "results": {"approved"}}
    assert Approval.objects.count() == 2


@pytest.mark.django_db
def test_whoever_drafts_takes_it_back_from_a_step(chain):
    decision = send_back_decision(chain.submitted(), by=chain.people["specialist_province"], reason="Nhầm căn cứ")
    assert (decision.state, current_step(decision)) == ("draft", None)
    assert not Notice.objects.unread().filter(user=chain.finance).exists()


@pytest.mark.django_db
def test_whoever_is_to_issue_sends_it_back_to_the_last_step(chain):
    decision = approve_step(approve_step(chain.submitted(), by=chain.finance), by=chain.approver)
    with pytest.raises(NotAllowed):
        reopen_approval(decision, by=chain.finance, reason="Xem lại")
    decision = reopen_approval(decision, by=chain.chair, reason="Xem lại")
    assert (decision.state, current_step(decision).name) == ("in_approval", "Thường trực")
    said = current_step(decision).approvals.get(verdict="sent_back")
    assert (said.by, said.comment, said.on_behalf_of) == (chain.chair, "Xem lại", None)
    assert approve_step(decision, by=chain.approver).state == "awaiting_issue"


@pytest.mark.django_db
def test_whoever_is_to_issue_and_makes_it_a_draft_again_is_named_at_its_last_step(chain):
    decision = approve_step(approve_step(chain.submitted(), by=chain.finance), by=chain.approver)
    decision = send_back_decision(decision, by=chain.chair, reason="Sai tên")
    said = Approval.objects.get(verdict="sent_back")
    assert (said.by, said.comment, said.step.name) == (chain.chair, "Sai tên", "Thường trực")


@pytest.mark.django_db
def test_whoever_wrote_it_judges_nothing_by_taking_it_back(chain):
    send_back_decision(chain.submitted(), by=chain.people["specialist_province"], reason="Nhầm căn cứ")
    assert not Approval.objects.exists()


@pytest.mark.django_db
def test_what_had_no_steps_is_not_sent_back_to_one(office):
    decision = office.submitted()
    with pytest.raises(TransitionRefused, match="không qua bước duyệt nào"):
        reopen_approval(decision, by=office.chair, reason="Xem lại")


@pytest.mark.django_db
@pytest.mark.parametrize("act", [approve_step, step_back, refuse_decision, send_back_decision])
def test_what_was_read_before_another_move_is_stale(chain, act):
    decision = chain.submitted()
    read = decision.version
    approve_step(decision, by=chain.finance, version=read)
    person = chain.people["specialist_province"] if act is send_back_decision else chain.approver
    words = {} if act is approve_step else {"reason": "Sai"}
    with pytest.raises(StaleEdit):
        act(decision, by=person, version=read, **words)


@pytest.mark.django_db
def test_a_draft_edited_since_is_not_thrown_away(office):
    decision = office.drafted()
    Decision.objects.update(version=5)
    with pytest.raises(StaleEdit):
        discard_decision(decision, by=office.people["specialist_province"], version=1)


@pytest.mark.django_db
def test_changes_of_the_chain_do_not_reach_what_is_under_way(chain):
    decision = chain.submitted()
    for step in chain_of(decision):
        end_step(step, last_day=step.valid_from, by=chain.approver)
    assert chain_of(decision) == []
    decision = approve_step(decision, by=chain.finance)
    assert current_step(decision).name == "Thường trực"


@pytest.mark.django_db
class TestWhichSteps:
    def names(self, office, **of_lines):
        return [step.name for step in chain_of(office.drafted())]

    def test_those_for_the_award_replace_those_for_every_award(self, office):
        province, awards = office.tree.province, office.award
        ApprovalStepFactory(unit=province, name="chung")
        ApprovalStepFactory(unit=province, award=awards, name="riêng")
        assert self.names(office) == ["riêng"]

    def test_those_of_a_level_above_come_besides(self, office):
        tree = office.tree
        ApprovalStepFactory(unit=tree.confederation, level="provincial", order_no=1, name="trên")
        ApprovalStepFactory(unit=tree.confederation, level="district", order_no=1, name="cấp khác")
        ApprovalStepFactory(unit=tree.province2, level="provincial", order_no=1, name="nơi khác")
        ApprovalStepFactory(unit=tree.confederation, order_no=1, name="của Tổng Liên đoàn")
        ApprovalStepFactory(unit=tree.province, order_no=1, name="mình")
        assert self.names(office) == ["mình", "trên"]

    @pytest.mark.parametrize(("valid_from", "valid_to"), [((2099, 1, 1), None), ((2020, 1, 1), (2020, 12, 31))])
    def test_not_before_and_not_after_their_days(self, office, valid_from, valid_to):
        days = {"valid_from": dt.date(*valid_from), "valid_to": valid_to and dt.date(*valid_to)}
        ApprovalStepFactory(unit=office.tree.province, **days)
        assert self.names(office) == []

    @pytest.mark.parametrize(("thresholds", "asked"), [
        ({"from_recipients": 3}, True),
        ({"from_recipients": 4}, False),
        ({"from_money": 3_000_000}, True),
        ({"from_money": 3_000_001}, False),
        ({"from_recipients": 4, "from_money": 3_000_000}, True),
    ])  # fmt: skip
    def test_only_from_so_many_or_so_much(self, office, thresholds, asked):
        ApprovalStepFactory(unit=office.tree.province, name="lớn", **thresholds)
        decision = office.drafted()
        decision.lines.update(prize_amount=1_000_000)
        assert [step.name for step in chain_of(decision)] == (["lớn"] if asked else [])

    def test_of_a_replacement_only_what_it_gives_is_counted(self, office):
        ApprovalStepFactory(unit=office.tree.province, name="lớn", from_recipients=4)
        given = office.issued()
        draft = drafted(office, given, "replacement", *given.lines.all())
        assert draft.lines.count() == 6
        assert chain_of(draft) == []


@pytest.mark.django_db
def test_working_days_leave_out_weekends_and_holidays():
    friday = dt.date(2026, 11, 20)
    Holiday.objects.create(day=dt.date(2026, 11, 24), name="Nghỉ bù")
    assert add_working_days(friday, 1) == dt.date(2026, 11, 23)
    assert add_working_days(friday, 2) == dt.date(2026, 11, 25)


@pytest.mark.django_db
def test_a_step_that_is_late_is_found(chain):
    decision = chain.submitted()
    assert not Decision.objects.overdue().exists()
    DecisionStep.objects.current().update(due_on=today() - dt.timedelta(days=1))
    assert list(Decision.objects.overdue()) == [decision]
    assert current_step(decision).is_overdue


@pytest.mark.django_db
def test_what_waits_for_whom(chain):
    decision = chain.submitted()

    def waiting(person):
        return list(Decision.objects.awaiting_approval_of(anew(person)))

    assert (waiting(chain.finance), waiting(chain.approver)) == ([decision], [])
    approve_step(decision, by=chain.finance)
    assert (waiting(chain.finance), waiting(chain.approver)) == ([], [decision])


@pytest.mark.django_db
class TestColleagues:
    """The finance officer is a member of the unit whose people are awarded."""

    @pytest.fixture
    def barred(self, chain):
        RoleAssignmentFactory(user=chain.finance, role="viewer", unit=chain.tree.base)
        chain.decision = chain.submitted()
        return chain

    def test_a_colleague_of_a_recipient_needs_the_word_of_another(self, barred):
        decision = barred.decision
        with pytest.raises(NotAllowed, match="Cho phép người cùng đơn vị"):
            approve_step(decision, by=barred.finance)
        assert colleagues_who_may_act(decision) == [barred.finance]
        with pytest.raises(NotAllowed, match="Không tự cho phép"):
            grant_waiver(decision, user=barred.finance, reason="Tự cho", by=barred.finance)
        with pytest.raises(NotAllowed):
            grant_waiver(
                decision, user=barred.finance, reason="Người soạn cho", by=barred.people["specialist_province"]
            )
        waiver = grant_waiver(decision, user=barred.finance, reason="Công văn 12/LĐLĐ", by=barred.approver)
        assert (waiver.granted_by, waiver.reason) == (barred.approver, "Công văn 12/LĐLĐ")
        with pytest.raises(DomainError, match="đã được cho phép"):
            grant_waiver(decision, user=barred.finance, reason="Lần nữa", by=barred.approver)
        assert approve_step(decision, by=barred.finance).state == "in_approval"

    def test_nor_is_it_issued_by_one(self, office):
        RoleAssignmentFactory(user=office.chair, role="editor", unit=office.tree.base)
        decision = office.submitted()
        with pytest.raises(NotAllowed, match="thuộc CĐCS Trường Tiểu học Mẫu"):
            issue_decision(decision, by=office.chair, words=WORDS)
        grant_waiver(decision, user=office.chair, reason="Văn bản 7", by=office.people["approver"])
        assert issue_decision(decision, by=office.chair, words=WORDS).state == "issued"

    def test_roles_elsewhere_bar_nobody_and_need_no_word(self, office):
        RoleAssignmentFactory(user=office.chair, role="editor", unit=office.tree.other)
        decision = office.submitted()
        with pytest.raises(DomainError, match="không thuộc đơn vị nào"):
            grant_waiver(decision, user=office.chair, reason="Thừa", by=office.people["approver"])
        assert issue_decision(decision, by=office.chair, words=WORDS).state == "issued"


class TestFrozen:
    STATEMENTS = (
        "UPDATE decisions_approval SET comment = 'Khác'",
        "DELETE FROM decisions_approval",
        "TRUNCATE decisions_approval",
        "INSERT INTO decisions_approval (decision_id, step_id, verdict, comment, by_id)"
        " SELECT decision_id, step_id, verdict, 'Thêm', by_id FROM decisions_approval",
        "UPDATE decisions_decisionstep SET name = 'Khác'",
        "DELETE FROM decisions_decisionstep",
        "TRUNCATE decisions_decisionstep CASCADE",
        "UPDATE decisions_waiver SET reason = 'Khác'",
        "DELETE FROM decisions_waiver",
        "TRUNCATE decisions_waiver",
    )

    @pytest.mark.django_db
    def test_once_issued_nothing_that_was_said_changes(self, chain):
        decision = chain.submitted()
        Waiver.objects.create(decision=decision, user=UserFactory(), reason="Văn bản", granted_by=chain.chair)
        decision = approve_step(approve_step(decision, by=chain.finance), by=chain.approver)
        issue_decision(decision, by=chain.chair, words=WORDS)
        self.refused(self.STATEMENTS)

    @pytest.mark.django_db
    def test_nor_is_it_rewritten_or_lost_before(self, chain):
        approve_step(chain.submitted(), by=chain.finance)
        self.refused(self.STATEMENTS[:3])

    def refused(self, statements):
        for statement in statements:
            with (
                pytest.raises(DatabaseError, match=r"ban hành|permission denied|ghi thêm"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(statement)
