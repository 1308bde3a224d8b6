"""The ground the tests stand on: the application's role owns nothing."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_tests_run_as_the_application_role(tree):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, (SELECT count(*) FROM pg_tables WHERE tableowner = current_user)")
        role, owned = cursor.fetchone()
    assert (role, owned) == ("emulation_app", 0)


def test_committed_rows_are_gone_afterwards(committed_db):
    from tests.conftest import make_people, make_tree
    from units.models import Unit

    make_people(make_tree())
    assert Unit.objects.count() == 9
