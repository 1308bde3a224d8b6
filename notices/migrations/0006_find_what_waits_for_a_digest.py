from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """What waits for a digest is few rows among very many."""

    atomic = False
    dependencies = [("notices", "0005_digest")]

    operations = [
        AddIndexConcurrently(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("awaits_digest", True)), fields=["user", "created_at"], name="notice_digest_idx"
            ),
        ),
    ]
