from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    """Every award stands in a known column of table 0603, or in none."""

    dependencies = [("catalogue", "0007_columns_of_table_0603")]
    operations = [ValidateConstraint("awardtype", "award_type_form_0603_known")]
