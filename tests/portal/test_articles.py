"""Articles as they are written: clean text, an address of their own, photos fit for everybody."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from common.errors import DomainError
from common.models import AuditEntry
from portal.models import Article, PublicCampaign
from portal.rich_text import cleaned_html
from portal.services.article import checked_photo, keep_article, keep_photo
from tests.factories import LaunchedCampaignFactory
from tests.portal.conftest import article, picture, published

ADD = reverse("admin:portal_article_add")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p>Chữ <b>đậm</b></p>", "<p>Chữ <b>đậm</b></p>"),
        ("<p onclick='x()'>a</p><script>alert(1)</script>", "<p>a</p>"),
        ("<h1>Tên</h1><h4>Nhỏ</h4>", "<h2>Tên</h2><h3>Nhỏ</h3>"),
        ("<h3>Chỉ mục nhỏ</h3>", "<h2>Chỉ mục nhỏ</h2>"),
        ('<a href="javascript:x()">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<img src="https://xau.example/a.png"><style>p{}</style>', ""),
        (
            '<a href="https://vn.example/" style="x">a</a>',
            '<a href="https://vn.example/" rel="noopener noreferrer">a</a>',
        ),
    ],
)
def test_text_keeps_few_tags(typed, kept):
    assert cleaned_html(typed) == kept


def test_an_article_has_an_address_of_its_title_and_no_two_one(given):
    first = published(given.tree.province, by=given.by, title="Hội nghị Đoàn viên 2026")
    second = published(given.tree.province, by=given.by, title="Hội nghị Đoàn viên 2026")
    assert (first.slug, second.slug) == ("hoi-nghi-doan-vien-2026", "hoi-nghi-doan-vien-2026-2")
    assert first.written_by == given.by


@pytest.mark.parametrize("body", ["", "<p> </p>", "<script>x</script>", "<div>&nbsp;</div>"])
def test_an_article_of_nothing_is_refused(given, body):
    with pytest.raises(DomainError, match="Bài chưa có nội dung"):
        keep_article(article(given.tree.province, body=body), by=given.by)


def test_a_photo_is_redrawn_without_where_it_was_taken(client, given, settings):
    exif = Image.Exif()
    exif[0x010F] = "Máy ảnh"
    news = published(given.tree.province, by=given.by)
    photo = keep_photo(
        news.photos.model(article=news, caption="Đoàn viên dự lễ", credit="An"),
        checked_photo(picture(exif=exif)),
        by=given.by,
    )
    with Image.open(photo.file) as kept:
        assert not kept.getexif()
    shown = client.get(news.get_absolute_url()).content.decode()
    assert (
        'alt="Đoàn viên dự lễ"' in shown
        and "Ảnh:" in shown
        and f'content="http://localhost:8000{photo.get_absolute_url()}"' in shown
    )
    for query in ("", "?small=1"):
        answer = client.get(photo.get_absolute_url() + query)
        assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
            200, "image/jpeg", "public, max-age=300",
        )  # fmt: skip
    Article.objects.update(withdrawn_at=timezone.now())
    assert client.get(photo.get_absolute_url()).status_code == 404


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_photo_of_too_many_points_is_refused_in_words():
    with pytest.raises(DomainError, match=r"có quá nhiều điểm ảnh \(12000 × 9000\)\. Hãy thu nhỏ ảnh"):
        checked_photo(picture(12_000, 9_000, quality=1))


def form(given, **fields):
    return {
        "unit": given.tree.province.pk,
        "title": "Viết ở trang quản trị",
        "lead": "Tóm tắt",
        "body": "<p>Nội dung<script>x()</script></p>",
        "published_at_0": "",
        "published_at_1": "",
        "photos-TOTAL_FORMS": "0",
        "photos-INITIAL_FORMS": "0",
    } | fields


@pytest.fixture
def writer(client, given):
    client.force_login(given.people["superuser"])
    return client


def test_the_page_to_write_loads_its_editor_from_here(writer):
    page = writer.get(ADD)
    assert page.status_code == 200 and "trix" in page.content.decode()


def test_it_is_written_in_the_admin_and_stands_in_the_audit(writer, given):
    photo = {
        "photos-TOTAL_FORMS": "1",
        "photos-0-position": "1",
        "photos-0-caption": "Lễ trao",
        "photos-0-picture": picture(),
    }
    answer = writer.post(ADD, form(given, **photo))
    assert answer.status_code == 302, answer.context["errors"]
    news = Article.objects.get()
    assert news.body == "<p>Nội dung</p>" and news.photos.get().caption == "Lễ trao"
    assert AuditEntry.objects.filter(subject_id=news.pk, move="create", actor=given.by).exists()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"body": "<p></p>"}, "Bài chưa có nội dung"),
        ({"photos-0-caption": "x"}, "Hãy chọn một tệp ảnh"),
        ({"photos-0-caption": "x", "photos-0-picture": SimpleUploadedFile("a.jpg", b"not a picture")}, "a.jpg"),
        ({"withdrawn_at_0": "01/02/2026", "withdrawn_at_1": "08:00"}, "Bài chưa đăng thì không cần gỡ"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(writer, given, fields, told):
    if "photos-0-caption" in fields:
        fields = fields | {"photos-TOTAL_FORMS": "1", "photos-0-position": "1"}
    answer = writer.post(ADD, form(given, **fields))
    assert answer.status_code == 200 and told in answer.content.decode()
    assert "Viết ở trang quản trị" in answer.content.decode() and not Article.objects.exists()


def test_a_photo_is_taken_out(writer, given):
    news = published(given.tree.province, by=given.by)
    photo = keep_photo(news.photos.model(article=news, caption="Ảnh"), checked_photo(picture()), by=given.by)
    sent = form(given, slug=news.slug) | {
        "photos-TOTAL_FORMS": "1",
        "photos-INITIAL_FORMS": "1",
        "photos-0-id": photo.pk,
        "photos-0-article": news.pk,
        "photos-0-position": "1",
        "photos-0-caption": "Ảnh",
        "photos-0-DELETE": "on",
    }
    answer = writer.post(reverse("admin:portal_article_change", args=[news.pk]), sent)
    assert answer.status_code == 302 and not news.photos.exists()


@pytest.mark.parametrize("who", ["anonymous", "specialist_province", "manager"])
def test_others_do_not_write(client, given, who):
    if who != "anonymous":
        client.force_login(given.people[who])
    assert client.get(ADD).status_code in (302, 403)
    client.post(ADD, form(given))
    assert not Article.objects.exists()


def test_a_campaign_is_shown_to_everybody_in_the_admin(writer, given):
    campaign = LaunchedCampaignFactory(unit=given.tree.province)
    answer = writer.post(reverse("admin:portal_publiccampaign_add"), {"campaign": campaign.pk, "is_shown": "on"})
    assert answer.status_code == 302 and PublicCampaign.objects.shown().get().campaign == campaign
    assert writer.get(reverse("admin:portal_publiccampaign_changelist")).status_code == 200
