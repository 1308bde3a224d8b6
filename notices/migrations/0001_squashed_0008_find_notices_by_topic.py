import common.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from common.migration_operations import CreateModels


class Migration(migrations.Migration):
    """The tables of this app as the migrations it replaces leave them; run on a database that has none of them yet."""

    replaces = [
        ('notices', '0001_initial'),
        ('notices', '0002_kinds_and_preferences'),
        ('notices', '0003_kinds_of_notices_are_known'),
        ('notices', '0004_outbox'),
        ('notices', '0005_digest'),
        ('notices', '0006_find_what_waits_for_a_digest'),
        ('notices', '0007_reminders'),
        ('notices', '0008_find_notices_by_topic'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('common', '0001_extensions'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='Notice',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('text', models.TextField(verbose_name='nội dung')),
                        ('url', models.CharField(blank=True, max_length=255)),
                        ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='đã đọc lúc')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL)),
                        ('kind', models.CharField(blank=True, choices=[('dossier', 'Hồ sơ bị trả lại, được nhận, được gia hạn'), ('reminder', 'Nhắc hạn nộp hồ sơ'), ('review', 'Việc xét duyệt được giao cho tôi'), ('campaign', 'Phong trào phát động, thay đổi, kết thúc'), ('contribution', 'Sáng kiến, công trình'), ('office', 'Bàn giao, chuyển sinh hoạt, sắp xếp tổ chức'), ('files', 'Tệp Excel nhập, xuất xong')], db_default='', default='', max_length=16, verbose_name='loại')),
                        ('topic', models.CharField(blank=True, db_default='', default='', max_length=120)),
                        ('awaits_digest', models.BooleanField(db_default=False, default=False, editable=False)),
                    ],
                    options={
                        'verbose_name': 'thông báo',
                        'verbose_name_plural': 'thông báo',
                        'ordering': ['-created_at', '-pk'],
                        'indexes': [models.Index(condition=models.Q(('read_at__isnull', True)), fields=['user', '-created_at'], name='notice_unread_idx'), models.Index(condition=models.Q(('awaits_digest', True)), fields=['user', 'created_at'], name='notice_digest_idx'), models.Index(condition=models.Q(('read_at__isnull', True), models.Q(('topic', ''), _negated=True)), fields=['topic'], name='notice_topic_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['', 'dossier', 'reminder', 'review', 'campaign', 'contribution', 'office', 'files'])), name='notice_kind_known')],
                    },
                ),
                migrations.CreateModel(
                    name='NoticePreference',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('kind', models.CharField(choices=[('dossier', 'Hồ sơ bị trả lại, được nhận, được gia hạn'), ('reminder', 'Nhắc hạn nộp hồ sơ'), ('review', 'Việc xét duyệt được giao cho tôi'), ('campaign', 'Phong trào phát động, thay đổi, kết thúc'), ('contribution', 'Sáng kiến, công trình'), ('office', 'Bàn giao, chuyển sinh hoạt, sắp xếp tổ chức'), ('files', 'Tệp Excel nhập, xuất xong')], max_length=16, verbose_name='loại thông báo')),
                        ('delivery', models.CharField(choices=[('app', 'Chỉ trong ứng dụng'), ('mail', 'Thêm thư gửi ngay'), ('digest', 'Thêm thư tổng hợp mỗi sáng')], max_length=8, verbose_name='cách nhận')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notice_preferences', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'cách nhận thông báo',
                        'verbose_name_plural': 'cách nhận thông báo',
                        'constraints': [models.UniqueConstraint(fields=('user', 'kind'), name='notice_preference_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['dossier', 'reminder', 'review', 'campaign', 'contribution', 'office', 'files'])), name='notice_preference_kind_known'), models.CheckConstraint(condition=models.Q(('delivery__in', ['app', 'mail', 'digest'])), name='notice_preference_delivery_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Mail',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('to', common.fields.LowercaseEmailField(max_length=254, verbose_name='gửi tới')),
                        ('subject', models.CharField(max_length=200, verbose_name='tiêu đề')),
                        ('body', models.TextField(verbose_name='nội dung')),
                        ('kind', models.CharField(blank=True, choices=[('dossier', 'Hồ sơ bị trả lại, được nhận, được gia hạn'), ('reminder', 'Nhắc hạn nộp hồ sơ'), ('review', 'Việc xét duyệt được giao cho tôi'), ('campaign', 'Phong trào phát động, thay đổi, kết thúc'), ('contribution', 'Sáng kiến, công trình'), ('office', 'Bàn giao, chuyển sinh hoạt, sắp xếp tổ chức'), ('files', 'Tệp Excel nhập, xuất xong')], max_length=16, verbose_name='loại')),
                        ('topic', models.CharField(blank=True, max_length=120)),
                        ('dedupe_key', models.CharField(max_length=120, unique=True)),
                        ('state', models.CharField(choices=[('waiting', 'Chờ gửi'), ('held', 'Giữ lại'), ('sent', 'Đã gửi'), ('failed', 'Không gửi được'), ('cancelled', 'Đã huỷ')], default='waiting', editable=False, max_length=12, verbose_name='trạng thái')),
                        ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='số lần thử')),
                        ('send_after', models.DateTimeField(verbose_name='gửi từ lúc')),
                        ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='gửi lúc')),
                        ('failure', models.TextField(blank=True, verbose_name='vì sao chưa gửi được')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mails', to=settings.AUTH_USER_MODEL, verbose_name='người nhận')),
                    ],
                    options={
                        'verbose_name': 'thư gửi đi',
                        'verbose_name_plural': 'thư gửi đi',
                        'ordering': ['-created_at', '-pk'],
                        'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['send_after', 'id'], name='mail_due_idx'), models.Index(condition=models.Q(('state__in', ('waiting', 'held')), models.Q(('topic', ''), _negated=True)), fields=['topic'], name='mail_topic_idx'), models.Index(fields=['-created_at', '-id'], name='mail_latest_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'held', 'sent', 'failed', 'cancelled'])), name='mail_state_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['', 'dossier', 'reminder', 'review', 'campaign', 'contribution', 'office', 'files'])), name='mail_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='mail_sent_has_its_moment')],
                    },
                ),
                migrations.CreateModel(
                    name='Reminder',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('target_id', models.PositiveBigIntegerField()),
                        ('kind', models.CharField(max_length=16, verbose_name='còn nợ')),
                        ('due_on', models.DateField(blank=True, null=True, verbose_name='hạn')),
                        ('days', models.SmallIntegerField(blank=True, null=True, verbose_name='số ngày so với hạn')),
                        ('sent_on', models.DateField(verbose_name='nhắc ngày')),
                        ('people', models.PositiveIntegerField(verbose_name='số người được nhắc')),
                        ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người nhắc')),
                        ('target_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype')),
                    ],
                    options={
                        'verbose_name': 'lần nhắc hạn',
                        'verbose_name_plural': 'lần nhắc hạn',
                        'ordering': ['-created_at', '-pk'],
                        'indexes': [models.Index(fields=['target_type', 'kind', 'sent_on'], name='reminder_sent_idx')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('days__isnull', False)), fields=('target_type', 'target_id', 'kind', 'due_on', 'days'), name='reminder_once_a_deadline_and_day'), models.UniqueConstraint(condition=models.Q(('days__isnull', True)), fields=('target_type', 'target_id', 'kind', 'sent_on'), name='reminder_by_hand_once_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('by__isnull', True), ('days__isnull', False), ('due_on__isnull', False)), models.Q(('by__isnull', False), ('days__isnull', True)), _connector='OR'), name='reminder_by_machine_or_hand')],
                    },
                ),
                migrations.CreateModel(
                    name='ReminderDay',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('days', models.SmallIntegerField(help_text='-3 là trước hạn 3 ngày, 1 là sau hạn 1 ngày', verbose_name='số ngày so với hạn')),
                        ('valid_from', models.DateField(verbose_name='áp dụng từ ngày')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                        ('source', models.CharField(blank=True, max_length=255, verbose_name='nguồn')),
                    ],
                    options={
                        'verbose_name': 'ngày nhắc hạn',
                        'verbose_name_plural': 'ngày nhắc hạn',
                        'ordering': ['days', 'valid_from'],
                        'constraints': [models.UniqueConstraint(fields=('days', 'valid_from'), name='reminder_day_once', violation_error_message='Đã có ngày nhắc này, áp dụng từ cùng ngày.'), models.CheckConstraint(condition=models.Q(('days__gte', -60), ('days__lte', 60)), name='reminder_day_near', violation_error_message='Chỉ nhắc trong vòng 60 ngày trước hoặc sau hạn.'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='reminder_day_dates_in_order', violation_error_message='Ngày cuối không thể trước ngày đầu.')],
                    },
                ),
            ],
        ),
    ]
