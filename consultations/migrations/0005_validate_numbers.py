from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    """Every number of a letter has its day."""

    dependencies = [("consultations", "0004_a_number_once")]
    operations = [ValidateConstraint("consultation", "consultation_number_has_its_day")]
