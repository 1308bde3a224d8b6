"""Names are NFC and keys are sorted by their bytes, whoever writes the row and wherever the database was made."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from tests.factories import CollectiveFactory, InitiativeFactory, MemberFactory, UnitFactory, WorkFactory
from units.models import Cluster, UnitName

pytestmark = pytest.mark.django_db
DECOMPOSED = "To\u0302\u0309 mo\u0323\u0302t"


def named_rows():
    unit = UnitFactory()
    return [
        (unit, "name"),
        (UnitName.objects.get(unit=unit), "name"),
        (Cluster.objects.create(code="C1", name="Cụm 1", unit=unit, year=2025), "name"),
        (MemberFactory(unit=unit), "full_name"),
        (CollectiveFactory(unit=unit), "name"),
        (InitiativeFactory(unit=unit), "title"),
        (WorkFactory(owner_unit=unit), "name"),
    ]


def test_the_database_refuses_a_name_that_is_not_nfc():
    for row, column in named_rows():
        table = connection.ops.quote_name(row._meta.db_table)
        with connection.cursor() as cursor, pytest.raises(IntegrityError, match="_nfc"), transaction.atomic():
            cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [DECOMPOSED, row.pk])


def test_sort_keys_are_compared_by_their_bytes():
    keys = [
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.fields
        if field.name == "sort_key" and not model.__name__.endswith("History")
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE column_name = 'sort_key' AND collation_name = 'C' AND table_name NOT LIKE '%history'"
        )
        by_bytes = cursor.fetchall()
    assert sorted(by_bytes) == sorted(keys)
