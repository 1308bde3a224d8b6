import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

KEEP_PERIOD = """
UPDATE awards_tallyrun AS run
SET period_from = campaign.starts_on, period_to = campaign.ends_on, as_of = (run.standards ->> 'as_of')::date
FROM campaigns_campaign AS campaign WHERE campaign.id = run.campaign_id
"""


class Migration(migrations.Migration):
    """A run keeps whom it considers and the days it goes by, as they were when it was started."""

    dependencies = [("awards", "0001_initial"), ("campaigns", "0002_entry_rules")]

    operations = [
        migrations.AddField(
            model_name="shard",
            name="entry_ids",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="tallyrun",
            name="period_from",
            field=models.DateField(blank=True, null=True, verbose_name="xét từ ngày"),
        ),
        migrations.AddField(
            model_name="tallyrun",
            name="period_to",
            field=models.DateField(blank=True, null=True, verbose_name="xét đến hết ngày"),
        ),
        migrations.AddField(
            model_name="tallyrun",
            name="as_of",
            field=models.DateField(blank=True, null=True, verbose_name="theo số liệu ngày"),
        ),
        migrations.RunSQL(KEEP_PERIOD, migrations.RunSQL.noop),
        migrations.CreateModel(
            name="SetAside",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "considered",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.entry",
                        verbose_name="lượt được xét",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.entry",
                        verbose_name="đối tượng",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="set_aside", to="awards.tallyrun"
                    ),
                ),
            ],
            options={
                "verbose_name": "lượt đề nghị đã xét ở đợt khác",
                "verbose_name_plural": "lượt đề nghị đã xét ở đợt khác",
                "constraints": [models.UniqueConstraint(fields=("run", "entry"), name="set_aside_once_per_run")],
            },
        ),
    ]
