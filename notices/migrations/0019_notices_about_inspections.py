from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Notices about inspections are a kind of their own, and so are the days of remedies."""

    dependencies = [
        ('notices', '0018_one_day_of_a_kind'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='mail',
            name='mail_kind_known',
        ),
        migrations.RemoveConstraint(
            model_name='notice',
            name='notice_kind_known',
        ),
        migrations.RemoveConstraint(
            model_name='noticepreference',
            name='notice_preference_kind_known',
        ),
        migrations.RemoveConstraint(
            model_name='reminderday',
            name='reminder_day_kind_known',
        ),
        migrations.AlterField(
            model_name='mail',
            name='kind',
            field=models.CharField(blank=True, choices=[('dossier', 'Hồ sơ bị trả lại, được nhận, được gia hạn'), ('reminder', 'Nhắc hạn nộp hồ sơ'), ('due', 'Nhắc việc sắp hết hạn, quá hạn: hiệp y, lấy ý kiến, duyệt, trình cấp trên'), ('review', 'Việc xét duyệt được giao cho tôi'), ('decision', 'Quyết định khen thưởng, đính chính, thu hồi, thay thế'), ('campaign', 'Phong trào phát động, thay đổi, kết thúc'), ('contribution', 'Sáng kiến, công trình'), ('money', 'Chi thưởng, thu hồi tiền thưởng'), ('office', 'Bàn giao, chuyển sinh hoạt, sắp xếp tổ chức'), ('inspection', 'Kiểm tra, giám sát đơn vị'), ('files', 'Tệp Excel nhập, xuất xong')], max_length=16, verbose_name='loại'),
        ),
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(blank=True, choices=[('dossier', 'Hồ sơ bị trả lại, được nhận, được gia hạn'), ('reminder', 'Nhắc hạn nộp hồ sơ'), ('due', 'Nhắc việc sắp hết hạn, quá hạn: hiệp y, lấy ý kiến, duyệt, trình cấp trên'), ('review', 'Việc xét duyệt được giao cho tôi'), ('decision', 'Quyết định khen thưởng, đính chính, thu hồi, thay thế'), ('campaign', 'Phong trào phát động, thay đổi, kết thúc'), ('contribution', 'Sáng kiến, công trình'), ('money', 'Chi thưởng, thu hồi tiền thưởng'), ('office', 'Bàn giao, chuyển sinh hoạt, sắp xếp tổ chức'), ('inspection', 'Kiểm tra, giám sát đơn vị'), ('files', 'Tệp Excel nhập, xuất xong')], db_default='', default='', max_length=16, verbose_name='loại'),
        ),
        migrations.AlterField(
            model_name='noticepreference',
            name='kind',
            field=models.CharField(choices=[('dossier', 'Hồ sơ bị trả lại, được nhận, được gia hạn'), ('reminder', 'Nhắc hạn nộp hồ sơ'), ('due', 'Nhắc việc sắp hết hạn, quá hạn: hiệp y, lấy ý kiến, duyệt, trình cấp trên'), ('review', 'Việc xét duyệt được giao cho tôi'), ('decision', 'Quyết định khen thưởng, đính chính, thu hồi, thay thế'), ('campaign', 'Phong trào phát động, thay đổi, kết thúc'), ('contribution', 'Sáng kiến, công trình'), ('money', 'Chi thưởng, thu hồi tiền thưởng'), ('office', 'Bàn giao, chuyển sinh hoạt, sắp xếp tổ chức'), ('inspection', 'Kiểm tra, giám sát đơn vị'), ('files', 'Tệp Excel nhập, xuất xong')], max_length=16, verbose_name='loại thông báo'),
        ),
        migrations.AlterField(
            model_name='reminderday',
            name='kind',
            field=models.CharField(choices=[('dossier', 'Hồ sơ đơn vị còn nợ'), ('agency', 'Cơ quan hiệp y chưa trả lời'), ('public', 'Danh sách lấy ý kiến công khai chưa kết thúc'), ('step', 'Bước duyệt quyết định'), ('letter', 'Tờ trình cấp trên chưa trả lời'), ('remedy', 'Đơn vị chưa báo cáo khắc phục sau kiểm tra')], db_default='dossier', default='dossier', max_length=16, verbose_name='nhắc về'),
        ),
        AddConstraintNotValid(
            model_name='mail',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['', 'dossier', 'reminder', 'due', 'review', 'decision', 'campaign', 'contribution', 'money', 'office', 'inspection', 'files'])), name='mail_kind_known'),
        ),
        AddConstraintNotValid(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['', 'dossier', 'reminder', 'due', 'review', 'decision', 'campaign', 'contribution', 'money', 'office', 'inspection', 'files'])), name='notice_kind_known'),
        ),
        AddConstraintNotValid(
            model_name='noticepreference',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['dossier', 'reminder', 'due', 'review', 'decision', 'campaign', 'contribution', 'money', 'office', 'inspection', 'files'])), name='notice_preference_kind_known'),
        ),
        AddConstraintNotValid(
            model_name='reminderday',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['dossier', 'agency', 'public', 'step', 'letter', 'remedy'])), name='reminder_day_kind_known'),
        ),
    ]
