import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """A list of prizes is closed by somebody at some time."""

    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL), ("prizes", "0004_freeze_paid")]

    operations = [
        migrations.AddField(
            model_name='prizelist',
            name='closed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='chốt lúc'),
        ),
        migrations.AddField(
            model_name='prizelist',
            name='closed_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', db_index=False, to=settings.AUTH_USER_MODEL, verbose_name='người chốt'),
        ),
        AddConstraintNotValid(
            model_name='prizelist',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='prize_list_closed_by_somebody'),
        ),
    ]
