"""One unit proposes that a person moves, the other answers: who may, what follows, what is refused, who is told."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry
from notices.models import Notice
from office.models import Transfer, TransferSide, TransferState
from office.services.transfers import confirm_transfer, propose_transfer, refuse_transfer, withdraw_transfer
from people.services.member import create_member
from people.services.membership import end_membership, move_member
from tests.factories import MemberFactory, RoleAssignmentFactory, UserFactory
from tests.pages import opened, words
from units.models import Role, Unit

JOINED, DAY = dt.date(2015, 9, 1), dt.date(2025, 3, 1)
LIST = reverse("office:transfer-list")
S = TransferState


@pytest.fixture
def member(tree):
    return create_member(code="DV1", full_name="Đặng Thị Ánh", gender="female", unit=tree.base, joined_on=JOINED)


@pytest.fixture
def transfer(tree, people, member):
    """From ``tree.base`` to ``tree.other``, in another district, proposed by the editor of the former."""
    return propose_transfer(member, side=TransferSide.GIVING, to=tree.other, on=DAY, by=people["editor"], reason="QĐ 5")


def path(name, row=None):
    return reverse(f"office:transfer-{name}", args=[row.pk] if row else [])


# ---------- Proposing ----------


def test_a_proposal_moves_nobody(tree, people, member, transfer):
    member.refresh_from_db()
    assert (member.unit, transfer.state, transfer.answering_unit) == (tree.base, S.PROPOSED, tree.other)
    line = AuditEntry.objects.get(move="propose")
    assert (line.subject, line.actor, line.note) == (transfer, people["editor"], "QĐ 5")


@pytest.mark.parametrize(
    ("side", "who", "may"),
    [
        ("giving", "editor", True),
        ("giving", "specialist", True),
        ("giving", "manager", True),
        ("giving", "editor_elsewhere", False),
        ("giving", "viewer", False),
        ("taking", "editor_elsewhere", True),
        ("taking", "specialist_elsewhere", True),
        ("taking", "editor", False),
        ("taking", "approver", False),
    ],
)
def test_the_side_that_proposes_is_kept_by_whoever_does(tree, people, member, side, who, may):
    proposal = {"side": side, "to": tree.other, "on": DAY, "by": people[who]}
    if may:
        assert propose_transfer(member, **proposal).side == side
    else:
        with pytest.raises(NotAllowed):
            propose_transfer(member, **proposal)
        assert not Transfer.objects.exists()


@pytest.mark.parametrize(
    ("to", "on", "said"),
    [
        ("base", DAY, "đang sinh hoạt"),
        ("base2", JOINED, "phải sau ngày"),
        ("base2", dt.date(2999, 1, 1), "tương lai"),
        ("far", DAY, "kết thúc hoạt động"),
    ],
)
def test_what_could_not_be_confirmed_is_not_proposed(tree, people, member, to, on, said):
    Unit.objects.filter(pk=tree.far.pk).update(ended_on=DAY)
    unit = Unit.objects.get(pk=getattr(tree, to).pk)
    with pytest.raises(DomainError, match=said):
        propose_transfer(member, side=TransferSide.GIVING, to=unit, on=on, by=people["editor"])


def test_a_person_who_left_is_not_proposed(tree, people, member):
    end_membership(member, on=DAY, reason="retired", by=people["editor"])
    with pytest.raises(DomainError, match="tiếp nhận lại"):
        propose_transfer(member, side=TransferSide.GIVING, to=tree.other, on=DAY, by=people["editor"])


def test_one_open_proposal_a_person(tree, people, member, transfer):
    with pytest.raises(DomainError, match="đang có một đề nghị"):
        propose_transfer(member, side=TransferSide.TAKING, to=tree.base2, on=DAY, by=people["editor2"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Transfer.objects.create(
            member=member, from_unit=tree.base, to_unit=tree.base2, on=DAY, side="giving", proposed_by=people["editor"]
        )
    withdraw_transfer(transfer, by=people["editor"])
    propose_transfer(member, side=TransferSide.TAKING, to=tree.base2, on=DAY, by=people["editor2"])


# ---------- Answering ----------


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("editor_elsewhere", True),
        ("specialist_elsewhere", True),
        ("specialist_province", True),
        ("manager", True),
        ("superuser", True),
        ("editor", False),
        ("specialist", False),
        ("approver", False),
        ("viewer", False),
        ("nobody", False),
    ],
)
@pytest.mark.parametrize("state", S)
def test_who_confirms_in_which_state(tree, people, member, transfer, who, may, state):
    if state != S.PROPOSED:
        Transfer.objects.update(state=state, answered_by=people["superuser"], answered_at=transfer.created_at)
    if may and state == S.PROPOSED:
        assert confirm_transfer(transfer, by=people[who]).state == S.CONFIRMED
    else:
        with pytest.raises(NotAllowed if state == S.PROPOSED else TransitionRefused):
            confirm_transfer(transfer, by=people[who])
    member.refresh_from_db()
    transfer.refresh_from_db()
    moved = may and state == S.PROPOSED
    assert (member.unit, transfer.state) == ((tree.other, S.CONFIRMED) if moved else (tree.base, state))


def test_nobody_confirms_what_they_proposed(tree, people, member):
    """Even whoever reaches both sides."""
    by = people["specialist_province"]
    transfer = propose_transfer(member, side=TransferSide.GIVING, to=tree.other, on=DAY, by=by)
    with pytest.raises(NotAllowed, match="không tự xác nhận"):
        confirm_transfer(transfer, by=by)
    confirm_transfer(transfer, by=people["specialist_province2"])


def test_confirming_keeps_the_time_before(tree, people, member, transfer):
    done = confirm_transfer(transfer, by=people["editor_elsewhere"])
    before, after = member.memberships.order_by("valid_from")
    assert (before.unit, before.valid_to, before.leaving_reason) == (tree.base, dt.date(2025, 2, 28), "moved")
    assert (after.unit, after.valid_from, after.valid_to) == (tree.other, DAY, None)
    assert (done.answered_by, done.answered_at is not None) == (people["editor_elsewhere"], True)
    assert list(AuditEntry.objects.order_by("pk").values_list("move", flat=True)) == ["propose", "confirm", "move"]


@pytest.mark.parametrize("away", ["moved", "left"])
def test_a_person_gone_meanwhile_is_not_moved(tree, people, member, transfer, away):
    if away == "moved":
        move_member(member, to=tree.base2, on=DAY, by=people["specialist"])
    else:
        end_membership(member, on=DAY, reason="retired", by=people["editor"])
    with pytest.raises(DomainError, match="không còn sinh hoạt"):
        confirm_transfer(transfer, by=people["editor_elsewhere"])
    transfer.refresh_from_db()
    assert transfer.state == S.PROPOSED


def test_a_refusal_has_its_reason(people, transfer):
    with pytest.raises(TransitionRefused, match="lý do"):
        refuse_transfer(transfer, by=people["editor_elsewhere"], reason=" ")
    refused = refuse_transfer(transfer, by=people["editor_elsewhere"], reason="Chưa về đơn vị")
    assert (refused.state, refused.answer) == (S.REFUSED, "Chưa về đơn vị")


@pytest.mark.parametrize(
    ("who", "may"), [("editor", True), ("specialist", True), ("editor_elsewhere", False), ("viewer", False)]
)
def test_the_side_that_proposed_withdraws(people, transfer, who, may):
    if may:
        assert withdraw_transfer(transfer, by=people[who]).state == S.WITHDRAWN
    else:
        with pytest.raises(NotAllowed):
            withdraw_transfer(transfer, by=people[who])


# ---------- Notices ----------


def test_the_other_side_is_asked_and_the_first_is_told(people, transfer):
    asked = Notice.objects.get(user=people["editor_elsewhere"])
    assert "Đặng Thị Ánh" in asked.text and "01/03/2025" in asked.text and asked.url == f"{LIST}#transfer-{transfer.pk}"
    assert not Notice.objects.filter(user=people["editor"]).exists()
    confirm_transfer(transfer, by=people["editor_elsewhere"])
    assert "đã xác nhận" in Notice.objects.get(user=people["editor"]).text


def test_specialists_above_are_asked_where_a_unit_has_no_editor(tree, people, member):
    propose_transfer(member, side=TransferSide.GIVING, to=tree.far, on=DAY, by=people["editor"])
    assert not Notice.objects.exists()
    above = UserFactory()
    RoleAssignmentFactory(user=above, role=Role.SPECIALIST, unit=tree.province2)
    withdraw_transfer(Transfer.objects.get(), by=people["editor"])
    propose_transfer(member, side=TransferSide.GIVING, to=tree.far, on=DAY, by=people["editor"])
    assert Notice.objects.get().user == above


# ---------- Pages ----------


def test_a_walk_in_the_browser(client, tree, people, member):
    client.force_login(people["editor"])
    assert (
        f'href="{path("create", member)}"'
        in opened(client, reverse("people:member-detail", args=[member.pk])).content.decode()
    )
    opened(client, path("create", member))
    sent = client.post(path("create", member), {"to": "uy ban xa", "on": "01/03/2025", "reason": "QĐ 5"})
    assert sent.status_code == 302
    transfer = Transfer.objects.get()
    client.force_login(people["editor_elsewhere"])
    shown = opened(client, f"{LIST}?show=mine")
    assert list(shown.context["object_list"]) == [transfer]
    assert path("confirm", transfer) in shown.content.decode()
    assert list(opened(client, f"{LIST}?show=theirs").context["object_list"]) == []
    assert "Đặng Thị Ánh" in words(opened(client, path("confirm", transfer)))
    client.post(path("confirm", transfer))
    member.refresh_from_db()
    assert member.unit == tree.other
    assert list(opened(client, LIST).context["object_list"]) == []
    assert list(opened(client, f"{LIST}?show=done").context["object_list"]) == [transfer]
    again = client.get(path("confirm", transfer), follow=True)
    assert "đã được trả lời" in words(again)


def test_the_unit_to_come_asks_by_code_and_name(client, tree, people, member):
    client.force_login(people["editor_elsewhere"])
    form = {"code": "dv1", "full_name": "Đặng Thị Án", "to": "CS3", "on": "01/03/2025"}
    missed = client.post(path("request"), form)
    assert "Không có đoàn viên nào mang mã này với họ tên này" in words(missed)
    nobodys = client.post(path("request"), form | {"code": "KHONG"})
    assert "Không có đoàn viên nào mang mã này với họ tên này" in words(nobodys)
    assert client.post(path("request"), form | {"full_name": "dang thi anh"}).status_code == 302
    assert Transfer.objects.get().side == TransferSide.TAKING
    client.force_login(people["editor"])
    client.post(path("confirm", Transfer.objects.get()))
    member.refresh_from_db()
    assert member.unit == tree.other


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Hãy điền mục này"),
        ("không có", "Không có đơn vị nào"),
        ("công đoàn cơ sở", "Có nhiều đơn vị"),
        ("CS1", "đang sinh hoạt"),
    ],
)
def test_bad_units_get_their_sentence(client, people, member, typed, said):
    for number in range(7):
        MemberFactory(unit__name=f"Công đoàn cơ sở {number}")
    client.force_login(people["editor"])
    response = client.post(path("create", member), {"to": typed, "on": "01/03/2025"})
    assert response.status_code == 200
    assert said.lower() in words(response).lower()


def test_a_refusal_in_the_browser_needs_its_reason(client, people, transfer):
    client.force_login(people["editor_elsewhere"])
    assert client.post(path("refuse", transfer), {"reason": ""}).status_code == 200
    assert client.post(path("refuse", transfer), {"reason": "Chưa có quyết định điều động"}).status_code == 302
    client.force_login(people["editor"])
    assert "Chưa có quyết định điều động" in words(opened(client, f"{LIST}?show=done"))


@pytest.mark.parametrize(
    ("who", "seen"), [("editor", 1), ("editor_elsewhere", 1), ("viewer", 1), ("editor2", 0), ("nobody", 0)]
)
def test_both_sides_see_a_proposal(client, people, transfer, who, seen):
    client.force_login(people[who])
    assert len(opened(client, LIST).context["object_list"]) == seen


def test_an_empty_list_says_what_to_do(client, people):
    client.force_login(people["editor"])
    assert "Không có đề nghị nào đang chờ" in words(opened(client, LIST))
    assert "Không thấy đề nghị nào" in words(opened(client, f"{LIST}?show=done"))


@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(client, tree, people, rows, django_assert_num_queries):
    for _row in range(rows):
        propose_transfer(
            MemberFactory(unit=tree.base), side=TransferSide.GIVING, to=tree.base2, on=DAY, by=people["specialist"]
        )
    stranger = MemberFactory(unit=tree.far)
    propose_transfer(stranger, side=TransferSide.GIVING, to=tree.province2, on=DAY, by=people["superuser"])
    client.force_login(people["editor"])
    opened(client, LIST)
    with django_assert_num_queries(7):  # session, user, roles, count, page; notices and unit of the frame
        response = client.get(LIST)
    assert {row.from_unit for row in response.context["object_list"]} == {tree.base}
    assert len(response.context["object_list"]) == rows


def test_a_proposal_for_a_day_that_came_is_confirmed_later(tree, people, member):
    with time_machine.travel(dt.datetime(2025, 3, 1, 9, tzinfo=dt.UTC), tick=False):
        transfer = propose_transfer(member, side=TransferSide.GIVING, to=tree.other, on=DAY, by=people["editor"])
    assert confirm_transfer(transfer, by=people["editor_elsewhere"]).state == S.CONFIRMED
