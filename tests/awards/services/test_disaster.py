"""What a disaster leaves is worked out again in a second database; what was touched before the copy is found there."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from awards.services.sealing import seal_tally
from common.audit_sealing import latest_root, seal_audit
from common.audit_witnesses import all_witnesses
from common.models import AuditEntry
from office.services.backup import make_backup


@pytest.fixture
def sealed_run(committed_world):
    """Two people, ranked; sealed when the audit had been sealed so far."""
    dossier = committed_world.dossier()
    for rating in ("excellent", "good"):
        committed_world.person(dossier, rating=rating)
    run = committed_world.evaluated()
    seal_audit()
    return seal_tally(run, by=committed_world.people["approver"])


def test_a_seal_carries_the_root_of_its_day(sealed_run):
    root = latest_root()
    assert AuditEntry.objects.get(move="seal").data["audit"] == {"segment": root.number, "root": root.hash}
    assert (*root, f"lần tổng hợp mang số {sealed_run.pk}") in all_witnesses()


def test_the_drill_works_every_sealed_run_out_again(sealed_run, second_database, tmp_path):
    seal_audit()
    make_backup(tmp_path / "copy")
    said = io.StringIO()
    call_command("drill", tmp_path / "copy", into=second_database, stdout=said)
    assert "Niêm phong: 1 khớp." in said.getvalue()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE awards_recommendation SET rank = 7 WHERE rank = 1", "không khớp niêm phong"),
        ("UPDATE common_auditentry SET note = 'khác' WHERE move = 'finish'", "đã bị sửa"),
    ],
)
def test_the_drill_finds_what_was_altered_before_the_copy(sealed_run, second_database, tmp_path, statement, found):
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement)
    make_backup(tmp_path / "copy")
    with pytest.raises(CommandError, match=found):
        call_command("drill", tmp_path / "copy", into=second_database, stdout=io.StringIO())
