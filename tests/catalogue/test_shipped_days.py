"""Days of reminders shipped before they had a kind: what was edited or removed here stays so."""

from importlib import import_module

import pytest
from django.apps import apps

from awards.services.catalogue import load_catalogue
from catalogue.models import ShippedRow
from notices.models import ReminderDay

MIGRATION = import_module("catalogue.migrations.0006_shipped_days_have_a_kind")


@pytest.mark.django_db
def test_days_edited_or_removed_before_the_kinds_stay_so():
    load_catalogue()
    MIGRATION.drop_kind(apps, None)  # as they were shipped before
    ReminderDay.objects.exclude(kind="dossier").delete()
    ReminderDay.objects.filter(days=-7).delete()
    ReminderDay.objects.filter(days=-3).update(source="Kế hoạch của tỉnh")
    assert set(ShippedRow.objects.filter(table="reminder_days").values_list("key", flat=True)) == {
        f"{days}:2020-01-01" for days in (-7, -3, -1, 1)
    }
    for _time in range(2):
        MIGRATION.name_kind(apps, None)
    counts = load_catalogue()["reminder_days"]
    assert counts == {"new": 16, "changed": 0, "same": 4, "kept": 0}
    assert not ReminderDay.objects.filter(kind="dossier", days=-7).exists()
    assert ReminderDay.objects.get(kind="dossier", days=-3).source == "Kế hoạch của tỉnh"
