from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    """A code is found as it was typed, in capitals or not, without reading every row."""

    atomic = False
    dependencies = [("people", "0005_sort_keys_by_bytes")]
    operations = [
        AddIndexConcurrently("member", models.Index(Upper("code"), name="member_code_idx")),
        AddIndexConcurrently("collective", models.Index(Upper("code"), name="collective_code_idx")),
    ]
