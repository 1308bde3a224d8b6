from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Days of reminders are of a kind: those there are, of dossiers."""

    dependencies = [("notices", "0016_validate_kinds_once_more")]
    operations = [
        migrations.AlterModelOptions(
            name='reminderday',
            options={'ordering': ['kind', 'days', 'valid_from'], 'verbose_name': 'ngày nhắc hạn', 'verbose_name_plural': 'ngày nhắc hạn'},
        ),
        migrations.AddField(
            model_name='reminderday',
            name='kind',
            field=models.CharField(choices=[('dossier', 'Hồ sơ đơn vị còn nợ'), ('agency', 'Cơ quan hiệp y chưa trả lời'), ('public', 'Danh sách lấy ý kiến công khai chưa kết thúc'), ('step', 'Bước duyệt quyết định'), ('letter', 'Tờ trình cấp trên chưa trả lời')], db_default='dossier', default='dossier', max_length=16, verbose_name='nhắc về'),
        ),
        AddConstraintNotValid(
            model_name='reminderday',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['dossier', 'agency', 'public', 'step', 'letter'])), name='reminder_day_kind_known'),
        ),
    ]
