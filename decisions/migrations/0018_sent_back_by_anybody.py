from django.db import migrations, models


class Migration(migrations.Migration):
    """Words alone: whoever is to issue sends back as well, not by one step only."""

    dependencies = [("decisions", "0017_one_step_of_a_number_a_day")]
    operations = [
        migrations.AlterField(
            model_name="approval",
            name="verdict",
            field=models.CharField(
                choices=[
                    ("approved", "Duyệt"),
                    ("sent_back", "Trả lại"),
                    ("refused", "Không duyệt"),
                    ("issued", "Công bố thay"),
                ],
                max_length=12,
                verbose_name="ý kiến",
            ),
        ),
    ]
