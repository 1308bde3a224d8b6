import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """An import knows under which context of the history it wrote, and who had it undone."""

    dependencies = [
        ('exchange', '0004_validate_import_states'),
        ('units', '0006_origins_of_units'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='importrun',
            name='context_id',
            field=models.UUIDField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='importrun',
            name='undo_reason',
            field=models.TextField(blank=True, db_default='', default='', verbose_name='lý do hoàn tác'),
        ),
        migrations.AddField(
            model_name='importrun',
            name='undone_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='hoàn tác lúc'),
        ),
        migrations.AddField(
            model_name='importrun',
            name='undone_by',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người hoàn tác'),
        ),
        migrations.AlterField(
            model_name='importrun',
            name='state',
            field=models.CharField(choices=[('uploaded', 'Chờ kiểm tra'), ('checking', 'Đang kiểm tra'), ('checked', 'Đã kiểm tra, chưa ghi'), ('applying', 'Đang ghi'), ('applied', 'Đã nhập'), ('undoing', 'Đang hoàn tác'), ('undone', 'Đã hoàn tác'), ('cancelled', 'Đã huỷ'), ('failed', 'Không nhập được')], db_default='applied', default='uploaded', editable=False, max_length=12, verbose_name='trạng thái'),
        ),
    ]
