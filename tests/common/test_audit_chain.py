"""The audit proves itself: laid over what is committed, in order, and whoever touches it is found out."""

import io
import json
import threading
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction
from hypothesis import given
from hypothesis import strategies as st

from common import audit_sealing
from common.audit_chain import Link, link_of, packed, unpacked
from common.audit_checking import FaultKind, ask_for_check, run_waiting_check, told, verify_audit
from common.audit_sealing import latest_root, seal_audit
from common.models import AuditCheck, AuditEntry, AuditSegment
from common.workflow import Move, write_audit
from tests.conftest import as_role
from tests.factories import UserFactory


@pytest.fixture
def actor(committed_db):
    return UserFactory(username="nguoi.ghi")


@pytest.fixture
def small_segments(monkeypatch):
    monkeypatch.setattr(audit_sealing, "MOST_ENTRIES", 3)


def write(actor, *notes):
    return [write_audit(actor, "edit", by=actor, record=Move(note=note, data={"số": 1})) for note in notes]


@contextmanager
def as_superuser(roles):
    """What whoever rules the database can do: the triggers are asleep."""
    as_role(connection, roles.owner)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        yield cursor
    as_role(connection, roles.app)


def test_nothing_is_sealed_of_an_empty_audit(actor):
    assert seal_audit() == 0
    assert latest_root() is None
    verdict = verify_audit()
    assert (verdict.holds, verdict.segments, verdict.entries, verdict.unsealed) == (True, 0, 0, 0)


def test_segments_follow_one_another(actor, small_segments):
    written = write(actor, *"abcdefg")
    assert seal_audit() == 7
    segments = list(AuditSegment.objects.order_by("number"))
    assert [(segment.number, segment.count) for segment in segments] == [(1, 3), (2, 3), (3, 1)]
    assert [segment.previous for segment in segments] == ["", segments[0].root, segments[1].root]
    assert latest_root() == (3, segments[2].root)
    write(actor, "h", "i")
    verdict = verify_audit()
    assert (verdict.holds, verdict.segments, verdict.entries, verdict.unsealed) == (True, 3, 7, 2)
    assert verdict.root == segments[2].root
    assert [link.entry for segment in segments for link in unpacked(bytes(segment.links))] == [
        line.pk for line in written
    ]


def test_an_open_transaction_is_waited_for_and_takes_its_place(actor):
    """It drew its number first and commits last."""
    drew, may_commit, failures = threading.Event(), threading.Event(), []

    def slow():
        try:
            with transaction.atomic():
                write(actor, "chậm")
                drew.set()
                may_commit.wait(10)
        except DatabaseError as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    thread = threading.Thread(target=slow)
    thread.start()
    assert drew.wait(10)
    write(actor, "nhanh")
    assert seal_audit(patience=0.2) == 0
    assert verify_audit().unsealed == 1
    may_commit.set()
    assert seal_audit(patience=10) in {1, 2}
    thread.join()
    seal_audit()
    assert failures == []
    assert list(AuditEntry.objects.order_by("pk").values_list("note", flat=True)) == ["chậm", "nhanh"]
    verdict = verify_audit()
    assert (verdict.holds, verdict.entries, verdict.unsealed) == (True, 2, 0)


def test_two_sealers_at_once_lay_one_chain(actor, small_segments):
    write(actor, *"abcdefghij")
    done = []

    def seal():
        done.append(seal_audit())
        connections.close_all()

    threads = [threading.Thread(target=seal) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(done) == 10
    assert verify_audit().holds


TAMPERED = {
    FaultKind.ENTRY_CHANGED: "UPDATE common_auditentry SET note = 'khác' WHERE id = %(entry)s",
    FaultKind.ENTRY_MISSING: "DELETE FROM common_auditentry WHERE id = %(entry)s",
    FaultKind.SEGMENT_MISSING: "DELETE FROM common_auditsegment WHERE number = 2",
    FaultKind.SEGMENT_CHANGED: "UPDATE common_auditsegment SET sealed_at = '2020-01-01' WHERE number = 2",
    FaultKind.CHAIN_CUT: "UPDATE common_auditsegment SET previous = repeat('0', 64) WHERE number = 2",
}


@pytest.mark.parametrize("kind", TAMPERED)
def test_what_a_superuser_of_the_database_alters_is_named(actor, small_segments, roles, kind):
    entry = write(actor, *"abcdefg")[4].pk
    seal_audit()
    with as_superuser(roles) as cursor:
        cursor.execute(TAMPERED[kind], {"entry": entry})
    fault = verify_audit().fault
    assert (fault.kind, fault.segment) == (kind, 2)
    assert fault.entry == (entry if kind in {FaultKind.ENTRY_CHANGED, FaultKind.ENTRY_MISSING} else None)


def test_a_line_slipped_in_is_named(actor, roles):
    """A number that was rolled back stands free between two that are sealed."""
    write(actor, "a")
    with transaction.atomic():
        free = write(actor, "bỏ")[0].pk
        transaction.set_rollback(True)
    write(actor, "b")
    seal_audit()
    assert verify_audit().holds
    with as_superuser(roles) as cursor:
        cursor.execute(
            "INSERT INTO common_auditentry (id, subject_type_id, subject_id, actor_id, move, before, after, note,"
            " on_behalf_of, data) SELECT %s, subject_type_id, subject_id, actor_id, move, before, after, note,"
            " on_behalf_of, data FROM common_auditentry LIMIT 1",
            [free],
        )
    fault = verify_audit().fault
    assert (fault.kind, fault.entry) == (FaultKind.ENTRY_ADDED, free)


def test_a_chain_cut_short_or_made_anew_lacks_the_root_on_paper(actor, small_segments, roles):
    write(actor, *"abcdef")
    seal_audit()
    on_paper = latest_root().hash
    assert verify_audit(expected=on_paper).holds
    with as_superuser(roles) as cursor:
        cursor.execute("DELETE FROM common_auditsegment WHERE number = 2")
        cursor.execute("UPDATE common_auditentry SET note = 'khác' WHERE note = 'f'")
    seal_audit()
    assert verify_audit().holds
    assert verify_audit(expected=on_paper).fault.kind == FaultKind.ROOT_UNKNOWN


def test_a_chain_cut_short_behind_an_earlier_check_lacks_its_root(actor, small_segments, roles):
    write(actor, *"abcdef")
    seal_audit()
    ask_for_check()
    root = run_waiting_check().root
    with as_superuser(roles) as cursor:
        cursor.execute("DELETE FROM common_auditsegment WHERE number = 2")
        cursor.execute("DELETE FROM common_auditentry WHERE note IN ('d', 'e', 'f')")
    fault = verify_audit().fault
    assert (fault.kind, fault.segment, fault.root) == (FaultKind.WITNESS_UNKNOWN, 2, root)
    ask_for_check()
    said = told(run_waiting_check().fault)
    assert said.startswith(f"Chuỗi không còn mã {root} của đoạn 2, là mã lần kiểm tra nhật ký ngày ")
    with pytest.raises(CommandError, match="lần kiểm tra nhật ký"):
        call_command("verify_audit", stdout=io.StringIO())


@pytest.mark.parametrize("statement", ["UPDATE {} SET count = 1", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_application_cannot_touch_a_segment(actor, statement):
    write(actor, "a")
    seal_audit()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', 'common.AuditSegment:all', false)")
        with pytest.raises(DatabaseError):
            cursor.execute(statement.format("common_auditsegment"))


def test_the_command_counts_and_names_the_broken_link(actor, roles):
    entry = write(actor, "a", "b")[1].pk
    seal_audit()
    out = io.StringIO()
    call_command("verify_audit", format="json", stdout=out)
    told_by_machine = json.loads(out.getvalue())
    assert (told_by_machine["holds"], told_by_machine["entries"], told_by_machine["root"]) == (
        True,
        2,
        latest_root().hash,
    )
    out = io.StringIO()
    call_command("verify_audit", stdout=out)
    assert out.getvalue().startswith("2 dòng đã niêm trong 1 đoạn, 0 dòng chưa niêm.")
    with pytest.raises(CommandError, match="không có mã đã cho"):
        call_command("verify_audit", root="0" * 64, stdout=io.StringIO())
    with as_superuser(roles) as cursor:
        cursor.execute("DELETE FROM common_auditentry WHERE id = %s", [entry])
    with pytest.raises(CommandError, match=f"thiếu dòng số {entry}"):
        call_command("verify_audit", stdout=io.StringIO())


def test_a_check_waits_for_a_worker_and_says_what_it_found(actor, roles):
    entry = write(actor, "a")[0].pk
    seal_audit()
    assert ask_for_check(by=actor) == ask_for_check()
    check = run_waiting_check()
    assert (check.asked_by, check.checked, check.segments, check.fault) == (actor, 1, 1, None)
    assert not check.is_under_way
    assert run_waiting_check() is None
    with as_superuser(roles) as cursor:
        cursor.execute("UPDATE common_auditentry SET actor_id = actor_id, move = 'seal' WHERE id = %s", [entry])
    ask_for_check()
    assert told(run_waiting_check().fault) == f"Dòng số {entry} trong đoạn 1 đã bị sửa."
    assert AuditCheck.objects.count() == 2


@given(st.lists(st.tuples(st.integers(1, 2**62), st.text()), max_size=5))
def test_links_are_read_as_they_were_packed(entries):
    links = [link_of((number, note)) for number, note in entries]
    assert list(unpacked(packed(links))) == links


def test_a_link_cut_short_is_no_link():
    link = Link(7, b"x" * 32)
    assert list(unpacked(packed([link])[:-1])) != [link]
