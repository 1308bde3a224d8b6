from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

from common.expressions import IsNfc


class Migration(migrations.Migration):
    dependencies = [("units", "0001_initial")]
    operations = [
        AddConstraintNotValid("unitname", models.CheckConstraint(condition=IsNfc("name"), name="unit_dated_name_nfc")),
        AddConstraintNotValid("cluster", models.CheckConstraint(condition=IsNfc("name"), name="cluster_name_nfc")),
    ]
