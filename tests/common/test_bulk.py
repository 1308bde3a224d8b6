import pytest
from django.db import connection

from common.bulk import BATCH, create_rows
from common.models import Counter

pytestmark = pytest.mark.django_db


def rows_the_planner_counts(model) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [model._meta.db_table])
        return cursor.fetchone()[0]


def test_the_planner_knows_of_many_rows_written_in_this_transaction():
    create_rows([Counter(series=f"dãy {number}") for number in range(BATCH)])
    assert rows_the_planner_counts(Counter) >= BATCH


def test_nothing_is_written_of_nothing():
    create_rows([])
    assert not Counter.objects.exists()
