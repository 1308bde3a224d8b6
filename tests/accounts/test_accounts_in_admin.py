"""What the admin does to an account: its address, its history, its second factor."""

from importlib import import_module

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.apps import apps
from django.core import mail
from django.db import connection
from django.urls import reverse

from accounts.models import User
from common.models import AuditEntry
from tests.emulation.test_admin import no_rows
from tests.pages import words


@pytest.fixture
def boss(client, people):
    client.force_login(people["superuser"])
    return client


def page_of(user) -> str:
    return reverse("admin:accounts_user_change", args=[user.pk])


def save(boss, user, **typed):
    """The account's page sent back with only ``typed`` changed."""
    kept = {name: getattr(user, name) for name in ("username", "full_name", "email", "phone")}
    flags = {name: "on" for name in ("is_active", "is_staff", "is_superuser") if getattr(user, name)}
    return boss.post(page_of(user), kept | flags | no_rows("events") | typed)


def reset_links(address) -> list[str]:
    """Links to a new password among what was mailed to ``address``."""
    sent = [message for message in mail.outbox if address in message.to]
    return [line for message in sent for line in message.body.split() if "/password/reset/key/" in line]


def ask_for_reset(client, address):
    client.post(reverse("account_reset_password"), {"email": address})


def test_a_former_address_resets_nothing(boss, client, people):
    editor = people["editor"]
    save(boss, editor, email="cu@example.vn")
    client.logout()
    ask_for_reset(client, "cu@example.vn")
    old_link = reset_links("cu@example.vn")[0]
    client.force_login(people["superuser"])
    editor.refresh_from_db()
    assert save(boss, editor, email="moi@example.vn").status_code == 302
    client.logout()
    mail.outbox.clear()
    for address in ("cu@example.vn", "moi@example.vn"):
        ask_for_reset(client, address)
    assert (len(reset_links("cu@example.vn")), len(reset_links("moi@example.vn"))) == (0, 1)
    assert "không còn dùng được" in words(client.get(old_link, follow=True))


def test_an_account_saved_without_a_new_address_keeps_what_was_sent(boss, people):
    editor = people["editor"]
    save(boss, editor, email="cu@example.vn")
    ask_for_reset(boss, "cu@example.vn")
    editor.refresh_from_db()
    save(boss, editor, full_name="Trần An")
    assert EmailAddress.objects.filter(user=editor, email="cu@example.vn").exists()


def test_addresses_are_kept_in_small_letters(boss, people):
    editor = people["editor"]
    save(boss, editor, email="Tran.An@Example.VN")
    editor.refresh_from_db()
    assert editor.email == "tran.an@example.vn"
    User.objects.filter(pk=editor.pk).update(email="AN@example.vn")
    assert User.objects.get(email="An@Example.vn") == User.objects.get(username="editor")
    editor.refresh_from_db()
    assert editor.email == "an@example.vn"


def test_former_addresses_of_before_are_forgotten(people):
    editor = people["editor"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_user SET email = 'An@Example.vn' WHERE id = %s", [editor.pk])
    for address in ("an@example.vn", "cu@example.vn"):
        EmailAddress.objects.create(user=editor, email=address)
    import_module("accounts.migrations.0003_forget_former_addresses").forget(apps, None)
    editor.refresh_from_db()
    assert (editor.email, editor.emailaddress_set.get().email) == ("an@example.vn", "an@example.vn")


def test_an_account_has_a_history_without_its_secrets(boss, people):
    editor = people["editor"]
    save(boss, editor, is_superuser="on", is_staff="on")
    User.objects.filter(pk=editor.pk).update(password="x", last_login="2025-01-01T00:00Z")
    events = list(editor.events.order_by("pgh_id"))
    assert [(event.pgh_label, event.is_superuser) for event in events] == [("insert", False), ("update", True)]
    assert events[-1].pgh_context.metadata["user"] == people["superuser"].pk
    columns = connection.introspection.get_table_description(connection.cursor(), events[0]._meta.db_table)
    assert {"password", "last_login"}.isdisjoint(column.name for column in columns)


def test_who_gave_all_powers_is_seen_on_the_account(boss, people):
    save(boss, people["editor"], is_superuser="on")
    page = words(boss.get(page_of(people["editor"])))
    assert "Lịch sử tài khoản" in page
    history = boss.get(page_of(people["editor"])).context["inline_admin_formsets"][0].formset.queryset
    assert [(row.acting, row.is_superuser) for row in history] == [("superuser", True), (None, False)]


def test_a_new_address_a_password_and_a_new_account_are_written_down(boss, people):
    editor, boss_is = people["editor"], people["superuser"]
    save(boss, editor, email="moi@example.vn")
    line = AuditEntry.objects.get(move="edit_account")
    assert (line.subject, line.actor, line.data) == (editor, boss_is, {"email": True})
    path = reverse("admin:auth_user_password_change", args=[editor.pk])
    boss.get(path)
    boss.post(path, {"password1": "x", "password2": "y", "usable_password": "true"})
    assert not AuditEntry.objects.filter(move="renew_password").exists()
    secret = "mot-cau-dai-kho-doan-2026"
    boss.post(path, {"password1": secret, "password2": secret, "usable_password": "true"})
    line = AuditEntry.objects.get(move="renew_password")
    assert (line.subject, line.actor, line.data) == (editor, boss_is, {})
    typed = {"username": "moivao", "full_name": "Người Mới", "password1": secret, "password2": secret}
    boss.post(reverse("admin:accounts_user_add"), typed | {"usable_password": "true"})
    assert AuditEntry.objects.get(move="open").subject == User.objects.get(username="moivao")


def test_removing_a_second_factor_is_written_down(boss, people):
    editor = people["editor"]
    totp.TOTP.activate(editor, totp.generate_totp_secret())
    RecoveryCodes.activate(editor)
    factor = Authenticator.objects.get(user=editor, type="totp")
    boss.post(reverse("admin:mfa_authenticator_delete", args=[factor.pk]), {"post": "yes"})
    assert not Authenticator.objects.filter(user=editor).exists()
    line = AuditEntry.objects.get(move="remove_second_factor")
    assert (line.subject, line.actor, line.data) == (editor, people["superuser"], {"type": "totp"})


def test_recovery_codes_stay_while_another_factor_does(boss, people):
    editor = people["editor"]
    totp.TOTP.activate(editor, totp.generate_totp_secret())
    RecoveryCodes.activate(editor)
    Authenticator.objects.create(user=editor, type="webauthn", data={"name": "Khoá", "credential": {}})
    factor = Authenticator.objects.get(user=editor, type="totp")
    boss.post(reverse("admin:mfa_authenticator_delete", args=[factor.pk]), {"post": "yes"})
    assert set(editor.authenticator_set.values_list("type", flat=True)) == {"recovery_codes", "webauthn"}
