from django.contrib.postgres.indexes import OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """Whether a number of a decision stands in the register is asked while the series is locked: from an index."""

    atomic = False
    dependencies = [("awards", "0022_results_that_went_up_are_known")]
    operations = [
        AddIndexConcurrently(
            model_name="honour",
            index=models.Index(OpClass("decision_no", "varchar_pattern_ops"), name="honour_number_idx"),
        ),
    ]
