from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("office", "0007_all_nine_operations")]

    operations = [
        ValidateConstraint(model_name="reorganisationline", name="reorganisation_operation_known"),
        ValidateConstraint(model_name="reorganisationline", name="reorganisation_line_has_target"),
        ValidateConstraint(model_name="reorganisationline", name="reorganisation_line_has_source"),
        ValidateConstraint(model_name="reorganisationline", name="reorganisation_line_says_what_is_new"),
        ValidateConstraint(model_name="reorganisationline", name="reorganisation_of_another"),
        ValidateConstraint(model_name="reorganisationline", name="reorganisation_nothing_to_nobody"),
    ]
