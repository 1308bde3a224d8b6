from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently
from django.db import migrations, models

OPEN_ONCE = """
CREATE UNIQUE INDEX CONCURRENTLY import_run_open_once ON exchange_importrun (by_id, sha256)
  WHERE state IN ('uploaded', 'checking', 'checked', 'applying')
"""


class Migration(migrations.Migration):
    """States and modes are known; a person has a file open once."""

    atomic = False
    dependencies = [("exchange", "0002_imports_in_the_browser")]

    operations = [
        AddIndexConcurrently(model_name="importrun", index=models.Index(fields=["unit"], name="import_run_unit_idx")),
        AddConstraintNotValid(
            model_name="importrun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["uploaded", "checking", "checked", "applying", "applied", "cancelled", "failed"])
                ),
                name="import_run_state_known",
            ),
        ),
        AddConstraintNotValid(
            model_name="importrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("mode__in", ["", "all", "only_valid"])), name="import_run_mode_known"
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(OPEN_ONCE, "DROP INDEX import_run_open_once")],
            state_operations=[
                migrations.AddConstraint(
                    model_name="importrun",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state__in", ("uploaded", "checking", "checked", "applying"))),
                        fields=("by", "sha256"),
                        name="import_run_open_once",
                        violation_error_message="Tệp này đang được nhập.",
                    ),
                )
            ],
        ),
    ]
