from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The list of dossiers begins with the last touched, without sorting all that one sees."""

    atomic = False
    dependencies = [("campaigns", "0003_detached_attachments")]
    operations = [
        AddIndexConcurrently("dossier", models.Index(fields=["-updated_at", "-id"], name="dossier_latest_idx")),
    ]
