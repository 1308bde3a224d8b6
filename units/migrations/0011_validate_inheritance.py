from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("units", "0010_inheritance_of_years")]

    operations = [
        ValidateConstraint(model_name="unitsuccession", name="succession_inheritance_known"),
    ]
