from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("units", "0002_names_in_nfc")]
    operations = [
        ValidateConstraint("unitname", "unit_dated_name_nfc"),
        ValidateConstraint("cluster", "cluster_name_nfc"),
    ]
