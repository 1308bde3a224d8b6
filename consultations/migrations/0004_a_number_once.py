import django.db.models.functions.datetime
from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations, models

CREATE = """
CREATE UNIQUE INDEX CONCURRENTLY consultation_number_once
  ON consultations_consultation (unit_id, (EXTRACT(YEAR FROM signed_on)), number)
"""
DROP = "DROP INDEX CONCURRENTLY consultation_number_once"


class Migration(migrations.Migration):
    """A number of a letter has its day, and stands once in the year of its unit."""

    atomic = False
    dependencies = [("consultations", "0003_numbers_of_letters")]
    operations = [
        ValidateConstraint("consultation", "consultation_number_has_its_day"),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(CREATE, DROP)],
            state_operations=[
                migrations.AddConstraint(
                    model_name='consultation',
                    constraint=models.UniqueConstraint(models.F('unit'), django.db.models.functions.datetime.ExtractYear('signed_on'), models.F('number'), name='consultation_number_once', violation_error_message='Số công văn này đã ghi cho một công văn hiệp y khác trong năm.'),
                ),
            ],
        ),
    ]
