from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0014_votes_and_lines_left_out")]
    operations = [
        ValidateConstraint(model_name="entry", name="entry_votes_of_members"),
        ValidateConstraint(model_name="entry", name="entry_self_score_not_negative"),
    ]
