import time_machine

from common.presence import FORGOTTEN_AFTER, be_at, others_at
from tests.factories import UserFactory


def test_others_are_seen_where_they_are_and_oneself_is_not(db):
    one, two = UserFactory(), UserFactory()
    be_at("dossier:1", "pledge", one)
    be_at("dossier:1", "entry:7", two)
    be_at("dossier:2", "pledge", two)
    assert others_at("dossier:1", one) == [("entry:7", str(two))]
    assert others_at("dossier:1", two) == [("pledge", str(one))]


def test_whoever_left_is_forgotten(db):
    one, two = UserFactory(), UserFactory()
    with time_machine.travel("2026-03-01 08:00", tick=False) as clock:
        be_at("dossier:1", "pledge", one)
        clock.shift(FORGOTTEN_AFTER - 1)
        be_at("dossier:1", "pledge", two)
        assert others_at("dossier:1", two) == [("pledge", str(one))]
        clock.shift(2)
        assert others_at("dossier:1", two) == []


def test_nothing_is_asked_of_the_database(db, django_assert_num_queries):
    user = UserFactory()
    with django_assert_num_queries(0):
        be_at("dossier:1", "pledge", user)
        others_at("dossier:1", user)
