import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from common import pictures
from common.errors import DomainError
from common.pictures import LONGEST_SIDE, checked_picture


def photo(size=(4000, 3000), kind="JPEG", mode="RGB", name="anh.jpg", **extra):
    out = io.BytesIO()
    Image.new(mode, size, 128).save(out, kind, **extra)
    return SimpleUploadedFile(name, out.getvalue())


def place(orientation=1):
    """The EXIF of a telephone: where, by which camera, which way up."""
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.Make] = "Máy của tôi"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (22.0, 8.0, 51.0)
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = "N"
    return exif


def reopened(upload):
    return Image.open(upload.content)


def test_a_photo_is_made_smaller_and_forgets_where_it_was_taken():
    sent = photo(exif=place(), comment=b"nha toi")
    with Image.open(sent) as before:
        assert before.getexif().get_ifd(IFD.GPSInfo)
    sent.seek(0)
    upload = checked_picture(sent)
    kept = reopened(upload)
    assert max(kept.size) == LONGEST_SIDE
    assert not dict(kept.getexif())
    assert "comment" not in kept.info
    assert (upload.name, upload.size, upload.content_type) == ("anh.jpg", upload.content.size, "image/jpeg")
    assert b"nha toi" not in upload.content.file.getvalue()


def test_it_stands_upright():
    assert reopened(checked_picture(photo((400, 300), exif=place(orientation=6)))).size == (300, 400)


def test_a_small_one_keeps_its_size():
    assert reopened(checked_picture(photo((40, 30)))).size == (40, 30)


def test_a_drawing_keeps_what_shines_through_it():
    upload = checked_picture(photo((40, 30), "PNG", "RGBA", "so-do.png"))
    assert (reopened(upload).mode, upload.content_type) == ("RGBA", "image/png")


@pytest.mark.parametrize(
    ("kind", "mode", "name"),
    [("JPEG", "CMYK", "a.jpg"), ("JPEG", "L", "a.jpg"), ("PNG", "P", "a.png"), ("PNG", "I;16", "a.png")],
)
def test_every_mode_is_drawn(kind, mode, name):
    assert reopened(checked_picture(photo((40, 30), kind, mode, name))).size == (40, 30)


@pytest.mark.parametrize("content", [b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 20, b"\xff\xd8\xff"])
def test_a_broken_one_is_said_to_be(content):
    with pytest.raises(DomainError, match=r"Ảnh «anh\.jpg» bị hỏng, không mở được\. Hãy chụp lại"):
        checked_picture(SimpleUploadedFile("anh.jpg", content))


def test_half_a_photo_is_broken():
    sent = photo((600, 400)).read()
    with pytest.raises(DomainError, match="bị hỏng"):
        checked_picture(SimpleUploadedFile("anh.jpg", sent[: len(sent) // 2]))


def test_one_that_would_fill_the_memory(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 40 * 30)
    checked_picture(photo((40, 30)))
    with pytest.raises(DomainError, match=r"quá nhiều điểm ảnh \(40 × 31\)"):
        checked_picture(photo((40, 31)))


def test_only_pictures_are_taken():
    with pytest.raises(DomainError, match=r"Hãy dùng png, jpg\."):
        checked_picture(SimpleUploadedFile("a.pdf", b"%PDF-1.7"))
