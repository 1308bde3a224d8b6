import common.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Summaries of campaigns, the campaigns each is about, and their frozen figures."""

    dependencies = [
        ('campaigns', '0021_find_dossiers_by_reviewer'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('reports', '0001_reported_figures'),
        ('units', '0011_validate_inheritance'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CampaignSummary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('kind', models.CharField(choices=[('interim', 'Sơ kết'), ('final', 'Tổng kết')], max_length=8, verbose_name='loại')),
                ('state', models.CharField(choices=[('draft', 'Dự thảo'), ('frozen', 'Đã chốt số liệu'), ('published', 'Đã ban hành'), ('withdrawn', 'Đã rút')], default='draft', editable=False, max_length=12, verbose_name='trạng thái')),
                ('as_of', models.DateField(verbose_name='số liệu tính đến hết ngày')),
                ('title', common.fields.CleanCharField(max_length=500, verbose_name='tiêu đề')),
                ('assessment', common.fields.CleanTextField(blank=True, max_length=20000, verbose_name='đánh giá')),
                ('unreached', common.fields.CleanTextField(blank=True, max_length=20000, verbose_name='hạn chế, việc chưa đạt')),
                ('lessons', common.fields.CleanTextField(blank=True, max_length=20000, verbose_name='bài học kinh nghiệm')),
                ('tasks', common.fields.CleanTextField(blank=True, max_length=20000, verbose_name='nhiệm vụ thời gian tới')),
                ('symbol', common.fields.CleanCharField(blank=True, max_length=40, verbose_name='ký hiệu')),
                ('place', common.fields.CleanCharField(blank=True, max_length=120, verbose_name='địa danh')),
                ('signing_formula', common.fields.CleanCharField(blank=True, max_length=120, verbose_name='thể thức ký')),
                ('signer_post', common.fields.CleanCharField(blank=True, max_length=120, verbose_name='chức vụ người ký')),
                ('signer_name', common.fields.CleanCharField(blank=True, max_length=120, verbose_name='người ký')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='số')),
                ('signed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='ngày ký')),
                ('upper_line', common.fields.CleanCharField(blank=True, editable=False, max_length=255, verbose_name='cơ quan cấp trên')),
                ('unit_line', common.fields.CleanCharField(blank=True, editable=False, max_length=255, verbose_name='cơ quan báo cáo')),
                ('recipients', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=255), blank=True, default=list, editable=False, size=None, verbose_name='nơi nhận')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ban hành lúc')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                ('frozen_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người chốt số liệu')),
                ('published_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ban hành')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campaign_summaries', to='units.unit', verbose_name='đơn vị báo cáo')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người soạn')),
            ],
            options={
                'verbose_name': 'báo cáo sơ kết, tổng kết',
                'verbose_name_plural': 'báo cáo sơ kết, tổng kết',
            },
        ),
        migrations.CreateModel(
            name='CampaignSummaryHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('kind', models.CharField(choices=[('interim', 'Sơ kết'), ('final', 'Tổng kết')], max_length=8, verbose_name='loại')),
                ('state', models.CharField(choices=[('draft', 'Dự thảo'), ('frozen', 'Đã chốt số liệu'), ('published', 'Đã ban hành'), ('withdrawn', 'Đã rút')], default='draft', editable=False, max_length=12, verbose_name='trạng thái')),
                ('as_of', models.DateField(verbose_name='số liệu tính đến hết ngày')),
                ('title', common.fields.CleanCharField(max_length=500, verbose_name='tiêu đề')),
                ('assessment', common.fields.CleanTextField(blank=True, max_length=20000, verbose_name='đánh giá')),
                ('unreached', common.fields.CleanTextField(blank=True, max_length=20000, verbose_name='hạn chế, việc chưa đạt')),
                ('lessons', common.fields.CleanTextField(blank=True, max_length=20000, verbose_name='bài học kinh nghiệm')),
                ('tasks', common.fields.CleanTextField(blank=True, max_length=20000, verbose_name='nhiệm vụ thời gian tới')),
                ('symbol', common.fields.CleanCharField(blank=True, max_length=40, verbose_name='ký hiệu')),
                ('place', common.fields.CleanCharField(blank=True, max_length=120, verbose_name='địa danh')),
                ('signing_formula', common.fields.CleanCharField(blank=True, max_length=120, verbose_name='thể thức ký')),
                ('signer_post', common.fields.CleanCharField(blank=True, max_length=120, verbose_name='chức vụ người ký')),
                ('signer_name', common.fields.CleanCharField(blank=True, max_length=120, verbose_name='người ký')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='số')),
                ('signed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='ngày ký')),
                ('upper_line', common.fields.CleanCharField(blank=True, editable=False, max_length=255, verbose_name='cơ quan cấp trên')),
                ('unit_line', common.fields.CleanCharField(blank=True, editable=False, max_length=255, verbose_name='cơ quan báo cáo')),
                ('recipients', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=255), blank=True, default=list, editable=False, size=None, verbose_name='nơi nhận')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ban hành lúc')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                ('frozen_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người chốt số liệu')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.campaignsummary')),
                ('published_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ban hành')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị báo cáo')),
                ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người soạn')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SummaryCampaign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order_no', models.PositiveSmallIntegerField(verbose_name='số thứ tự')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.campaign', verbose_name='phong trào')),
                ('phase', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.campaignphase', verbose_name='đợt')),
                ('summary', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='reports.campaignsummary')),
            ],
            options={
                'verbose_name': 'phong trào được sơ kết, tổng kết',
                'verbose_name_plural': 'phong trào được sơ kết, tổng kết',
                'ordering': ['summary', 'order_no'],
            },
        ),
        migrations.CreateModel(
            name='SummaryFigures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.TextField(verbose_name='số liệu')),
                ('sha256', models.CharField(max_length=64, verbose_name='mã băm SHA-256')),
                ('frozen_at', models.DateTimeField(verbose_name='chốt lúc')),
                ('summary', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='reports.campaignsummary')),
            ],
            options={
                'verbose_name': 'số liệu đã chốt',
                'verbose_name_plural': 'số liệu đã chốt',
            },
        ),
        migrations.AddIndex(
            model_name='campaignsummary',
            index=models.Index(fields=['unit', 'state', '-created_at'], name='summary_page_idx'),
        ),
        migrations.AddConstraint(
            model_name='campaignsummary',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['interim', 'final'])), name='summary_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='campaignsummary',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'frozen', 'published', 'withdrawn'])), name='summary_state_known'),
        ),
        migrations.AddConstraint(
            model_name='campaignsummary',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='summary_has_title'),
        ),
        migrations.AddConstraint(
            model_name='campaignsummary',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('frozen', 'published')), _negated=True), ('frozen_by__isnull', False), _connector='OR'), name='summary_frozen_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='campaignsummary',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), models.Q(('number__isnull', False), ('published_at__isnull', False), ('published_by__isnull', False), ('signed_on__isnull', False)), _connector='OR'), name='summary_published_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='campaignsummary',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('frozen_by__isnull', True), models.Q(('frozen_by', models.F('written_by')), _negated=True), _connector='OR'), models.Q(('published_by__isnull', True), models.Q(('published_by', models.F('written_by')), _negated=True), _connector='OR')), name='summary_approved_by_another', violation_error_message='Người soạn không tự chốt, không tự ban hành báo cáo.'),
        ),
        migrations.AddConstraint(
            model_name='campaignsummary',
            constraint=models.UniqueConstraint(models.F('unit'), django.db.models.functions.datetime.ExtractYear('signed_on'), models.F('number'), name='summary_number_once', violation_error_message='Số này đã ghi cho một báo cáo sơ kết, tổng kết khác trong năm.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignsummary',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_campaignsummaryhistory" ("as_of", "assessment", "created_at", "frozen_by_id", "id", "kind", "lessons", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "published_by_id", "recipients", "signed_on", "signer_name", "signer_post", "signing_formula", "state", "symbol", "tasks", "title", "unit_id", "unit_line", "unreached", "updated_at", "upper_line", "version", "written_by_id") SELECT new_values."as_of", new_values."assessment", new_values."created_at", new_values."frozen_by_id", new_values."id", new_values."kind", new_values."lessons", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."published_at", new_values."published_by_id", new_values."recipients", new_values."signed_on", new_values."signer_name", new_values."signer_post", new_values."signing_formula", new_values."state", new_values."symbol", new_values."tasks", new_values."title", new_values."unit_id", new_values."unit_line", new_values."unreached", new_values."updated_at", new_values."upper_line", new_values."version", new_values."written_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bc159cd852528e3b466ea615faaf75c73f1ec22c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_934d7', referencing='REFERENCING NEW TABLE AS new_values ', table='reports_campaignsummary', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignsummary',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_campaignsummaryhistory" ("as_of", "assessment", "created_at", "frozen_by_id", "id", "kind", "lessons", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "published_by_id", "recipients", "signed_on", "signer_name", "signer_post", "signing_formula", "state", "symbol", "tasks", "title", "unit_id", "unit_line", "unreached", "updated_at", "upper_line", "version", "written_by_id") SELECT new_values."as_of", new_values."assessment", new_values."created_at", new_values."frozen_by_id", new_values."id", new_values."kind", new_values."lessons", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."published_at", new_values."published_by_id", new_values."recipients", new_values."signed_on", new_values."signer_name", new_values."signer_post", new_values."signing_formula", new_values."state", new_values."symbol", new_values."tasks", new_values."title", new_values."unit_id", new_values."unit_line", new_values."unreached", new_values."updated_at", new_values."upper_line", new_values."version", new_values."written_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7b8fa0518f9fbc6976c3229cc7cb27ad7667ca6d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4cb71', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reports_campaignsummary', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaignsummary',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_campaignsummaryhistory" ("as_of", "assessment", "created_at", "frozen_by_id", "id", "kind", "lessons", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_at", "published_by_id", "recipients", "signed_on", "signer_name", "signer_post", "signing_formula", "state", "symbol", "tasks", "title", "unit_id", "unit_line", "unreached", "updated_at", "upper_line", "version", "written_by_id") SELECT old_values."as_of", old_values."assessment", old_values."created_at", old_values."frozen_by_id", old_values."id", old_values."kind", old_values."lessons", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."published_at", old_values."published_by_id", old_values."recipients", old_values."signed_on", old_values."signer_name", old_values."signer_post", old_values."signing_formula", old_values."state", old_values."symbol", old_values."tasks", old_values."title", old_values."unit_id", old_values."unit_line", old_values."unreached", old_values."updated_at", old_values."upper_line", old_values."version", old_values."written_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c0fda7ac59e772264ed26966ddfc55927ba66e70', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2a6df', referencing='REFERENCING OLD TABLE AS old_values ', table='reports_campaignsummary', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='summarycampaign',
            constraint=models.UniqueConstraint(fields=('summary', 'order_no'), name='summary_campaign_place_once'),
        ),
        migrations.AddConstraint(
            model_name='summarycampaign',
            constraint=models.UniqueConstraint(fields=('summary', 'campaign'), name='summary_campaign_once', violation_error_message='Một phong trào chỉ chọn một lần trong báo cáo.'),
        ),
    ]
