"""One door: sign-in through allauth with its limits, no sign-up, no way round the second factor."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.urls import reverse

from accounts.models import User
from tests.pages import opened, words

LOGIN = reverse("account_login")
PASSWORD = "mat-khau-thu-nghiem"


def sign_in(client, username="editor", password=PASSWORD, next_page=""):
    address = f"{LOGIN}?next={next_page}" if next_page else LOGIN
    return client.post(address, {"login": username, "password": password})


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def secret_of(user) -> str:
    """A second factor of ``user`` and its secret."""
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code_of(secret) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))


def test_sign_in_leads_home_and_out_again(client, people):
    opened(client, LOGIN)
    response = sign_in(client)
    assert (response.status_code, response["Location"], is_signed_in(client)) == (302, "/", True)
    opened(client, reverse("account_logout"))
    response = client.post(reverse("account_logout"))
    assert (response["Location"], is_signed_in(client)) == (LOGIN, False)


def test_sign_in_leads_to_the_page_asked_for_but_never_away(client, people):
    page = reverse("people:member-list")
    assert client.get(page)["Location"] == f"{LOGIN}?next={page}"
    assert sign_in(client, next_page=page)["Location"] == page
    client.logout()
    assert sign_in(client, next_page="https://xau.example/")["Location"] == "/"


@pytest.mark.parametrize(
    ("username", "password"), [("editor", "sai"), ("khong-co", PASSWORD), ("", ""), ("editor\x00", "x")]
)
def test_a_wrong_sign_in_says_the_same_whoever_it_was(client, people, username, password):
    response = sign_in(client, username, password)
    assert (response.status_code, is_signed_in(client)) == (200, False)
    assert "Lỗi: Đăng nhập" in response.content.decode()


def test_a_locked_account_does_not_sign_in(client, people):
    User.objects.filter(username="editor").update(is_active=False)
    sign_in(client)
    assert not is_signed_in(client)


def test_signing_up_is_closed(client, db):
    typed = {"username": "moi", "email": "moi@example.vn", "password1": PASSWORD, "password2": PASSWORD}
    assert "Không mở đăng ký tài khoản" in words(opened(client, reverse("account_signup")))
    client.post(reverse("account_signup"), typed)
    assert not User.objects.exists()


def test_failed_sign_ins_are_limited(client, people, settings):
    settings.ACCOUNT_RATE_LIMITS = {}
    answers = [words(sign_in(client, password="sai")) for _ in range(6)]
    assert "Quá nhiều lần" not in answers[0]
    assert "quá nhiều lần" in answers[-1].lower()
    sign_in(client)
    assert not is_signed_in(client)
    sign_in(client, "specialist")
    assert is_signed_in(client)


def test_a_password_is_changed(client, people):
    sign_in(client)
    address = reverse("account_change_password")
    opened(client, address)
    typed = {"oldpassword": PASSWORD, "password1": "khoa-moi-rat-dai-9", "password2": "khoa-moi-rat-dai-9"}
    assert client.post(address, typed | {"oldpassword": "sai"}).status_code == 200
    assert client.post(address, typed).status_code == 302
    assert User.objects.get(username="editor").check_password("khoa-moi-rat-dai-9")


def test_a_password_is_reset_by_mail(client, people):
    User.objects.filter(username="editor").update(email="editor@example.vn")
    opened(client, reverse("account_reset_password"))
    client.post(reverse("account_reset_password"), {"email": "editor@example.vn"})
    link = next(line for line in mail.outbox[0].body.split() if "/password/reset/key/" in line)
    form = client.get(link, follow=True)
    typed = {"password1": "khoa-moi-rat-dai-9", "password2": "khoa-moi-rat-dai-9"}
    client.post(form.redirect_chain[-1][0], typed)
    assert User.objects.get(username="editor").check_password("khoa-moi-rat-dai-9")


def test_a_reset_for_nobody_says_the_same(client, people):
    response = client.post(reverse("account_reset_password"), {"email": "la@example.vn"})
    assert response["Location"] == reverse("account_reset_password_done")


def test_a_password_that_is_there_is_changed_not_set(client, people):
    sign_in(client)
    assert client.get(reverse("account_set_password"))["Location"] == reverse("account_change_password")


@pytest.mark.parametrize("address", ["email/", "confirm-email/", "confirm-email/MQ:abc/"])
def test_addresses_of_mail_are_not_offered(client, people, address):
    sign_in(client)
    assert client.get(f"/accounts/{address}").status_code == 404


def test_the_admin_is_behind_the_same_door(client, people):
    response = client.get(reverse("admin:login"), follow=True)
    assert response.redirect_chain[-1][0].startswith(LOGIN)
    typed = {"username": "superuser", "password": PASSWORD, "next": "/admin/"}
    client.post(reverse("admin:login"), typed)
    assert not is_signed_in(client)


def test_the_admin_is_not_for_everybody(client, people):
    client.force_login(people["specialist_province"])
    assert client.get(reverse("admin:index")).status_code in (302, 403)
    client.force_login(people["superuser"])
    assert client.get(reverse("admin:index")).status_code == 200


def test_a_second_factor_is_asked_for(client, people):
    secret = secret_of(people["superuser"])
    response = sign_in(client, "superuser", next_page="/admin/")
    assert response["Location"].startswith(reverse("mfa_authenticate"))
    assert not is_signed_in(client)
    opened(client, response["Location"])
    assert client.post(response["Location"], {"code": "000000"}).status_code == 200
    assert not is_signed_in(client)
    client.post(response["Location"], {"code": code_of(secret)})
    assert is_signed_in(client)


def test_a_second_factor_is_set_up(client, people):
    sign_in(client)
    address = reverse("mfa_activate_totp")
    again = client.get(address)["Location"]
    opened(client, again)
    assert client.post(again, {"password": "sai"}).status_code == 200
    assert client.post(again, {"password": PASSWORD})["Location"] == address
    page = opened(client, address)
    response = client.post(address, {"code": code_of(page.context["form"].secret)})
    assert response["Location"] == reverse("mfa_view_recovery_codes")
    assert people["editor"].authenticator_set.count() == 2
    opened(client, reverse("mfa_index"))
    opened(client, response["Location"])


@pytest.mark.parametrize(
    ("who", "must"),
    [("approver", True), ("manager", True), ("superuser", True), ("editor", False), ("specialist", False)],
)
def test_roles_that_decide_must_have_a_second_factor(client, people, settings, who, must):
    settings.MFA_REQUIRED_ROLES = ["approver", "manager", "superuser"]
    client.force_login(people[who])
    response = client.get("/")
    assert (response.status_code == 302) is must
    if must:
        assert response["Location"] == reverse("mfa_activate_totp")
        assert client.get("/admin/").status_code == 302
        secret_of(people[who])
        assert client.get("/").status_code == 200


def test_without_a_second_factor_one_can_still_set_it_up_and_sign_out(client, people, settings):
    settings.MFA_REQUIRED_ROLES = ["approver"]
    sign_in(client, "approver")
    page = client.get("/", follow=True)
    assert "xác thực hai lớp" in words(page)
    assert page.redirect_chain[0] == (reverse("mfa_activate_totp"), 302)
    assert page.redirect_chain[-1][0].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_logout"))
    assert not is_signed_in(client)


def test_the_requirement_follows_the_role_of_the_day(client, people, settings):
    settings.MFA_REQUIRED_ROLES = ["approver"]
    people["approver"].role_assignments.update(valid_to="2020-01-01")
    client.force_login(people["approver"])
    assert client.get("/").status_code == 200


def test_a_sample_account_stays_outside_where_samples_are_not_allowed(client, people, settings):
    User.objects.filter(username="editor").update(is_sample=True)
    settings.SAMPLE_ACCOUNTS_ALLOWED = False
    assert "Tài khoản mẫu không đăng nhập được ở đây" in words(sign_in(client))
    assert not is_signed_in(client)
    assert "Tài khoản mẫu" not in words(sign_in(client, password="sai"))
    settings.SAMPLE_ACCOUNTS_ALLOWED = True
    sign_in(client)
    assert is_signed_in(client)
