from django.db import migrations, models

KEY = models.CharField(blank=True, db_collation="C", editable=False, max_length=1024)


class Migration(migrations.Migration):
    """The keys are written to be compared byte by byte, whatever the collation of the database."""

    dependencies = [("units", "0003_validate_names_in_nfc")]
    operations = [migrations.AlterField(model, "sort_key", KEY) for model in ("unit", "unithistory")]
