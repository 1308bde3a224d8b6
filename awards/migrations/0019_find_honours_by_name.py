from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations

import common.expressions


class Migration(migrations.Migration):
    """The golden book is searched by the name of the day, typed without dấu, from an index."""

    atomic = False
    dependencies = [("awards", "0018_freeze_issued_honours")]
    operations = [
        AddIndexConcurrently(
            model_name="honour",
            index=GinIndex(
                OpClass(common.expressions.Unaccented("name_then"), "gin_trgm_ops"), name="honour_name_idx"
            ),
        ),
    ]
