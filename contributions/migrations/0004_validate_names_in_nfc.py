from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("contributions", "0003_names_in_nfc")]
    operations = [
        ValidateConstraint("initiative", "initiative_title_nfc"),
        ValidateConstraint("work", "work_name_nfc"),
    ]
