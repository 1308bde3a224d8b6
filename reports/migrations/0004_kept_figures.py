import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Figures of the whole country, as counted each hour."""

    dependencies = [
        ('reports', '0003_freeze_summaries'),
        ('units', '0011_validate_inheritance'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptFigures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('under_way', models.JSONField(default=dict)),
                ('counted_at', models.DateTimeField()),
                ('unit', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit',), name='kept_figures_once', nulls_distinct=False)],
            },
        ),
    ]
