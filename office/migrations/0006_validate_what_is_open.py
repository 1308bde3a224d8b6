from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("office", "0005_what_is_open_goes_on")]

    operations = [
        ValidateConstraint(model_name="reorganisationline", name="reorganisation_nothing_to_nobody"),
        ValidateConstraint(model_name="reorganisationline", name="reorganisation_open_work_known"),
    ]
