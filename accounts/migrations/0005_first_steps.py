from django.db import migrations, models


class Migration(migrations.Migration):
    """When a person put the first steps on their home away."""

    dependencies = [
        ('accounts', '0004_one_time_passwords'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='first_steps_closed_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
