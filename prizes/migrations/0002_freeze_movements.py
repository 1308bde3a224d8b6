from django.db import migrations

from common.frozen import freeze


class Migration(migrations.Migration):
    """What was recorded of a fund stays as it was recorded."""

    dependencies = [("prizes", "0001_funds")]
    operations = [freeze("prizes_fundmovement")]
