"""«Tài khoản và phân quyền»: who sees whom, what is given and ended, what a password page keeps to itself."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import RoleAssignmentFactory, UnitFactory, UserFactory
from tests.pages import led_to, opened, words
from tests.units.test_roles import day
from units.models import Role, RoleAssignment

LIST = reverse("units:role-list")
GIVE = reverse("units:role-create")
OPEN = reverse("units:account-create")
NEW = {"username": "nguyen.hang", "full_name": "Nguyễn Thị Hằng", "email": "", "role": "editor"}


def page(name, row):
    return reverse(f"units:{name}", args=[row.pk])


@pytest.fixture
def manager(client, people):
    client.force_login(people["manager"])
    return client


def usernames(response):
    return {account.username for account in response.context["object_list"]}


def test_the_list_holds_who_has_a_role_in_ones_units(manager, tree, people):
    RoleAssignmentFactory(user=people["nobody"], unit=tree.far, role=Role.EDITOR)
    RoleAssignmentFactory(user=people["editor"], unit=tree.far, role=Role.VIEWER)
    response = opened(manager, LIST)
    assert usernames(response) == {
        name for name, one in people.items() if one.role_assignments.exists() and name != "nobody"
    }
    held = {account.username: account.roles_held for account in response.context["object_list"]}
    assert [row.unit for row in held["editor"]] == [tree.base]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=do+thi+buoi", {"editor"}),
        ("q=%00EDITOR2", {"editor2"}),
        ("unit=HUYEN&role=editor", {"editor", "editor2"}),
        ("unit=huyen2", {"editor_elsewhere", "specialist_elsewhere"}),
        ("unit=CS4", set()),
        ("unit=KHONG", set()),
        ("role=approver", {"approver"}),
        ("q=nobody", set()),
        ("q=nobody&past=on", {"nobody"}),
    ],
)
def test_the_list_is_narrowed(manager, tree, people, asked, found):
    get_user_model().objects.filter(username="editor").update(full_name="Đỗ Thị Bưởi")
    RoleAssignmentFactory(user=people["nobody"], unit=tree.base, role=Role.EDITOR, valid_to=day(-1))
    assert usernames(opened(manager, f"{LIST}?{asked}")) == found


@pytest.mark.parametrize("rows", [1, 3])
def test_list_query_count(client, tree, rows, django_assert_num_queries):
    manager = UserFactory()
    RoleAssignmentFactory(user=manager, unit=tree.province2, role=Role.MANAGER)
    for _each in range(rows):
        RoleAssignmentFactory(unit=tree.far, role=Role.EDITOR)
    RoleAssignmentFactory(unit=tree.base, role=Role.EDITOR)
    client.force_login(manager)
    opened(client, LIST)
    with django_assert_num_queries(8):  # session, user, roles, count, people, their roles; notices, the band
        response = client.get(LIST)
    assert len(response.context["object_list"]) == rows + 1


@pytest.mark.parametrize("rows", [1, 3])
def test_account_query_count(client, tree, people, rows, django_assert_num_queries):
    for number in range(rows):
        RoleAssignmentFactory(user=people["editor"], unit=UnitFactory(parent=tree.district), role=Role.values[number])
    client.force_login(people["manager"])
    opened(client, page("account-detail", people["editor"]))
    with django_assert_num_queries(10):  # session, user, roles, account, its roles, going on, verdict 2; notices, band
        response = client.get(page("account-detail", people["editor"]))
    assert len(response.context["assignments"]) == rows + 1


@pytest.mark.parametrize(
    ("who", "sees"), [("manager", True), ("superuser", True), ("specialist_province", False), ("editor", False)]
)
def test_only_managers_are_led_there(client, people, who, sees):
    client.force_login(people[who])
    items = led_to(opened(client, reverse("help")))
    assert (LIST in [item["url"] for item in items]) is sees
    assert client.get(LIST).status_code == (200 if sees else 302)


def test_accounts_out_of_reach_are_not_found(manager, tree, people):
    RoleAssignmentFactory(user=people["nobody"], unit=tree.far, role=Role.EDITOR)
    for name in ("account-detail", "account-password", "account-lock", "account-unlock"):
        opened(manager, page(name, people["nobody"]), 404)
    opened(manager, page("role-end", people["nobody"].role_assignments.get()), 404)


# ---------- Giving and ending ----------


def test_a_role_is_given(manager, tree, people):
    opened(manager, f"{GIVE}?account=nobody")
    typed = {"account": "nobody", "unit": tree.base.pk, "role": "viewer", "valid_to": f"{day(30):%d/%m/%Y}"}
    response = manager.post(GIVE, typed)
    assert response["Location"] == page("account-detail", people["nobody"])
    held = people["nobody"].role_assignments.get()
    assert (held.unit, held.role, held.valid_from, held.valid_to) == (tree.base, "viewer", None, day(30))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"account": ""}, "Hãy điền mục này"),
        ({"account": "khong.co"}, "Không có tài khoản này"),
        ({"account": "superuser"}, "Không có tài khoản này"),
        ({"account": "manager"}, "Bạn không tự giao"),
        ({"unit": ""}, "Hãy điền mục này"),
        ({"unit": "far"}, "Đơn vị"),
        ({"unit": "confederation"}, "Đơn vị"),
        ({"role": "king"}, "king"),
        ({"role": ""}, "Hãy điền mục này"),
    ],
)
def test_a_bad_role_is_refused_on_the_form(manager, tree, people, typed, said):
    before = RoleAssignment.objects.count()
    typed = {"account": "nobody", "unit": "base", "role": "viewer"} | typed
    unit = getattr(tree, typed["unit"], None)
    response = manager.post(GIVE, typed | {"unit": unit.pk if unit else ""})
    assert response.status_code == 200
    assert said in words(response)
    assert RoleAssignment.objects.count() == before


def test_without_javascript_the_search_draws_the_page_again(manager, tree, people):
    typed = {"account": "nobody", "role": "viewer", "valid_to": "01/02/2999"}
    found = manager.post(GIVE, typed | {"unit_search": "truong tieu hoc", "unit_find": "1"})
    content = found.content.decode()
    assert [row["id"] for pick in found.context["picks"] for row in pick["results"] or []] == [tree.base.pk]
    assert 'value="nobody"' in content and 'value="01/02/2999"' in content and "invalid-feedback" not in content
    found = manager.post(GIVE, {"account_search": "editor2", "account_find": "1"})
    assert [row["id"] for row in found.context["picks"][0]["results"]] == ["editor2"]


def test_picks_offer_ones_units_and_people(manager, tree, people):
    units = manager.get(reverse("units:unit-pick"), {"q": "cdcs"}).json()["results"]
    assert {row["id"] for row in units} == {tree.base.pk, tree.base2.pk, tree.other.pk}
    accounts = manager.get(reverse("units:account-pick"), {"q": "nobody"}).json()["results"]
    assert accounts == [{"id": "nobody", "label": str(people["nobody"]), "note": "nobody"}]


def test_a_role_is_ended(manager, people):
    held = people["editor"].role_assignments.get()
    assert page("role-end", held) in opened(manager, page("account-detail", people["editor"])).content.decode()
    opened(manager, page("role-end", held))
    manager.post(page("role-end", held), {"on": f"{day(-1):%d/%m/%Y}"})
    held.refresh_from_db()
    assert held.valid_to == day(-1)
    assert page("role-end", held) not in opened(manager, page("account-detail", people["editor"])).content.decode()


def test_whose_role_is_ended_at_once_sees_nothing_from_the_next_page_on(manager, people, tree):
    session = Client()
    session.force_login(people["editor"])
    unit = reverse("units:unit-detail", args=[tree.base.pk])
    opened(session, unit)
    held = people["editor"].role_assignments.get()
    manager.post(page("role-end", held), {"on": f"{day(0):%d/%m/%Y}", "at_once": "on"})
    opened(session, unit, status=404)
    held.refresh_from_db()
    past = words(opened(manager, f"{LIST}?q=editor&past=on&unit=CS1"))
    assert f"đến {timezone.localtime(held.ended_at):%H:%M} {day(0):%d/%m/%Y}" in past
    assert page("role-end", held) not in opened(manager, page("account-detail", people["editor"])).content.decode()


def test_ones_own_role_is_not_ended(manager, people):
    held = people["manager"].role_assignments.get()
    assert page("role-end", held) not in opened(manager, page("account-detail", people["manager"])).content.decode()
    response = manager.post(page("role-end", held), {"on": f"{day(0):%d/%m/%Y}"}, follow=True)
    assert "Bạn không tự giao hoặc kết thúc vai trò" in words(response)
    held.refresh_from_db()
    assert held.valid_to is None


# ---------- Accounts ----------


def test_an_account_is_opened_and_its_password_shown_once(manager, tree):
    opened(manager, OPEN)
    response = manager.post(OPEN, NEW | {"unit": tree.base.pk})
    account = get_user_model().objects.get(username="nguyen.hang")
    password = response.context["password"]
    assert password in words(response)
    assert "no-store" in response["Cache-Control"]
    assert account.check_password(password)
    again = opened(manager, page("account-detail", account))
    assert password not in again.content.decode()
    assert "Chưa đổi mật khẩu một lần" in words(again)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"username": "editor"}, "đã có người dùng"),
        ({"username": "nguyễn hằng"}, "Tên đăng nhập"),
        ({"full_name": " "}, "Hãy điền mục này"),
        ({"email": "x"}, "Thư điện tử"),
        ({"unit": ""}, "Hãy điền mục này"),
    ],
)
def test_a_bad_account_keeps_what_was_typed(manager, tree, people, typed, said):
    count = get_user_model().objects.count()
    response = manager.post(OPEN, NEW | {"unit": tree.base.pk} | typed)
    assert response.status_code == 200
    assert said in words(response)
    assert get_user_model().objects.count() == count


def test_a_password_is_set_and_shown_once(manager, people):
    address = page("account-password", people["editor"])
    asked = opened(manager, address)
    assert "chỉ hiện một lần" in words(asked)
    form = {"since": asked.context["form"]["since"].value()}
    response = manager.post(address, form)
    people["editor"].refresh_from_db()
    assert people["editor"].check_password(response.context["password"])
    assert "no-store" in response["Cache-Control"]
    for late, said in ((form, "vừa được đặt mật khẩu"), ({}, "Trang đã cũ")):
        assert said in words(manager.post(address, late))
    people["editor"].refresh_from_db()
    assert people["editor"].check_password(response.context["password"])


def test_an_account_is_locked_and_unlocked(manager, people):
    detail = page("account-detail", people["editor"])
    for name, is_active in (("account-lock", False), ("account-unlock", True)):
        address = page(name, people["editor"])
        assert address in opened(manager, detail).content.decode()
        opened(manager, address)
        assert manager.post(address, {"reason": "Nghỉ dài ngày"})["Location"] == detail
        people["editor"].refresh_from_db()
        assert people["editor"].is_active is is_active


def test_an_account_with_a_role_elsewhere_says_whom_to_ask(manager, tree, people):
    RoleAssignmentFactory(user=people["editor"], unit=tree.far, role=Role.VIEWER)
    detail = opened(manager, page("account-detail", people["editor"]))
    assert "còn giữ vai trò ngoài phạm vi của bạn" in words(detail)
    assert page("account-password", people["editor"]) not in detail.content.decode()
    response = manager.post(page("account-password", people["editor"]), follow=True)
    assert "còn giữ vai trò ngoài phạm vi của bạn" in words(response)
    assert [row["row"].unit for row in detail.context["assignments"]] == [tree.base]
