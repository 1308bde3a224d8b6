"""A backup is restored into a second database, which proves itself; what is not whole is refused."""

import io
import json
import os
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from certificates.services.signing_key import signer_in_use
from common.audit_sealing import latest_root, seal_audit
from common.errors import DomainError
from common.storing import keep_file
from common.uploads import checked_upload
from common.workflow import write_audit
from office.services import restoring
from office.services.backup import DUMP, FILES, MANIFEST, make_backup
from office.services.postgres import _program
from office.services.proving import prove_all
from papers.models import PaperTemplate
from tests.conftest import beside
from tests.factories import UserFactory
from tests.papers.test_templates import template, upload


@pytest.fixture
def sealed(committed_db):
    """Three lines of the audit: two sealed, one not yet; a file in the store."""
    actor = UserFactory(username="nguoi.ghi")
    for _line in range(2):
        write_audit(actor, "edit", by=actor)
    seal_audit()
    write_audit(actor, "edit", by=actor)
    default_storage.save("minh-chung/a.txt", ContentFile("Ba Bể".encode()))
    return actor


@pytest.fixture
def backup(as_owner, sealed, tmp_path):
    make_backup(tmp_path / "ban-sao")
    return tmp_path / "ban-sao"


def rows_of(url: str, question: str):
    with closing(psycopg2.connect(**restoring._parameters(url))) as found:
        cursor = found.cursor()
        cursor.execute(question)
        return cursor.fetchall()


def test_the_drill_restores_beside_and_proves(backup, second_database):
    said = io.StringIO()
    call_command("drill", backup, into=second_database, stdout=said)
    assert "dùng được" in said.getvalue()
    assert "Nhật ký: 2 dòng đã niêm, 1 chưa. Niêm phong: 0 khớp." in said.getvalue()
    assert rows_of(second_database, "SELECT username FROM accounts_user") == [("nguoi.ghi",)]


def test_a_restored_database_is_frozen_for_the_application_as_before(backup, second_database, roles, tmp_path):
    restoring.restore_backup(backup, url=second_database, files=tmp_path / "tep")
    assert (tmp_path / "tep/minh-chung/a.txt").read_text() == "Ba Bể"
    as_application = beside(roles.app, urlsplit(second_database).path[1:])
    assert rows_of(as_application, "SELECT count(*) FROM common_auditsegment") == [(1,)]
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        rows_of(as_application, "DELETE FROM common_auditsegment")


def test_the_drill_finds_an_audit_made_anew_before_the_restore(backup, second_database, tmp_path):
    """The copy's list carries the root of its day."""
    listed = json.loads((backup / MANIFEST).read_text())
    assert listed["root"] == latest_root().hash
    (backup / MANIFEST).write_text(json.dumps(listed | {"root": "0" * 64}))
    with pytest.raises(CommandError, match="không có mã đã cho"):
        call_command("drill", backup, into=second_database, stdout=io.StringIO())


def test_a_database_with_tables_is_never_written_to(backup, as_owner):
    with pytest.raises(DomainError, match="không trống"):
        restoring.restore_backup(backup, url=beside(as_owner, connection.settings_dict["NAME"]))


@pytest.mark.parametrize(
    ("url", "reason"),
    [("mysql://a:b@localhost/c", "địa chỉ PostgreSQL"), ("khong-phai", "địa chỉ PostgreSQL")],
)
def test_what_is_no_database_is_refused(backup, url, reason):
    with pytest.raises(DomainError, match=reason):
        restoring.restore_backup(backup, url=url)


def test_a_database_that_is_not_there_is_refused(backup, as_owner):
    with pytest.raises(DomainError, match="Không nối được"):
        restoring.restore_backup(backup, url=beside(as_owner, "khong_co"))


def spoil_dump(folder: Path) -> None:
    with (folder / DUMP).open("r+b") as stream:
        stream.seek(100)
        changed = bytes(each ^ 0xFF for each in stream.read(4))
        stream.seek(100)
        stream.write(changed)


SPOILED = {
    "a part changed": (spoil_dump, DUMP),
    "a part gone": (lambda folder: (folder / FILES).unlink(), FILES),
    "no list": (lambda folder: (folder / MANIFEST).unlink(), "bản sao lưu đã xong"),
    "a list cut short": (lambda folder: (folder / MANIFEST).write_text('{"format": 1'), "bản sao lưu đã xong"),
    "no parts": (
        lambda folder: (folder / MANIFEST).write_text('{"made_at": "", "server": 18, "root": "", "parts": {}}'),
        DUMP,
    ),
}


@pytest.mark.parametrize("case", SPOILED)
def test_a_copy_that_is_not_whole_is_refused(backup, second_database, case):
    spoil, reason = SPOILED[case]
    spoil(backup)
    with pytest.raises(DomainError, match=reason):
        restoring.restore_backup(backup, url=second_database)
    assert rows_of(second_database, restoring.TABLES) == [(0,)]


def test_a_backup_is_never_laid_over_another(backup):
    with pytest.raises(CommandError, match="không trống"):
        call_command("backup", backup, stdout=io.StringIO())


def test_only_its_owner_reads_a_backup(backup):
    assert (backup.stat().st_mode & 0o777) == 0o700


def test_what_is_in_use_proves_itself_too(sealed):
    proof = prove_all(root=latest_root().hash)
    assert (proof.entries, proof.unsealed, proof.runs, proof.files) == (2, 1, 0, 0)


@pytest.fixture
def file_that_leaves(as_owner, sealed, tmp_path, monkeypatch):
    """A file with a row, which is removed while ``pg_dump`` runs."""
    row = PaperTemplate(kind="decision", uploaded_by=sealed)
    keep_file(row, checked_upload(upload(template("{{ about }}")), endings=("docx",)))
    where = tmp_path / "bin"
    where.mkdir()
    program = where / "pg_dump"
    program.write_text(
        f'#!/bin/sh\n[ "$1" = --version ] || rm -f "{row.file.path}"\nexec "{_program("pg_dump")}" "$@"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(where), prepend=os.pathsep)
    return row.file.name


def test_a_file_that_leaves_the_store_meanwhile_is_listed_and_not_missed(file_that_leaves, second_database, tmp_path):
    said, warned = io.StringIO(), io.StringIO()
    call_command("backup", tmp_path / "ban-sao", stdout=said, stderr=warned)
    assert json.loads((tmp_path / "ban-sao" / MANIFEST).read_text())["vanished"] == [file_that_leaves]
    assert warned.getvalue().startswith("1 tệp rời kho trong lúc sao lưu")
    said = io.StringIO()
    call_command("drill", tmp_path / "ban-sao", into=second_database, stdout=said)
    assert "dùng được" in said.getvalue()


def test_a_restore_without_the_files_of_the_copy_says_so(backup, second_database):
    warned = io.StringIO()
    call_command("restore", backup, into=second_database, stdout=io.StringIO(), stderr=warned)
    assert "thiếu --files" in warned.getvalue()


@pytest.mark.parametrize("secret", ["", "bí mật khác"])
def test_the_drill_says_when_the_signing_key_does_not_open(
    as_owner, sealed, second_database, tmp_path, monkeypatch, secret
):
    signer_in_use(by=sealed)
    make_backup(tmp_path / "ban-sao")
    monkeypatch.setenv("SIGNING_SECRET", secret)
    said = io.StringIO()
    call_command("drill", tmp_path / "ban-sao", into=second_database, stdout=said)
    assert "dùng được" in said.getvalue()
    assert ("Không mở được khoá ký" in said.getvalue()) == bool(secret)
