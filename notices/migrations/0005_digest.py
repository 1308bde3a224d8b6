from django.db import migrations, models


class Migration(migrations.Migration):
    """A notice waits for the digest of the next morning."""

    dependencies = [("notices", "0004_outbox")]

    operations = [
        migrations.AddField(
            model_name="notice",
            name="awaits_digest",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
    ]
