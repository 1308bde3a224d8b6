"""The printed list of accounts, and the log of what was done to them."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.factories import RoleAssignmentFactory, UserFactory
from tests.pages import opened, words
from tests.units.test_roles import day
from units.models import Role
from units.services.account import lock_account, open_account, renew_password, unlock_account
from units.views.accounts import AccountPrintView

PRINT = reverse("units:account-print")
LOG = reverse("units:account-log")


@pytest.fixture
def manager(client, people):
    client.force_login(people["manager"])
    return client


def told(response):
    return [(each["account"].username, str(each["move"])) for each in response.context["lines"]]


def held(response):
    return [(row.unit.code, row.user.username) for row in response.context["rows"]]


def test_the_printed_list_goes_by_unit_within_reach(manager, tree, people):
    RoleAssignmentFactory(user=people["nobody"], unit=tree.far, role=Role.EDITOR)
    page = opened(manager, PRINT)
    rows = held(page)
    assert ("CS1", "editor") in rows
    assert "nobody" not in {username for _unit, username in rows}
    assert words(page).count("Ký nhận") == len({unit for unit, _username in rows})


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("unit=HUYEN&role=editor", [("CS1", "editor"), ("CS2", "editor2")]),
        ("unit=CS4", []),
        ("q=nobody", []),
        ("q=nobody&past=on", [("CS1", "nobody")]),
    ],
)
def test_the_printed_list_is_narrowed_as_the_list(manager, tree, people, asked, found):
    RoleAssignmentFactory(user=people["nobody"], unit=tree.base, role=Role.EDITOR, valid_to=day(-1))
    assert held(opened(manager, f"{PRINT}?{asked}")) == found


def test_the_list_leads_there_with_its_filters(manager):
    page = opened(manager, reverse("units:role-list") + "?role=editor&page=1")
    html = page.content.decode()
    assert f'{PRINT}?role=editor"' in html
    assert f'{LOG}"' in html


def test_a_list_too_long_says_so(manager, monkeypatch):
    monkeypatch.setattr(AccountPrintView, "most", 2)
    page = opened(manager, PRINT)
    assert len(held(page)) == 2
    assert "dài hơn 2 dòng" in words(page)


@pytest.mark.parametrize("rows", [1, 3])
def test_print_query_count(client, tree, rows, django_assert_num_queries):
    manager = UserFactory()
    RoleAssignmentFactory(user=manager, unit=tree.province2, role=Role.MANAGER)
    for _each in range(rows):
        RoleAssignmentFactory(unit=tree.far, role=Role.EDITOR)
    client.force_login(manager)
    opened(client, PRINT)
    with django_assert_num_queries(6):  # session, user, roles, rows; notices, the band
        client.get(PRINT)


def test_every_act_on_an_account_is_logged_newest_first(manager, people, tree):
    by, account = people["manager"], people["editor"]
    renew_password(account, by=by)
    lock_account(account, by=by, reason="Nghỉ việc")
    unlock_account(account, by=by)
    open_account(username="moi", full_name="Người Mới", unit=tree.base, role=Role.VIEWER, by=by)
    page = opened(manager, LOG)
    assert told(page) == [
        ("moi", "Mở tài khoản"),
        ("editor", "Mở khoá tài khoản"),
        ("editor", "Khoá tài khoản"),
        ("editor", "Đặt mật khẩu dùng một lần"),
    ]
    assert "Nghỉ việc" in words(page)


def test_the_log_is_narrowed(manager, people):
    by = people["manager"]
    for name in ("editor", "editor2"):
        renew_password(people[name], by=by)
    lock_account(people["editor"], by=by)
    get_user_model().objects.filter(pk=people["editor2"].pk).update(full_name="Đỗ Thị Bưởi")
    assert told(opened(manager, f"{LOG}?q=do+thi+buoi")) == [("editor2", "Đặt mật khẩu dùng một lần")]
    assert told(opened(manager, f"{LOG}?move=lock")) == [("editor", "Khoá tài khoản")]
    assert len(told(opened(manager, f"{LOG}?since={day(0):%d/%m/%Y}"))) == 3
    assert "Không có dòng nào như vậy" in words(opened(manager, f"{LOG}?until={day(-1):%d/%m/%Y}"))


def test_what_is_done_elsewhere_is_not_told(manager, people, tree):
    stranger = UserFactory()
    RoleAssignmentFactory(user=stranger, unit=tree.far, role=Role.EDITOR)
    renew_password(stranger, by=people["superuser"])
    assert "Chưa có việc gì được ghi" in words(opened(manager, LOG))


def test_no_password_stands_in_the_log(manager, people):
    password = renew_password(people["editor"], by=people["manager"])
    assert password not in opened(manager, LOG).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_log_query_count(manager, people, rows, django_assert_num_queries):
    for _each in range(rows):
        renew_password(people["editor"], by=people["manager"])
    opened(manager, LOG)
    with django_assert_num_queries(8):  # session, user, roles, count, lines, their accounts; notices, the band
        assert len(told(manager.get(LOG))) == rows
