from django.contrib.postgres.indexes import HashIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    """People whose whole name is what somebody searched are read at once, however many names hold its words."""

    atomic = False
    dependencies = [("people", "0013_conclusions_taken_back_stay")]
    operations = [
        AddIndexConcurrently(
            model_name="member", index=HashIndex(fields=["search"], name="member_whole_name_idx")
        ),
    ]
