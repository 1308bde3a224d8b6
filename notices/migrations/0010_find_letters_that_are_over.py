from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """What is deleted after its time is found among very many letters."""

    atomic = False
    dependencies = [("notices", "0009_forgotten_mail")]

    operations = [
        AddIndexConcurrently(
            model_name="mail",
            index=models.Index(
                condition=models.Q(("state__in", ("sent", "cancelled"))), fields=["updated_at"], name="mail_over_idx"
            ),
        ),
    ]
