import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """An import that brings the answers to a letter knows which, and is checked against it."""

    dependencies = [("decisions", "0017_one_step_of_a_number_a_day"), ("exchange", "0011_keep_the_reach_of_imports")]

    operations = [
        migrations.AddField(
            model_name="importrun",
            name="letter",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="decisions.submissionletter",
                verbose_name="tờ trình",
            ),
        ),
    ]
