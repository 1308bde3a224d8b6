from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0003_names_in_nfc")]
    operations = [
        ValidateConstraint("membership", "membership_reason_known"),
        ValidateConstraint("collective", "collective_name_nfc"),
    ]
