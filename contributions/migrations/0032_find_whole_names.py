from django.contrib.postgres.indexes import HashIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    """Initiatives whose whole name is what somebody searched are read at once, however many names hold its words."""

    atomic = False
    dependencies = [("contributions", "0031_amended_plaques")]
    operations = [
        AddIndexConcurrently(
            model_name="initiative", index=HashIndex(fields=["search"], name="initiative_whole_name_idx")
        ),
    ]
