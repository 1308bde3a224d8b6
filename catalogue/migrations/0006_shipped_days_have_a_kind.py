from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Concat, Replace

TABLE, KIND = "reminder_days", "dossier:"


def name_kind(apps, schema_editor):
    """Days shipped before are told apart by their kind as well: rows edited or removed here stay known as such."""
    rows = apps.get_model("catalogue", "ShippedRow").objects.filter(table=TABLE)
    rows.exclude(key__startswith=KIND).update(key=Concat(Value(KIND), F("key")))


def drop_kind(apps, schema_editor):
    rows = apps.get_model("catalogue", "ShippedRow").objects.filter(table=TABLE)
    rows.exclude(key__startswith=KIND).delete()
    rows.update(key=Replace(F("key"), Value(KIND), Value("")))


class Migration(migrations.Migration):
    """The shipped days of reminders are of dossiers."""

    dependencies = [("catalogue", "0005_revocation_grounds")]
    operations = [migrations.RunPython(name_kind, drop_kind)]
