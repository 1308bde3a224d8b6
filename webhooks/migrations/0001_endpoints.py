"""Endpoints of other software and what is on its way to them."""

import common.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import uuid
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
            name='WebhookEndpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('name', common.fields.CleanCharField(max_length=120, verbose_name='tên')),
                ('url', models.CharField(max_length=500, verbose_name='địa chỉ nhận')),
                ('events', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('decision.issued', 'Quyết định khen thưởng, gắn biển được ban hành'), ('decision.corrected', 'Quyết định đính chính được ban hành'), ('decision.revoked', 'Quyết định thu hồi được ban hành'), ('decision.replaced', 'Quyết định thay thế được ban hành')], max_length=32), size=None, verbose_name='báo khi')),
                ('secret', models.BinaryField()),
                ('is_active', models.BooleanField(default=True, verbose_name='đang dùng')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người tạo')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='webhooks', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'nơi nhận tin',
                'verbose_name_plural': 'các nơi nhận tin',
            },
        ),
        migrations.CreateModel(
            name='WebhookDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('message_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='mã tin')),
                ('event', models.CharField(max_length=32, verbose_name='sự kiện')),
                ('body', models.TextField(verbose_name='nội dung')),
                ('state', models.CharField(choices=[('waiting', 'Chờ gửi'), ('delivered', 'Đã nhận'), ('failed', 'Không gửi được')], default='waiting', editable=False, max_length=12, verbose_name='trạng thái')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='số lần thử')),
                ('next_attempt_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gửi từ lúc')),
                ('lease', models.UUIDField(blank=True, editable=False, null=True)),
                ('delivered_at', models.DateTimeField(blank=True, null=True, verbose_name='nhận lúc')),
                ('status', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='mã trả lời')),
                ('excerpt', models.TextField(blank=True, verbose_name='đầu câu trả lời')),
                ('failure', models.TextField(blank=True, verbose_name='vì sao chưa gửi được')),
                ('endpoint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='webhooks.webhookendpoint', verbose_name='nơi nhận')),
            ],
            options={
                'verbose_name': 'lần báo tin',
                'verbose_name_plural': 'các lần báo tin',
            },
        ),
        migrations.AddConstraint(
            model_name='webhookendpoint',
            constraint=models.CheckConstraint(condition=models.Q(('events__contained_by', ['decision.issued', 'decision.corrected', 'decision.revoked', 'decision.replaced']), ('events__len__gt', 0)), name='webhook_events_known'),
        ),
        migrations.AddConstraint(
            model_name='webhookendpoint',
            constraint=models.UniqueConstraint(fields=('unit', 'url'), name='webhook_once_per_unit_and_url', violation_error_message='Đơn vị đã có nơi nhận tin với địa chỉ này.'),
        ),
        migrations.AddIndex(
            model_name='webhookdelivery',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['next_attempt_at', 'id'], name='webhook_due_idx'),
        ),
        migrations.AddConstraint(
            model_name='webhookdelivery',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'delivered', 'failed'])), name='webhook_delivery_state_known'),
        ),
        migrations.AddConstraint(
            model_name='webhookdelivery',
            constraint=models.CheckConstraint(condition=models.Q(('event__in', ('decision.issued', 'decision.corrected', 'decision.revoked', 'decision.replaced', 'webhook.test'))), name='webhook_delivery_event_known'),
        ),
    ]
