import pytest
from django.db import IntegrityError, connection, transaction

from common.bulk import BATCH, create_rows, take_in_rows
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


def test_copied_rows_stand_and_the_planner_knows_of_them():
    take_in_rows(Counter, ["series", "last"], ((f"dãy\t{number}\\N", number) for number in range(BATCH)))
    assert Counter.objects.get(last=7).series == "dãy\t7\\N"
    assert rows_the_planner_counts(Counter) >= BATCH


def test_a_copy_breaks_a_constraint_as_any_other_statement():
    with pytest.raises(IntegrityError), transaction.atomic():
        take_in_rows(Counter, ["series"], [("dãy",), ("dãy",)])
    assert not Counter.objects.exists()


@pytest.mark.parametrize("series", [{"a", "c"}, set()])
def test_any_of_finds_what_in_finds(series):
    create_rows([Counter(series=name) for name in "abc"])
    found = Counter.objects.filter(series__any_of=series)
    assert set(found) == set(Counter.objects.filter(series__in=series))
    assert set(Counter.objects.filter(pk__any_of=[row.pk for row in found])) == set(found)
