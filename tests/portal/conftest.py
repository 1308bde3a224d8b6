import io
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from portal.models import Article
from portal.services.article import checked_photo, keep_article
from tests.certificates.conftest import make_decision
from tests.conftest import make_people, make_tree


def article(unit, *, title="Lễ phát động phong trào thi đua", body="<p>Lễ phát động đã diễn ra.</p>", **fields):
    """An article of ``unit`` that is not saved yet."""
    return Article(unit=unit, title=title, lead="Tóm tắt buổi lễ.", body=body, **fields)


def published(unit, *, by, **fields):
    """An article everybody may read."""
    return keep_article(article(unit, published_at=timezone.now(), **fields), by=by)


def picture(width=60, height=40, name="le-phat-dong.jpg", **options) -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Image.new("RGB", (width, height), (11, 74, 158)).save(drawn, "JPEG", **options)
    return SimpleUploadedFile(name, drawn.getvalue(), "image/jpeg")


def picture_upload(**options):
    return checked_photo(picture(**options))


@pytest.fixture
def given(db):
    """An issued decision of the province for two people, the tree and the people of the matrix."""
    tree = make_tree()
    people = make_people(tree)
    decision = make_decision(tree.province, names=("Nguyễn Thị Ước", "Trần Văn Đạt"))
    return SimpleNamespace(tree=tree, people=people, decision=decision, by=people["superuser"])


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """What waits for the commit happens at the end of the block."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
