from django.db import migrations

from common.frozen import freeze


class Migration(migrations.Migration):
    dependencies = [
        ("office", "0002_reorganisations_handovers_and_old_lists"),
    ]

    operations = [freeze("office_handoverlist")]
