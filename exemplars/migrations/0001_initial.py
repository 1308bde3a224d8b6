import common.expressions
import common.fields
import common.models.stored_file
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import exemplars.models.selection
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Exemplars with photos and consents, rounds with candidates and votes, uptakes, comments; what they are sorted by."""

    initial = True

    dependencies = [
        ('people', '0013_conclusions_taken_back_stay'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('units', '0011_validate_inheritance'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Candidate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('is_selected', models.BooleanField(blank=True, editable=False, null=True, verbose_name='được chọn')),
            ],
            options={
                'verbose_name': 'ứng viên',
                'verbose_name_plural': 'ứng viên',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ExemplarFieldHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('code', models.CharField(max_length=40, verbose_name='mã')),
                ('name', models.CharField(max_length=255, verbose_name='tên')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='áp dụng từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                ('source', models.CharField(blank=True, max_length=255, verbose_name='nguồn')),
                ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ExemplarHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('title', common.fields.CleanCharField(max_length=255, verbose_name='tên câu chuyện')),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(2100)], verbose_name='năm')),
                ('period', models.CharField(choices=[('m1', 'Tháng 1'), ('m2', 'Tháng 2'), ('m3', 'Tháng 3'), ('m4', 'Tháng 4'), ('m5', 'Tháng 5'), ('m6', 'Tháng 6'), ('m7', 'Tháng 7'), ('m8', 'Tháng 8'), ('m9', 'Tháng 9'), ('m10', 'Tháng 10'), ('m11', 'Tháng 11'), ('m12', 'Tháng 12'), ('q1', 'Quý 1'), ('q2', 'Quý 2'), ('q3', 'Quý 3'), ('q4', 'Quý 4'), ('y', 'Cả năm')], default='y', max_length=3, verbose_name='kỳ')),
                ('workshop', common.fields.CleanCharField(blank=True, max_length=160, verbose_name='phân xưởng, tổ đội')),
                ('workdays', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số công')),
                ('income', common.fields.MoneyField(blank=True, null=True, verbose_name='thu nhập bình quân tháng (đồng)')),
                ('productivity', models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='năng suất so với định mức (%)')),
                ('safety', common.fields.CleanTextField(blank=True, verbose_name='an toàn lao động')),
                ('initiatives', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số sáng kiến')),
                ('story', common.fields.CleanTextField(blank=True, verbose_name='câu chuyện')),
                ('quote', common.fields.CleanTextField(blank=True, verbose_name='câu nói đáng nhớ')),
                ('video_url', models.CharField(blank=True, max_length=500, validators=[django.core.validators.URLValidator(message='Hãy ghi địa chỉ bắt đầu bằng https://.', schemes=['https'])], verbose_name='địa chỉ video')),
                ('state', models.CharField(choices=[('draft', 'Nháp'), ('proposed', 'Đã đề cử'), ('selected', 'Được bình chọn, chờ duyệt'), ('approved', 'Đã duyệt'), ('published', 'Đã công bố'), ('withdrawn', 'Đã gỡ'), ('refused', 'Không duyệt')], default='draft', editable=False, max_length=12, verbose_name='trạng thái')),
                ('approved_on', models.DateField(blank=True, editable=False, null=True, verbose_name='ngày duyệt')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='công bố lúc')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ExemplarPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('file', models.FileField(upload_to=common.models.stored_file.stored_key, verbose_name='tệp')),
                ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên tệp')),
                ('size', models.PositiveBigIntegerField(verbose_name='dung lượng (byte)')),
                ('content_type', models.CharField(max_length=100)),
                ('sha256', models.CharField(max_length=64)),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('caption', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='chú thích')),
            ],
            options={
                'verbose_name': 'ảnh điển hình',
                'verbose_name_plural': 'ảnh điển hình',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ExemplarPhotoHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('file', models.FileField(upload_to=common.models.stored_file.stored_key, verbose_name='tệp')),
                ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên tệp')),
                ('size', models.PositiveBigIntegerField(verbose_name='dung lượng (byte)')),
                ('content_type', models.CharField(max_length=100)),
                ('sha256', models.CharField(max_length=64)),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('caption', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='chú thích')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ExemplarProgramme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('code', models.CharField(max_length=40, unique=True, verbose_name='mã')),
                ('name', models.CharField(max_length=255, verbose_name='tên')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='áp dụng từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                ('source', models.CharField(blank=True, max_length=255, verbose_name='nguồn')),
                ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
            ],
            options={
                'verbose_name': 'chương trình điển hình',
                'verbose_name_plural': 'chương trình điển hình',
                'ordering': ['position', 'code'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ExemplarProgrammeHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('code', models.CharField(max_length=40, verbose_name='mã')),
                ('name', models.CharField(max_length=255, verbose_name='tên')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='áp dụng từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                ('source', models.CharField(blank=True, max_length=255, verbose_name='nguồn')),
                ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SelectionRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('title', common.fields.CleanCharField(max_length=255, verbose_name='tên đợt bình chọn')),
                ('way', models.CharField(choices=[('ballot', 'Cán bộ của đơn vị bỏ phiếu'), ('open', 'Đoàn viên bình chọn qua liên kết')], max_length=8, verbose_name='cách bình chọn')),
                ('opens_on', models.DateField(verbose_name='bình chọn từ ngày')),
                ('closes_on', models.DateField(verbose_name='đến hết ngày')),
                ('threshold', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='tỷ lệ phiếu cần đạt (%)')),
                ('fewest_votes', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='số phiếu ít nhất')),
                ('most_choices', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='mỗi phiếu chọn nhiều nhất')),
                ('key', models.CharField(default=exemplars.models.selection.unguessable, editable=False, max_length=32, unique=True)),
                ('state', models.CharField(choices=[('open', 'Đang mở'), ('closed', 'Đã chốt'), ('cancelled', 'Đã huỷ')], default='open', editable=False, max_length=12, verbose_name='trạng thái')),
            ],
            options={
                'verbose_name': 'đợt bình chọn',
                'verbose_name_plural': 'đợt bình chọn',
            },
        ),
        migrations.CreateModel(
            name='SelectionRoundHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('title', common.fields.CleanCharField(max_length=255, verbose_name='tên đợt bình chọn')),
                ('way', models.CharField(choices=[('ballot', 'Cán bộ của đơn vị bỏ phiếu'), ('open', 'Đoàn viên bình chọn qua liên kết')], max_length=8, verbose_name='cách bình chọn')),
                ('opens_on', models.DateField(verbose_name='bình chọn từ ngày')),
                ('closes_on', models.DateField(verbose_name='đến hết ngày')),
                ('threshold', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='tỷ lệ phiếu cần đạt (%)')),
                ('fewest_votes', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='số phiếu ít nhất')),
                ('most_choices', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='mỗi phiếu chọn nhiều nhất')),
                ('key', models.CharField(default=exemplars.models.selection.unguessable, editable=False, max_length=32)),
                ('state', models.CharField(choices=[('open', 'Đang mở'), ('closed', 'Đã chốt'), ('cancelled', 'Đã huỷ')], default='open', editable=False, max_length=12, verbose_name='trạng thái')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StoryComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('name', common.fields.CleanCharField(max_length=100, verbose_name='họ tên')),
                ('email', common.fields.LowercaseEmailField(max_length=254, verbose_name='thư điện tử')),
                ('text', common.fields.CleanTextField(max_length=2000, verbose_name='bình luận')),
                ('state', models.CharField(choices=[('waiting', 'Chờ duyệt'), ('shown', 'Đã cho hiện'), ('refused', 'Không cho hiện')], default='waiting', editable=False, max_length=8, verbose_name='trạng thái')),
            ],
            options={
                'verbose_name': 'bình luận câu chuyện',
                'verbose_name_plural': 'bình luận câu chuyện',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='StoryCommentHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('name', common.fields.CleanCharField(max_length=100, verbose_name='họ tên')),
                ('email', common.fields.LowercaseEmailField(max_length=254, verbose_name='thư điện tử')),
                ('text', common.fields.CleanTextField(max_length=2000, verbose_name='bình luận')),
                ('state', models.CharField(choices=[('waiting', 'Chờ duyệt'), ('shown', 'Đã cho hiện'), ('refused', 'Không cho hiện')], default='waiting', editable=False, max_length=8, verbose_name='trạng thái')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Uptake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('taken_on', models.DateField(verbose_name='nhân rộng từ ngày')),
                ('text', common.fields.CleanTextField(verbose_name='nhân rộng thế nào')),
            ],
            options={
                'verbose_name': 'lần nhân rộng điển hình',
                'verbose_name_plural': 'các lần nhân rộng điển hình',
                'ordering': ['-taken_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='UptakeHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('taken_on', models.DateField(verbose_name='nhân rộng từ ngày')),
                ('text', common.fields.CleanTextField(verbose_name='nhân rộng thế nào')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
            ],
            options={
                'verbose_name': 'phiếu bình chọn',
                'verbose_name_plural': 'phiếu bình chọn',
            },
        ),
        migrations.CreateModel(
            name='VoteChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
            ],
            options={
                'verbose_name': 'lựa chọn trên phiếu',
                'verbose_name_plural': 'lựa chọn trên phiếu',
            },
        ),
        migrations.CreateModel(
            name='VoteChoiceHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='VoteHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('given_by', common.fields.CleanCharField(max_length=160, verbose_name='người đồng ý')),
                ('given_on', models.DateField(verbose_name='ngày đồng ý')),
                ('way', models.CharField(choices=[('written', 'Bằng văn bản'), ('message', 'Bằng tin nhắn, thư điện tử'), ('spoken', 'Bằng lời, có người chứng kiến')], max_length=8, verbose_name='cách đồng ý')),
                ('note', common.fields.CleanTextField(blank=True, verbose_name='ghi chú')),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='rút lúc')),
                ('reason', common.fields.CleanTextField(blank=True, verbose_name='lý do rút')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'sự đồng ý công khai',
                'verbose_name_plural': 'sự đồng ý công khai',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ConsentFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('file', models.FileField(upload_to=common.models.stored_file.stored_key, verbose_name='tệp')),
                ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên tệp')),
                ('size', models.PositiveBigIntegerField(verbose_name='dung lượng (byte)')),
                ('content_type', models.CharField(max_length=100)),
                ('sha256', models.CharField(max_length=64)),
                ('consent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='exemplars.consent')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'tệp đồng ý công khai',
                'verbose_name_plural': 'tệp đồng ý công khai',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ConsentFileHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('file', models.FileField(upload_to=common.models.stored_file.stored_key, verbose_name='tệp')),
                ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên tệp')),
                ('size', models.PositiveBigIntegerField(verbose_name='dung lượng (byte)')),
                ('content_type', models.CharField(max_length=100)),
                ('sha256', models.CharField(max_length=64)),
                ('consent', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='exemplars.consent')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='exemplars.consentfile')),
                ('uploaded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Exemplar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('title', common.fields.CleanCharField(max_length=255, verbose_name='tên câu chuyện')),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(2100)], verbose_name='năm')),
                ('period', models.CharField(choices=[('m1', 'Tháng 1'), ('m2', 'Tháng 2'), ('m3', 'Tháng 3'), ('m4', 'Tháng 4'), ('m5', 'Tháng 5'), ('m6', 'Tháng 6'), ('m7', 'Tháng 7'), ('m8', 'Tháng 8'), ('m9', 'Tháng 9'), ('m10', 'Tháng 10'), ('m11', 'Tháng 11'), ('m12', 'Tháng 12'), ('q1', 'Quý 1'), ('q2', 'Quý 2'), ('q3', 'Quý 3'), ('q4', 'Quý 4'), ('y', 'Cả năm')], default='y', max_length=3, verbose_name='kỳ')),
                ('workshop', common.fields.CleanCharField(blank=True, max_length=160, verbose_name='phân xưởng, tổ đội')),
                ('workdays', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số công')),
                ('income', common.fields.MoneyField(blank=True, null=True, verbose_name='thu nhập bình quân tháng (đồng)')),
                ('productivity', models.DecimalField(blank=True, decimal_places=1, max_digits=6, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='năng suất so với định mức (%)')),
                ('safety', common.fields.CleanTextField(blank=True, verbose_name='an toàn lao động')),
                ('initiatives', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số sáng kiến')),
                ('story', common.fields.CleanTextField(blank=True, verbose_name='câu chuyện')),
                ('quote', common.fields.CleanTextField(blank=True, verbose_name='câu nói đáng nhớ')),
                ('video_url', models.CharField(blank=True, max_length=500, validators=[django.core.validators.URLValidator(message='Hãy ghi địa chỉ bắt đầu bằng https://.', schemes=['https'])], verbose_name='địa chỉ video')),
                ('state', models.CharField(choices=[('draft', 'Nháp'), ('proposed', 'Đã đề cử'), ('selected', 'Được bình chọn, chờ duyệt'), ('approved', 'Đã duyệt'), ('published', 'Đã công bố'), ('withdrawn', 'Đã gỡ'), ('refused', 'Không duyệt')], default='draft', editable=False, max_length=12, verbose_name='trạng thái')),
                ('approved_on', models.DateField(blank=True, editable=False, null=True, verbose_name='ngày duyệt')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='công bố lúc')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                ('search', models.GeneratedField(db_persist=True, expression=common.expressions.Unaccented(models.F('title')), output_field=models.TextField())),
                ('collective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='exemplars', to='people.collective', verbose_name='tập thể')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='exemplars', to='people.member', verbose_name='đoàn viên')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exemplars', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'điển hình',
                'verbose_name_plural': 'điển hình',
            },
        ),
        migrations.CreateModel(
            name='ConsentHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('given_by', common.fields.CleanCharField(max_length=160, verbose_name='người đồng ý')),
                ('given_on', models.DateField(verbose_name='ngày đồng ý')),
                ('way', models.CharField(choices=[('written', 'Bằng văn bản'), ('message', 'Bằng tin nhắn, thư điện tử'), ('spoken', 'Bằng lời, có người chứng kiến')], max_length=8, verbose_name='cách đồng ý')),
                ('note', common.fields.CleanTextField(blank=True, verbose_name='ghi chú')),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='rút lúc')),
                ('reason', common.fields.CleanTextField(blank=True, verbose_name='lý do rút')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='exemplars.consent')),
                ('recorded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('exemplar', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='exemplars.exemplar')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='consent',
            name='exemplar',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='exemplars.exemplar'),
        ),
        migrations.CreateModel(
            name='CandidateHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('is_selected', models.BooleanField(blank=True, editable=False, null=True, verbose_name='được chọn')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='exemplars.candidate')),
                ('exemplar', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='exemplars.exemplar')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='candidate',
            name='exemplar',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='candidacies', to='exemplars.exemplar'),
        ),
        migrations.CreateModel(
            name='ExemplarField',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('code', models.CharField(max_length=40, unique=True, verbose_name='mã')),
                ('name', models.CharField(max_length=255, verbose_name='tên')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='áp dụng từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                ('source', models.CharField(blank=True, max_length=255, verbose_name='nguồn')),
                ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
            ],
            options={
                'verbose_name': 'lĩnh vực điển hình',
                'verbose_name_plural': 'lĩnh vực điển hình',
                'ordering': ['position', 'code'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='exemplarfield_ends_after_start', violation_error_message='Ngày cuối không thể trước ngày đầu.')],
            },
        ),
        migrations.AddField(
            model_name='exemplar',
            name='field',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='exemplars', to='exemplars.exemplarfield', verbose_name='lĩnh vực'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemplarfield',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_exemplarfieldhistory" ("code", "created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "unverified", "updated_at", "valid_from", "valid_to") SELECT new_values."code", new_values."created_at", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."source", new_values."unverified", new_values."updated_at", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='848a359c7bbfaf7fe1a82ada4e843ebfc87acb30', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_34fab', referencing='REFERENCING NEW TABLE AS new_values ', table='exemplars_exemplarfield', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemplarfield',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_exemplarfieldhistory" ("code", "created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "unverified", "updated_at", "valid_from", "valid_to") SELECT new_values."code", new_values."created_at", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."source", new_values."unverified", new_values."updated_at", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='75d0077b6ea08a93792d5ce9a8a4e467cd0b93bf', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8098d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='exemplars_exemplarfield', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemplarfield',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_exemplarfieldhistory" ("code", "created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "unverified", "updated_at", "valid_from", "valid_to") SELECT old_values."code", old_values."created_at", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."source", old_values."unverified", old_values."updated_at", old_values."valid_from", old_values."valid_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='500034016c1611a72013b317b17a38a1c8fbb458', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_66ad2', referencing='REFERENCING OLD TABLE AS old_values ', table='exemplars_exemplarfield', when='AFTER')),
        ),
        migrations.AddField(
            model_name='exemplarfieldhistory',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='exemplarfieldhistory',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='exemplars.exemplarfield'),
        ),
        migrations.AddField(
            model_name='exemplarhistory',
            name='collective',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.collective', verbose_name='tập thể'),
        ),
        migrations.AddField(
            model_name='exemplarhistory',
            name='field',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='exemplars.exemplarfield', verbose_name='lĩnh vực'),
        ),
        migrations.AddField(
            model_name='exemplarhistory',
            name='member',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.member', verbose_name='đoàn viên'),
        ),
        migrations.AddField(
            model_name='exemplarhistory',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='exemplarhistory',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='exemplars.exemplar'),
        ),
        migrations.AddField(
            model_name='exemplarhistory',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị'),
        ),
        migrations.AddField(
            model_name='exemplarphoto',
            name='exemplar',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='exemplars.exemplar'),
        ),
        migrations.AddField(
            model_name='exemplarphoto',
            name='uploaded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='exemplarphotohistory',
            name='exemplar',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='exemplars.exemplar'),
        ),
        migrations.AddField(
            model_name='exemplarphotohistory',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='exemplarphotohistory',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='exemplars.exemplarphoto'),
        ),
        migrations.AddField(
            model_name='exemplarphotohistory',
            name='uploaded_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='exemplarprogramme',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='exemplarprogramme_ends_after_start', violation_error_message='Ngày cuối không thể trước ngày đầu.'),
        ),
        migrations.AddField(
            model_name='exemplarhistory',
            name='programme',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='exemplars.exemplarprogramme', verbose_name='chương trình'),
        ),
        migrations.AddField(
            model_name='exemplar',
            name='programme',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='exemplars', to='exemplars.exemplarprogramme', verbose_name='chương trình'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemplarprogramme',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_exemplarprogrammehistory" ("code", "created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "unverified", "updated_at", "valid_from", "valid_to") SELECT new_values."code", new_values."created_at", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."source", new_values."unverified", new_values."updated_at", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cba923b41b170c3fc1dbbf676d25d73056969953', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8d23e', referencing='REFERENCING NEW TABLE AS new_values ', table='exemplars_exemplarprogramme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemplarprogramme',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_exemplarprogrammehistory" ("code", "created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "unverified", "updated_at", "valid_from", "valid_to") SELECT new_values."code", new_values."created_at", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."source", new_values."unverified", new_values."updated_at", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bd705981333a1e806d083e406135edb07bad4d6b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8d1b7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='exemplars_exemplarprogramme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemplarprogramme',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_exemplarprogrammehistory" ("code", "created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "unverified", "updated_at", "valid_from", "valid_to") SELECT old_values."code", old_values."created_at", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."source", old_values."unverified", old_values."updated_at", old_values."valid_from", old_values."valid_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4f3556691bb8ba1e848f9e014a2cc29d07507ea6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_56c89', referencing='REFERENCING OLD TABLE AS old_values ', table='exemplars_exemplarprogramme', when='AFTER')),
        ),
        migrations.AddField(
            model_name='exemplarprogrammehistory',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='exemplarprogrammehistory',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='exemplars.exemplarprogramme'),
        ),
        migrations.AddField(
            model_name='selectionround',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='selectionround',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='selection_rounds', to='units.unit', verbose_name='đơn vị'),
        ),
        migrations.AddField(
            model_name='candidatehistory',
            name='round',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='exemplars.selectionround'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates', to='exemplars.selectionround'),
        ),
        migrations.AddField(
            model_name='selectionroundhistory',
            name='made_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='selectionroundhistory',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='selectionroundhistory',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='exemplars.selectionround'),
        ),
        migrations.AddField(
            model_name='selectionroundhistory',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị'),
        ),
        migrations.AddField(
            model_name='storycomment',
            name='exemplar',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='exemplars.exemplar'),
        ),
        migrations.AddField(
            model_name='storycommenthistory',
            name='exemplar',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='exemplars.exemplar'),
        ),
        migrations.AddField(
            model_name='storycommenthistory',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='storycommenthistory',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='exemplars.storycomment'),
        ),
        migrations.AddField(
            model_name='uptake',
            name='exemplar',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uptakes', to='exemplars.exemplar'),
        ),
        migrations.AddField(
            model_name='uptake',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='uptake',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uptakes', to='units.unit', verbose_name='đơn vị'),
        ),
        migrations.AddField(
            model_name='uptakehistory',
            name='exemplar',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='exemplars.exemplar'),
        ),
        migrations.AddField(
            model_name='uptakehistory',
            name='made_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='uptakehistory',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='uptakehistory',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='exemplars.uptake'),
        ),
        migrations.AddField(
            model_name='uptakehistory',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị'),
        ),
        migrations.AddField(
            model_name='vote',
            name='member',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.member'),
        ),
        migrations.AddField(
            model_name='vote',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='exemplars.selectionround'),
        ),
        migrations.AddField(
            model_name='vote',
            name='user',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='votechoice',
            name='candidate',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='choices', to='exemplars.candidate'),
        ),
        migrations.AddField(
            model_name='votechoice',
            name='vote',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='exemplars.vote'),
        ),
        migrations.AddField(
            model_name='votechoicehistory',
            name='candidate',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='exemplars.candidate'),
        ),
        migrations.AddField(
            model_name='votechoicehistory',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='votechoicehistory',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='exemplars.votechoice'),
        ),
        migrations.AddField(
            model_name='votechoicehistory',
            name='vote',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='exemplars.vote'),
        ),
        migrations.AddField(
            model_name='votehistory',
            name='member',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.member'),
        ),
        migrations.AddField(
            model_name='votehistory',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='votehistory',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='exemplars.vote'),
        ),
        migrations.AddField(
            model_name='votehistory',
            name='round',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='exemplars.selectionround'),
        ),
        migrations.AddField(
            model_name='votehistory',
            name='user',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consentfile',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_consentfilehistory" ("consent_id", "content_type", "created_at", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."consent_id", new_values."content_type", new_values."created_at", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e079084805f7b32bc21761cb538451a8312723c1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1f4e3', referencing='REFERENCING NEW TABLE AS new_values ', table='exemplars_consentfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consentfile',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_consentfilehistory" ("consent_id", "content_type", "created_at", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."consent_id", new_values."content_type", new_values."created_at", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6456261cc6b3f7a30698af25d796d0f8b92b2f85', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0ffa9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='exemplars_consentfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consentfile',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_consentfilehistory" ("consent_id", "content_type", "created_at", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "updated_at", "uploaded_by_id") SELECT old_values."consent_id", old_values."content_type", old_values."created_at", old_values."file", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sha256", old_values."size", old_values."updated_at", old_values."uploaded_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0a4b26570e681f4b12580f8b2208ff0a62638b87', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fa4a0', referencing='REFERENCING OLD TABLE AS old_values ', table='exemplars_consentfile', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('exemplar',), name='consent_one_standing', violation_error_message='Đã ghi sự đồng ý rồi. Hãy tải lại trang.'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['written', 'message', 'spoken'])), name='consent_way_known'),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='consent_withdrawn_by_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_consenthistory" ("created_at", "exemplar_id", "given_by", "given_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_by_id", "updated_at", "way", "withdrawn_at", "withdrawn_by_id") SELECT new_values."created_at", new_values."exemplar_id", new_values."given_by", new_values."given_on", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."recorded_by_id", new_values."updated_at", new_values."way", new_values."withdrawn_at", new_values."withdrawn_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d8e00d69bbc0439a6d02ef9695bdac5e516f17f9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c22c1', referencing='REFERENCING NEW TABLE AS new_values ', table='exemplars_consent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_consenthistory" ("created_at", "exemplar_id", "given_by", "given_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_by_id", "updated_at", "way", "withdrawn_at", "withdrawn_by_id") SELECT new_values."created_at", new_values."exemplar_id", new_values."given_by", new_values."given_on", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."recorded_by_id", new_values."updated_at", new_values."way", new_values."withdrawn_at", new_values."withdrawn_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='982639a718d2b23ebebc02bd958dbb4245ad0b1c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_10f23', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='exemplars_consent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_consenthistory" ("created_at", "exemplar_id", "given_by", "given_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_by_id", "updated_at", "way", "withdrawn_at", "withdrawn_by_id") SELECT old_values."created_at", old_values."exemplar_id", old_values."given_by", old_values."given_on", old_values."id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."recorded_by_id", old_values."updated_at", old_values."way", old_values."withdrawn_at", old_values."withdrawn_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='22fb02feed23d9c633d82eb22937ab30d8f3a2f4', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1ea1a', referencing='REFERENCING OLD TABLE AS old_values ', table='exemplars_consent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemplarphoto',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_exemplarphotohistory" ("caption", "content_type", "created_at", "exemplar_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."caption", new_values."content_type", new_values."created_at", new_values."exemplar_id", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='76e7d3ece3f49bc2a764c21eb3c5f9dee6221cfc', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b8cfa', referencing='REFERENCING NEW TABLE AS new_values ', table='exemplars_exemplarphoto', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemplarphoto',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_exemplarphotohistory" ("caption", "content_type", "created_at", "exemplar_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."caption", new_values."content_type", new_values."created_at", new_values."exemplar_id", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='10991b78610c96f1c6db1c86d758e5f6a2bdc166', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_adf25', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='exemplars_exemplarphoto', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemplarphoto',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_exemplarphotohistory" ("caption", "content_type", "created_at", "exemplar_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sha256", "size", "updated_at", "uploaded_by_id") SELECT old_values."caption", old_values."content_type", old_values."created_at", old_values."exemplar_id", old_values."file", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."sha256", old_values."size", old_values."updated_at", old_values."uploaded_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='06cb55298062dfd3111a11768a905b606f2c246c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b7fd6', referencing='REFERENCING OLD TABLE AS old_values ', table='exemplars_exemplarphoto', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='exemplar',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('search', 'gin_trgm_ops'), name='exemplar_search_idx'),
        ),
        migrations.AddIndex(
            model_name='exemplar',
            index=models.Index(models.OrderBy(models.F('published_at'), descending=True), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('state', 'published')), name='exemplar_public_idx'),
        ),
        migrations.AddIndex(
            model_name='exemplar',
            index=models.Index(fields=['unit', 'approved_on'], name='exemplar_unit_day_idx'),
        ),
        migrations.AddConstraint(
            model_name='exemplar',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'proposed', 'selected', 'approved', 'published', 'withdrawn', 'refused'])), name='exemplar_state_known'),
        ),
        migrations.AddConstraint(
            model_name='exemplar',
            constraint=models.CheckConstraint(condition=models.Q(('period__in', ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12', 'q1', 'q2', 'q3', 'q4', 'y'])), name='exemplar_period_known'),
        ),
        migrations.AddConstraint(
            model_name='exemplar',
            constraint=models.CheckConstraint(condition=models.Q(('year__gte', 1900), ('year__lte', 2100)), name='exemplar_year_believable'),
        ),
        migrations.AddConstraint(
            model_name='exemplar',
            constraint=models.CheckConstraint(condition=models.Q(('member__isnull', True), ('collective__isnull', True), _connector='OR'), name='exemplar_one_subject', violation_error_message='Hãy ghi một đoàn viên hoặc một tập thể, không ghi cả hai.'),
        ),
        migrations.AddConstraint(
            model_name='exemplar',
            constraint=models.CheckConstraint(condition=models.Q(('video_url', ''), ('video_url__startswith', 'https://'), _connector='OR'), name='exemplar_video_https'),
        ),
        migrations.AddConstraint(
            model_name='exemplar',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['approved', 'published', 'withdrawn']), _negated=True), ('approved_on__isnull', False), _connector='OR'), name='exemplar_approved_has_day'),
        ),
        migrations.AddConstraint(
            model_name='exemplar',
            constraint=models.CheckConstraint(condition=common.expressions.IsNfc('title'), name='exemplar_title_nfc'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemplar',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_exemplarhistory" ("approved_on", "collective_id", "created_at", "field_id", "id", "income", "initiatives", "member_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "productivity", "programme_id", "published_at", "quote", "safety", "state", "story", "title", "unit_id", "updated_at", "version", "video_url", "workdays", "workshop", "year") SELECT new_values."approved_on", new_values."collective_id", new_values."created_at", new_values."field_id", new_values."id", new_values."income", new_values."initiatives", new_values."member_id", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."productivity", new_values."programme_id", new_values."published_at", new_values."quote", new_values."safety", new_values."state", new_values."story", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version", new_values."video_url", new_values."workdays", new_values."workshop", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f6594538872a4d0b5230b3d2ff450bcc2455aa80', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8f5db', referencing='REFERENCING NEW TABLE AS new_values ', table='exemplars_exemplar', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemplar',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_exemplarhistory" ("approved_on", "collective_id", "created_at", "field_id", "id", "income", "initiatives", "member_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "productivity", "programme_id", "published_at", "quote", "safety", "state", "story", "title", "unit_id", "updated_at", "version", "video_url", "workdays", "workshop", "year") SELECT new_values."approved_on", new_values."collective_id", new_values."created_at", new_values."field_id", new_values."id", new_values."income", new_values."initiatives", new_values."member_id", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."productivity", new_values."programme_id", new_values."published_at", new_values."quote", new_values."safety", new_values."state", new_values."story", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version", new_values."video_url", new_values."workdays", new_values."workshop", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."approved_on" IS DISTINCT FROM (new_values."approved_on") OR old_values."collective_id" IS DISTINCT FROM (new_values."collective_id") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."field_id" IS DISTINCT FROM (new_values."field_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."income" IS DISTINCT FROM (new_values."income") OR old_values."initiatives" IS DISTINCT FROM (new_values."initiatives") OR old_values."member_id" IS DISTINCT FROM (new_values."member_id") OR old_values."period" IS DISTINCT FROM (new_values."period") OR old_values."productivity" IS DISTINCT FROM (new_values."productivity") OR old_values."programme_id" IS DISTINCT FROM (new_values."programme_id") OR old_values."published_at" IS DISTINCT FROM (new_values."published_at") OR old_values."quote" IS DISTINCT FROM (new_values."quote") OR old_values."safety" IS DISTINCT FROM (new_values."safety") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."story" IS DISTINCT FROM (new_values."story") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."version" IS DISTINCT FROM (new_values."version") OR old_values."video_url" IS DISTINCT FROM (new_values."video_url") OR old_values."workdays" IS DISTINCT FROM (new_values."workdays") OR old_values."workshop" IS DISTINCT FROM (new_values."workshop") OR old_values."year" IS DISTINCT FROM (new_values."year")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0caf276aae459029057a9e6fdef56a1e0b350d8d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5b5a9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='exemplars_exemplar', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exemplar',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_exemplarhistory" ("approved_on", "collective_id", "created_at", "field_id", "id", "income", "initiatives", "member_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "productivity", "programme_id", "published_at", "quote", "safety", "state", "story", "title", "unit_id", "updated_at", "version", "video_url", "workdays", "workshop", "year") SELECT old_values."approved_on", old_values."collective_id", old_values."created_at", old_values."field_id", old_values."id", old_values."income", old_values."initiatives", old_values."member_id", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."productivity", old_values."programme_id", old_values."published_at", old_values."quote", old_values."safety", old_values."state", old_values."story", old_values."title", old_values."unit_id", old_values."updated_at", old_values."version", old_values."video_url", old_values."workdays", old_values."workshop", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c2ea1c6942c21f98b6e1de2eae2282c288fcd374', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0d93d', referencing='REFERENCING OLD TABLE AS old_values ', table='exemplars_exemplar', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='selectionround',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'closed', 'cancelled'])), name='selection_round_state_known'),
        ),
        migrations.AddConstraint(
            model_name='selectionround',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['ballot', 'open'])), name='selection_round_way_known'),
        ),
        migrations.AddConstraint(
            model_name='selectionround',
            constraint=models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='selection_round_ends_after_start', violation_error_message='Ngày kết thúc không thể trước ngày bắt đầu.'),
        ),
        migrations.AddConstraint(
            model_name='selectionround',
            constraint=models.CheckConstraint(condition=models.Q(('fewest_votes__gte', 1), ('most_choices__gte', 1), ('threshold__gte', 1), ('threshold__lte', 100)), name='selection_round_numbers_believable'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='selectionround',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_selectionroundhistory" ("closes_on", "created_at", "fewest_votes", "id", "key", "made_by_id", "most_choices", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "threshold", "title", "unit_id", "updated_at", "way") SELECT new_values."closes_on", new_values."created_at", new_values."fewest_votes", new_values."id", new_values."key", new_values."made_by_id", new_values."most_choices", new_values."opens_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."threshold", new_values."title", new_values."unit_id", new_values."updated_at", new_values."way" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bc33698de7cf611aefc66430fb7dfefa39142041', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d6f7f', referencing='REFERENCING NEW TABLE AS new_values ', table='exemplars_selectionround', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='selectionround',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_selectionroundhistory" ("closes_on", "created_at", "fewest_votes", "id", "key", "made_by_id", "most_choices", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "threshold", "title", "unit_id", "updated_at", "way") SELECT new_values."closes_on", new_values."created_at", new_values."fewest_votes", new_values."id", new_values."key", new_values."made_by_id", new_values."most_choices", new_values."opens_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."state", new_values."threshold", new_values."title", new_values."unit_id", new_values."updated_at", new_values."way" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9b4cb24e7bbc1b1dfa727a711f341b9c28036ada', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c2105', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='exemplars_selectionround', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='selectionround',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_selectionroundhistory" ("closes_on", "created_at", "fewest_votes", "id", "key", "made_by_id", "most_choices", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "threshold", "title", "unit_id", "updated_at", "way") SELECT old_values."closes_on", old_values."created_at", old_values."fewest_votes", old_values."id", old_values."key", old_values."made_by_id", old_values."most_choices", old_values."opens_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."state", old_values."threshold", old_values."title", old_values."unit_id", old_values."updated_at", old_values."way" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a73a4f63b51056d191cca4cb2e875d11c856f651', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c5bcd', referencing='REFERENCING OLD TABLE AS old_values ', table='exemplars_selectionround', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.UniqueConstraint(fields=('round', 'exemplar'), name='candidate_once_a_round'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='candidate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_candidatehistory" ("created_at", "exemplar_id", "id", "is_selected", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "updated_at") SELECT new_values."created_at", new_values."exemplar_id", new_values."id", new_values."is_selected", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."round_id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='21b61b32e3ffd69a8373d611d085b2f5b9224b4b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_46328', referencing='REFERENCING NEW TABLE AS new_values ', table='exemplars_candidate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='candidate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_candidatehistory" ("created_at", "exemplar_id", "id", "is_selected", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "updated_at") SELECT new_values."created_at", new_values."exemplar_id", new_values."id", new_values."is_selected", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."round_id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7a4946447f64bb1ace52020de919905935a58700', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1eef4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='exemplars_candidate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='candidate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_candidatehistory" ("created_at", "exemplar_id", "id", "is_selected", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "updated_at") SELECT old_values."created_at", old_values."exemplar_id", old_values."id", old_values."is_selected", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."round_id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='2d22e7b3604a1aa5cd654c025632ccf05c8196ba', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4809c', referencing='REFERENCING OLD TABLE AS old_values ', table='exemplars_candidate', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='storycomment',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['id'], name='story_comment_waiting_idx'),
        ),
        migrations.AddConstraint(
            model_name='storycomment',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'shown', 'refused'])), name='story_comment_state_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='storycomment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_storycommenthistory" ("created_at", "email", "exemplar_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "text", "updated_at") SELECT new_values."created_at", new_values."email", new_values."exemplar_id", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."text", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='66c8d0adea7465b59d2cd0e3d19f071d24d6d24b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9b61b', referencing='REFERENCING NEW TABLE AS new_values ', table='exemplars_storycomment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='storycomment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_storycommenthistory" ("created_at", "email", "exemplar_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "text", "updated_at") SELECT new_values."created_at", new_values."email", new_values."exemplar_id", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."state", new_values."text", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4ffed9f7045987e81de86d02554bec2c1b6bc736', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6a327', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='exemplars_storycomment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='storycomment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_storycommenthistory" ("created_at", "email", "exemplar_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "text", "updated_at") SELECT old_values."created_at", old_values."email", old_values."exemplar_id", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."state", old_values."text", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c8da877db7e02811a28bbb41ec756e8a630759d0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b6e44', referencing='REFERENCING OLD TABLE AS old_values ', table='exemplars_storycomment', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='uptake',
            constraint=models.UniqueConstraint(fields=('exemplar', 'unit'), name='uptake_once_a_unit', violation_error_message='Đơn vị này đã ghi nhân rộng điển hình này.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='uptake',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_uptakehistory" ("created_at", "exemplar_id", "id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_on", "text", "unit_id", "updated_at") SELECT new_values."created_at", new_values."exemplar_id", new_values."id", new_values."made_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."taken_on", new_values."text", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c0fe481c7e009906e78c195f4484b24da8ecad8d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6dfd2', referencing='REFERENCING NEW TABLE AS new_values ', table='exemplars_uptake', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='uptake',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_uptakehistory" ("created_at", "exemplar_id", "id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_on", "text", "unit_id", "updated_at") SELECT new_values."created_at", new_values."exemplar_id", new_values."id", new_values."made_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."taken_on", new_values."text", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e6239287e16e8f46156cfdaf374c44bf849593d6', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_cc0f0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='exemplars_uptake', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='uptake',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_uptakehistory" ("created_at", "exemplar_id", "id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "taken_on", "text", "unit_id", "updated_at") SELECT old_values."created_at", old_values."exemplar_id", old_values."id", old_values."made_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."taken_on", old_values."text", old_values."unit_id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='977431a5dc58f8b652ea9d9353b623f53ed6127d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_46974', referencing='REFERENCING OLD TABLE AS old_values ', table='exemplars_uptake', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.UniqueConstraint(fields=('round', 'user'), name='exemplar_vote_once_an_officer', violation_error_message='Bạn đã bỏ phiếu trong đợt này; mỗi người một phiếu.'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.UniqueConstraint(fields=('round', 'member'), name='exemplar_vote_once_a_member', violation_error_message='Bạn đã bỏ phiếu trong đợt này; mỗi người một phiếu.'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('member__isnull', False), ('user__isnull', True)), models.Q(('member__isnull', True), ('user__isnull', False)), _connector='OR'), name='exemplar_vote_of_one'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vote',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_votehistory" ("created_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "updated_at", "user_id") SELECT new_values."created_at", new_values."id", new_values."member_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."round_id", new_values."updated_at", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8da2e26e0da378c631070ceee9ab6ee9251d1ae9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b271b', referencing='REFERENCING NEW TABLE AS new_values ', table='exemplars_vote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vote',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_votehistory" ("created_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "updated_at", "user_id") SELECT new_values."created_at", new_values."id", new_values."member_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."round_id", new_values."updated_at", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='92c34758ded3fd3ac4e845234beffa22c1e09dff', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1bc5d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='exemplars_vote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vote',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_votehistory" ("created_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "updated_at", "user_id") SELECT old_values."created_at", old_values."id", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."round_id", old_values."updated_at", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='466e91ef542213b2a2fde8bfb66e5ff3c4f6f0da', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_05600', referencing='REFERENCING OLD TABLE AS old_values ', table='exemplars_vote', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='votechoice',
            constraint=models.UniqueConstraint(fields=('vote', 'candidate'), name='vote_choice_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='votechoice',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_votechoicehistory" ("candidate_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "vote_id") SELECT new_values."candidate_id", new_values."created_at", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at", new_values."vote_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='56bbca2a79c17f548da486e6f9248d83e835e74d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_49b92', referencing='REFERENCING NEW TABLE AS new_values ', table='exemplars_votechoice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='votechoice',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_votechoicehistory" ("candidate_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "vote_id") SELECT new_values."candidate_id", new_values."created_at", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at", new_values."vote_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4e5d2313683278362998d2813b8a16e87fd5a753', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a239e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='exemplars_votechoice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='votechoice',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "exemplars_votechoicehistory" ("candidate_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "vote_id") SELECT old_values."candidate_id", old_values."created_at", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."updated_at", old_values."vote_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='3047cc43d06bb066c390649bafdcd1cbe9618106', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9037c', referencing='REFERENCING OLD TABLE AS old_values ', table='exemplars_votechoice', when='AFTER')),
        ),
    ]
