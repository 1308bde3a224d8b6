"""The database or Redis away: a 503 page that says so, a readiness page that says which, and work goes on after."""

from contextlib import contextmanager

import pytest
from django.core.cache import caches
from django.db import connections
from django.test import Client
from django.urls import reverse

from emulation.celery import app
from tests.conftest import make_people, make_tree
from tests.pages import assert_valid_html, words

DEAD_PORT = "1"
DEAD_REDIS = f"redis://127.0.0.1:{DEAD_PORT}/0"


@contextmanager
def database_away():
    """Connections of this process find nobody at the address of the database."""
    connection = connections["default"]
    there = connection.settings_dict["PORT"], connection.settings_dict["HOST"]
    connection.close()
    connection.settings_dict["PORT"], connection.settings_dict["HOST"] = DEAD_PORT, "127.0.0.1"
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["PORT"], connection.settings_dict["HOST"] = there


@pytest.fixture
def redis_away(settings):
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": DEAD_REDIS}}
    yield
    caches["default"].close()


@pytest.fixture
def visitor(committed_db):
    """A signed-in specialist; a failure inside is answered, not raised."""
    client = Client(raise_request_exception=False)
    client.force_login(make_people(make_tree())["specialist"])
    return client


@pytest.mark.parametrize(
    "name", ["home", "units:unit-list", "people:member-list", "reports:index", "help", "admin:index"]
)
def test_the_database_away_is_a_page_that_says_so(visitor, name):
    with database_away():
        response = visitor.get(reverse(name))
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "Hệ thống tạm thời không phục vụ được" in words(response)
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert_valid_html(response)
    assert visitor.get(reverse("home")).status_code == 200


def test_the_sign_in_says_so_too(visitor):
    visitor.logout()
    typed = {"login": "specialist", "password": "mat-khau-thu-nghiem"}
    with database_away():
        assert visitor.post(reverse("account_login"), typed).status_code == 503
    assert visitor.post(reverse("account_login"), typed).status_code == 302


def test_nothing_is_half_saved(visitor):
    from people.models import Member

    typed = {"code": "DV1", "full_name": "Trần An", "gender": "male", "unit": "CS1"}
    with database_away():
        assert visitor.post(reverse("people:member-create"), typed).status_code == 503
    assert Member.objects.count() == 0
    assert visitor.post(reverse("people:member-create"), typed).status_code == 302
    assert Member.objects.count() == 1


def test_redis_away_is_a_page_that_says_so(visitor, redis_away):
    assert visitor.get(reverse("home")).status_code == 503


def test_healthz_asks_nothing(visitor, redis_away):
    with database_away():
        response = Client().get("/healthz/")
    assert (response.status_code, response.content) == (200, b"ok")


def readiness(**expected):
    response = Client().get("/readyz/")
    assert response["Cache-Control"].startswith("max-age=0")
    return response.status_code, response.json()


def test_readyz_names_the_database(committed_db):
    with database_away():
        status, parts = readiness()
    assert (status, parts["database"], parts["broker"]) == (503, "unavailable", "ok")


def test_readyz_names_the_broker_and_with_it_the_worker(committed_db, redis_away):
    assert readiness() == (503, {"database": "ok", "broker": "unavailable", "worker": "unavailable"})


def test_readyz_names_the_worker(committed_db):
    """No worker runs in this suite's Redis."""
    assert not app.control.ping(timeout=0.2)
    assert readiness() == (503, {"database": "ok", "broker": "ok", "worker": "unavailable"})


def test_a_mistake_of_ours_is_not_an_outage(rf):
    from emulation.views import server_error

    try:
        int("ours")
    except ValueError:
        response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Lỗi hệ thống" in words(response)
