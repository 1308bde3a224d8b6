from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0007_reviews_of_themes")]
    operations = [ValidateConstraint(model_name="campaign", name="campaign_kind_known")]
