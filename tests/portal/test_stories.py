"""The gallery of exemplars: everybody reads what is published and consented to, and nothing else."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.html import conditional_escape

from common.pictures import checked_picture
from common.storing import keep_file
from exemplars.models import CommentState, ExemplarPhoto, StoryComment, Uptake
from exemplars.services.comments import refuse_comment, show_comment
from exemplars.services.consent import withdraw_consent
from exemplars.services.moves import move_exemplar
from exemplars.services.photos import remove_photo
from exemplars.services.uptake import record_uptake, remove_uptake
from tests.exemplars.conftest import publish
from tests.factories import ExemplarFactory, ExemplarFieldFactory, MemberFactory
from tests.pages import opened, words
from tests.portal.conftest import picture

FRONT, GALLERY = reverse("home"), reverse("portal:gallery")
SAID = {"name": "Bạn đọc", "email": "ban.doc@example.org", "text": "Rất hay <b>anh ạ</b> https://example.org"}


@pytest.fixture(autouse=True)
def _no_kept_pages():
    cache.clear()


def story(unit, *, photo=False, by=None, **fields):
    """A published exemplar that consents, with a photo where one is wanted."""
    exemplar = publish(ExemplarFactory(unit=unit, state="published", **fields))
    if photo:
        row = ExemplarPhoto(exemplar=exemplar, uploaded_by=by, caption="Anh Ước ở lò chợ")
        keep_file(row, checked_picture(picture(900, 600)))
    return exemplar


def page_of(exemplar):
    return reverse("portal:story", args=[exemplar.pk])


def form_of(exemplar):
    return reverse("portal:story-comment", args=[exemplar.pk])


def titles(client, query=""):
    return {row.title for row in opened(client, GALLERY + query).context["page_obj"].object_list}


def test_nothing_is_public_that_is_not_published_and_consented_to(client, given):
    hidden = [
        ExemplarFactory(unit=given.tree.base, state="published", title="Chưa đồng ý"),
        publish(ExemplarFactory(unit=given.tree.base, state="approved", title="Chưa công bố")),
        publish(ExemplarFactory(unit=given.tree.base, state="withdrawn", title="Đã gỡ")),
    ]
    shown = story(given.tree.base, title="Người thợ lò")
    photos = [
        keep_file(ExemplarPhoto(exemplar=each, uploaded_by=given.by), checked_picture(picture())) for each in hidden
    ]
    assert titles(client) == {"Người thợ lò"}
    assert client.get(page_of(shown)).status_code == 200
    everything = "".join(
        client.get(address).content.decode()
        for address in (FRONT, GALLERY, reverse("portal:story-feed"), reverse("portal:sitemap"))
    )
    for each in hidden:
        assert each.title not in everything and page_of(each) not in everything
        for address in (page_of(each), form_of(each), form_of(each) + "da-gui/"):
            assert client.get(address).status_code == 404
        assert client.post(form_of(each), SAID).status_code == 404
    for photo in photos:
        assert client.get(reverse("portal:story-photo", args=[photo.pk])).status_code == 404
    assert not StoryComment.objects.exists()


def test_a_consent_taken_back_takes_all_of_it_away_at_the_next_request(client, given, commits):
    exemplar = story(given.tree.base, photo=True, by=given.by, title="Người sẽ rút")
    photo = reverse("portal:story-photo", args=[exemplar.photos.get().pk])
    kept = (FRONT, GALLERY, page_of(exemplar), reverse("portal:story-feed"), reverse("portal:sitemap"))
    for address in kept:
        first, again = client.get(address), client.get(address)
        assert first["ETag"] == again["ETag"], address
        assert "Người sẽ rút" in again.content.decode() or page_of(exemplar) in again.content.decode()
    known = client.get(photo)["ETag"]
    assert client.get(photo, headers={"if-none-match": known}).status_code == 304
    with commits():
        withdraw_consent(exemplar, by=given.people["editor"])
    for address in (FRONT, GALLERY, reverse("portal:story-feed"), reverse("portal:sitemap")):
        text = client.get(address).content.decode()
        assert "Người sẽ rút" not in text and page_of(exemplar) not in text
    assert client.get(page_of(exemplar)).status_code == 404
    assert client.get(photo, headers={"if-none-match": known}).status_code == 404


def test_what_changes_a_story_is_seen_at_the_next_request(client, given, commits):
    exemplar = story(given.tree.base, photo=True, by=given.by)
    editor, page = given.people["editor"], page_of(exemplar)
    comment = StoryComment.objects.create(exemplar=exemplar, **SAID)

    def seen():
        return words(opened(client, page))

    assert "Bạn đọc" not in seen()
    with commits():
        show_comment(comment, by=editor)
    assert "Bạn đọc" in seen()
    comment.refresh_from_db()
    with commits():
        refuse_comment(comment, by=editor, reason="Quảng cáo")
    assert "Bạn đọc" not in seen()
    other = given.people["editor_elsewhere"]
    unit = other.role_assignments.get().unit
    with commits():
        uptake = record_uptake(exemplar, unit=unit, by=other, taken_on=dt.date(2025, 5, 1), text="Học theo")
    assert "Đơn vị đã nhân rộng (1)" in seen() and unit.name in seen()
    with commits():
        remove_uptake(uptake, by=other)
    assert unit.name not in seen() and not Uptake.objects.exists()
    with commits():
        remove_photo(exemplar.photos.get(), by=editor)
    assert "Anh Ước ở lò chợ" not in seen()
    with commits():
        move_exemplar(exemplar, "withdraw", by=editor, reason="Soạn lại")
    assert client.get(page).status_code == 404
    with commits():
        move_exemplar(exemplar, "publish", by=editor)
    assert client.get(page).status_code == 200


def test_a_story_is_told_with_photos_quote_video_and_how_it_looks_shared(client, given, settings):
    settings.SITE_URL = "https://thidua.example"
    exemplar = story(
        given.tree.base,
        photo=True,
        by=given.by,
        quote="An toàn là trên hết.",
        video_url="https://video.example/1",
        story="Đoạn một.<script>x()</script>\n\nĐoạn hai.",
    )
    photo = reverse("portal:story-photo", args=[exemplar.photos.get().pk])
    answer = opened(client, page_of(exemplar))
    page, text = answer.content.decode(), words(answer)
    for said in ("An toàn là trên hết.", "Đoạn hai.", "Anh Ước ở lò chợ", exemplar.subject_name, given.tree.base.name):
        assert said in text
    assert 'href="https://video.example/1"' in page and "<iframe" not in page and "<script>x" not in page
    assert f'property="og:image" content="https://thidua.example{photo}"' in page
    assert 'property="og:type" content="article"' in page
    assert exemplar.member.code not in page


def test_cards_carry_the_small_photo_and_load_it_late(client, given):
    exemplar = story(given.tree.base, photo=True, by=given.by)
    address = reverse("portal:story-photo", args=[exemplar.photos.get().pk])
    for page in (FRONT, GALLERY):
        shown = client.get(page).content.decode()
        assert f'src="{address}?small=1" alt="" loading="lazy" width="320" height="240"' in shown
    small, whole = client.get(address + "?small=1"), client.get(address)
    assert small["Cache-Control"] == whole["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert small["ETag"] != whole["ETag"]
    assert len(b"".join(small.streaming_content)) < len(b"".join(whole.streaming_content))
    assert (whole["Content-Disposition"], whole["Content-Type"]) == ("inline", "image/jpeg")


def test_the_gallery_is_narrowed(client, given):
    pit = ExemplarFieldFactory(name="Hầm lò")
    about = MemberFactory(unit=given.tree.base, full_name="Nguyễn Thị Ước")
    one = story(given.tree.base, title="Mười năm an toàn", field=pit, year=2024, member=about)
    story(given.tree.far, title="Cô giáo vùng cao", year=2025)
    first, second = {"Mười năm an toàn"}, {"Cô giáo vùng cao"}
    assert titles(client) == first | second
    for query, found in {
        f"?field={pit.pk}": first,
        f"?programme={one.programme_id}": first,
        "?year=2024": first,
        "?year=2019": set(),
        "?q=muoi+nam": first,
        "?q=thi+uoc": first,
        "?q=co giao": second,
        "?unit=tinh mau": first,
        "?unit=tinh hai": second,
        "?unit=khong co don vi": set(),
        "?field=999999": first | second,
        "?page=99": first | second,
    }.items():
        assert titles(client, query) == found, query
    assert "Không thấy gương điển hình nào" in words(opened(client, GALLERY + "?year=2019"))
    assert "Hãy gõ ít nhất 3 chữ cái" in words(opened(client, GALLERY + "?unit=a"))


@pytest.mark.parametrize(
    "query", ["?year=abcd", "?q=%00%27%25_", "?unit=☃☃☃", "?field=x&page=-3", "?programme=99999999999999999999"]
)
def test_what_cannot_be_read_is_no_mistake_of_ours(client, given, query):
    story(given.tree.base)
    opened(client, GALLERY + query)


def test_a_gallery_of_nothing_is_a_page(client, db):
    assert "Chưa có gương điển hình nào" in words(opened(client, GALLERY))


def test_the_last_published_stand_first_and_a_long_gallery_says_so(client, given, monkeypatch):
    monkeypatch.setattr("portal.views.stories.CARDS", 2)
    for day in (3, 1, 2):
        exemplar = story(given.tree.base, title=f"Ngày {day}")
        type(exemplar).objects.filter(pk=exemplar.pk).update(published_at=dt.datetime(2026, 1, day, tzinfo=dt.UTC))
    rows = opened(client, GALLERY).context["page_obj"].object_list
    assert [row.title for row in rows] == ["Ngày 3", "Ngày 2"]
    assert titles(client, "?page=2") == {"Ngày 1"}


@pytest.mark.parametrize("rows", [1, 3])
def test_query_counts(client, given, rows, django_assert_num_queries):
    for _row in range(rows):
        exemplar = story(given.tree.base, photo=True, by=given.by)
        StoryComment.objects.create(exemplar=exemplar, state=CommentState.SHOWN, **SAID)
    for address, queries in ((GALLERY, 6), (page_of(exemplar), 4), (reverse("portal:story-feed"), 2)):
        with django_assert_num_queries(queries):
            client.get(address)


# ---------- Comments ----------


def test_a_comment_is_sent_with_the_token_of_a_page_nobody_keeps(given):
    exemplar, reader = story(given.tree.base), Client(enforce_csrf_checks=True)
    assert "csrfmiddlewaretoken" not in reader.get(page_of(exemplar)).content.decode()
    assert reader.post(form_of(exemplar), SAID).status_code == 403
    page = opened(reader, form_of(exemplar))
    assert "ETag" not in page and "no-store" in page["Cache-Control"] and "Không hiển thị công khai" in words(page)
    token = page.context["csrf_token"]
    answer = reader.post(form_of(exemplar), SAID | {"csrfmiddlewaretoken": str(token)})
    assert answer.status_code == 302 and "Đã nhận bình luận" in words(opened(reader, answer["Location"]))
    assert StoryComment.objects.get().state == CommentState.WAITING
    assert "ETag" in reader.get(page_of(exemplar))


def test_a_comment_is_shown_as_text_and_without_the_address(client, given):
    exemplar = story(given.tree.base)
    said = SAID | {"text": "<script>alert(1)</script> https://xau.example/"}
    StoryComment.objects.create(exemplar=exemplar, state=CommentState.SHOWN, **said)
    StoryComment.objects.create(exemplar=exemplar, name="Ai đó", email="a@b.vn", text="Chờ xem")
    page = opened(client, page_of(exemplar)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; https://xau.example/" in page
    assert 'href="https://xau.example' not in page and "ban.doc@example.org" not in page and "Chờ xem" not in page


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": ""}, "Hãy ghi họ tên"),
        ({"email": "khong-phai"}, "Địa chỉ thư điện tử chưa đúng"),
        ({"text": " "}, "Hãy viết bình luận"),
        ({"name": "x" * 101}, "100"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, given, fields, told):
    answer = client.post(form_of(story(given.tree.base)), SAID | fields)
    assert answer.status_code == 422 and told in words(answer) and not StoryComment.objects.exists()
    kept = [typed for name, typed in SAID.items() if name not in fields]
    assert all(conditional_escape(typed) in answer.content.decode() for typed in kept)


def test_a_machine_is_answered_as_a_person_and_nothing_is_kept(client, given):
    for typed in (SAID | {"website": "http://x"}, {"website": "http://x"}):
        assert client.post(form_of(story(given.tree.base)), typed).status_code == 302
    assert not StoryComment.objects.exists()


def test_too_many_comments_from_one_address_wait(client, given):
    exemplar = story(given.tree.base)
    for number in range(5):
        assert client.post(form_of(exemplar), SAID | {"text": f"Lần {number}"}).status_code == 302
    answer = client.post(form_of(exemplar), SAID | {"text": "Lần nữa"})
    assert answer.status_code == 422 and "Hãy chờ 10 phút" in words(answer) and "Lần nữa" in answer.content.decode()
    assert StoryComment.objects.count() == 5
