import django.db.models.functions.datetime
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """A number of a letter has its day, and stands once in the year of its unit."""

    dependencies = [("consultations", "0003_numbers_of_letters")]
    operations = [
        AddConstraintNotValid(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('number__isnull', True), ('signed_on__isnull', True)), models.Q(('number__isnull', False), ('signed_on__isnull', False)), _connector='OR'), name='consultation_number_has_its_day'),
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.UniqueConstraint(models.F('unit'), django.db.models.functions.datetime.ExtractYear('signed_on'), models.F('number'), name='consultation_number_once', violation_error_message='Số công văn này đã ghi cho một công văn hiệp y khác trong năm.'),
        ),
    ]
