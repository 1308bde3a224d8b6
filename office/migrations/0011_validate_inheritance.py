from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("office", "0010_inheritance_of_years")]

    operations = [
        ValidateConstraint(model_name="reorganisation", name="reorganisation_inheritance_known"),
    ]
