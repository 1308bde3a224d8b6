"""Emblem and border of a unit's certificates: pictures only, by the day a decision was signed, never on a blank."""

import dataclasses
import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from common.errors import DomainError, NotAllowed
from common.models import AuditEntry
from papers.models import LayoutPicture
from papers.services import pictures as module
from papers.services.layout import measures_of, render_calibration
from papers.services.pictures import add_picture, remove_picture
from papers.services.rendering import render_certificates
from tests.factories import LayoutFactory
from tests.pages import opened, words
from tests.papers.content import DAY
from tests.papers.test_pdf import certificate, read

pytestmark = pytest.mark.django_db
RED, BLUE = (200, 20, 30), (20, 30, 200)


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def layout(tree):
    return LayoutFactory(unit=tree.province, text_only=False)


def picture(name="logo.png", *, colour=RED, size=(60, 60), kind="PNG") -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Image.new("RGB", size, colour).save(drawn, kind)
    return SimpleUploadedFile(name, drawn.getvalue())


def pictures_in(pdf: bytes, page=0) -> list[tuple]:
    """The colours of the pictures on the page, the square code aside."""
    return [image.image.convert("RGB").getpixel((5, 5)) for image in read(pdf).pages[page].images]


def printed(layout, *days) -> bytes:
    sheets = [certificate(signed_on=day) for day in days or (DAY,)]
    return render_certificates(sheets, unit=layout.unit, on=DAY, layout=measures_of(layout))


def test_it_is_printed_from_its_day_on(layout, people):
    by = people["manager"]
    before, after = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=30)
    add_picture(layout, by=by, part="emblem", valid_from=DAY, file=picture())
    add_picture(layout, by=by, part="emblem", valid_from=after, file=picture(colour=BLUE))
    pdf = printed(layout, before, DAY, after)
    assert [pictures_in(pdf, page) for page in range(3)] == [[], [RED], [BLUE]]
    assert AuditEntry.objects.filter(move="add_picture").count() == 2


def test_the_border_takes_the_place_of_the_frame(layout, people):
    plain = printed(layout)
    add_picture(layout, by=people["manager"], part="border", valid_from=DAY, file=picture("khung.jpg", kind="JPEG"))
    pdf = printed(layout)
    (colour,) = pictures_in(pdf)
    assert max(abs(one - other) for one, other in zip(colour, RED, strict=True)) < 4
    assert b"/A-2B" in pdf or read(pdf).xmp_metadata
    assert pdf != plain and printed(layout) == pdf
    assert "GIẤY KHEN" in read(pdf).pages[0].extract_text()
    assert render_calibration(layout, on=DAY).startswith(b"%PDF")


def test_a_blank_bears_none(layout, people):
    add_picture(layout, by=people["manager"], part="emblem", valid_from=DAY, file=picture())
    layout.text_only = True
    assert pictures_in(printed(layout)) == []
    assert dataclasses.asdict(measures_of(layout))["pictures"]


def test_many_sheets_share_one(layout, people):
    add_picture(layout, by=people["manager"], part="border", valid_from=DAY, file=picture(size=(1200, 900)))
    one, many = len(printed(layout, DAY)), len(printed(layout, *[DAY] * 5))
    assert many < 5 * one


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (SimpleUploadedFile("hinh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "SVG"),
        (SimpleUploadedFile("hinh.png", b"<svg onload='alert(1)'></svg>"), "SVG"),
        (SimpleUploadedFile("hinh.pdf", b"%PDF-1.4"), "không thuộc loại"),
        (SimpleUploadedFile("hinh.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50), "bị hỏng"),
        (SimpleUploadedFile("hinh.png", b""), "rỗng"),
    ],
)
def test_only_pictures_are_taken(layout, people, file, said):
    with pytest.raises(DomainError, match=said):
        add_picture(layout, by=people["manager"], part="emblem", valid_from=DAY, file=file)
    assert not LayoutPicture.objects.exists()


def test_one_too_heavy_for_every_sheet_is_refused(layout, people, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 50)
    with pytest.raises(DomainError, match="quá nặng"):
        add_picture(layout, by=people["manager"], part="emblem", valid_from=DAY, file=picture())


def test_one_of_a_part_begins_on_a_day(layout, people):
    add_picture(layout, by=people["manager"], part="emblem", valid_from=DAY, file=picture())
    with pytest.raises(DomainError, match="đã có hình này"):
        add_picture(layout, by=people["manager"], part="emblem", valid_from=DAY, file=picture())


def test_what_is_removed_is_printed_no_more(layout, people):
    row = add_picture(layout, by=people["manager"], part="emblem", valid_from=DAY, file=picture())
    with pytest.raises(NotAllowed):
        remove_picture(row, by=people["editor"])
    remove_picture(row, by=people["manager"])
    assert pictures_in(printed(layout)) == [] and AuditEntry.objects.filter(move="remove_picture").exists()


def test_the_page_takes_shows_and_removes_it(client, layout, people):
    client.force_login(people["manager"])
    page = reverse("papers:layout-update", args=[layout.pk])
    assert "Chưa có hình nào" in words(opened(client, page))
    add = reverse("papers:picture-add", args=[layout.pk])
    opened(client, add)
    assert client.post(add, {"part": "emblem", "valid_from": "01/02/2026"}).status_code == 200
    typed = {"part": "emblem", "valid_from": "01/02/2026", "file": picture()}
    assert client.post(add, typed).url == page
    row = layout.pictures.get()
    assert row.valid_from == dt.date(2026, 2, 1) and "01/02/2026" in words(opened(client, page))
    shown = client.get(reverse("papers:picture", args=[row.pk]))
    assert shown["Content-Type"] == "image/png" and b"".join(shown.streaming_content).startswith(b"\x89PNG")
    remove = reverse("papers:picture-remove", args=[row.pk])
    opened(client, remove)
    assert client.post(remove).url == page and not LayoutPicture.objects.exists()


def test_elsewhere_it_is_not_found(client, tree, people):
    row = LayoutPicture.objects.create(
        layout=LayoutFactory(unit=tree.far), part="emblem", valid_from=DAY, name="a.png", size=1, sha256="",
        content_type="image/png", uploaded_by=people["manager"],
    )  # fmt: skip
    client.force_login(people["manager"])
    for name in ("picture", "picture-remove"):
        opened(client, reverse(f"papers:{name}", args=[row.pk]), status=404)
    opened(client, reverse("papers:picture-add", args=[row.layout_id]), status=404)


def test_one_lost_from_the_store_is_told(client, layout, people):
    row = add_picture(layout, by=people["manager"], part="emblem", valid_from=DAY, file=picture())
    row.file.storage.delete(row.file.name)
    with pytest.raises(DomainError, match="không còn trên máy chủ"):
        measures_of(layout)
    client.force_login(people["manager"])
    answer = client.get(reverse("papers:layout-trial", args=[layout.pk]), follow=True)
    assert "không còn trên máy chủ" in words(answer)
