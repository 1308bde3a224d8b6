from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    """The rows there are obey."""

    dependencies = [("exchange", "0006_constrain_undone_imports")]

    operations = [ValidateConstraint(model_name="importrun", name="import_run_state_known")]
