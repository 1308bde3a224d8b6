"""Small copies of pictures: drawn when a picture is stored, gone with it, not there of older ones."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from common.orphans import orphans, remove_orphans
from common.storing import drop_file
from common.thumbnails import SIDE, small_or_whole, thumbnail_key, thumbnail_of
from common.uploads import checked_upload
from contributions.models import InitiativeFile
from contributions.services.files import add_initiative_file
from tests.campaigns.test_orphans import NOW
from tests.common.test_pictures import photo
from tests.factories import InitiativeFactory


@pytest.fixture
def kept(tree, people):
    """A photo of an initiative, larger than a small copy."""
    initiative = InitiativeFactory(unit=tree.base)
    return add_initiative_file(initiative, upload=photo(size=(900, 600)), by=people["editor"])


def size_at(row, key):
    with row.file.storage.open(key) as stored, Image.open(stored) as picture:
        return picture.size


def test_a_picture_is_kept_with_a_small_copy(kept):
    assert size_at(kept, small_or_whole(kept.file)) == (SIDE, SIDE * 2 // 3)
    assert size_at(kept, kept.file.name) == (900, 600)


def test_an_older_picture_without_one_stands_for_itself(kept):
    kept.file.storage.delete(thumbnail_key(kept.file.name))
    assert small_or_whole(kept.file) == kept.file.name


def test_it_goes_with_its_picture(kept, django_capture_on_commit_callbacks):
    storage, small = kept.file.storage, thumbnail_key(kept.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        drop_file(kept)
    assert not storage.exists(small)


def test_it_is_no_orphan_while_its_picture_has_a_row(kept):
    assert list(orphans(grace=NOW)) == []
    names = {kept.file.name, thumbnail_key(kept.file.name)}
    InitiativeFile.objects.all().delete()
    assert {orphan.name for orphan in remove_orphans(grace=NOW)} == names


@pytest.mark.parametrize("content", [b"%PDF-1.4\n%%EOF", b"\x89PNG\r\n\x1a\n" + b"x" * 50], ids=["pdf", "broken"])
def test_what_cannot_be_drawn_has_none(content):
    ending = "pdf" if content.startswith(b"%PDF") else "png"
    assert thumbnail_of(checked_upload(SimpleUploadedFile(f"tep.{ending}", content))) is None


def test_nothing_but_pixels_is_in_it():
    file = photo(size=(900, 600), exif=Image.Exif())
    small = thumbnail_of(checked_upload(file))
    assert "exif" not in Image.open(io.BytesIO(small.read())).info
