import datetime as dt

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from common.errors import DomainError, NotAllowed, TransitionRefused
from contributions.models import WorkProgress
from contributions.services.work_progress import record_progress, remove_progress
from tests.contributions.photos import photo
from tests.factories import WorkFactory

DAY = dt.date(2025, 6, 1)


@pytest.fixture
def work(tree):
    return WorkFactory(owner_unit=tree.base)


def told(work, by, **more):
    return record_progress(work, by=by, **{"day": DAY, "text": "Xong móng"} | more)


def test_what_was_told_stands_with_its_photos(work, people):
    row = told(work, people["editor"], percent=40, photos=[photo(), photo("b.jpg", (4000, 3000))])
    assert (row.percent, row.text, row.photos.count()) == (40, "Xong móng", 2)
    large = row.photos.get(name="b.jpg")
    with Image.open(large.file) as kept:
        assert max(kept.size) == 1600
    assert large.size == default_storage.size(large.file.name)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"day": dt.date(2999, 1, 1)}, "không thể ở tương lai"),
        ({"percent": 101}, "từ 0 đến 100%"),
        ({"text": " "}, "tình hình"),
        ({"photos": [SimpleUploadedFile("a.jpg", b"<html>")]}, "không phải JPG mà là trang web"),
        ({"photos": [SimpleUploadedFile("a.pdf", b"%PDF-1.4")]}, "không thuộc loại được nhận"),
    ],
)
def test_what_is_wrong_leaves_nothing(work, people, more, sentence):
    with pytest.raises(DomainError, match=f"(?i){sentence}"):
        told(work, people["editor"], **more)
    assert not WorkProgress.objects.exists()


def test_photos_of_a_work_have_a_limit_together(work, people, settings):
    first = told(work, people["editor"], photos=[photo()])
    settings.UPLOAD_MAX_TOTAL = first.photos.get().size * 2 - 1
    with pytest.raises(DomainError, match=r"Thêm tệp «b\.jpg» thì công trình quá"):
        told(work, people["editor"], photos=[photo("b.jpg")])


@pytest.mark.parametrize("who", ["editor2", "viewer", "superuser", "specialist_elsewhere"])
def test_others_tell_nothing(work, people, who):
    row = told(work, people["editor"])
    with pytest.raises(NotAllowed):
        told(work, people[who])
    with pytest.raises(NotAllowed):
        remove_progress(row, by=people[who])


def test_a_dropped_work_goes_no_further(tree, people):
    with pytest.raises(TransitionRefused, match="không thực hiện"):
        told(WorkFactory(owner_unit=tree.base, state="dropped"), people["editor"])


def test_what_is_taken_back_takes_its_bytes_along(work, people, django_capture_on_commit_callbacks):
    row = told(work, people["editor"], photos=[photo()])
    stored = row.photos.get().file.name
    with django_capture_on_commit_callbacks(execute=True):
        remove_progress(row, by=people["editor"])
    assert not default_storage.exists(stored)
    assert not work.progress.exists() and not work.files.exists()
