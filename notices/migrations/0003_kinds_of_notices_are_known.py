from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    """Every notice is of a known kind, or of none."""

    dependencies = [("notices", "0002_kinds_and_preferences")]

    operations = [ValidateConstraint("notice", "notice_kind_known")]
