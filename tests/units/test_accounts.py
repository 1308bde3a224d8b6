"""Accounts of a manager's units: opened, given a new password, locked; never somebody else's, never one's own."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from common.errors import DomainError, NotAllowed
from common.models import AuditEntry
from tests.factories import RoleAssignmentFactory, UserFactory
from tests.pages import words
from tests.units.test_roles import day
from units.models import Role
from units.scope import scope_of
from units.selectors.accounts import accounts_managed, accounts_to_trust
from units.services.account import lock_account, open_account, renew_password, unlock_account

pytestmark = pytest.mark.django_db
NEW = {"username": "nguyen.hang", "full_name": "Nguyễn  Thị Hằng", "email": "Hang@Example.vn"}


def opened_by(person, tree, **fields):
    return open_account(**NEW | {"unit": tree.base, "role": Role.EDITOR, "by": person} | fields)


def moves():
    return list(AuditEntry.objects.order_by("pk").values_list("move", "actor__username"))


# ---------- Opening ----------


def test_an_account_is_opened_with_a_role_and_a_password_to_change(tree, people):
    account, password = opened_by(people["manager"], tree, valid_to=day(30))
    account.refresh_from_db()
    assert (account.username, account.email) == ("nguyen.hang", "hang@example.vn")
    assert account.check_password(password) and account.must_change_password
    assert scope_of(account).covers(tree.base.path, Role.EDITOR)
    assert account.role_assignments.get().valid_to == day(30)
    assert moves() == [("open", "manager"), ("assign", "manager")]


@pytest.mark.parametrize("who", ["editor", "specialist_province", "approver", "viewer", "nobody"])
def test_others_open_no_accounts(tree, people, who):
    with pytest.raises(NotAllowed):
        opened_by(people[who], tree)
    assert not get_user_model().objects.filter(username="nguyen.hang").exists()


def test_no_account_is_opened_above_or_beside_ones_units(tree, people):
    for unit in (tree.confederation, tree.far):
        with pytest.raises(NotAllowed):
            opened_by(people["manager"], tree, unit=unit)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"username": "EDITOR"}, "đã có người dùng"),
        ({"username": "có dấu cách"}, "Tên đăng nhập"),
        ({"email": "khong-phai"}, "Thư điện tử"),
        ({"role": "king"}, "Không có vai trò"),
        ({"valid_from": day(3), "valid_to": day(1)}, "không thể trước"),
    ],
)
def test_a_bad_account_is_refused_whole(tree, people, fields, said):
    with pytest.raises(DomainError, match=said):
        opened_by(people["manager"], tree, **fields)
    assert not get_user_model().objects.filter(full_name__contains="Hằng").exists()


# ---------- Whose account it is ----------


@pytest.fixture
def cast(tree, people):
    """Accounts that a manager of the province may and may not take in hand, by what makes the difference."""
    made = {"within": people["editor"], "themselves": people["manager"], "nobody": people["nobody"]}
    for name, places in {
        "elsewhere": [(tree.far, {})],
        "both": [(tree.base, {}), (tree.far, {})],
        "both_later": [(tree.base, {}), (tree.far, {"valid_from": day(9)})],
        "both_once": [(tree.base, {}), (tree.far, {"valid_to": day(-9)})],
        "within_once": [(tree.base, {"valid_to": day(-9)})],
        "superuser": [(tree.base, {})],
        "staff": [(tree.base, {})],
    }.items():
        made[name] = UserFactory(username=name + "_", is_superuser=name == "superuser", is_staff=name == "staff")
        for unit, days in places:
            RoleAssignmentFactory(user=made[name], unit=unit, role=Role.EDITOR, **days)
    return made


MINE = {"within", "both_once", "within_once"}


@pytest.mark.parametrize(
    "whose",
    [
        "within",
        "themselves",
        "nobody",
        "elsewhere",
        "both",
        "both_later",
        "both_once",
        "within_once",
        "superuser",
        "staff",
    ],
)
@pytest.mark.parametrize("act", [renew_password, lock_account])
def test_only_accounts_all_of_whose_roles_one_manages(people, cast, whose, act):
    account, before = cast[whose], cast[whose].password
    if whose in MINE:
        act(account, by=people["manager"])
    else:
        with pytest.raises(NotAllowed):
            act(account, by=people["manager"])
    account.refresh_from_db()
    changed = account.password != before or not account.is_active
    assert changed is (whose in MINE)
    assert len(moves()) == (whose in MINE)


@pytest.mark.parametrize("who", ["editor2", "specialist", "approver", "viewer"])
def test_others_touch_no_account(people, who):
    for act in (renew_password, lock_account, unlock_account):
        with pytest.raises(NotAllowed):
            act(people["editor"], by=people[who])


def test_the_superuser_takes_any_account_in_hand_but_the_own(people, cast):
    for whose in ("elsewhere", "nobody", "superuser", "staff"):
        renew_password(cast[whose], by=people["superuser"])
    with pytest.raises(NotAllowed, match="tài khoản của bạn"):
        lock_account(people["superuser"], by=people["superuser"])


@pytest.mark.parametrize("superuser_gives", [False, True])
def test_a_superuser_is_given_no_role_by_a_manager(tree, people, superuser_gives):
    from units.services.role import assign_role

    by = people["superuser" if superuser_gives else "manager"]
    account = UserFactory(is_superuser=True)
    if superuser_gives:
        assign_role(account, unit=tree.base, role=Role.EDITOR, by=by)
    else:
        with pytest.raises(NotAllowed, match="quản trị hệ thống"):
            assign_role(account, unit=tree.base, role=Role.EDITOR, by=by)
    assert account.role_assignments.count() == superuser_gives


def test_who_is_found_to_be_given_a_role(tree, people, cast):
    get_user_model().objects.filter(pk=cast["elsewhere"].pk).update(full_name="Đỗ Thị Bưởi")
    get_user_model().objects.filter(pk=cast["within"].pk).update(full_name="Đỗ Thị Cam")
    manager = people["manager"]
    assert set(accounts_to_trust(manager, "do thi")) == {cast["within"]}
    assert set(accounts_to_trust(manager, "ELSEWHERE_")) == {cast["elsewhere"]}
    assert set(accounts_to_trust(manager, "lsewhere_")) == set()
    assert set(accounts_to_trust(manager, "superuser_")) == set()
    assert set(accounts_to_trust(manager, "manager")) == set()
    assert cast["elsewhere"] not in accounts_managed(manager)


# ---------- Password and lock ----------


def signed_in(account, password) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": account.username, "password": password})
    return client


def works(client) -> bool:
    return client.get(reverse("units:unit-list")).status_code == 200


def test_a_locked_account_is_signed_out_and_stays_so_when_it_is_opened_again(people):
    editor, other = signed_in(people["editor"], "mat-khau-thu-nghiem"), Client()
    other.force_login(people["editor2"])
    assert works(editor)
    lock_account(people["editor"], by=people["manager"], reason="Nghỉ dài ngày")
    assert not works(editor) and works(other)
    assert not works(signed_in(people["editor"], "mat-khau-thu-nghiem"))
    with pytest.raises(DomainError, match="đã bị khoá"):
        lock_account(people["editor"], by=people["manager"])
    unlock_account(people["editor"], by=people["manager"])
    assert not works(editor)
    assert works(signed_in(people["editor"], "mat-khau-thu-nghiem"))
    with pytest.raises(DomainError, match="đang hoạt động"):
        unlock_account(people["editor"], by=people["manager"])
    assert moves() == [("lock", "manager"), ("sign_in_failed", "editor"), ("unlock", "manager")]
    assert AuditEntry.objects.get(move="lock").note == "Nghỉ dài ngày"


def test_a_one_time_password_is_changed_before_anything_else(people):
    old = signed_in(people["editor"], "mat-khau-thu-nghiem")
    password = renew_password(people["editor"], by=people["manager"])
    assert not works(old)
    client = signed_in(people["editor"], password)
    for address in (reverse("units:unit-list"), reverse("home"), reverse("mfa_index")):
        assert client.get(address)["Location"] == reverse("account_change_password")
    page = client.get(reverse("account_change_password"))
    assert "Bạn đang dùng mật khẩu một lần" in words(page)
    typed = {"oldpassword": password, "password1": "khoa-moi-rat-dai-9", "password2": "khoa-moi-rat-dai-9"}
    assert client.post(reverse("account_change_password"), typed).status_code == 302
    assert works(client)
    people["editor"].refresh_from_db()
    assert not people["editor"].must_change_password


def test_who_has_a_one_time_password_may_sign_out_and_see_public_pages(people):
    client = signed_in(people["editor"], renew_password(people["editor"], by=people["manager"]))
    assert client.get(reverse("healthz")).status_code == 200
    assert client.post(reverse("account_logout"))["Location"] == reverse("account_login")
