import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from common.migration_operations import CreateModels


class Migration(migrations.Migration):
    """The tables of this app as the migrations it replaces leave them; run on a database that has none of them yet."""

    replaces = [
        ('exchange', '0001_initial'),
        ('exchange', '0002_imports_in_the_browser'),
        ('exchange', '0003_constrain_import_states'),
        ('exchange', '0004_validate_import_states'),
        ('exchange', '0005_undo_of_imports'),
        ('exchange', '0006_constrain_undone_imports'),
        ('exchange', '0007_validate_undone_imports'),
        ('exchange', '0008_keep_conversions'),
        ('exchange', '0009_keep_exports'),
        ('exchange', '0010_every_fault_in_the_copy'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('common', '0001_extensions'),
        ('units', '0006_origins_of_units'),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='ImportRun',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('file_name', models.CharField(max_length=255, verbose_name='tên tệp')),
                        ('sha256', models.CharField(max_length=64)),
                        ('counts', models.JSONField(default=dict, verbose_name='số dòng')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('applied_at', models.DateTimeField(blank=True, null=True, verbose_name='ghi xong lúc')),
                        ('attempts', models.PositiveSmallIntegerField(db_default=0, default=0)),
                        ('checked_at', models.DateTimeField(blank=True, null=True, verbose_name='kiểm tra xong lúc')),
                        ('errors_file', models.FileField(blank=True, db_default='', default='', upload_to='imports/', verbose_name='tệp ghi lỗi')),
                        ('failure', models.TextField(blank=True, db_default='', default='', verbose_name='vì sao không nhập được')),
                        ('figures', models.JSONField(db_default={}, default=dict, verbose_name='kết quả kiểm tra')),
                        ('file', models.FileField(blank=True, db_default='', default='', upload_to='imports/', verbose_name='tệp')),
                        ('mode', models.CharField(blank=True, choices=[('all', 'toàn bộ tệp'), ('only_valid', 'chỉ các dòng đúng')], db_default='', default='', max_length=12, verbose_name='phần được ghi')),
                        ('size', models.PositiveBigIntegerField(db_default=0, default=0, verbose_name='dung lượng (byte)')),
                        ('state', models.CharField(choices=[('uploaded', 'Chờ kiểm tra'), ('checking', 'Đang kiểm tra'), ('checked', 'Đã kiểm tra, chưa ghi'), ('applying', 'Đang ghi'), ('applied', 'Đã nhập'), ('undoing', 'Đang hoàn tác'), ('undone', 'Đã hoàn tác'), ('cancelled', 'Đã huỷ'), ('failed', 'Không nhập được')], db_default='applied', default='uploaded', editable=False, max_length=12, verbose_name='trạng thái')),
                        ('unit', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit', verbose_name='đơn vị')),
                        ('context_id', models.UUIDField(blank=True, editable=False, null=True)),
                        ('undo_reason', models.TextField(blank=True, db_default='', default='', verbose_name='lý do hoàn tác')),
                        ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='hoàn tác lúc')),
                        ('undone_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người hoàn tác')),
                        ('conversions', models.JSONField(blank=True, db_default={}, default=dict, verbose_name='cách đọc chữ phông cũ')),
                        ('faults_file', models.FileField(blank=True, db_default='', default='', editable=False, upload_to='imports/', verbose_name='tệp giữ mọi lỗi')),
                    ],
                    options={
                        'verbose_name': 'lần nhập dữ liệu',
                        'verbose_name_plural': 'các lần nhập dữ liệu',
                        'ordering': ['-created_at'],
                        'indexes': [models.Index(fields=['unit'], name='import_run_unit_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('mode__in', ['', 'all', 'only_valid'])), name='import_run_mode_known'), models.UniqueConstraint(condition=models.Q(('state__in', ('uploaded', 'checking', 'checked', 'applying'))), fields=('by', 'sha256'), name='import_run_open_once', violation_error_message='Tệp này đang được nhập.'), models.CheckConstraint(condition=models.Q(('state__in', ['uploaded', 'checking', 'checked', 'applying', 'applied', 'undoing', 'undone', 'cancelled', 'failed'])), name='import_run_state_known')],
                    },
                ),
                migrations.CreateModel(
                    name='ImportFault',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='faults', to='exchange.importrun')),
                        ('group', models.PositiveSmallIntegerField()),
                        ('sheet', models.CharField(max_length=255, verbose_name='trang')),
                        ('cell', models.CharField(max_length=16, verbose_name='ô')),
                        ('column', models.CharField(blank=True, max_length=255, verbose_name='cột')),
                        ('value', models.TextField(blank=True, verbose_name='giá trị')),
                        ('message', models.TextField(verbose_name='lỗi')),
                    ],
                    options={
                        'verbose_name': 'lỗi của tệp nhập',
                        'verbose_name_plural': 'các lỗi của tệp nhập',
                        'ordering': ['pk'],
                    },
                ),
                migrations.CreateModel(
                    name='ExportRun',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('key', models.CharField(max_length=16, verbose_name='danh sách')),
                        ('title', models.CharField(max_length=255, verbose_name='nội dung')),
                        ('query', models.JSONField(default=dict, verbose_name='điều kiện')),
                        ('state', models.CharField(choices=[('waiting', 'Đang tạo tệp'), ('done', 'Tải được'), ('failed', 'Không tạo được'), ('expired', 'Đã hết hạn')], default='waiting', editable=False, max_length=12, verbose_name='trạng thái')),
                        ('rows', models.PositiveIntegerField(blank=True, null=True, verbose_name='số dòng')),
                        ('file', models.FileField(blank=True, upload_to='exports/', verbose_name='tệp')),
                        ('size', models.PositiveBigIntegerField(default=0, verbose_name='dung lượng (byte)')),
                        ('attempts', models.PositiveSmallIntegerField(default=0)),
                        ('failure', models.TextField(blank=True, verbose_name='vì sao không tạo được')),
                        ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='xong lúc')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'lần xuất dữ liệu',
                        'verbose_name_plural': 'các lần xuất dữ liệu',
                        'ordering': ['-created_at'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'done', 'failed', 'expired'])), name='export_run_state_known')],
                    },
                ),
            ],
        ),
    ]
