from django.db import migrations, models

KEY = models.CharField(blank=True, db_collation="C", editable=False, max_length=1024)


class Migration(migrations.Migration):
    """The keys are written to be compared byte by byte, whatever the collation of the database."""

    dependencies = [("people", "0004_validate_reasons_and_names")]
    operations = [
        migrations.AlterField(model, "sort_key", KEY)
        for model in ("member", "memberhistory", "collective", "collectivehistory")
    ]
