"""One officer hands over to another: what passes and when, what stays, who may, and what the old account still sees."""

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.db import Error, IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from campaigns.services.telling import tell_unit
from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from common.models import AuditEntry
from exchange.models import ImportRun
from notices.models import Notice
from notices.services.notice import notify
from office.models import Handover, HandoverList, HandoverSide, HandoverState, TransferSide
from office.selectors.handover import drift, list_now, signed_lists
from office.services.handover import cancel_handover, give_handover, prepare_handover, take_handover
from office.services.transfers import propose_transfer
from people.services.member import create_member
from tests.factories import DossierFactory, LaunchedCampaignFactory, RoleAssignmentFactory, ScoreCardFactory
from units.models import Role, RoleAssignment, Unit
from units.services.role import end_role

S = HandoverState


def prepared(unit, people, giver="editor", taker="nobody", by="manager") -> Handover:
    return prepare_handover(unit, giver=people[giver], taker=people[taker], by=people[by])


def shown(handover) -> str:
    """What somebody sees who opens the page now."""
    return list_now(Handover.objects.for_list().get(pk=handover.pk)).sha256


def given(handover, people, by="editor") -> Handover:
    return give_handover(handover, by=people[by], seen=shown(handover))


def taken(handover, people, by="nobody") -> Handover:
    return take_handover(handover, by=people[by], seen=shown(handover))


def passed(unit, people, giver="editor", taker="nobody", by="manager") -> Handover:
    """Prepared and signed by both."""
    return taken(given(prepared(unit, people, giver, taker, by), people, giver), people, taker)


def roles_of(account) -> set[tuple[str, str]]:
    return set(account.role_assignments.today().values_list("unit__code", "role"))


@pytest.fixture
def running(tree):
    return LaunchedCampaignFactory(unit=tree.province)


@pytest.fixture
def handover(tree, people):
    return prepared(tree.base, people)


# ---------- Preparing ----------


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("manager", True),
        ("superuser", True),
        ("editor", False),
        ("specialist", False),
        ("approver", False),
        ("nobody", False),
    ],
)
def test_who_prepares(tree, people, who, may):
    if may:
        assert prepared(tree.base, people, by=who).state == S.DRAFT
    else:
        with pytest.raises(NotAllowed):
            prepared(tree.base, people, by=who)
        assert not Handover.objects.exists()


def test_preparing_passes_nothing_and_tells_the_giver(tree, people, handover):
    assert roles_of(people["editor"]) == {("CS1", Role.EDITOR)}
    assert roles_of(people["nobody"]) == set()
    notice = Notice.objects.get()
    assert (notice.user, notice.url) == (people["editor"], reverse("office:handover-detail", args=[handover.pk]))
    assert AuditEntry.objects.get(move="prepare").actor == people["manager"]


@pytest.mark.parametrize(
    ("unit", "giver", "taker", "error"),
    [
        ("base", "editor", "editor", DomainError),
        ("base2", "editor", "nobody", DomainError),
        ("district", "editor", "nobody", DomainError),
        ("base", "editor", "superuser", NotAllowed),
        ("base", "superuser", "nobody", NotAllowed),
        ("province", "manager", "nobody", NotAllowed),
        ("base", "editor", "manager", NotAllowed),
    ],
)
def test_what_cannot_be_prepared(tree, people, unit, giver, taker, error):
    with pytest.raises(error):
        prepared(getattr(tree, unit), people, giver, taker)
    assert not Handover.objects.exists()


def test_a_unit_that_ended_and_a_locked_taker(tree, people):
    people["nobody"].is_active = False
    people["nobody"].save()
    with pytest.raises(DomainError, match="bị khoá"):
        prepared(tree.base, people)
    Unit.objects.filter(pk=tree.base2.pk).update(ended_on="2020-01-01")
    with pytest.raises(DomainError, match="kết thúc hoạt động"):
        prepared(Unit.objects.get(pk=tree.base2.pk), people, "editor2", "editor")


def test_one_open_handover_of_a_person_at_a_unit(tree, people, handover):
    with pytest.raises(DomainError, match="chưa xong"):
        prepared(tree.base, people, taker="viewer")
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.create(
            unit=tree.base, giver=people["editor"], taker=people["viewer"], prepared_by=people["manager"]
        )
    cancel_handover(handover, by=people["manager"], reason="Nhầm người")
    assert prepared(tree.base, people, taker="viewer").state == S.DRAFT


# ---------- Who signs what, in which state ----------


def in_state(handover, state, people) -> Handover:
    if state == S.CANCELLED:
        return cancel_handover(handover, by=people["manager"], reason="Thôi")
    if state != S.DRAFT:
        handover = given(handover, people)
    return taken(handover, people) if state == S.TAKEN else handover


MOVES = {
    "give": (lambda row, by: give_handover(row, by=by, seen=shown(row)), S.GIVEN),
    "take": (lambda row, by: take_handover(row, by=by, seen=shown(row)), S.TAKEN),
    "cancel": (lambda row, by: cancel_handover(row, by=by, reason="Thôi"), S.CANCELLED),
}
MAY = {
    ("give", S.DRAFT): {"editor", "manager", "superuser"},
    ("take", S.GIVEN): {"nobody"},
    ("cancel", S.DRAFT): {"editor", "nobody", "manager", "superuser"},
    ("cancel", S.GIVEN): {"editor", "nobody", "manager", "superuser"},
}
WHO = ("editor", "nobody", "manager", "superuser", "editor2", "specialist", "specialist_province", "approver", "viewer")


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("move", MOVES)
def test_who_may_what_in_which_state(tree, people, handover, move, state):
    handover = in_state(handover, state, people)
    act, after = MOVES[move]
    allowed = MAY.get((move, state), set())
    for who in WHO:
        with transaction.atomic():
            savepoint = transaction.savepoint()
            if who in allowed:
                assert act(handover, people[who]).state == after
            else:
                with pytest.raises((NotAllowed, TransitionRefused)):
                    act(handover, people[who])
            transaction.savepoint_rollback(savepoint)
    handover.refresh_from_db()
    assert handover.state == state


def test_cancelling_needs_a_reason_and_tells_the_others(people, handover):
    with pytest.raises(TransitionRefused, match="lý do"):
        cancel_handover(handover, by=people["manager"], reason="  ")
    given(handover, people)
    cancel_handover(handover, by=people["nobody"], reason="Tôi chuyển công tác")
    told = {notice.user.username: notice.text for notice in Notice.objects.select_related("user")}
    assert set(told) == {"editor", "manager"}
    assert "Tôi chuyển công tác" in told["editor"]
    assert roles_of(people["editor"]) == {("CS1", Role.EDITOR)}


def test_whoever_prepared_must_still_manage_the_unit(people, handover):
    given(handover, people)
    role = people["manager"].role_assignments.get()
    end_role(role, by=people["superuser"], at_once=True)
    with pytest.raises(NotAllowed, match="không còn quản lý"):
        taken(handover, people)


def test_a_giver_without_a_role_left_has_nothing_to_give(people, handover):
    end_role(people["editor"].role_assignments.get(), by=people["manager"], at_once=True)
    with pytest.raises(TransitionRefused, match="không có gì để bàn giao"):
        given(handover, people)


# ---------- The signed list ----------


def test_both_lists_are_kept_to_the_byte(tree, people, running, handover):
    DossierFactory(campaign=running, unit=tree.base)
    DossierFactory(campaign=running, unit=tree.base2)
    card = ScoreCardFactory(campaign=running, unit=tree.base)
    member = create_member(code="DV9", full_name="Lò Thị Mai", gender="female", unit=tree.other, joined_on="2020-01-01")
    propose_transfer(
        member, side=TransferSide.GIVING, to=tree.base, on=dt.date(2025, 1, 1), by=people["editor_elsewhere"]
    )
    ImportRun.objects.create(
        file_name="doan-vien.xlsx", sha256="c" * 64, by=people["editor"], unit=tree.base, state="checked"
    )
    given(handover, people)
    list_given = signed_lists(handover)[HandoverSide.GIVER]
    content = list_given.content
    assert [row["label"] for row in content["roles"]] == ["Người lập hồ sơ"]
    assert [row["unit"]["code"] for row in content["to_send"]] == ["CS1"]
    assert [row["subject"] for row in content["to_score"]] == [card.subject_label]
    assert [row["member"]["code"] for row in content["to_answer"]] == ["DV9"]
    assert [row["file"] for row in content["imports"]] == ["doan-vien.xlsx"]
    assert list_given.is_intact and list_given.signed.signed_by == people["editor"]
    taken(handover, people)
    lists = signed_lists(handover)
    assert set(lists) == set(HandoverSide.values)
    assert lists["taker"].sha256 == list_given.sha256


def test_a_signed_list_cannot_be_touched(people, handover):
    given(handover, people)
    for act in (lambda rows: rows.update(content="{}"), lambda rows: rows.delete()):
        with pytest.raises(Error), transaction.atomic():
            act(HandoverList.objects.all())


def test_the_list_that_was_looked_at_is_the_one_that_is_signed(tree, people, running, handover):
    seen = shown(handover)
    DossierFactory(campaign=running, unit=tree.base)
    with pytest.raises(StaleEdit, match="đã thay đổi"):
        give_handover(handover, by=people["editor"], seen=seen)
    handover.refresh_from_db()
    assert (handover.state, HandoverList.objects.count()) == (S.DRAFT, 0)


def test_what_changed_since_the_giver_signed_is_told(tree, people, running, handover):
    dossier = DossierFactory(campaign=running, unit=tree.base)
    given(handover, people)
    lists = signed_lists(handover)
    assert not drift(lists["giver"], list_now(handover))
    dossier.delete()
    card = ScoreCardFactory(campaign=running, unit=tree.base)
    changed = drift(lists["giver"], list_now(handover))
    assert [row["subject"] for row in changed.came["to_score"]] == [card.subject_label]
    assert [row["unit"]["code"] for row in changed.went["to_send"]] == ["CS1"]


# ---------- What passes ----------


def test_the_roles_pass_in_the_moment_and_keep_their_last_day(tree, people):
    ends = dt.date(2999, 12, 31)
    RoleAssignmentFactory(user=people["editor"], unit=tree.base, role=Role.COUNCIL, valid_to=ends)
    passed(tree.base, people)
    assert roles_of(people["editor"]) == set()
    assert roles_of(people["nobody"]) == {("CS1", Role.EDITOR), ("CS1", Role.COUNCIL)}
    assert people["nobody"].role_assignments.get(role=Role.COUNCIL).valid_to == ends
    assert not people["editor"].role_assignments.filter(ended_at__isnull=True).exists()
    moves = AuditEntry.objects.values_list("move", "actor__username")
    assert {
        ("give", "editor"),
        ("take", "nobody"),
        ("end", "manager"),
        ("assign", "manager"),
        ("lock", "manager"),
        ("pass", "manager"),
    } <= set(moves)
    line = AuditEntry.objects.get(move="pass")
    assert line.data == {"roles": ["council", "editor"], "notices": 0, "locked": True}


def test_a_role_the_taker_has_already_is_not_given_twice(tree, people):
    RoleAssignmentFactory(user=people["nobody"], unit=tree.base, role=Role.EDITOR)
    passed(tree.base, people)
    assert RoleAssignment.objects.filter(user=people["nobody"]).count() == 1


def test_roles_at_other_units_stay_and_the_account_with_them(tree, people):
    editor = people["editor"]
    RoleAssignmentFactory(user=editor, unit=tree.base2, role=Role.EDITOR)
    RoleAssignmentFactory(user=editor, unit=tree.far, role=Role.VIEWER)
    passed(tree.base, people)
    editor.refresh_from_db()
    assert roles_of(editor) == {("CS2", Role.EDITOR), ("CS4", Role.VIEWER)}
    assert roles_of(people["nobody"]) == {("CS1", Role.EDITOR)}
    assert editor.is_active


@pytest.mark.parametrize(("begins", "locked"), [(None, True), (dt.date(2999, 1, 1), False)])
def test_an_account_is_locked_when_no_role_is_left_or_to_come(tree, people, begins, locked):
    if begins:
        RoleAssignmentFactory(user=people["editor"], unit=tree.base2, role=Role.EDITOR, valid_from=begins)
    passed(tree.base, people)
    people["editor"].refresh_from_db()
    assert people["editor"].is_active is not locked


def test_back_and_forth_on_one_day(tree, people):
    passed(tree.base, people)
    people["editor"].is_active = True
    people["editor"].save()
    passed(tree.base, people, giver="nobody", taker="editor")
    people["nobody"].is_active = True
    people["nobody"].save()
    passed(tree.base, people)
    assert roles_of(people["editor"]) == set()
    assert roles_of(people["nobody"]) == {("CS1", Role.EDITOR)}


def test_sessions_of_the_giver_end(tree, people):
    RoleAssignmentFactory(user=people["editor"], unit=tree.base2, role=Role.EDITOR)
    old, new = Client(), Client()
    old.force_login(people["editor"])
    new.force_login(people["nobody"])
    passed(tree.base, people)
    assert Session.objects.count() == 1
    assert old.get(reverse("notices:list"))["Location"].startswith(reverse("account_login"))
    assert new.get(reverse("home")).status_code == 200


def test_pressing_twice_passes_once(tree, people, handover):
    given(handover, people)
    seen = shown(handover)
    taken(handover, people)
    with pytest.raises(TransitionRefused, match="Đã bàn giao"):
        take_handover(handover, by=people["nobody"], seen=seen)
    with pytest.raises(TransitionRefused):
        cancel_handover(handover, by=people["manager"], reason="Muốn huỷ")
    assert RoleAssignment.objects.filter(user=people["nobody"]).count() == 1


# ---------- Notices ----------


def test_unread_notices_about_the_unit_go_to_the_taker(tree, people, running):
    editor, taker = people["editor"], people["nobody"]
    RoleAssignmentFactory(user=editor, unit=tree.far, role=Role.EDITOR)
    ours = DossierFactory(campaign=running, unit=tree.base)
    theirs = DossierFactory(campaign=LaunchedCampaignFactory(unit=tree.province2), unit=tree.far)
    for dossier, text in ((ours, "Hồ sơ cần bổ sung"), (ours, "Đã đọc từ trước"), (theirs, "Chuyện đơn vị khác")):
        tell_unit(dossier, text)
        notify([editor], text=text, url=reverse("campaigns:dossier-detail", args=[dossier.pk]))
    Notice.objects.filter(text="Đã đọc từ trước").update(read_at="2025-01-01T00:00:00Z")
    notify([editor], text="Không về đơn vị nào")
    passed(tree.base, people)
    assert set(editor.notices.values_list("text", flat=True)) == {"Chuyện đơn vị khác", "Không về đơn vị nào"}
    assert list(taker.notices.values_list("text", flat=True)) == ["Hồ sơ cần bổ sung"]
    assert AuditEntry.objects.get(move="pass").data["notices"] == 1


def test_what_the_taker_was_told_already_is_not_told_twice(tree, people, running):
    dossier = DossierFactory(campaign=running, unit=tree.base)
    notify(
        [people["editor"], people["nobody"]],
        text="Hồ sơ cần bổ sung",
        url=reverse("campaigns:dossier-detail", args=[dossier.pk]),
    )
    passed(tree.base, people)
    assert people["nobody"].notices.count() == 1


def test_nobody_who_handed_over_is_told_of_the_unit_again(tree, people, running):
    RoleAssignmentFactory(user=people["editor"], unit=tree.far, role=Role.EDITOR)
    dossier = DossierFactory(campaign=running, unit=tree.base, created_by=people["editor"], sent_by=people["editor"])
    passed(tree.base, people)
    tell_unit(dossier, "Hồ sơ bị trả lại")
    assert people["editor"].notices.count() == 0
    assert people["nobody"].notices.filter(text="Hồ sơ bị trả lại").exists()
