import hashlib
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.models import Attachment, DossierState
from campaigns.services.attachment import attach_file, remove_attachment
from campaigns.services.moves import return_dossier, send_dossier
from tests.campaigns.conftest import REASON, days
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


def sent_by_script(client, dossier, *files):
    return client.post(
        at("attachment-add", dossier.pk), {"files": files}, headers={"Accept": "application/json"}
    ).json()


@pytest.mark.parametrize(
    ("files", "sentence"),
    [((), "Hãy chọn ít nhất một tệp."), ((("rong.pdf", b""),), "Tệp «rong.pdf» rỗng. Hãy chọn tệp khác.")],
)
def test_a_script_that_brought_nothing_to_keep_stays_on_its_page(sign_in, draft, files, sentence):
    assert sent_by_script(sign_in("editor"), draft, *(pdf(*file) for file in files)) == {"problem": sentence}
    assert not draft.attachments.exists()


def test_a_script_that_brought_something_to_keep_goes_on(sign_in, draft):
    answer = sent_by_script(sign_in("editor"), draft, pdf("rong.pdf", b""), pdf())
    assert answer == {"url": at("dossier-attachments", draft.pk)}
    assert draft.attachments.get().name == "Biên bản họp.pdf"


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


# ---------- Files of a version that was sent ----------


@pytest.fixture
def mended(attached, draft, people):
    """Sent with one file, returned, and the file taken off for another; then sent again."""
    editor = people["editor"]
    send_dossier(draft, by=editor)
    return_dossier(draft, by=people["specialist"], reason=REASON, due_on=days(5))
    draft.refresh_from_db()
    remove_attachment(draft.attachments.get(), by=editor)
    attach_file(draft, upload=pdf("Biên bản mới.pdf", PDF + b"2"), by=editor)
    send_dossier(draft, by=editor)
    draft.refresh_from_db()
    return draft


def version_file(dossier, number, digest):
    return at("dossier-version-attachment", dossier.pk, number, digest)


def test_each_version_opens_the_files_it_was_sent_with(sign_in, mended, attached):
    client = sign_in("editor")
    second = mended.attachments.get()
    for number, name, digest, content in (
        (1, "Biên bản họp.pdf", attached.sha256, PDF),
        (2, "Biên bản mới.pdf", second.sha256, PDF + b"2"),
    ):
        page = opened(client, at("dossier-version", mended.pk, number))
        assert name in words(page)
        assert version_file(mended, number, digest) in page.content.decode()
        response = client.get(version_file(mended, number, digest))
        assert b"".join(response.streaming_content) == content
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Disposition"].startswith("attachment;")


def test_a_version_opens_no_file_of_another(sign_in, mended, attached):
    client = sign_in("editor")
    assert client.get(version_file(mended, 2, attached.sha256)).status_code == 404
    assert client.get(version_file(mended, 1, mended.attachments.get().sha256)).status_code == 404
    assert client.get(version_file(mended, 3, attached.sha256)).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"),
    [("editor", 200), ("specialist", 200), ("auditor", 200), ("editor2", 404), ("specialist_elsewhere", 404)],
)
def test_who_sees_the_version_opens_its_files(sign_in, mended, attached, who, status):
    client = sign_in(who)
    assert client.get(at("dossier-version", mended.pk, 1)).status_code == status
    assert client.get(version_file(mended, 1, attached.sha256)).status_code == status


def test_what_was_taken_off_is_nowhere_else(sign_in, mended, attached):
    client = sign_in("editor")
    for name in ("dossier-attachments", "dossier-detail"):
        assert "Biên bản họp.pdf" not in words(opened(client, at(name, mended.pk)))
    assert client.get(at("attachment-download", mended.pk, attached.sha256)).status_code == 404
    assert [file["name"] for file in json.loads(mended.versions.first().content)["attachments"]] == ["Biên bản mới.pdf"]


def test_bytes_that_were_lost_are_said_to_be(sign_in, mended, attached):
    attached.file.storage.delete(attached.file.name)
    client = sign_in("editor")
    page = opened(client, at("dossier-version", mended.pk, 1))
    assert version_file(mended, 1, attached.sha256) not in page.content.decode()
    assert "Tệp không còn trong kho." in words(page)
    assert client.get(version_file(mended, 1, attached.sha256)).status_code == 404


def test_the_same_file_may_be_attached_and_taken_off_again(returned, people, sign_in):
    editor = people["editor"]
    for _time in range(2):
        attach_file(returned, upload=pdf(), by=editor)
        send_dossier(returned, by=editor)
        return_dossier(returned, by=people["specialist"], reason=REASON, due_on=days(5))
        remove_attachment(returned.attachments.get(), by=editor)
    digest = hashlib.sha256(PDF).hexdigest()
    for number in (2, 3):
        response = sign_in("editor").get(version_file(returned, number, digest))
        assert b"".join(response.streaming_content) == PDF
