from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    """The rows that were there before keep the rule too."""

    dependencies = [("councils", "0003_seats_begin_and_edits_are_counted")]

    operations = [ValidateConstraint(model_name="councilmember", name="council_member_days_in_order")]
