from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0005_praise_each_quarter")]
    operations = [ValidateConstraint(model_name="campaign", name="campaign_praise_by_known")]
