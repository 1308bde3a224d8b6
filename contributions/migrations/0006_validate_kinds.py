from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("contributions", "0005_drafts_without_a_kind")]
    operations = [
        ValidateConstraint("initiative", "initiative_kind_known"),
        ValidateConstraint("work", "work_kind_known"),
    ]
