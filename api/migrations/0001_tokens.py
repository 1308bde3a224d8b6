"""Tokens other software reads with."""

import common.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('units', '0011_validate_inheritance'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('name', common.fields.CleanCharField(max_length=120, verbose_name='tên phần mềm')),
                ('purpose', common.fields.CleanTextField(verbose_name='dùng để làm gì')),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('people', 'Xem mã đoàn viên, ngày sinh')], max_length=16), blank=True, default=list, size=None, verbose_name='quyền thêm')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('expires_on', models.DateField(verbose_name='dùng đến hết ngày')),
                ('last_used_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='dùng lần cuối')),
                ('revoked_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='thu hồi lúc')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người tạo')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='api_tokens', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'mã truy cập',
                'verbose_name_plural': 'các mã truy cập',
                'constraints': [models.CheckConstraint(condition=models.Q(('scopes__contained_by', ['people'])), name='api_token_scopes_known')],
            },
        ),
    ]
