from django.db import migrations

from common.frozen import freeze

FROZEN = ("consultations_noticeline", "consultations_consultationline")


class Migration(migrations.Migration):
    """What people were shown and asked about stays as it was."""

    dependencies = [("consultations", "0001_initial")]

    operations = [freeze(table) for table in FROZEN]
