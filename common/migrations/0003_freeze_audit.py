from django.db import migrations

from common.frozen import freeze


class Migration(migrations.Migration):
    """The audit is only ever added to."""

    dependencies = [("common", "0002_initial")]
    operations = [freeze("common_auditentry")]
