from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    """Every notice, letter and choice is of a known kind."""

    dependencies = [("notices", "0015_notices_about_deadlines")]
    operations = [
        ValidateConstraint("mail", "mail_kind_known"),
        ValidateConstraint("notice", "notice_kind_known"),
        ValidateConstraint("noticepreference", "notice_preference_kind_known"),
    ]
