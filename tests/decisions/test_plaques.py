"""Decisions on plaques: drafted from works that wait, issued by a second person, frozen with what the works were."""

import datetime as dt
from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from awards.models import Honour
from catalogue.models import LegalDocument
from common import clock
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry
from contributions.models import Work
from contributions.services.work_moves import decide_plaque, fix_plaque, move_work, refuse_plaque
from decisions.models import Decision, DecisionLine
from decisions.permissions import DRAFTERS
from decisions.selectors.paper import kind_of, paper_of
from decisions.selectors.works import MOST_WORKS, units_to_decide, works_to_decide
from decisions.services.drafting import discard_decision, update_decision
from decisions.services.issue import issue_decision, send_back_decision, submit_decision
from decisions.services.plaque import draft_plaque_decision
from notices.models import Notice
from papers.services.rendering import render_docx, render_pdf
from prizes.models import PrizeList
from prizes.services.lists import follow_decisions
from tests.decisions.conftest import WORDS
from tests.factories import LetterheadFactory, RoleAssignmentFactory, UserFactory, WorkFactory
from tests.pages import hidden, opened, words
from tests.papers.test_docx import words_of
from tests.papers.test_pdf import text_of

CREATE = reverse("decisions:plaque-create")
PLAQUES = reverse("contributions:work-plaques")
INSPECTED = dt.date(2025, 6, 1)


def waiting_work(unit, **fields):
    """A work whose plaque is asked for."""
    said = {
        "state": "plaque_proposed",
        "plaque_level": "province",
        "plaque_text": "Chào mừng",
        "inspected_on": INSPECTED,
        "occasion": "Chào mừng 90 năm Ngày thành lập Đảng",
    }
    return WorkFactory(owner_unit=unit, **said | fields)


class Bureau:
    """A province with a letterhead and a law in force; ``chair`` issues what its specialist drafted."""

    def __init__(self, tree, people):
        self.tree, self.people = tree, people
        LetterheadFactory(unit=tree.province, valid_from=dt.date(2020, 1, 1))
        self.law = LegalDocument.objects.create(number="06/2022/QH15", title="Luật Thi đua, khen thưởng")
        self.specialist = people["specialist_province"]
        self.chair = UserFactory(username="chair")
        RoleAssignmentFactory(user=self.chair, role="approver", unit=tree.province)
        self.works = [
            waiting_work(
                tree.base, name="Trụ sở A", place="Phường Mẫu", value=7_200_000_000, builder="Công ty Xây lắp"
            ),
            waiting_work(tree.base2, name="Đường dây B", plaque_level="upper", value=8_608_330_000),
        ]

    def drafted(self, *works, by=None):
        chosen = [work.pk for work in works or self.works]
        decision = draft_plaque_decision(self.tree.province, chosen, by=by or self.specialist)
        return update_decision(decision, by=self.specialist, version=None, documents=[self.law], other=[])

    def submitted(self, *works):
        return submit_decision(self.drafted(*works), by=self.specialist)

    def issued(self, *works):
        return issue_decision(self.submitted(*works), by=self.chair, words=WORDS)


@pytest.fixture
def bureau(tree, people):
    return Bureau(tree, people)


@pytest.fixture
def committed_bureau(committed_db):
    from tests.conftest import make_people, make_tree

    tree = make_tree()
    return Bureau(tree, make_people(tree))


def standing(*works):
    return [Work.objects.values_list("state", "plaque_no").get(pk=work.pk) for work in works]


# ---------- The road ----------


def test_a_draft_says_what_the_works_are(bureau):
    decision = bureau.drafted()
    first, second = decision.lines.in_order()
    assert (decision.kind, decision.award, decision.symbol) == ("plaque", None, "QĐ-LĐLĐ")
    assert decision.subject_matter == "Về việc gắn biển công trình chào mừng 90 năm Ngày thành lập Đảng"
    assert (first.name, first.work_place, first.work_value) == ("Trụ sở A", "Phường Mẫu", 7_200_000_000)
    assert (first.work_builder, first.subject, first.award) == ("Công ty Xây lắp", bureau.tree.base, None)
    assert (second.order_no, second.unit_name) == (2, bureau.tree.base2.name)
    assert not works_to_decide(bureau.tree.province)
    assert standing(*bureau.works) == [("plaque_proposed", "")] * 2


def test_once_issued_the_works_stand_in_the_register(bureau, people):
    decision = bureau.issued()
    assert decision.number_label == "01/QĐ-LĐLĐ"
    assert standing(*bureau.works) == [("plaque_decided", "01/QĐ-LĐLĐ")] * 2
    work = Work.objects.get(pk=bureau.works[0].pk)
    assert (work.plaque_decided_on, work.version) == (decision.signed_on, bureau.works[0].version + 1)
    assert AuditEntry.objects.filter(move="issue_plaque", actor=bureau.chair, data__number="01/QĐ-LĐLĐ").count() == 2
    assert people["editor"].notices.get().text.endswith("công trình của đơn vị bạn được gắn biển.")
    assert not Honour.objects.exists()
    follow_decisions()
    assert not PrizeList.objects.exists()
    fixed = fix_plaque(work, by=people["editor"], plaque_on=clock.today(), ceremony="Tại trụ sở")
    assert fixed.state == "plaque_fixed"


def test_back_to_a_draft_and_thrown_away_the_works_wait_again(bureau):
    decision = send_back_decision(bureau.submitted(), by=bureau.chair, reason="Thiếu căn cứ")
    discard_decision(decision, by=bureau.specialist)
    assert set(works_to_decide(bureau.tree.province)) == set(bureau.works)
    assert bureau.drafted().lines.count() == 2


# ---------- Who ----------


@pytest.mark.parametrize("who", ["editor", "specialist", "specialist_elsewhere", "council", "viewer", "superuser"])
def test_nobody_else_drafts_for_the_province(bureau, people, who):
    with pytest.raises(NotAllowed):
        bureau.drafted(by=people[who])


def test_who_drafted_or_submitted_does_not_issue(bureau, people):
    decision = bureau.drafted(by=bureau.chair)
    submit_decision(decision, by=people["approver"])
    for who in (bureau.chair, people["approver"], bureau.specialist, people["superuser"]):
        with pytest.raises(NotAllowed):
            issue_decision(decision, by=who, words=WORDS)
    assert standing(*bureau.works) == [("plaque_proposed", "")] * 2


@pytest.mark.parametrize("move", ["inspect", "propose_plaque"])
def test_who_inspected_or_proposed_for_the_unit_does_not_issue(bureau, tree, move):
    RoleAssignmentFactory(user=bureau.chair, role="specialist", unit=tree.district)
    state = {"inspect": "finished", "propose_plaque": "inspected"}[move]
    work = waiting_work(tree.base, state=state, inspected_on=None)
    said = {"plaque_level": "province", "plaque_text": "Chào mừng"}
    if move == "inspect":
        move_work(work, "inspect", by=bureau.chair, inspected_on=INSPECTED)
        move_work(work, "propose_plaque", by=bureau.people["editor"], **said)
    else:
        move_work(work, "propose_plaque", by=bureau.chair, **said)
    decision = bureau.submitted(bureau.works[0], work)
    with pytest.raises(NotAllowed, match="làm thay đơn vị"):
        issue_decision(decision, by=bureau.chair, words=WORDS)


def test_each_level_sees_the_works_it_may_decide(bureau, tree, people):
    waiting_work(tree.province, name="Của chính tỉnh")
    waiting_work(tree.base, plaque_level="confederation")
    waiting_work(tree.base, state="inspected")
    waiting_work(tree.far)
    assert set(works_to_decide(tree.province)) == set(bureau.works)
    assert set(works_to_decide(tree.district)) == {bureau.works[1]} & set(Work.objects.filter(owner_unit=tree.base2))
    units = units_to_decide(bureau.specialist, roles=DRAFTERS)
    assert units[0] == tree.province
    assert [units_to_decide(people[who], roles=DRAFTERS) for who in ("editor", "superuser")] == [[], []]


# ---------- What is refused ----------


def _taken_back(work):
    Work.objects.filter(pk=work.pk).update(state="inspected")


def _renamed(work):
    Work.objects.filter(pk=work.pk).update(name="Tên khác")


def _worth_more(work):
    Work.objects.filter(pk=work.pk).update(value=1)


@pytest.mark.parametrize(
    ("change", "told"),
    [(_taken_back, "nay ở trạng thái «Đã nghiệm thu»"), (_renamed, "đã sửa"), (_worth_more, "đã sửa")],
)
@pytest.mark.parametrize("at", ["submit", "issue"])
def test_a_work_that_changed_keeps_it_back(bureau, change, told, at):
    if at == "submit":
        decision, go_on = bureau.drafted(), partial(submit_decision, by=bureau.specialist)
    else:
        decision, go_on = bureau.submitted(), partial(issue_decision, by=bureau.chair, words=WORDS)
    change(bureau.works[0])
    with pytest.raises(TransitionRefused, match=told):
        go_on(decision)
    assert standing(bureau.works[1]) == [("plaque_proposed", "")]


def test_none_too_many_or_taken_ones_are_refused(bureau, tree):
    province = tree.province
    with pytest.raises(DomainError, match="ít nhất một"):
        draft_plaque_decision(province, [], by=bureau.specialist)
    with pytest.raises(DomainError, match="tối đa"):
        draft_plaque_decision(province, range(MOST_WORKS + 1), by=bureau.specialist)
    bureau.drafted(bureau.works[0])
    with pytest.raises(TransitionRefused, match="không còn chờ"):
        bureau.drafted()
    with pytest.raises(TransitionRefused, match="đã thay đổi"):
        draft_plaque_decision(province, [bureau.works[1].pk], by=bureau.specialist, seen="khác")


def test_a_submitted_decision_holds_its_works(bureau, people):
    work = bureau.works[0]
    bureau.submitted()
    said = {"plaque_no": "9/QĐ", "plaque_decided_on": clock.today()}
    for act in (
        lambda: decide_plaque(work, by=bureau.specialist, **said),
        lambda: refuse_plaque(work, by=bureau.specialist, reason="Thiếu"),
        lambda: move_work(work, "take_back_plaque", by=people["editor"]),
    ):
        with pytest.raises(TransitionRefused, match="đã nằm trong quyết định"):
            act()


def test_a_decision_of_elsewhere_is_still_typed_in(bureau):
    work = decide_plaque(bureau.works[0], by=bureau.specialist, plaque_no="12/QĐ-UBND", plaque_decided_on=clock.today())
    assert standing(work) == [("plaque_decided", "12/QĐ-UBND")]
    assert set(works_to_decide(bureau.tree.province)) == {bureau.works[1]}


@pytest.mark.django_db
def test_a_line_is_about_an_award_or_about_a_work(bureau):
    decision = bureau.drafted()
    line = decision.lines.first()
    for name, value in (("work", None), ("subject_kind", "individual"), ("award", _award())):
        changed = DecisionLine.objects.get(pk=line.pk)
        setattr(changed, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            changed.save()


def _award():
    from tests.factories import AwardTypeFactory

    return AwardTypeFactory()


# ---------- Frozen ----------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions_decisionline SET name = 'Khác'",
        "UPDATE decisions_decisionline SET work_value = 1",
        "UPDATE decisions_decisionline SET work_id = NULL",
        "DELETE FROM decisions_decisionline",
        "UPDATE decisions_decision SET kind = 'award'",
        "UPDATE decisions_decision SET audit_root = ''",
        "DELETE FROM contributions_work",
    ],
)
def test_nothing_of_it_changes_once_issued(bureau, statement):
    bureau.issued()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{statement}; SET CONSTRAINTS ALL IMMEDIATE")


def test_two_drafts_at_once_do_not_share_a_work(committed_bureau):
    bureau, gate, outcomes = committed_bureau, Barrier(2), []

    def draft():
        gate.wait()
        try:
            draft_plaque_decision(bureau.tree.province, [work.pk for work in bureau.works], by=bureau.specialist)
            outcomes.append("drafted")
        except TransitionRefused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=draft) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["drafted", "refused"]
    assert DecisionLine.objects.count() == 2


# ---------- Paper and pages ----------


def test_its_paper_lists_the_works(bureau):
    decision = bureau.issued()
    decision = Decision.objects.for_page().get(pk=decision.pk)
    paper = paper_of(decision, with_list=True)
    assert "02 công trình, sản phẩm" in paper.articles[0]
    place = {"unit": bureau.tree.province, "on": decision.signed_on}
    for text in (
        text_of(render_pdf(kind_of(decision), paper, **place)),
        words_of(render_docx(kind_of(decision), paper, **place)),
    ):
        for said in (
            "Số: 01/QĐ-LĐLĐ",
            "DANH SÁCH CÔNG TRÌNH, SẢN PHẨM ĐƯỢC GẮN BIỂN",
            "7.200.000.000",
            "Phường Mẫu",
            "02 công trình, sản phẩm./.",
        ):
            assert said in text, said
    assert render_pdf(kind_of(decision), paper, **place) == render_pdf(kind_of(decision), paper, **place)


def test_from_the_works_to_the_draft(bureau, client):
    client.force_login(bureau.specialist)
    page = opened(client, f"{CREATE}?work={bureau.works[1].pk}")
    assert page.content.decode().count(" checked") == 1
    sent = {"seen": hidden(page, "seen"), "unit": hidden(page, "unit"), "ids": [bureau.works[1].pk]}
    assert "ít nhất một" in words(client.post(CREATE, sent | {"ids": []}))
    made = client.post(CREATE, sent)
    decision = Decision.objects.get()
    assert made["Location"] == reverse("decisions:decision-detail", args=[decision.pk])
    shown = words(opened(client, made["Location"]))
    assert "Đường dây B" in shown
    assert "8.608.330.000 đồng" in shown
    assert "Chưa chọn văn bản căn cứ" in shown
    edit = opened(client, reverse("decisions:decision-update", args=[decision.pk]))
    assert "Nội dung gắn biển" in words(edit)
    assert b"shows_prizes" not in edit.content
    assert "Trụ sở A" in words(opened(client, CREATE))


def test_the_register_leads_to_the_decision_whoever_may_read_it(bureau, client, people):
    decision = bureau.issued()
    page = reverse("decisions:decision-detail", args=[decision.pk])
    typed = waiting_work(bureau.tree.base, state="plaque_decided", plaque_no="12/QĐ-UBND")
    for who in ("editor", "specialist_province"):
        client.force_login(people[who])
        assert opened(client, PLAQUES).content.decode().count(page) == len(
            {"editor": [1], "specialist_province": [1, 2]}[who]
        )
        detail = opened(client, reverse("contributions:work-detail", args=[bureau.works[0].pk]))
        assert page in detail.content.decode()
        assert opened(client, page)
    assert page not in opened(client, reverse("contributions:work-detail", args=[typed.pk])).content.decode()
    client.force_login(people["editor_elsewhere"])
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_works_asks_as_often_for_many(tree, people, client, rows, django_assert_num_queries):
    shown = {waiting_work(tree.base).pk for _each in range(rows)}
    waiting_work(tree.far)
    client.force_login(people["specialist_province"])
    client.get(CREATE)
    with django_assert_num_queries(8):
        found = opened(client, CREATE).context["works"]
    assert {work.pk for work in found} == shown


def test_nothing_waits(people, client):
    client.force_login(people["specialist_province"])
    assert "Không có công trình nào chờ quyết định" in words(opened(client, CREATE))
    assert "Không còn công trình nào" in words(client.post(CREATE, {"ids": [1]}, follow=True))
    assert not Notice.objects.exists()
