"""People are told once, read it, and see nobody else's notices."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from notices.models import Notice, NoticeKind
from notices.services.notice import Message, mark_all_read, mark_read, notify, tell
from tests.factories import UserFactory
from tests.pages import opened, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return UserFactory()


def test_each_active_person_is_told_once(user):
    gone = UserFactory(is_active=False)
    assert notify([user, user, gone], text="Có phong trào mới", url="/campaigns/1/") == 1
    assert notify([user], text="Có phong trào mới", url="/campaigns/1/") == 0
    assert notify([user], text="Có phong trào mới", url="/campaigns/2/") == 1
    assert list(Notice.objects.order_by("pk").values_list("user", "url")) == [
        (user.pk, "/campaigns/1/"),
        (user.pk, "/campaigns/2/"),
    ]


def test_what_was_read_is_told_again(user):
    notify([user], text="Hồ sơ bị trả lại")
    mark_read(Notice.objects.get())
    assert notify([user], text="Hồ sơ bị trả lại") == 1


@pytest.mark.parametrize("people", [1, 3])
def test_telling_many_asks_a_fixed_number_of_queries(people, django_assert_num_queries):
    users = UserFactory.create_batch(people)
    with django_assert_num_queries(4):  # savepoint, those told before, insert, release
        assert notify(users, text="Chào") == people


@pytest.mark.parametrize("people", [1, 3])
def test_each_may_be_told_something_else_in_the_same_queries(people, django_assert_num_queries):
    messages = [Message(each, f"Chào {each}") for each in UserFactory.create_batch(people)]
    with django_assert_num_queries(4):  # as for one text
        assert tell(messages) == people
    assert {str(notice) for notice in Notice.objects.all()} == {message.text for message in messages}
    assert tell(messages) == 0


def test_a_notice_knows_what_it_is_about(user):
    notify([user], text="Hồ sơ bị trả lại", kind=NoticeKind.DOSSIER, topic="dossier:7")
    assert Notice.objects.values_list("kind", "topic").get() == ("dossier", "dossier:7")


def test_the_database_refuses_an_unknown_kind(user):
    with pytest.raises(IntegrityError, match="notice_kind_known"):
        Notice.objects.create(user=user, text="Chào", kind="postcard")


def test_reading_keeps_the_first_time(user):
    notify([user], text="Chào")
    notice = mark_read(Notice.objects.get())
    assert mark_read(notice).read_at == notice.read_at
    assert mark_all_read(user) == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_list_shows_ones_own_newest_first(client, user, rows, django_assert_num_queries):
    for number in range(rows):
        notify([user], text=f"Tin {number}")
    notify([UserFactory()], text="Tin của người khác")
    client.force_login(user)
    client.get(reverse("notices:list"))
    with django_assert_num_queries(6):  # session, user, count, page, roles, unread
        response = client.get(reverse("notices:list"))
    assert [notice.text for notice in response.context["object_list"]] == [f"Tin {n}" for n in reversed(range(rows))]


def test_unread_only(client, user):
    notify([user], text="Đã đọc")
    mark_all_read(user)
    notify([user], text="Còn mới")
    client.force_login(user)
    response = opened(client, reverse("notices:list") + "?unread=1")
    assert [notice.text for notice in response.context["object_list"]] == ["Còn mới"]


def test_an_empty_list_says_so(client, user):
    client.force_login(user)
    assert "Chưa có thông báo nào" in words(opened(client, reverse("notices:list")))
    assert "Bạn đã đọc hết" in words(opened(client, reverse("notices:list") + "?unread=1"))


@pytest.mark.parametrize(
    ("url", "there"),
    [
        ("/campaigns/1/", "/campaigns/1/"),
        ("", "/notices/"),
        ("https://elsewhere.example/", "/notices/"),
        ("//elsewhere.example/", "/notices/"),
        ("javascript:alert(1)", "/notices/"),
    ],
)
def test_opening_reads_it_and_leads_only_within_the_site(client, user, url, there):
    notify([user], text="Chào", url=url)
    client.force_login(user)
    response = client.get(reverse("notices:open", args=[Notice.objects.get().pk]))
    assert (response.status_code, response["Location"]) == (302, there)
    assert Notice.objects.get().read_at is not None


def test_somebody_elses_notice_is_not_found(client, user):
    notify([user], text="Riêng")
    client.force_login(UserFactory())
    assert client.get(reverse("notices:open", args=[Notice.objects.get().pk])).status_code == 404
    assert Notice.objects.get().read_at is None


def test_read_all_is_a_post_and_ones_own(client, user):
    other = UserFactory()
    notify([user, other], text="Chào")
    client.force_login(user)
    assert client.get(reverse("notices:read-all")).status_code == 405
    assert client.post(reverse("notices:read-all")).status_code == 302
    assert list(Notice.objects.unread().values_list("user", flat=True)) == [other.pk]


def test_signing_in_comes_first(client):
    response = client.get(reverse("notices:list"))
    assert (response.status_code, response["Location"].startswith("/accounts/login/")) == (302, True)
