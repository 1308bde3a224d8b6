"""People choose, kind by kind, what goes by mail besides."""

import pytest
from django.urls import reverse

from notices.models import USUAL_DELIVERY, Delivery, NoticeKind, NoticePreference
from notices.selectors.preferences import deliveries_for, deliveries_of
from notices.services.preference import choose_deliveries
from tests.factories import UserFactory
from tests.pages import fields_of, opened, words

pytestmark = pytest.mark.django_db
PAGE = "notices:preferences"


@pytest.fixture
def user():
    return UserFactory(email="nga@example.org")


def test_every_kind_has_a_usual_way():
    assert set(USUAL_DELIVERY) == set(NoticeKind)


def test_whoever_chose_nothing_is_told_as_usual(user):
    assert deliveries_of(user) == USUAL_DELIVERY
    assert NoticePreference.objects.count() == 0


def test_only_what_differs_is_kept(user):
    assert choose_deliveries(user, {**USUAL_DELIVERY, NoticeKind.FILES: Delivery.DIGEST}) == 1
    assert NoticePreference.objects.values_list("user", "kind", "delivery").get() == (user.pk, "files", "digest")


def test_a_choice_may_be_taken_back(user):
    choose_deliveries(user, {NoticeKind.DOSSIER: Delivery.APP})
    choose_deliveries(user, {NoticeKind.DOSSIER: Delivery.MAIL})
    assert deliveries_of(user) == USUAL_DELIVERY


@pytest.mark.parametrize("people", [1, 3])
def test_many_people_are_asked_in_one_query(people, django_assert_num_queries):
    users = UserFactory.create_batch(people)
    choose_deliveries(users[0], {NoticeKind.CAMPAIGN: Delivery.MAIL})
    with django_assert_num_queries(1):
        found = deliveries_for(NoticeKind.CAMPAIGN, [each.pk for each in users])
    assert found == {each.pk: Delivery.MAIL if each == users[0] else Delivery.DIGEST for each in users}


def test_what_has_no_kind_goes_nowhere_else(user, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert deliveries_for("", [user.pk]) == {user.pk: Delivery.APP}


def test_the_page_keeps_what_is_chosen_on_it(client, user):
    client.force_login(user)
    page = opened(client, reverse(PAGE))
    assert "nga@example.org" in words(page)
    sent = fields_of(page, having="dossier")
    assert {name: value for name, [value] in sent.items() if name != "csrfmiddlewaretoken"} == USUAL_DELIVERY
    saved = client.post(reverse(PAGE), sent | {"campaign": "app"}, follow=True)
    assert "Đã lưu cách nhận thông báo" in words(saved)
    assert fields_of(saved, having="dossier")["campaign"] == ["app"]


@pytest.mark.parametrize("chosen", ["", "pigeon"])
def test_a_way_nobody_offers_is_refused(client, user, chosen):
    client.force_login(user)
    response = client.post(reverse(PAGE), {**USUAL_DELIVERY, "dossier": chosen})
    assert (response.status_code, "dossier" in response.context["form"].errors) == (200, True)
    assert NoticePreference.objects.count() == 0


def test_whoever_has_no_address_is_told_so(client):
    client.force_login(UserFactory())
    assert "chưa có địa chỉ thư" in words(opened(client, reverse(PAGE)))
