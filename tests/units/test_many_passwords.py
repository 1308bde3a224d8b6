"""New passwords for several accounts at once: for whom, all or none, once a form, and slips nobody sees again."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from common.clock import now
from common.errors import DomainError, NotAllowed
from common.models import AuditEntry
from tests.factories import RoleAssignmentFactory, UserFactory
from tests.pages import opened, words
from tests.units.test_roles import day
from units.models import Role
from units.permissions import may_manage_account
from units.selectors.accounts import accounts_in_hand, accounts_managed
from units.services import account as module
from units.services.account import renew_password, renew_passwords

ADDRESS = reverse("units:account-passwords")
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def manager(client, people, monkeypatch):
    """Signed in a moment ago."""
    asked = "allauth.account.decorators.reauthentication.is_reauthentication_required"
    monkeypatch.setattr(asked, lambda *_args, **_words: False)
    client.force_login(people["manager"])
    return client


def sent(*accounts, since=None):
    return {"accounts": [account.pk for account in accounts], "since": (since or now()).isoformat()}


def renewed() -> set[str]:
    lines = AuditEntry.objects.filter(move="renew_password")
    return set(get_user_model().objects.filter(pk__in=lines.values("subject_id")).values_list("username", flat=True))


@pytest.mark.parametrize("who", ["manager", "superuser", "editor", "district_manager"])
def test_in_hand_is_what_the_permission_says(tree, people, who):
    people["district_manager"] = UserFactory(username="district_manager")
    RoleAssignmentFactory(user=people["district_manager"], unit=tree.district, role=Role.MANAGER)
    RoleAssignmentFactory(user=people["editor"], unit=tree.far, role=Role.VIEWER)
    RoleAssignmentFactory(user=people["editor2"], unit=tree.far, role=Role.VIEWER, valid_to=day(-1))
    RoleAssignmentFactory(user=people["specialist"], unit=tree.province, role=Role.VIEWER, valid_from=day(30))
    get_user_model().objects.filter(username="council").update(is_staff=True)
    viewer = people[who]
    in_hand = set(accounts_in_hand(viewer))
    assert in_hand == {each for each in accounts_managed(viewer) if may_manage_account(viewer, each)}
    assert (people["editor2"] in in_hand) is (who != "editor")


def test_each_has_a_password_of_their_own_and_must_change_it(people):
    chosen = [people["editor"], people["editor2"]]
    for account in chosen:
        Client().force_login(account)
    Client().force_login(people["viewer"])
    slips = renew_passwords(chosen, by=people["manager"], since=now())
    assert [slip.account.username for slip in slips] == ["editor", "editor2"]
    assert len({slip.password for slip in slips}) == 2
    for slip in slips:
        stored = get_user_model().objects.get(pk=slip.account.pk)
        assert stored.check_password(slip.password) and stored.must_change_password
    assert Session.objects.count() == 1
    assert AuditEntry.objects.filter(move="renew_password", actor=people["manager"]).count() == 2


def test_all_or_none(tree, people):
    RoleAssignmentFactory(user=people["editor2"], unit=tree.far, role=Role.EDITOR)
    before = set(get_user_model().objects.values_list("pk", "password"))
    with pytest.raises(NotAllowed, match="ngoài phạm vi"):
        renew_passwords([people["editor"], people["editor2"]], by=people["manager"], since=now())
    assert set(get_user_model().objects.values_list("pk", "password")) == before


def test_a_form_sets_passwords_once(people):
    since = now() - HOUR
    renew_password(people["editor"], by=people["manager"])
    with pytest.raises(DomainError, match="vừa được đặt mật khẩu"):
        renew_passwords([people["editor"], people["editor2"]], by=people["manager"], since=since)
    assert renewed() == {"editor"}
    assert len(renew_passwords([people["editor"]], by=people["manager"], since=now())) == 1


@pytest.mark.parametrize("count", [0, 2])
def test_how_many_at_once(people, monkeypatch, count):
    monkeypatch.setattr(module, "MOST_RENEWED", 1)
    with pytest.raises(DomainError, match="từ 1 đến 1"):
        renew_passwords([people["editor"], people["editor2"]][:count], by=people["manager"], since=now())


def test_the_slips_are_shown_once_and_kept_nowhere(manager, people):
    answer = manager.post(ADDRESS, sent(people["editor"], people["editor2"]))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    slips = answer.context["slips"]
    assert all(slip.password in words(answer) and slip.account.username in words(answer) for slip in slips)
    assert "http://testserver/" in words(answer)
    again = opened(manager, ADDRESS)
    assert not any(slip.password in again.content.decode() for slip in slips)
    assert renewed() == {"editor", "editor2"}


def test_sending_the_same_page_again_sets_nothing(manager, people):
    form = sent(people["editor"])
    manager.post(ADDRESS, form)
    password = get_user_model().objects.get(username="editor").password
    again = manager.post(ADDRESS, form, follow=True)
    assert "vừa được đặt mật khẩu" in words(again)
    assert get_user_model().objects.get(username="editor").password == password


def test_what_is_not_chosen_well_is_said(manager, tree, people):
    stranger = UserFactory()
    RoleAssignmentFactory(user=stranger, unit=tree.far, role=Role.EDITOR)
    for form, said in (
        ({"since": now().isoformat()}, "đánh dấu ít nhất một người"),
        (sent(people["editor"], stranger), "không còn thuộc phạm vi"),
        (sent(people["manager"]), "không còn thuộc phạm vi"),
        ({"accounts": ["x"], "since": now().isoformat()}, ""),
        ({"accounts": [people["editor"].pk], "since": "hôm qua"}, "Trang đã cũ"),
        ({"accounts": [people["editor"].pk]}, "Trang đã cũ"),
    ):
        assert said in words(manager.post(ADDRESS, form, follow=True))
    assert renewed() == set()


def test_the_list_holds_those_in_hand(manager, tree, people):
    RoleAssignmentFactory(user=people["editor2"], unit=tree.far, role=Role.EDITOR)
    people["viewer"].is_active = False
    people["viewer"].save()
    listed = {account.username for account in opened(manager, ADDRESS).context["object_list"]}
    assert {"editor", "specialist", "approver"} <= listed
    assert not listed & {"editor2", "viewer", "manager", "superuser", "nobody"}
    page = opened(manager, f"{ADDRESS}?unit=CS1")
    assert [account.username for account in page.context["object_list"]] == ["editor"]
    assert "Không thấy ai" in words(opened(manager, f"{ADDRESS}?q=khong-co-ai"))
    role_list = opened(manager, reverse("units:role-list") + "?unit=CS1").content.decode()
    assert f'{ADDRESS}?unit=CS1"' in role_list


def test_the_password_of_the_manager_is_asked_first(client, people):
    people["manager"].set_password("mật khẩu thử")
    people["manager"].save()
    client.force_login(people["manager"])
    page = opened(client, f"{ADDRESS}?q=editor").content.decode()
    assert f'action="{ADDRESS}"' in page  # what is sent with a filter in the address is not taken up after the password
    asked = client.post(ADDRESS, sent(people["editor"]))
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert client.post(asked["Location"], {"password": "sai"}).status_code == 200
    assert renewed() == set()
    shown = client.post(asked["Location"], {"password": "mật khẩu thử"})
    assert [slip.account.username for slip in shown.context["slips"]] == ["editor"]
    assert "no-store" in shown["Cache-Control"]


@pytest.mark.parametrize("rows", [1, 3])
def test_query_count(manager, tree, rows, django_assert_num_queries):
    for _row in range(rows):
        RoleAssignmentFactory(unit=tree.base, role=Role.COUNCIL)
    opened(manager, f"{ADDRESS}?role=council&unit=CS1")
    with django_assert_num_queries(9):
        page = manager.get(f"{ADDRESS}?role=council&unit=CS1")
    assert len(page.context["object_list"]) == rows
