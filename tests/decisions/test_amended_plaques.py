"""A decision on plaques is corrected or revoked: who may, what is refused, what works and their register say since."""

import datetime as dt

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, connection, transaction

from common import clock
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry
from contributions.models import PlaqueAmendment, Work
from contributions.selectors.work_totals import sums_of
from contributions.services.work import update_work
from contributions.services.work_moves import fix_plaque, move_work
from decisions.models import Decision, DecisionKind, DecisionLine
from decisions.selectors.amended import aftermath_of, standing_lines
from decisions.selectors.paper import paper_of
from decisions.selectors.works import works_to_decide
from decisions.services.amending import remove_line, update_amendment, update_line
from decisions.services.issue import issue_decision, submit_decision
from prizes.services.lists import follow_decisions
from tests.conftest import as_role
from tests.decisions.conftest import WORDS, anew, drafted, ground_of, settled, twin_of, with_chain
from tests.decisions.test_plaques import Bureau, committed_bureau, standing
from tests.factories import RoleAssignmentFactory

K = DecisionKind
NO_LAW = {"legal_grounds": []}
REASON = "Kết luận kiểm tra số 12/KL: công trình khai trùng."
__all__ = ["committed_bureau"]


@pytest.fixture
def bureau(tree, people):
    return Bureau(tree, people)


def first_line(about):
    return about.lines.in_order()[0]


def revoked(bureau, about, *lines):
    return settled(bureau, drafted_of(bureau, about, K.REVOCATION, *lines))


def drafted_of(bureau, about, kind, *lines, **said):
    """As ``drafted``, without a case of the law."""
    return drafted(bureau, about, kind, *lines, **({"reason": REASON} | NO_LAW | said))


def corrected(bureau, about, line, **texts):
    draft = drafted_of(bureau, about, K.CORRECTION, line)
    update_line(draft.lines.get(), by=bureau.specialist, version=None, **texts)
    return settled(bureau, draft)


# ---------- Revocation ----------


def test_a_revocation_takes_the_plaque_and_changes_nothing_of_the_old_decision(bureau):
    about = bureau.issued()
    work = fix_plaque(
        Work.objects.get(pk=bureau.works[0].pk), by=bureau.people["editor"], plaque_on=clock.today(), ceremony="Trụ sở"
    )
    before = list(Decision.objects.filter(pk=about.pk).values()), list(about.lines.values())
    draft = drafted_of(bureau, about, K.REVOCATION, first_line(about))
    assert draft.subject_matter.startswith("Về việc thu hồi biển công trình gắn theo Quyết định số 01/QĐ-LĐLĐ")
    line = draft.lines.get()
    assert (line.work, line.ends, line.award, line.honour, line.plaque_text) == (work, True, None, None, "Chào mừng")
    assert standing(work) == [("plaque_fixed", "01/QĐ-LĐLĐ")]
    later = settled(bureau, draft)
    row = PlaqueAmendment.objects.get()
    assert (row.kind, row.work, row.plaque_no, row.plaque_on) == ("revoked", work, "01/QĐ-LĐLĐ", clock.today())
    assert (row.decision_no, row.decided_on, row.reason) == ("02/QĐ-LĐLĐ", later.signed_on, REASON)
    now = Work.objects.get(pk=work.pk)
    assert (now.state, now.plaque_no, now.plaque_decided_on, now.plaque_on, now.ceremony) == (
        "inspected", "", None, None, "",
    )  # fmt: skip
    assert now.version == work.version + 1
    assert standing(bureau.works[1]) == [("plaque_decided", "01/QĐ-LĐLĐ")]
    assert (list(Decision.objects.filter(pk=about.pk).values()), list(about.lines.values())) == before
    entry = AuditEntry.objects.get(move="revoke_plaque")
    assert (entry.before, entry.after, entry.data["number"]) == ("plaque_fixed", "inspected", "02/QĐ-LĐLĐ")
    after = aftermath_of([about])[about.pk]
    assert (after.labels, after.is_over) == ([("Đã thu hồi (một phần)", "red")], False)
    revoked(bureau, about, *standing_lines(about))
    after = aftermath_of([about])[about.pk]
    assert (after.labels, after.is_over, len(after.later)) == ([("Đã thu hồi", "red")], True, 2)
    follow_decisions()
    told = [row.text for row in bureau.people["editor"].notices.order_by("pk")]
    assert ["thu hồi biển công trình: " in text for text in told] == [False, True]


def test_totals_count_it_until_that_day(bureau, people):
    about = bureau.issued()
    work = Work.objects.get(pk=bureau.works[0].pk)
    fix_plaque(work, by=people["editor"], plaque_on=clock.today())
    assert sums_of(Work.objects.all()).plaques == 1
    later = about.signed_on + dt.timedelta(days=60)
    draft = drafted_of(bureau, about, K.REVOCATION, first_line(about))
    with time_machine.travel(dt.datetime.combine(later, dt.time(9))):
        settled(bureau, draft)
    held = Work.objects.filter(pk=work.pk)
    assert [held.with_plaque_on(later + dt.timedelta(days=n)).exists() for n in (-1, 0, 1)] == [True, False, False]
    assert not held.with_plaque_on(about.signed_on - dt.timedelta(days=1)).exists()
    assert sums_of(Work.objects.all()).plaques == 0
    other = Work.objects.filter(pk=bureau.works[1].pk)
    assert other.with_plaque_on(later).exists()


def test_another_plaque_may_be_proposed_decided_and_revoked(bureau, people):
    about = bureau.issued()
    work = bureau.works[0]
    revoked(bureau, about, first_line(about))
    work = Work.objects.get(pk=work.pk)
    work = update_work(work, by=people["editor"], version=work.version, name="Trụ sở A mở rộng")
    work = move_work(
        work, "propose_plaque", by=people["editor"], plaque_level="province", plaque_text="Chữ mới", place="Phường Mẫu"
    )
    assert set(works_to_decide(bureau.tree.province)) == {work}
    again = bureau.issued(work)
    assert (again.number_label, standing(work)) == ("03/QĐ-LĐLĐ", [("plaque_decided", "03/QĐ-LĐLĐ")])
    assert [line.work for line in standing_lines(about)] == [bureau.works[1]]
    assert [line.name for line in standing_lines(again)] == ["Trụ sở A mở rộng"]
    revoked(bureau, again, first_line(again))
    assert PlaqueAmendment.objects.filter(work=work).count() == 2
    assert aftermath_of([about, again])[again.pk].is_over


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"reason": "  "}, "Hãy nói rõ lý do"),
        ({"lines": []}, "ít nhất một công trình"),
        ({"lines": [0]}, "đã thay đổi từ lúc bạn xem"),
        ({"kind": K.REPLACEMENT}, "đính chính hoặc thu hồi"),
    ],
)
def test_what_it_may_not_be_without(bureau, said, told):
    from decisions.services.amending import draft_amendment

    about = bureau.issued()
    asked = {"kind": K.REVOCATION, "lines": [first_line(about).pk], "reason": REASON, "by": bureau.specialist}
    with pytest.raises(DomainError, match=told):
        draft_amendment(about, **asked | said)
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("who", ["editor", "specialist", "council", "viewer", "finance", "nobody"])
def test_nobody_else_drafts_or_settles_one(bureau, who):
    about, person = bureau.issued(), bureau.people[who]
    with pytest.raises(NotAllowed):
        drafted_of(bureau, about, K.REVOCATION, first_line(about), by=person)
    draft = drafted_of(bureau, about, K.CORRECTION, first_line(about))
    for act in (
        lambda: update_line(draft.lines.get(), by=person, version=None, name="Trụ sở Á"),
        lambda: remove_line(draft.lines.get(), by=person),
        lambda: update_amendment(draft, by=person, version=None, documents=[], other=[], legal_grounds=[]),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_who_drafted_it_or_spoke_for_the_unit_does_not_issue_it(bureau):
    about = bureau.issued()
    draft = drafted_of(bureau, about, K.REVOCATION, first_line(about), by=bureau.chair)
    waiting = submit_decision(draft, by=bureau.specialist)
    with pytest.raises(NotAllowed, match="người phê duyệt khác"):
        issue_decision(waiting, by=bureau.chair, words=WORDS)
    approver = bureau.people["approver"]
    RoleAssignmentFactory(user=approver, role="specialist", unit=bureau.tree.province)
    AuditEntry.objects.create(subject=bureau.works[0], actor=approver, move="inspect")
    with pytest.raises(NotAllowed, match="làm thay đơn vị"):
        issue_decision(waiting, by=anew(approver), words=WORDS)
    assert standing(bureau.works[0]) == [("plaque_decided", "01/QĐ-LĐLĐ")]


def test_it_goes_through_the_steps_of_the_unit(bureau):
    about = bureau.issued()
    with_chain(bureau)
    waiting = submit_decision(drafted_of(bureau, about, K.REVOCATION, first_line(about)), by=bureau.specialist)
    assert (waiting.state, waiting.steps.count()) == ("in_approval", 2)


def test_a_case_of_the_law_that_is_over_bars_it(bureau):
    about = bureau.issued()
    ground = ground_of()
    draft = drafted_of(bureau, about, K.REVOCATION, first_line(about), legal_grounds=[ground])
    ground.valid_to = dt.date(2024, 12, 31)
    ground.save()
    with pytest.raises(TransitionRefused, match="hôm nay không áp dụng"):
        submit_decision(draft, by=bureau.specialist)


def test_one_plaque_is_decided_about_once_at_a_time(bureau):
    about = bureau.issued()
    line = first_line(about)
    one = drafted_of(bureau, about, K.REVOCATION, line)
    with pytest.raises(TransitionRefused, match="đã nằm trong một dự thảo khác"):
        drafted_of(bureau, about, K.CORRECTION, line)
    other = twin_of(one)
    submit_decision(one, by=bureau.specialist)
    with pytest.raises(TransitionRefused, match="chờ công bố"):
        submit_decision(other, by=bureau.specialist)
    issue_decision(one, by=bureau.chair, words=WORDS)
    with pytest.raises(TransitionRefused, match="đã thu hồi"):
        submit_decision(other, by=bureau.specialist)
    revoked(bureau, about, *standing_lines(about))
    with pytest.raises(TransitionRefused, match="Mọi biển của quyết định này đã thu hồi"):
        drafted_of(bureau, about, K.REVOCATION, line)


# ---------- Correction ----------


def test_a_correction_puts_the_work_right_and_says_how_it_was(bureau):
    about = bureau.issued()
    work = bureau.works[0]
    said = ("Trụ sở Á", "Chào mừng Đại hội", "upper", 7_300_000_000)
    texts = dict(zip(("name", "plaque_text", "plaque_level", "work_value"), said, strict=True))
    later = corrected(bureau, about, first_line(about), **texts)
    now = Work.objects.get(pk=work.pk)
    assert (now.name, now.plaque_text, now.plaque_level, now.value) == said
    assert (now.place, now.occasion, now.state, now.plaque_no) == (
        "Phường Mẫu", work.occasion, "plaque_decided", "01/QĐ-LĐLĐ",
    )  # fmt: skip
    row = PlaqueAmendment.objects.get()
    assert (row.kind, row.work_name, row.plaque_text, row.plaque_level) == (
        "corrected", "Trụ sở A", "Chào mừng", "province",
    )  # fmt: skip
    assert AuditEntry.objects.get(move="correct_plaque").data["number"] == later.number_label
    assert aftermath_of([about])[about.pk].labels == [("Đã đính chính", "gold")]
    paper = paper_of(Decision.objects.for_page().get(pk=later.pk), with_list=True)
    assert [(each.name, each.what, each.old, each.new) for each in paper.changes] == [
        ("Trụ sở A", "Tên công trình, sản phẩm", "Trụ sở A", "Trụ sở Á"),
        ("Trụ sở A", "Cấp gắn biển", "Tỉnh, ngành", "Cấp trên trực tiếp cơ sở"),
        ("Trụ sở A", "Nội dung biển", "Chào mừng", "Chào mừng Đại hội"),
        ("Trụ sở A", "Giá trị (đồng)", "7.200.000.000", "7.300.000.000"),
    ]
    again = corrected(bureau, about, first_line(about), name="Trụ sở Â")
    paper = paper_of(Decision.objects.for_page().get(pk=again.pk), with_list=True)
    assert [(each.old, each.new) for each in paper.changes] == [("Trụ sở Á", "Trụ sở Â")]
    gone = drafted_of(bureau, about, K.REVOCATION, first_line(about))
    assert (gone.lines.get().name, gone.lines.get().plaque_text) == ("Trụ sở Â", "Chào mừng Đại hội")


def test_a_correction_makes_no_other_work_of_it_and_corrects_something(bureau):
    about = bureau.issued()
    draft = drafted_of(bureau, about, K.CORRECTION, first_line(about))
    with pytest.raises(TransitionRefused, match="chưa sửa chữ nào"):
        submit_decision(draft, by=bureau.specialist)
    with pytest.raises(DomainError, match="công trình khác"):
        update_line(draft.lines.get(), by=bureau.specialist, version=None, name="Đường dây 35 kV")
    assert draft.lines.get().name == "Trụ sở A"


# ---------- Frozen ----------


STATEMENTS = (
    "UPDATE contributions_plaqueamendment SET decided_on = '2099-01-01'",
    "DELETE FROM contributions_plaqueamendment",
    "TRUNCATE contributions_plaqueamendment",
    "UPDATE decisions_decisionline SET plaque_text = 'Khác'",
    "UPDATE decisions_decisionline SET plaque_level = 'base'",
    "UPDATE decisions_decisionline SET ends = false",
    "DELETE FROM contributions_work",
)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_nothing_of_it_changes_once_issued(bureau, statement):
    about = bureau.issued()
    revoked(bureau, about, first_line(about))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{statement}; SET CONSTRAINTS ALL IMMEDIATE")


@pytest.fixture
def as_owner(committed_bureau, roles):
    about = committed_bureau.issued()
    revoked(committed_bureau, about, first_line(about))
    as_role(connection, roles.owner)
    yield
    as_role(connection, roles.app)


def test_nor_by_the_owner_of_the_tables(as_owner):
    for statement in STATEMENTS:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{statement}; SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_knows_what_may_end_and_ends_it_once(bureau):
    about = bureau.issued()
    revoked(bureau, about, first_line(about))
    row = PlaqueAmendment.objects.get()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
    draft = drafted_of(bureau, about, K.REVOCATION, *standing_lines(about))
    for change in ({"plaque_level": "highest"}, {"work": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            DecisionLine.objects.filter(decision=draft).update(**change)
