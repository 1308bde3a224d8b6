import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.models import Attachment, DossierState
from campaigns.services.attachment import attach_file
from tests.campaigns.views.conftest import at
from tests.pages import opened, words

PDF = b"%PDF-1.4 bien ban\n%%EOF"


def pdf(name="Biên bản họp.pdf", content=PDF):
    return SimpleUploadedFile(name, content, "application/pdf")


def upload(client, dossier, *files):
    return client.post(at("attachment-add", dossier.pk), {"files": files}, follow=True)


@pytest.fixture
def attached(draft, people):
    return attach_file(draft, upload=pdf(), by=people["editor"])


def test_several_files_at_once_and_a_bad_one_does_not_hold_them_up(sign_in, draft):
    response = upload(
        sign_in("editor"), draft, pdf(), pdf("Báo cáo.pdf", PDF + b"2"), SimpleUploadedFile("ma.exe", b"MZ")
    )
    text = words(response)
    assert "Đã tải lên: Biên bản họp.pdf, Báo cáo.pdf." in text
    assert "Tệp «ma.exe» không thuộc loại được nhận." in text
    assert {file.name for file in draft.attachments.all()} == {"Biên bản họp.pdf", "Báo cáo.pdf"}


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SimpleUploadedFile("rong.pdf", b""), "Tệp «rong.pdf» rỗng."),
        (SimpleUploadedFile("gia.pdf", b"chi la chu"), "Nội dung tệp «gia.pdf» không phải PDF"),
        (SimpleUploadedFile("bang.xlsx", b"ghi chu"), "Nội dung tệp «bang.xlsx» không phải XLSX"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(sign_in, draft, file, sentence):
    assert sentence in words(upload(sign_in("editor"), draft, file))
    assert not draft.attachments.exists()


def test_nothing_chosen_is_said(sign_in, draft):
    assert "Hãy chọn ít nhất một tệp." in words(upload(sign_in("editor"), draft))


@pytest.mark.parametrize(
    ("who", "state", "status", "kept"),
    [
        ("editor", DossierState.DRAFT, 302, 1),
        ("specialist", DossierState.RETURNED, 302, 1),
        ("editor", DossierState.SENT, 302, 0),
        ("superuser", DossierState.DRAFT, 302, 0),
        ("viewer", DossierState.DRAFT, 404, 0),
        ("editor2", DossierState.DRAFT, 404, 0),
    ],
)
def test_upload_matrix(sign_in, draft, in_state, who, state, status, kept):
    in_state(state)
    response = sign_in(who).post(at("attachment-add", draft.pk), {"files": pdf()})
    assert (response.status_code, draft.attachments.count()) == (status, kept)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("editor", 200),
        ("specialist", 200),
        ("auditor", 200),
        ("editor2", 404),
        ("editor_elsewhere", 404),
        ("nobody", 404),
    ],
)
def test_download_matrix(sign_in, draft, attached, who, status):
    assert sign_in(who).get(at("attachment-download", draft.pk, attached.sha256)).status_code == status


def test_a_download_is_a_file_to_keep_and_never_a_page(sign_in, draft, attached):
    response = sign_in("editor").get(at("attachment-download", draft.pk, attached.sha256))
    assert b"".join(response.streaming_content) == PDF
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["Content-Type"] == "application/pdf"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_the_address_is_not_to_be_guessed(sign_in, draft, attached):
    assert attached.sha256 == hashlib.sha256(PDF).hexdigest()
    client = sign_in("editor")
    for guess in (attached.pk, "0" * 64):
        assert client.get(at("attachment-download", draft.pk, guess)).status_code == 404
    stored = attached.file.name.rsplit("/", 1)[1]
    assert stored not in opened(client, at("dossier-attachments", draft.pk)).content.decode()


def test_a_file_of_another_dossier_is_not_found_in_ones_own(sign_in, campaign, tree, people, attached):
    from campaigns.services.dossier import open_dossier

    own = open_dossier(campaign, unit=tree.base2, by=people["editor2"])
    client = sign_in("editor2")
    for name in ("attachment-download", "attachment-remove"):
        assert client.get(at(name, own.pk, attached.sha256)).status_code == 404
    assert client.post(at("attachment-remove", own.pk, attached.sha256)).status_code == 404
    assert Attachment.objects.filter(pk=attached.pk).exists()


@pytest.mark.parametrize(
    ("who", "state", "status", "left"),
    [
        ("editor", DossierState.DRAFT, 302, 0),
        ("specialist", DossierState.RETURNED, 302, 0),
        ("editor", DossierState.ACCEPTED, 302, 1),
        ("viewer", DossierState.DRAFT, 404, 1),
        ("editor2", DossierState.DRAFT, 404, 1),
    ],
)
def test_removing_matrix(sign_in, draft, attached, in_state, who, state, status, left):
    in_state(state)
    response = sign_in(who).post(at("attachment-remove", draft.pk, attached.sha256))
    assert (response.status_code, draft.attachments.count()) == (status, left)


def test_removing_names_the_file_first(sign_in, draft, attached):
    assert "Biên bản họp.pdf" in words(opened(sign_in("editor"), at("attachment-remove", draft.pk, attached.sha256)))
