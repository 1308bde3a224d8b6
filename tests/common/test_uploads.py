import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter

from common.errors import DomainError
from common.uploads import MOST_PAGES, PICTURES, accepted, checked_upload

JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 20
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def file(name, content):
    return SimpleUploadedFile(name, content)


def pdf_of(pages):
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def refusal(upload, **kwargs):
    with pytest.raises(DomainError) as refused:
        checked_upload(upload, **kwargs)
    return str(refused.value)


def test_what_is_known_of_a_file_once_it_was_looked_at():
    upload = checked_upload(file("Ảnh lễ.JPEG", JPG))
    assert (upload.name, upload.ending, upload.size, upload.content_type) == (
        "Ảnh lễ.JPEG",
        "jpg",
        len(JPG),
        "image/jpeg",
    )
    assert upload.content.read() == JPG


@pytest.mark.parametrize(
    "content", [b"<!DOCTYPE html><script>alert(1)</script>", b"\n <SCRIPT>1</SCRIPT>", b"\xef\xbb\xbf<html>", b"<svg>"]
)
def test_a_page_by_the_name_of_a_photo(content):
    sentence = refusal(file("anh.jpg", content))
    assert sentence.startswith("Nội dung tệp «anh.jpg» không phải JPG mà là trang web hoặc hình SVG, có thể mang mã")
    assert "Hãy" in sentence


def test_a_drawing_with_script():
    sentence = refusal(file("logo.svg", b'<svg onload="alert(1)"/>'))
    assert (
        "«logo.svg» không thuộc loại được nhận: hình SVG có thể mang mã chạy. Hãy lưu thành PNG hoặc JPG." in sentence
    )


def test_a_photo_of_sixty_megabytes():
    sentence = refusal(file("cong-trinh.jpg", JPG + b"\x00" * 60 * 1024**2))
    assert sentence == "Tệp «cong-trinh.jpg» lớn hơn 20 MB. Hãy nén lại hoặc tách tệp."


def test_a_pdf_of_two_thousand_pages():
    sentence = refusal(file("sach.pdf", pdf_of(2000)))
    assert sentence == "Tệp «sach.pdf» có 2.000 trang; mỗi tệp PDF nhiều nhất 500 trang. Hãy tách tệp."


def test_the_last_page_that_is_taken():
    content = pdf_of(MOST_PAGES)
    assert checked_upload(file("sach.pdf", content)).content.read() == content


def test_a_pdf_whose_pages_cannot_be_counted_is_kept():
    assert checked_upload(file("a.pdf", PDF)).size == len(PDF)


@pytest.mark.parametrize("raw", ["../../etc/passwd.pdf", "..\\..\\windows\\passwd.pdf", "/etc/passwd.pdf"])
def test_of_a_path_only_the_name_is_left(raw):
    upload = file("a.pdf", PDF)
    upload._name = raw
    assert checked_upload(upload).name == "passwd.pdf"


def test_where_only_pictures_are_taken():
    assert "«a.pdf» không thuộc loại được nhận. Hãy dùng png, jpg." in refusal(file("a.pdf", PDF), endings=PICTURES)
    assert accepted(PICTURES) == ".png,.jpg,.jpeg"
