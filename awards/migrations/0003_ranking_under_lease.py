from django.db import migrations, models


class Migration(migrations.Migration):
    """A run is ranked under a lease like a slice; the database knows what a row starts with."""

    dependencies = [("awards", "0002_kept_population")]

    operations = [
        migrations.AddField(
            model_name="tallyrun",
            name="attempts",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="tallyrun", name="leased_until", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddField(
            model_name="tallyrun", name="owner", field=models.CharField(blank=True, db_default="", max_length=64)
        ),
        migrations.AlterField(
            model_name="shard", name="attempts", field=models.PositiveSmallIntegerField(db_default=0, default=0)
        ),
        migrations.AlterField(
            model_name="shard", name="owner", field=models.CharField(blank=True, db_default="", max_length=64)
        ),
    ]
