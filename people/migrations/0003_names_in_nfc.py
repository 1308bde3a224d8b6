from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

from common.expressions import IsNfc


class Migration(migrations.Migration):
    dependencies = [("people", "0002_reasons_of_leaving")]
    operations = [
        AddConstraintNotValid("collective", models.CheckConstraint(condition=IsNfc("name"), name="collective_name_nfc"))
    ]
