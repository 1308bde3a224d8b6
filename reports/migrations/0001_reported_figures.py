import common.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Figures known only as totals, with their sources."""

    initial = True

    dependencies = [
        ('campaigns', '0021_find_dossiers_by_reviewer'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('units', '0011_validate_inheritance'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportedFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('indicator', models.CharField(choices=[('works', 'Công trình'), ('works_value', 'Giá trị công trình'), ('initiatives', 'Sáng kiến, cải tiến, giải pháp'), ('initiatives_benefit', 'Giá trị làm lợi của sáng kiến'), ('research_topics', 'Đề tài nghiên cứu khoa học'), ('research_projects', 'Dự án, mô hình nghiên cứu ứng dụng'), ('research_benefit', 'Giá trị làm lợi của đề tài, dự án'), ('women_titles', '«Giỏi việc nước, đảm việc nhà» (nữ)'), ('men_titles', '«Giỏi việc nước, chia sẻ việc nhà» (nam)'), ('exemplars', 'Điển hình tiên tiến, gương, hình ảnh được bình chọn'), ('delegates', 'Đại biểu dự hội nghị'), ('represented', 'Người lao động được đại diện'), ('other', 'Nội dung khác')], max_length=20, verbose_name='chỉ số')),
                ('words', common.fields.CleanCharField(max_length=255, verbose_name='nguyên văn')),
                ('value', common.fields.MoneyField(verbose_name='số liệu')),
                ('is_more_than', models.BooleanField(default=False, verbose_name='nguồn ghi «hơn», «trên»')),
                ('measure', models.CharField(choices=[('count', 'số lượng'), ('occurrences', 'lượt'), ('money', 'đồng')], max_length=12, verbose_name='đơn vị tính')),
                ('from_day', models.DateField(verbose_name='từ ngày')),
                ('to_day', models.DateField(verbose_name='đến ngày')),
                ('source', common.fields.CleanCharField(max_length=255, verbose_name='nguồn')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='địa chỉ của nguồn')),
                ('source_date', models.DateField(verbose_name='ngày của nguồn')),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='rút lúc')),
                ('withdrawn_reason', common.fields.CleanTextField(blank=True, editable=False, verbose_name='lý do rút')),
                ('campaign', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.campaign', verbose_name='phong trào')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit', verbose_name='đơn vị')),
                ('withdrawn_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người rút')),
            ],
            options={
                'verbose_name': 'số liệu báo cáo không có danh sách',
                'verbose_name_plural': 'số liệu báo cáo không có danh sách',
            },
        ),
        migrations.CreateModel(
            name='ReportedFigureHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('indicator', models.CharField(choices=[('works', 'Công trình'), ('works_value', 'Giá trị công trình'), ('initiatives', 'Sáng kiến, cải tiến, giải pháp'), ('initiatives_benefit', 'Giá trị làm lợi của sáng kiến'), ('research_topics', 'Đề tài nghiên cứu khoa học'), ('research_projects', 'Dự án, mô hình nghiên cứu ứng dụng'), ('research_benefit', 'Giá trị làm lợi của đề tài, dự án'), ('women_titles', '«Giỏi việc nước, đảm việc nhà» (nữ)'), ('men_titles', '«Giỏi việc nước, chia sẻ việc nhà» (nam)'), ('exemplars', 'Điển hình tiên tiến, gương, hình ảnh được bình chọn'), ('delegates', 'Đại biểu dự hội nghị'), ('represented', 'Người lao động được đại diện'), ('other', 'Nội dung khác')], max_length=20, verbose_name='chỉ số')),
                ('words', common.fields.CleanCharField(max_length=255, verbose_name='nguyên văn')),
                ('value', common.fields.MoneyField(verbose_name='số liệu')),
                ('is_more_than', models.BooleanField(default=False, verbose_name='nguồn ghi «hơn», «trên»')),
                ('measure', models.CharField(choices=[('count', 'số lượng'), ('occurrences', 'lượt'), ('money', 'đồng')], max_length=12, verbose_name='đơn vị tính')),
                ('from_day', models.DateField(verbose_name='từ ngày')),
                ('to_day', models.DateField(verbose_name='đến ngày')),
                ('source', common.fields.CleanCharField(max_length=255, verbose_name='nguồn')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='địa chỉ của nguồn')),
                ('source_date', models.DateField(verbose_name='ngày của nguồn')),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='rút lúc')),
                ('withdrawn_reason', common.fields.CleanTextField(blank=True, editable=False, verbose_name='lý do rút')),
                ('campaign', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign', verbose_name='phong trào')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.reportedfigure')),
                ('recorded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị')),
                ('withdrawn_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người rút')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='reportedfigure',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('unit', 'campaign', 'indicator', 'from_day', 'to_day', 'words'), name='reported_figure_noted_once', nulls_distinct=False, violation_error_message='Số liệu này đã được ghi cho đơn vị, phong trào và thời gian đó. Hãy rút số liệu cũ rồi ghi lại.'),
        ),
        migrations.AddConstraint(
            model_name='reportedfigure',
            constraint=models.CheckConstraint(condition=models.Q(('indicator__in', ['works', 'works_value', 'initiatives', 'initiatives_benefit', 'research_topics', 'research_projects', 'research_benefit', 'women_titles', 'men_titles', 'exemplars', 'delegates', 'represented', 'other'])), name='reported_figure_indicator_known'),
        ),
        migrations.AddConstraint(
            model_name='reportedfigure',
            constraint=models.CheckConstraint(condition=models.Q(('measure__in', ['count', 'occurrences', 'money'])), name='reported_figure_measure_known'),
        ),
        migrations.AddConstraint(
            model_name='reportedfigure',
            constraint=models.CheckConstraint(condition=models.Q(('indicator', 'other'), models.Q(('indicator__in', ('works_value', 'initiatives_benefit', 'research_benefit')), ('measure', 'money')), models.Q(('indicator__in', ('women_titles', 'men_titles')), ('measure', 'occurrences')), models.Q(models.Q(('indicator__in', ['works_value', 'initiatives_benefit', 'research_benefit', 'women_titles', 'men_titles']), _negated=True), ('measure', 'count')), _connector='OR'), name='reported_figure_measure_fits'),
        ),
        migrations.AddConstraint(
            model_name='reportedfigure',
            constraint=models.CheckConstraint(condition=models.Q(('from_day__lte', models.F('to_day'))), name='reported_figure_days_in_order'),
        ),
        migrations.AddConstraint(
            model_name='reportedfigure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_by', None), ('withdrawn_reason', '')), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('withdrawn_reason', ''), _negated=True)), _connector='OR'), name='reported_figure_withdrawn_whole'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportedfigure',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_reportedfigurehistory" ("campaign_id", "created_at", "from_day", "id", "indicator", "is_more_than", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "source", "source_date", "source_url", "to_day", "unit_id", "updated_at", "value", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason", "words") SELECT new_values."campaign_id", new_values."created_at", new_values."from_day", new_values."id", new_values."indicator", new_values."is_more_than", new_values."measure", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_by_id", new_values."source", new_values."source_date", new_values."source_url", new_values."to_day", new_values."unit_id", new_values."updated_at", new_values."value", new_values."withdrawn_at", new_values."withdrawn_by_id", new_values."withdrawn_reason", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='248b7f0bc10202ffe9a638776411dc2940697a21', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_76462', referencing='REFERENCING NEW TABLE AS new_values ', table='reports_reportedfigure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportedfigure',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_reportedfigurehistory" ("campaign_id", "created_at", "from_day", "id", "indicator", "is_more_than", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "source", "source_date", "source_url", "to_day", "unit_id", "updated_at", "value", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason", "words") SELECT new_values."campaign_id", new_values."created_at", new_values."from_day", new_values."id", new_values."indicator", new_values."is_more_than", new_values."measure", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_by_id", new_values."source", new_values."source_date", new_values."source_url", new_values."to_day", new_values."unit_id", new_values."updated_at", new_values."value", new_values."withdrawn_at", new_values."withdrawn_by_id", new_values."withdrawn_reason", new_values."words" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='20c120668e73932f66e82b112e97b9f378744d97', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_bed01', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reports_reportedfigure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportedfigure',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_reportedfigurehistory" ("campaign_id", "created_at", "from_day", "id", "indicator", "is_more_than", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "source", "source_date", "source_url", "to_day", "unit_id", "updated_at", "value", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason", "words") SELECT old_values."campaign_id", old_values."created_at", old_values."from_day", old_values."id", old_values."indicator", old_values."is_more_than", old_values."measure", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_by_id", old_values."source", old_values."source_date", old_values."source_url", old_values."to_day", old_values."unit_id", old_values."updated_at", old_values."value", old_values."withdrawn_at", old_values."withdrawn_by_id", old_values."withdrawn_reason", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='3dc803a0f01a4b8c833f0fbdff44838a8d9ff348', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0d2a8', referencing='REFERENCING OLD TABLE AS old_values ', table='reports_reportedfigure', when='AFTER')),
        ),
    ]
