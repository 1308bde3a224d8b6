"""Keys: one in use, the private half sealed and gone with the next, the public ones for everybody and for good."""

import io
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from certificates.models import KeySecret, SigningKey
from certificates.payload import check
from certificates.selectors.keys import known_keys
from certificates.services.signing_key import KeyLocked, change_key, signer_in_use
from common.errors import NotAllowed
from common.models import AuditEntry
from common.sample_mark import mark_as_sample
from tests.certificates.test_payload import CONTENTS
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return UserFactory(username="admin", is_superuser=True)


def said(name, *args, **options):
    out = io.StringIO()
    call_command(name, *args, stdout=out, **options)
    return out.getvalue().strip()


def test_the_first_signature_starts_the_first_key_once(admin):
    first, second = signer_in_use(by=admin), signer_in_use(by=admin)
    assert first.key_id == second.key_id
    assert first.sign(CONTENTS) == second.sign(CONTENTS)
    key = SigningKey.objects.get()
    assert AuditEntry.objects.get(subject_id=key.pk, move="start").actor == admin


def test_the_private_half_stands_nowhere_in_clear(admin):
    private = signer_in_use(by=admin).private.private_bytes_raw()
    secret = KeySecret.objects.get()
    assert private not in bytes(secret.sealed) + bytes(secret.salt)


def test_without_the_secret_of_the_server_nothing_is_signed(admin, settings):
    signer_in_use(by=admin)
    settings.SIGNING_SECRET = "another"
    with pytest.raises(KeyLocked, match="SIGNING_SECRET"):
        signer_in_use(by=admin)
    change_key(by=admin)
    assert signer_in_use(by=admin).sign(CONTENTS)


def test_a_new_key_takes_over_and_what_the_old_one_signed_still_holds(admin):
    old = signer_in_use(by=admin)
    new = change_key(by=admin)
    assert signer_in_use(by=admin).key_id == new.key_id != old.key_id
    assert check(old.sign(CONTENTS), known_keys()).key_id == old.key_id
    assert KeySecret.objects.get().key == new
    ends = dict(SigningKey.objects.with_end().values_list("key_id", "valid_to"))
    assert ends == {new.key_id: None, old.key_id: new.valid_from}


def test_only_the_administrator_of_the_system_changes_it():
    with pytest.raises(NotAllowed, match="quản trị hệ thống"):
        change_key(by=UserFactory())


def test_a_sample_database_signs_with_a_key_of_its_own(admin):
    real = signer_in_use(by=admin)
    mark_as_sample("test")
    sample = signer_in_use(by=admin)
    assert sample.is_sample and not real.is_sample
    assert check(sample.sign(CONTENTS), known_keys()).is_sample


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE certificates_signingkey SET public = 'x'",
        "DELETE FROM certificates_signingkey",
        "TRUNCATE certificates_signingkey CASCADE",
    ],
)
def test_a_key_is_there_for_good(admin, statement):
    signer_in_use(by=admin)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert SigningKey.objects.count() == 1


def test_the_keys_are_published(client, admin, django_assert_num_queries):
    signer_in_use(by=admin)
    change_key(by=admin)
    with django_assert_num_queries(1):
        keys = client.get(reverse("verification:keys")).json()["keys"]
    assert [key["id"] for key in keys] == list(SigningKey.objects.values_list("key_id", flat=True))
    assert keys[0]["valid_to"] is None and keys[1]["valid_to"] == keys[0]["valid_from"]


def test_a_payload_is_checked_with_the_published_file_alone(client, admin, tmp_path, django_assert_num_queries):
    payload = signer_in_use(by=admin).sign(CONTENTS)
    path = tmp_path / "khoa.json"
    path.write_bytes(client.get(reverse("verification:keys")).content)
    with django_assert_num_queries(0):
        told = said("verify_certificate", payload, keys=path)
    assert told.startswith("Chữ ký khớp: Bằng khen tặng Nguyễn Thị Ước, CĐCS Trường THCS Bộc Bố, theo Quyết định")
    assert "12/QĐ-LĐLĐ ngày 20/11/2020" in told
    assert json.loads(said("verify_certificate", payload, format="json"))["number"] == 7


def test_a_tampered_payload_is_one_line(admin):
    payload = signer_in_use(by=admin).sign(CONTENTS)
    kind, key, body, signature = payload.split(".")
    with pytest.raises(CommandError, match="đã bị sửa"):
        said("verify_certificate", ".".join([kind, key, body[:-4] + "AAAA", signature]))


def test_a_certificate_of_a_sample_is_no_certificate(admin):
    mark_as_sample("test")
    with pytest.raises(CommandError, match="DỮ LIỆU MẪU"):
        said("verify_certificate", signer_in_use(by=admin).sign(CONTENTS))


@pytest.mark.parametrize("content", ["", "{}", '{"keys": [{"id": "AAAAAAAA", "public_key": "AAAA"}]}'])
def test_a_file_that_holds_no_keys_is_one_line(admin, tmp_path, content):
    path = tmp_path / "khoa.json"
    path.write_text(content)
    with pytest.raises(CommandError, match="không phải tệp khoá công bố"):
        said("verify_certificate", "TD1", keys=path)


def test_a_file_that_is_not_there_is_one_line(tmp_path):
    with pytest.raises(CommandError, match="Không mở được tệp khoá"):
        said("verify_certificate", "TD1", keys=tmp_path / "khong-co.json")


def test_the_command_changes_the_key(admin):
    old = signer_in_use(by=admin).key_id
    new = said("rotate_signing_key", by="admin")
    assert new == signer_in_use(by=admin).key_id != old
    assert isinstance(signer_in_use(by=admin).private, Ed25519PrivateKey)


def test_the_command_names_who_is_unknown():
    with pytest.raises(CommandError, match="Không có tài khoản «ai-do»"):
        said("rotate_signing_key", by="ai-do")
