from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The files of an entry are found without reading those of others."""

    atomic = False
    dependencies = [("campaigns", "0018_evidence_and_minutes")]
    operations = [AddIndexConcurrently("attachment", models.Index(fields=["entry"], name="attachment_entry_idx"))]
