from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """An import may be undone."""

    dependencies = [("exchange", "0005_undo_of_imports")]

    operations = [
        migrations.RemoveConstraint(model_name="importrun", name="import_run_state_known"),
        AddConstraintNotValid(
            model_name="importrun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["uploaded", "checking", "checked", "applying", "applied", "undoing", "undone", "cancelled", "failed"],
                    )
                ),
                name="import_run_state_known",
            ),
        ),
    ]
