import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from campaigns.services.attachment import attach_file, remove_attachment
from campaigns.services.moves import send_dossier, withdraw_dossier
from common.orphans import GRACE, orphans, remove_orphans
from tests.campaigns.conftest import REASON

PDF = b"%PDF-1.4 bien ban\n%%EOF"
NOW = GRACE * 0


def left(name):
    return default_storage.save(name, ContentFile(b"x" * 1500))


@pytest.fixture
def kept(db, request):
    """A file on a dossier, and one that was taken off but stands in a version that was sent."""
    draft, editor = request.getfixturevalue("draft"), request.getfixturevalue("people")["editor"]
    sent = attach_file(draft, upload=SimpleUploadedFile("a.pdf", PDF), by=editor)
    send_dossier(draft, by=editor)
    withdraw_dossier(draft, by=editor, reason=REASON)
    draft.state = "draft"
    draft.save()
    remove_attachment(sent, by=editor)
    here = attach_file(draft, upload=SimpleUploadedFile("b.pdf", PDF + b"2"), by=editor)
    return [sent.file.name, here.file.name]


def test_bytes_nobody_names_go_and_the_rest_stays(kept):
    lost = {left("dossiers/lost.pdf"), left("scores/inner/lost.pdf")}
    elsewhere = left("of-somebody-else/kept.pdf")
    assert {orphan.name for orphan in remove_orphans(grace=NOW)} == lost
    assert not any(default_storage.exists(name) for name in lost)
    assert all(default_storage.exists(name) for name in [*kept, elsewhere])


def test_young_bytes_may_belong_to_an_open_transaction(db):
    name = left("dossiers/lost.pdf")
    assert [orphan.name for orphan in orphans(grace=NOW)] == [name]
    assert remove_orphans() == []


def test_the_command_says_what_went(db):
    name = left("dossiers/lost.pdf")
    out = io.StringIO()
    call_command("remove_orphans", dry_run=True, older_than=0, stdout=out)
    assert out.getvalue() == f"{name}\n1 tệp, 1.500 byte.\n"
    assert default_storage.exists(name)
    call_command("remove_orphans", older_than=0, stdout=out)
    assert not default_storage.exists(name)
