from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    """Of one kind a day stands once from a day on; another kind may have the same."""

    dependencies = [("notices", "0017_days_of_every_kind")]
    operations = [
        ValidateConstraint("reminderday", "reminder_day_kind_known"),
        migrations.RemoveConstraint(
            model_name='reminderday',
            name='reminder_day_once',
        ),
        migrations.AddConstraint(
            model_name='reminderday',
            constraint=models.UniqueConstraint(fields=('kind', 'days', 'valid_from'), name='reminder_day_once', violation_error_message='Đã có ngày nhắc này, áp dụng từ cùng ngày.'),
        ),
    ]
