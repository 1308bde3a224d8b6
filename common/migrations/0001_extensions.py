from django.db import migrations

from common.frozen import CREATE_REFUSAL, DROP_REFUSAL
from common.sql import CREATE_EXTENSIONS, CREATE_VI_KHONG_DAU, DROP_VI_KHONG_DAU


class Migration(migrations.Migration):
    """Extensions, search without diacritics, and the trigger function of frozen tables."""

    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(CREATE_EXTENSIONS, migrations.RunSQL.noop),
        migrations.RunSQL(CREATE_VI_KHONG_DAU, DROP_VI_KHONG_DAU),
        migrations.RunSQL(CREATE_REFUSAL, DROP_REFUSAL),
    ]
