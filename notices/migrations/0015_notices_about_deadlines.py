from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Notices about deadlines of consultation and approval are a kind of their own."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("notices", "0014_validate_kinds_again"),
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
        migrations.AlterField(
            model_name='mail',
            name='kind',
            field=models.CharField(blank=True, choices=[('dossier', 'Hồ sơ bị trả lại, được nhận, được gia hạn'), ('reminder', 'Nhắc hạn nộp hồ sơ'), ('due', 'Nhắc việc sắp hết hạn, quá hạn: hiệp y, lấy ý kiến, duyệt, trình cấp trên'), ('review', 'Việc xét duyệt được giao cho tôi'), ('decision', 'Quyết định khen thưởng, đính chính, thu hồi, thay thế'), ('campaign', 'Phong trào phát động, thay đổi, kết thúc'), ('contribution', 'Sáng kiến, công trình'), ('money', 'Chi thưởng, thu hồi tiền thưởng'), ('office', 'Bàn giao, chuyển sinh hoạt, sắp xếp tổ chức'), ('files', 'Tệp Excel nhập, xuất xong')], max_length=16, verbose_name='loại'),
        ),
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(blank=True, choices=[('dossier', 'Hồ sơ bị trả lại, được nhận, được gia hạn'), ('reminder', 'Nhắc hạn nộp hồ sơ'), ('due', 'Nhắc việc sắp hết hạn, quá hạn: hiệp y, lấy ý kiến, duyệt, trình cấp trên'), ('review', 'Việc xét duyệt được giao cho tôi'), ('decision', 'Quyết định khen thưởng, đính chính, thu hồi, thay thế'), ('campaign', 'Phong trào phát động, thay đổi, kết thúc'), ('contribution', 'Sáng kiến, công trình'), ('money', 'Chi thưởng, thu hồi tiền thưởng'), ('office', 'Bàn giao, chuyển sinh hoạt, sắp xếp tổ chức'), ('files', 'Tệp Excel nhập, xuất xong')], db_default='', default='', max_length=16, verbose_name='loại'),
        ),
        migrations.AlterField(
            model_name='noticepreference',
            name='kind',
            field=models.CharField(choices=[('dossier', 'Hồ sơ bị trả lại, được nhận, được gia hạn'), ('reminder', 'Nhắc hạn nộp hồ sơ'), ('due', 'Nhắc việc sắp hết hạn, quá hạn: hiệp y, lấy ý kiến, duyệt, trình cấp trên'), ('review', 'Việc xét duyệt được giao cho tôi'), ('decision', 'Quyết định khen thưởng, đính chính, thu hồi, thay thế'), ('campaign', 'Phong trào phát động, thay đổi, kết thúc'), ('contribution', 'Sáng kiến, công trình'), ('money', 'Chi thưởng, thu hồi tiền thưởng'), ('office', 'Bàn giao, chuyển sinh hoạt, sắp xếp tổ chức'), ('files', 'Tệp Excel nhập, xuất xong')], max_length=16, verbose_name='loại thông báo'),
        ),
        AddConstraintNotValid(
            model_name='mail',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['', 'dossier', 'reminder', 'due', 'review', 'decision', 'campaign', 'contribution', 'money', 'office', 'files'])), name='mail_kind_known'),
        ),
        AddConstraintNotValid(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['', 'dossier', 'reminder', 'due', 'review', 'decision', 'campaign', 'contribution', 'money', 'office', 'files'])), name='notice_kind_known'),
        ),
        AddConstraintNotValid(
            model_name='noticepreference',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['dossier', 'reminder', 'due', 'review', 'decision', 'campaign', 'contribution', 'money', 'office', 'files'])), name='notice_preference_kind_known'),
        ),
    ]
