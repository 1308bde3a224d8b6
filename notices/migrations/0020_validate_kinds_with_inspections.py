from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    """Every notice, letter, choice and day of reminders is of a known kind."""

    dependencies = [("notices", "0019_notices_about_inspections")]
    operations = [
        ValidateConstraint("mail", "mail_kind_known"),
        ValidateConstraint("notice", "notice_kind_known"),
        ValidateConstraint("noticepreference", "notice_preference_kind_known"),
        ValidateConstraint("reminderday", "reminder_day_kind_known"),
    ]
