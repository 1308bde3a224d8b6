from django.contrib.postgres.indexes import HashIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    """Units whose whole name is what somebody searched are read at once, however many names hold its words."""

    atomic = False
    dependencies = [("units", "0011_validate_inheritance")]
    operations = [
        AddIndexConcurrently(
            model_name="unit", index=HashIndex(fields=["search"], name="unit_whole_name_idx")
        ),
    ]
