"""A draft that somebody has judged: put aside with what was said of it, and its recipients free for another."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.urls import reverse

from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry
from decisions.models import Approval, Decision, DecisionBasis, DecisionKind, Waiver
from decisions.selectors.amended import standing_lines
from decisions.selectors.works import hold_of, works_to_decide
from decisions.services.approval import approve_step, grant_waiver, refuse_decision
from decisions.services.drafting import discard_decision, update_decision
from decisions.services.issue import issue_decision, send_back_decision, submit_decision
from tests.conftest import as_role
from tests.decisions.conftest import WORDS, drafted, settled, states, with_chain
from tests.decisions.test_pages import page, signed_in
from tests.decisions.test_plaques import Bureau
from tests.factories import RoleAssignmentFactory, UserFactory
from tests.pages import fields_of, opened, words

__all__ = ["signed_in"]
WHY = "Sai hình thức khen"
LIST = reverse("decisions:decision-list")
STATEMENTS = [
    "UPDATE decisions_decision SET subject_matter = 'Khác'",
    "UPDATE decisions_decision SET state = 'draft'",
    "DELETE FROM decisions_decision",
    "UPDATE decisions_decisionline SET name = 'Khác'",
    "DELETE FROM decisions_decisionline",
    "UPDATE decisions_decisionbasis SET text = 'Khác'",
    "DELETE FROM decisions_decisionbasis",
    "INSERT INTO decisions_decisionbasis (decision_id, text, position) SELECT id, 'Thêm', 9 FROM decisions_decision",
    "UPDATE decisions_decisionstep SET name = 'Khác'",
    "DELETE FROM decisions_decisionstep",
    "UPDATE decisions_approval SET comment = 'Khác'",
    "DELETE FROM decisions_approval",
    "INSERT INTO decisions_approval (decision_id, step_id, verdict, comment, by_id)"
    " SELECT decision_id, step_id, verdict, 'Thêm', by_id FROM decisions_approval",
]


def judged(chain) -> Decision:
    """A draft again, which finance approved and the approver refused."""
    decision = approve_step(chain.submitted(), by=chain.finance, comment="Đủ nguồn chi")
    return refuse_decision(decision, by=chain.approver, reason="Chưa đúng đối tượng")


def put_aside(chain) -> Decision:
    return discard_decision(judged(chain), by=chain.people["specialist_province"], reason=WHY)


@pytest.mark.django_db
def test_what_was_said_stands_and_its_recipients_are_free(chain):
    decision = put_aside(chain)
    assert vars(states(decision)) == {"decision": "discarded", "results": {"approved"}}
    assert [row.comment for row in Approval.objects.order_by("pk")] == ["Đủ nguồn chi", "Chưa đúng đối tượng"]
    line = AuditEntry.objects.get(move="discard", subject_id=decision.pk)
    assert (line.actor, line.before, line.after, line.note) == (
        chain.people["specialist_province"],
        "draft",
        "discarded",
        WHY,
    )
    again = submit_decision(chain.drafted(), by=chain.people["specialist_province"])
    assert {line.recommendation_id for line in again.lines.all()} == {
        line.recommendation_id for line in decision.lines.all()
    }
    again = approve_step(approve_step(again, by=chain.finance), by=chain.approver)
    assert issue_decision(again, by=chain.chair, words=WORDS).is_issued


@pytest.mark.django_db
@pytest.mark.parametrize("reason", ["", "  "])
def test_it_is_not_put_aside_without_a_reason(chain, reason):
    decision = judged(chain)
    with pytest.raises(TransitionRefused, match="ghi lý do"):
        discard_decision(decision, by=chain.people["specialist_province"], reason=reason)
    assert states(decision).decision == "draft"


@pytest.mark.django_db
def test_nobody_else_puts_it_aside(chain):
    decision = judged(chain)
    for who in ("finance", "editor", "viewer", "superuser"):
        with pytest.raises(NotAllowed):
            discard_decision(decision, by=chain.people[who], reason=WHY)


@pytest.mark.django_db
def test_a_draft_nobody_judged_is_gone_whatever_steps_it_was_asked_for(chain):
    drafter = chain.people["specialist_province"]
    decision = send_back_decision(chain.submitted(), by=drafter, reason="Nhầm căn cứ")
    assert discard_decision(decision, by=drafter) is None
    assert not Decision.objects.exists()


@pytest.mark.django_db
def test_a_waiver_keeps_a_draft_too(office):
    office.chair.refresh_from_db()
    decision = office.submitted()
    RoleAssignmentFactory(user=office.chair, role="editor", unit=office.tree.base)
    grant_waiver(decision, user=office.chair, reason="Không còn ai khác", by=office.people["approver"])
    drafter = office.people["specialist_province"]
    decision = send_back_decision(decision, by=drafter, reason="Nhầm căn cứ")
    assert discard_decision(decision, by=drafter, reason=WHY).state == "discarded"
    assert Waiver.objects.count() == 1


@pytest.mark.django_db
def test_nothing_is_done_about_it_any_more(chain):
    decision, drafter = put_aside(chain), chain.people["specialist_province"]
    for act in (
        lambda: discard_decision(decision, by=drafter, reason=WHY),
        lambda: submit_decision(decision, by=drafter),
        lambda: send_back_decision(decision, by=drafter, reason=WHY),
        lambda: update_decision(decision, by=drafter, version=None, documents=[], other=[]),
    ):
        with pytest.raises(TransitionRefused, match="Đã huỷ dự thảo"):
            act()
    with pytest.raises(DomainError, match="dự thảo đã huỷ"):
        grant_waiver(decision, user=UserFactory(), reason="Thừa", by=chain.chair)


@pytest.mark.django_db
def test_neither_it_nor_what_was_said_is_deleted(chain):
    decision = judged(chain)
    with pytest.raises(ProtectedError):
        decision.delete()
    decision = discard_decision(decision, by=chain.people["specialist_province"], reason=WHY)
    with pytest.raises(ProtectedError):
        decision.delete()


@pytest.mark.django_db
@pytest.mark.parametrize("statement", STATEMENTS)
def test_nothing_of_it_changes_by_sql(chain, statement):
    decision = judged(chain)
    DecisionBasis.objects.create(decision=decision, text="Biên bản")
    discard_decision(decision, by=chain.people["specialist_province"], reason=WHY)
    with (
        pytest.raises(DatabaseError, match=r"đã huỷ được giữ nguyên|permission denied|ghi thêm"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT set_config('pgtrigger.ignore', 'decisions_decision', true);" + statement)


def test_nor_by_the_owner_of_the_tables(committed_office, roles):
    chain = with_chain(committed_office)
    decision = judged(chain)
    DecisionBasis.objects.create(decision=decision, text="Biên bản")
    discard_decision(decision, by=chain.people["specialist_province"], reason=WHY)
    as_role(connection, roles.owner)
    try:
        for statement in STATEMENTS:
            with pytest.raises(DatabaseError, match=r"đã huỷ được giữ nguyên|ghi thêm"), connection.cursor() as cursor:
                cursor.execute(statement)
    finally:
        as_role(connection, roles.app)


@pytest.mark.django_db
def test_works_in_it_wait_for_another_decision(tree, people):
    bureau = Bureau(tree, people)
    work, free = bureau.works
    with_chain(bureau)
    decision = bureau.submitted(work)
    assert not hold_of(work)
    decision = refuse_decision(decision, by=bureau.finance, reason="Chưa nghiệm thu")
    assert set(works_to_decide(tree.province)) == {free}
    discard_decision(decision, by=bureau.specialist, reason=WHY)
    assert set(works_to_decide(tree.province)) == {work, free}
    assert hold_of(work)
    assert bureau.submitted(work).state == "in_approval"


@pytest.mark.django_db
def test_lines_it_was_about_may_be_decided_about_again(office):
    about = office.issued()
    line = about.lines.in_order()[0]
    chain = with_chain(office)
    draft = drafted(office, about, DecisionKind.REVOCATION, line)
    draft = refuse_decision(
        submit_decision(draft, by=office.people["specialist_province"]), by=chain.finance, reason="Chưa đủ căn cứ"
    )
    assert standing_lines(about).get(pk=line.pk).is_taken
    discard_decision(draft, by=office.people["specialist_province"], reason=WHY)
    assert not standing_lines(about).get(pk=line.pk).is_taken
    assert drafted(office, about, DecisionKind.REVOCATION, line).is_open


@pytest.mark.django_db
def test_the_page_asks_why_and_the_list_shows_it_where_it_is_asked_for(chain, signed_in):
    decision = judged(chain)
    client = signed_in(chain.people["specialist_province"])
    asked = opened(client, page("discard", decision))
    assert "không bị xoá" in words(asked)
    answer = client.post(page("discard", decision), fields_of(asked, having="reason") | {"reason": ""})
    assert "Hãy ghi lý do" in words(answer)
    answer = client.post(page("discard", decision), fields_of(asked, having="reason") | {"reason": WHY})
    assert answer["Location"] == page("detail", decision)
    shown = words(opened(client, page("detail", decision)))
    assert "Đã huỷ dự thảo" in shown and WHY in shown and "Chưa đúng đối tượng" in shown
    assert "Cần xử lý" not in shown and "Cho phép người cùng đơn vị" not in shown
    assert list(opened(client, LIST).context["object_list"]) == []
    assert list(opened(client, LIST + "?state=discarded").context["object_list"]) == [decision]


@pytest.mark.django_db
def test_a_draft_nobody_judged_is_thrown_away_without_a_reason(office, signed_in):
    decision = office.drafted()
    client = signed_in(office.people["specialist_province"])
    assert "không bị xoá" not in words(opened(client, page("discard", decision)))
    assert client.post(page("discard", decision))["Location"] == LIST
    assert not Decision.objects.exists()
    assert settled(office, office.drafted()).is_issued
