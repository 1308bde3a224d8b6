from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

from common.expressions import Unaccented


class Migration(migrations.Migration):
    """Works whose builder is given only as text are found by it."""

    atomic = False
    dependencies = [("contributions", "0025_history_of_sharing"), ("units", "0011_validate_inheritance")]
    operations = [
        AddIndexConcurrently(
            model_name="work",
            index=GinIndex(
                OpClass(Unaccented("builder"), "gin_trgm_ops"),
                condition=models.Q(builder_unit__isnull=True) & ~models.Q(builder=""),
                name="work_builder_text_idx",
            ),
        ),
    ]
