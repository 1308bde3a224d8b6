from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    """Every result is in a state that is known; looked at apart, so that nobody waits for it."""

    dependencies = [("awards", "0021_recommendations_go_up")]
    operations = [ValidateConstraint("recommendation", "recommendation_state_known")]
