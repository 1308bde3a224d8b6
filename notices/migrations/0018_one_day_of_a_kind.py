from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations, models

CREATE = """
CREATE UNIQUE INDEX CONCURRENTLY reminder_day_of_a_kind_once ON notices_reminderday (kind, days, valid_from)
"""
DROP = "DROP INDEX CONCURRENTLY reminder_day_of_a_kind_once"


class Migration(migrations.Migration):
    """Of one kind a day stands once from a day on; another kind may have the same."""

    atomic = False
    dependencies = [("notices", "0017_days_of_every_kind")]
    operations = [
        ValidateConstraint("reminderday", "reminder_day_kind_known"),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(CREATE, DROP)],
            state_operations=[
                migrations.AddConstraint(
                    model_name="reminderday",
                    constraint=models.UniqueConstraint(
                        models.F("kind"),
                        models.F("days"),
                        models.F("valid_from"),
                        name="reminder_day_of_a_kind_once",
                        violation_error_message="Đã có ngày nhắc này, áp dụng từ cùng ngày.",
                    ),
                )
            ],
        ),
        migrations.RemoveConstraint(model_name="reminderday", name="reminder_day_once"),
    ]
