from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    """A code is found as it was typed, in capitals or not, without reading every row."""

    atomic = False
    dependencies = [("contributions", "0006_validate_kinds")]
    operations = [
        AddIndexConcurrently("initiative", models.Index(Upper("code"), name="initiative_code_idx")),
        AddIndexConcurrently("work", models.Index(Upper("code"), name="work_code_idx")),
    ]
