from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

from common.expressions import IsNfc


class Migration(migrations.Migration):
    dependencies = [("contributions", "0002_author_shares")]
    operations = [
        AddConstraintNotValid(
            "initiative", models.CheckConstraint(condition=IsNfc("title"), name="initiative_title_nfc")
        ),
        AddConstraintNotValid("work", models.CheckConstraint(condition=IsNfc("name"), name="work_name_nfc")),
    ]
