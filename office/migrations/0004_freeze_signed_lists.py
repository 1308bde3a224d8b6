from django.db import migrations

from common.frozen import freeze


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0003_handovers"),
    ]

    operations = [freeze("office_handoverlist")]
