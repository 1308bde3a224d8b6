import common.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """What was decided about the first of a quarter."""

    dependencies = [
        ('awards', '0007_waiting_index'),
        ('campaigns', '0006_validate_praise_by'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('units', '0005_one_cluster_a_year'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='QuarterPraise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('indicator', models.CharField(choices=[('initiatives', 'Số sáng kiến'), ('works', 'Số công trình'), ('works_value', 'Giá trị công trình (đồng)'), ('individual_titles', 'Số danh hiệu cá nhân'), ('collective_titles', 'Số danh hiệu tập thể'), ('exemplars', 'Số điển hình tiên tiến')], max_length=20, verbose_name='chỉ tiêu')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('quarter', models.PositiveSmallIntegerField(verbose_name='quý')),
                ('group_name', common.fields.CleanCharField(max_length=255, verbose_name='phạm vi xét')),
                ('reason', common.fields.CleanTextField(verbose_name='căn cứ')),
                ('outcome', models.CharField(choices=[('recorded', 'Đã ghi sổ'), ('declined', 'Không biểu dương')], max_length=8, verbose_name='kết luận')),
                ('note', common.fields.CleanTextField(blank=True, verbose_name='lý do không biểu dương')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quarter_praises', to='campaigns.campaign', verbose_name='phong trào')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người kết luận')),
                ('honour', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='quarter_praise', to='awards.honour', verbose_name='lượt khen')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quarter_praises', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'biểu dương quý',
                'verbose_name_plural': 'biểu dương quý',
            },
        ),
        migrations.CreateModel(
            name='QuarterPraiseHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('indicator', models.CharField(choices=[('initiatives', 'Số sáng kiến'), ('works', 'Số công trình'), ('works_value', 'Giá trị công trình (đồng)'), ('individual_titles', 'Số danh hiệu cá nhân'), ('collective_titles', 'Số danh hiệu tập thể'), ('exemplars', 'Số điển hình tiên tiến')], max_length=20, verbose_name='chỉ tiêu')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('quarter', models.PositiveSmallIntegerField(verbose_name='quý')),
                ('group_name', common.fields.CleanCharField(max_length=255, verbose_name='phạm vi xét')),
                ('reason', common.fields.CleanTextField(verbose_name='căn cứ')),
                ('outcome', models.CharField(choices=[('recorded', 'Đã ghi sổ'), ('declined', 'Không biểu dương')], max_length=8, verbose_name='kết luận')),
                ('note', common.fields.CleanTextField(blank=True, verbose_name='lý do không biểu dương')),
                ('campaign', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign', verbose_name='phong trào')),
                ('decided_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người kết luận')),
                ('honour', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='awards.honour', verbose_name='lượt khen')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='awards.quarterpraise')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='quarterpraise',
            constraint=models.UniqueConstraint(fields=('campaign', 'indicator', 'year', 'quarter', 'unit'), name='quarter_praise_once', violation_error_message='Đơn vị đã có kết luận của quý này.'),
        ),
        migrations.AddConstraint(
            model_name='quarterpraise',
            constraint=models.CheckConstraint(condition=models.Q(('indicator__in', ['initiatives', 'works', 'works_value', 'individual_titles', 'collective_titles', 'exemplars'])), name='quarter_praise_indicator_known'),
        ),
        migrations.AddConstraint(
            model_name='quarterpraise',
            constraint=models.CheckConstraint(condition=models.Q(('quarter__range', (1, 4))), name='quarter_praise_quarter_of_a_year'),
        ),
        migrations.AddConstraint(
            model_name='quarterpraise',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('honour__isnull', False), ('outcome', 'recorded')), models.Q(('honour__isnull', True), ('outcome', 'declined'), models.Q(('note', ''), _negated=True)), _connector='OR'), name='quarter_praise_has_honour_or_reason', violation_error_message='Biểu dương thì phải ghi sổ, không biểu dương thì phải ghi lý do.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quarterpraise',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_quarterpraisehistory" ("campaign_id", "created_at", "decided_by_id", "group_name", "honour_id", "id", "indicator", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "reason", "unit_id", "updated_at", "year") SELECT new_values."campaign_id", new_values."created_at", new_values."decided_by_id", new_values."group_name", new_values."honour_id", new_values."id", new_values."indicator", new_values."note", new_values."outcome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."quarter", new_values."reason", new_values."unit_id", new_values."updated_at", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0b9b0312c76dc7242828d37c44b77c9134400dd1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f96c2', referencing='REFERENCING NEW TABLE AS new_values ', table='awards_quarterpraise', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quarterpraise',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_quarterpraisehistory" ("campaign_id", "created_at", "decided_by_id", "group_name", "honour_id", "id", "indicator", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "reason", "unit_id", "updated_at", "year") SELECT new_values."campaign_id", new_values."created_at", new_values."decided_by_id", new_values."group_name", new_values."honour_id", new_values."id", new_values."indicator", new_values."note", new_values."outcome", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."quarter", new_values."reason", new_values."unit_id", new_values."updated_at", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='759c8609c9db08bb44a2c56fd74f5fa0c5cb86f3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_35f29', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='awards_quarterpraise', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quarterpraise',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_quarterpraisehistory" ("campaign_id", "created_at", "decided_by_id", "group_name", "honour_id", "id", "indicator", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "reason", "unit_id", "updated_at", "year") SELECT old_values."campaign_id", old_values."created_at", old_values."decided_by_id", old_values."group_name", old_values."honour_id", old_values."id", old_values."indicator", old_values."note", old_values."outcome", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."quarter", old_values."reason", old_values."unit_id", old_values."updated_at", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f28de6704b0277f7b4e8795a2d6d1990fd11e61e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_01137', referencing='REFERENCING OLD TABLE AS old_values ', table='awards_quarterpraise', when='AFTER')),
        ),
    ]
