from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The dossiers given to one person are found without reading those of others."""

    atomic = False
    dependencies = [("campaigns", "0020_whom_a_dossier_is_given_to")]
    operations = [
        AddIndexConcurrently(
            "dossier",
            models.Index(
                fields=["reviewer"], condition=models.Q(reviewer__isnull=False), name="dossier_reviewer_idx"
            ),
        )
    ]
