from django.db import migrations

LEAVE_EMPTY = "ALTER TABLE awards_recommendation ALTER COLUMN nearest_gap SET DEFAULT ''"
ASK_AGAIN = "ALTER TABLE awards_recommendation ALTER COLUMN nearest_gap DROP DEFAULT"


class Migration(migrations.Migration):
    """What is missing is told from the findings, in the reader's language; the column goes with the next release."""

    dependencies = [("awards", "0005_one_subject_once")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(LEAVE_EMPTY, ASK_AGAIN)],
            state_operations=[migrations.RemoveField(model_name="recommendation", name="nearest_gap")],
        )
    ]
