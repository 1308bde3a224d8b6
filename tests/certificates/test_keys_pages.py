"""The page of the keys, and changing the one in use after the password was asked for again."""

import pytest
from django.urls import reverse

from certificates.models import SigningKey
from certificates.services.signing_key import change_key, signer_in_use
from common.models import AuditEntry
from tests.factories import UserFactory
from tests.pages import opened, words

LIST, CHANGE = "certificates:key-list", "certificates:key-change"


@pytest.fixture
def admin(client, db):
    user = UserFactory(is_superuser=True)
    user.set_password("thu-nghiem-2026")
    user.save()
    client.force_login(user)
    return user


def confirmed(client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": "thu-nghiem-2026"})


def test_before_the_first_certificate_there_is_none(client, admin):
    assert "Chưa có khoá nào" in words(opened(client, reverse(LIST)))
    assert "Chưa có khoá nào" in words(opened(client, reverse(CHANGE)))


def test_it_lists_each_with_its_days_and_reason(client, admin):
    old = signer_in_use(by=admin).key_id
    new = change_key(by=admin, reason="Nghi lộ khoá").key_id
    shown = words(opened(client, reverse(LIST)))
    assert shown.index(new) < shown.index(old) and "đang dùng" in shown and "Nghi lộ khoá" in shown


def test_the_password_comes_first(client, admin):
    key = signer_in_use(by=admin).key_id
    answer = client.post(reverse(CHANGE), {"reason": "Định kỳ", "seen": key})
    assert reverse("account_reauthenticate") in answer["Location"] and SigningKey.objects.count() == 1


def test_then_a_new_key_signs(client, admin):
    key = signer_in_use(by=admin).key_id
    assert key in words(opened(client, reverse(CHANGE)))
    confirmed(client)
    assert client.post(reverse(CHANGE), {"reason": "", "seen": key}).status_code == 200
    assert client.post(reverse(CHANGE), {"reason": "Định kỳ", "seen": key}).url == reverse(LIST)
    new = SigningKey.objects.first()
    assert new.key_id == signer_in_use(by=admin).key_id != key
    line = AuditEntry.objects.get(move="start", subject_id=new.pk)
    assert (line.actor, line.note) == (admin, "Định kỳ")


def test_clicked_twice_it_is_changed_once(client, admin):
    key = signer_in_use(by=admin).key_id
    confirmed(client)
    client.post(reverse(CHANGE), {"reason": "Định kỳ", "seen": key})
    answer = client.post(reverse(CHANGE), {"reason": "Định kỳ", "seen": key})
    assert "Khoá ký vừa được đổi" in words(answer) and SigningKey.objects.count() == 2


def test_others_are_told_why_not(client, given):
    client.force_login(given.people["approver"])
    for path in (LIST, CHANGE):
        answer = client.get(reverse(path), follow=True)
        assert "Chỉ người quản trị hệ thống" in words(answer)


@pytest.mark.parametrize("keys", [1, 3])
def test_a_longer_list_asks_no_more(client, admin, keys, django_assert_num_queries):
    for _each in range(keys):
        change_key(by=admin)
    client.get(reverse(LIST))
    with django_assert_num_queries(5):
        client.get(reverse(LIST))
