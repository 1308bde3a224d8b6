import hashlib
import io
import re
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.models import Attachment
from campaigns.services.attachment import attach_file, remove_attachment
from campaigns.services.moves import send_dossier, withdraw_dossier
from common.errors import DomainError, NotAllowed, TransitionRefused
from tests.campaigns.conftest import REASON


def zipped(*names):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\x00" * 20
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
DOCX = zipped("[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "a", "b", "c", "d", "word/document.xml")
XLSX = zipped("xl/workbook.xml", "[Content_Types].xml")


def upload(name, content):
    return SimpleUploadedFile(name, content, content_type="text/plain")


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("A.PDF", PDF, "application/pdf"),
        ("a.png", PNG, "image/png"),
        ("a.jpg", JPG, "image/jpeg"),
        ("a.jpeg", JPG, "image/jpeg"),
        ("a.doc", OLE, "application/msword"),
        ("a.xls", OLE, "application/vnd.ms-excel"),
        ("a.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.xlsx", XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_known_files_are_kept(draft, people, settings, name, content, content_type):
    attachment = attach_file(draft, upload=upload(name, content), by=people["editor"])
    attachment.refresh_from_db()
    assert (attachment.name, attachment.size, attachment.content_type) == (name, len(content), content_type)
    assert attachment.sha256 == hashlib.sha256(content).hexdigest()
    stored = Path(settings.MEDIA_ROOT) / attachment.file.name
    assert stored.read_bytes() == content
    assert re.fullmatch(r"[0-9a-f]{32}", stored.stem)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"chao", "không thuộc loại được nhận"),
        ("a", PDF, "không thuộc loại được nhận"),
        ("a.exe", b"MZ" + b"\x00" * 100, "không thuộc loại được nhận"),
        ("a.svg", b"<svg/>", "không thuộc loại được nhận"),
        ("a.pdf", b"chao", "không phải PDF"),
        ("a.pdf", PNG, "không phải PDF"),
        ("a.png", PDF, "không phải PNG"),
        ("a.xlsx", b"chao", "không phải XLSX"),
        ("a.xlsx", DOCX, "không phải XLSX"),
        ("a.docx", XLSX, "không phải DOCX"),
        ("a.docx", zipped("evil.js"), "không phải DOCX"),
        ("a.docx", b"PK\x03\x04" + b"\x00" * 50, "không phải DOCX"),
        ("a.doc", DOCX, "không phải DOC"),
        ("a.pdf", b"", "rỗng"),
    ],
)
def test_other_files_are_refused(draft, people, settings, name, content, sentence):
    with pytest.raises(DomainError, match=sentence):
        attach_file(draft, upload=upload(name, content), by=people["editor"])
    assert not Attachment.objects.exists()
    assert not list(Path(settings.MEDIA_ROOT).rglob("*.*"))


def test_a_large_file_is_refused_at_its_limit(draft, people, settings):
    settings.UPLOAD_MAX_SIZE = len(PDF)
    attach_file(draft, upload=upload("vua.pdf", PDF), by=people["editor"])
    with pytest.raises(DomainError, match="lớn hơn"):
        attach_file(draft, upload=upload("qua.pdf", PDF + b"x"), by=people["editor"])


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\canbo\\Biên bản.pdf", "Biên bản.pdf"),
        ("Bie\u0302n ba\u0309n.pdf", "Biên bản.pdf"),
        ("a\u202efdp.\u200bpdf", "afdp.pdf"),
        ("x" * 400 + ".pdf", "x" * 200 + ".pdf"),
    ],
)
def test_names_are_cleaned(draft, people, raw, kept):
    file = upload("a.pdf", PDF)
    file._name = raw
    assert attach_file(draft, upload=file, by=people["editor"]).name == kept


def test_all_files_of_a_dossier_have_a_limit_too(draft, people, settings):
    settings.UPLOAD_MAX_TOTAL = len(PDF) + len(JPG)
    attach_file(draft, upload=upload("a.pdf", PDF), by=people["editor"])
    with pytest.raises(DomainError, match=r"Thêm tệp «b\.png» thì hồ sơ quá"):
        attach_file(draft, upload=upload("b.png", PNG), by=people["editor"])
    attach_file(draft, upload=upload("b.jpg", JPG), by=people["editor"])


def test_the_same_file_twice(draft, people):
    attach_file(draft, upload=upload("a.pdf", PDF), by=people["editor"])
    with pytest.raises(DomainError, match="đã có trong hồ sơ"):
        attach_file(draft, upload=upload("b.pdf", PDF), by=people["editor"])


@pytest.mark.parametrize("who", ["editor2", "viewer", "superuser"])
def test_others_attach_and_remove_nothing(draft, people, who):
    attachment = attach_file(draft, upload=upload("a.pdf", PDF), by=people["editor"])
    with pytest.raises(NotAllowed):
        attach_file(draft, upload=upload("b.png", PNG), by=people[who])
    with pytest.raises(NotAllowed):
        remove_attachment(attachment, by=people[who])


def test_nothing_changes_once_sent(sent, people):
    with pytest.raises(TransitionRefused):
        attach_file(sent, upload=upload("a.pdf", PDF), by=people["editor"])


def test_removing_a_draft_file_removes_its_bytes(draft, people, settings, django_capture_on_commit_callbacks):
    attachment = attach_file(draft, upload=upload("a.pdf", PDF), by=people["editor"])
    stored = Path(settings.MEDIA_ROOT) / attachment.file.name
    with django_capture_on_commit_callbacks(execute=True):
        remove_attachment(attachment, by=people["editor"])
    assert not stored.exists()
    with pytest.raises(DomainError, match="có người vừa bỏ nó"):
        remove_attachment(attachment, by=people["editor"])


def test_the_bytes_of_a_sent_version_stay(draft, people, settings, django_capture_on_commit_callbacks):
    attachment = attach_file(draft, upload=upload("a.pdf", PDF), by=people["editor"])
    stored = Path(settings.MEDIA_ROOT) / attachment.file.name
    send_dossier(draft, by=people["editor"])
    withdraw_dossier(draft, by=people["editor"], reason=REASON)
    draft.state = "draft"
    draft.save()
    with django_capture_on_commit_callbacks(execute=True):
        remove_attachment(attachment, by=people["editor"])
    assert stored.read_bytes() == PDF
    assert not Attachment.objects.exists()
