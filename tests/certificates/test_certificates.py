"""Certificates of an issued decision: one a line, made by a worker, frozen; a new copy replaces a lost one."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from certificates.models import Certificate, CertificateBatch
from certificates.payload import check
from certificates.selectors.keys import known_keys
from certificates.services import certificate as module
from certificates.services.certificate import make_batch, reissue_batches, reissue_certificate, start_batch
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.models import AuditEntry
from notices.models import Notice
from tests.certificates.conftest import correct, make_decision, revoke
from tests.factories import DecisionFactory


@pytest.fixture
def sent(monkeypatch):
    sent = []
    monkeypatch.setattr("certificates.services.certificate.make_batch_task.delay", sent.append)
    return sent


def contents(certificate):
    return check(certificate.qr_text, known_keys()).contents


def test_every_line_has_one_that_says_what_was_frozen(given):
    first, second = given.certificates
    assert (contents(first).name, contents(second).name) == ("Nguyễn Thị Ước", "Trần Văn Đạt")
    assert (contents(first).decision, contents(first).signed_on) == ("01/QĐ-LĐLĐ", "2026-12-20")
    assert [contents(each).number for each in given.certificates] == [1, 2]
    assert first.code != second.code and contents(first).code == first.code
    assert first.qr_text.startswith(f"http://localhost:8000/tra-cuu/{first.code}/?q=TD1.")


def test_the_batch_counts_and_tells(given):
    batch = CertificateBatch.objects.get()
    assert (batch.total, batch.made, batch.failure, batch.is_under_way) == (2, 2, "", False)
    assert Notice.objects.get(user=given.by).text == "Đã tạo xong bằng, giấy của Quyết định 01/QĐ-LĐLĐ."
    assert AuditEntry.objects.get(move="certificates").actor == given.by


def test_what_is_made_is_not_made_again(given):
    with pytest.raises(TransitionRefused, match="đã có bằng, giấy"):
        start_batch(given.decision, by=given.by)


def test_one_batch_at_a_time(given, sent):
    decision = make_decision(given.tree.province, number=2)
    start_batch(decision, by=given.by)
    with pytest.raises(TransitionRefused, match="đang được tạo"):
        start_batch(decision, by=given.by)


def test_a_batch_goes_on_where_a_lost_worker_left_it(given, sent, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 1)
    decision = make_decision(given.tree.province, names=("A", "B", "C"), number=2)
    batch = start_batch(decision, by=given.by)
    assert module._make_chunk(batch.pk) is True
    assert reissue_batches() == sent == [batch.pk]
    assert make_batch(batch.pk) and not make_batch(batch.pk)
    assert list(Certificate.objects.filter(line__decision=decision).values_list("line__name", flat=True)) == [*"ABC"]
    assert reissue_batches() == []


def test_a_batch_that_fails_says_why(given, sent, settings):
    decision = make_decision(given.tree.province, number=2)
    batch = start_batch(decision, by=given.by)
    settings.SIGNING_SECRET = "another"
    assert make_batch(batch.pk)
    batch.refresh_from_db()
    assert "SIGNING_SECRET" in batch.failure and not batch.is_under_way


def test_a_batch_tried_too_often_is_given_up(given, sent):
    decision = make_decision(given.tree.province, number=2)
    batch = start_batch(decision, by=given.by)
    CertificateBatch.objects.filter(pk=batch.pk).update(attempts=module.MOST_ATTEMPTS)
    assert not make_batch(batch.pk)
    batch.refresh_from_db()
    assert "3 lần" in batch.failure and not batch.is_under_way


def test_a_draft_gives_nothing(given):
    with pytest.raises(TransitionRefused, match="chưa được công bố"):
        start_batch(DecisionFactory(unit=given.tree.province), by=given.by)


@pytest.mark.parametrize(("who", "may"), [("approver", True), ("specialist", False), ("finance", False)])
def test_who_gives_them_out(given, sent, who, may):
    decision = make_decision(given.tree.province, number=2)
    if may:
        assert start_batch(decision, by=given.people[who])
        return
    with pytest.raises(NotAllowed, match="chuyên viên"):
        start_batch(decision, by=given.people[who])


def test_a_lost_one_is_given_again_under_another_code(given):
    old = given.certificates[0]
    new = reissue_certificate(old, by=given.by, reason="lost", note="Đơn ngày 05/01/2027")
    assert (new.copy_no, new.line, contents(new).copy) == (2, old.line, 2)
    assert new.code != old.code
    line = AuditEntry.objects.get(move="reissue")
    assert (line.actor, line.note, line.data) == (given.by, "Đơn ngày 05/01/2027", {"reason": "lost", "copy": 2})


def test_only_the_last_copy_is_given_again(given):
    old = given.certificates[0]
    reissue_certificate(old, by=given.by, reason="lost")
    with pytest.raises(TransitionRefused, match="đã được cấp lại"):
        reissue_certificate(old, by=given.by, reason="damaged")


def test_a_new_copy_says_what_was_corrected(given):
    old = given.certificates[0]
    correct(old, name="Nguyễn Thị Ước Mơ")
    assert contents(reissue_certificate(old, by=given.by, reason="corrected")).name == "Nguyễn Thị Ước Mơ"


def test_nothing_is_given_by_a_correction_that_is_not_there(given):
    """Nor by that of another line."""
    old, other = given.certificates[:2]
    correct(other, name="Nguyễn Thị Ước Mơ")
    with pytest.raises(TransitionRefused, match="Chưa có quyết định đính chính"):
        reissue_certificate(old, by=given.by, reason="corrected")
    assert old.line.certificates.count() == 1


def test_what_was_revoked_is_not_given_again(given):
    revoke(given.certificates[0])
    with pytest.raises(TransitionRefused, match="đã hết hiệu lực"):
        reissue_certificate(given.certificates[0], by=given.by, reason="lost")


def test_others_give_none_again(given):
    with pytest.raises(DomainError):
        reissue_certificate(given.certificates[0], by=given.people["viewer"], reason="lost")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE certificates_certificate SET code = '0000000000'",
        "DELETE FROM certificates_certificate",
        "TRUNCATE certificates_certificate CASCADE",
    ],
)
def test_a_certificate_is_there_for_good(given, statement):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', 'certificates.Certificate:all', true)")
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(statement)
    assert Certificate.objects.count() == 2


def test_a_copy_is_there_once(given):
    old = given.certificates[0]
    twin = Certificate(line=old.line, code="0000000000", key=old.key, payload="x", made_by=given.by)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
