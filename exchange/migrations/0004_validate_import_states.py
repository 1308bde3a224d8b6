from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    """The imports of before are looked over."""

    dependencies = [("exchange", "0003_constrain_import_states")]

    operations = [
        ValidateConstraint(model_name="importrun", name="import_run_state_known"),
        ValidateConstraint(model_name="importrun", name="import_run_mode_known"),
    ]
