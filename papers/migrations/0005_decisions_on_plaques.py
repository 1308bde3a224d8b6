from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Decisions on plaques have a template of their own."""

    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL), ("papers", "0004_layout_pictures")]

    operations = [
        migrations.RemoveConstraint(
            model_name='papertemplate',
            name='paper_template_kind_known',
        ),
        migrations.AlterField(
            model_name='papertemplate',
            name='kind',
            field=models.CharField(choices=[('decision', 'Quyết định'), ('plaque_decision', 'Quyết định gắn biển'), ('submission', 'Tờ trình'), ('proposal_list', 'Danh sách đề nghị'), ('achievement_report', 'Báo cáo thành tích'), ('minutes', 'Biên bản'), ('return_slip', 'Phiếu trả hồ sơ'), ('certificate', 'Giấy khen, bằng khen')], max_length=20, verbose_name='loại văn bản'),
        ),
        AddConstraintNotValid(
            model_name='papertemplate',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['decision', 'plaque_decision', 'submission', 'proposal_list', 'achievement_report', 'minutes', 'return_slip', 'certificate'])), name='paper_template_kind_known'),
        ),
    ]
