from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    """Every step says its ground as it should."""

    dependencies = [("decisions", "0019_unscheduled_awards_go_their_own_way")]
    operations = [ValidateConstraint("approvalstep", "approval_step_scope_known")]
