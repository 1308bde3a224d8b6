from django.db import migrations

from common.frozen import freeze

FROZEN = ("councils_mark", "councils_sealedballot", "councils_ballot", "councils_itemresult")


class Migration(migrations.Migration):
    dependencies = [("councils", "0001_initial")]

    operations = [freeze(table) for table in FROZEN]
