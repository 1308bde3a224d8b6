import common.fields
import common.models.stored_file
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Proposals for awards on the spot, with what shows the achievement."""

    initial = True

    dependencies = [
        ('catalogue', '0008_validate_columns_of_table_0603'),
        ('decisions', '0020_validate_unscheduled_steps'),
        ('people', '0013_conclusions_taken_back_stay'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('units', '0011_validate_inheritance'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SpotFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('file', models.FileField(upload_to=common.models.stored_file.stored_key, verbose_name='tệp')),
                ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên tệp')),
                ('size', models.PositiveBigIntegerField(verbose_name='dung lượng (byte)')),
                ('content_type', models.CharField(max_length=100)),
                ('sha256', models.CharField(max_length=64)),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'tệp đề nghị khen đột xuất',
                'verbose_name_plural': 'tệp đề nghị khen đột xuất',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SpotProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('subject_kind', models.CharField(choices=[('individual', 'Cá nhân'), ('collective', 'Tập thể'), ('unit', 'Đơn vị'), ('household', 'Hộ gia đình')], max_length=12, verbose_name='đối tượng')),
                ('happened_on', models.DateField(verbose_name='ngày lập thành tích')),
                ('statement', common.fields.CleanTextField(validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name='thành tích')),
                ('state', models.CharField(choices=[('draft', 'Nháp'), ('sent', 'Đã gửi'), ('accepted', 'Đã nhận'), ('refused', 'Không nhận')], default='draft', editable=False, max_length=8, verbose_name='trạng thái')),
                ('reason', common.fields.CleanTextField(blank=True, editable=False, verbose_name='lý do')),
                ('sent_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='gửi lúc')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spot_proposals', to='catalogue.awardtype', verbose_name='hình thức khen')),
                ('collective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='people.collective', verbose_name='tập thể')),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người lập')),
                ('decider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spot_proposals_to_decide', to='units.unit', verbose_name='đơn vị quyết định')),
                ('line', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='spot_proposal', to='decisions.decisionline', verbose_name='dòng của quyết định')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='people.member', verbose_name='cá nhân')),
                ('subject_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set_as_subject', to='units.unit', verbose_name='đơn vị được xét')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spot_proposals', to='units.unit', verbose_name='đơn vị đề nghị')),
            ],
            options={
                'verbose_name': 'đề nghị khen đột xuất',
                'verbose_name_plural': 'đề nghị khen đột xuất',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SpotFileHistory',
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
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='spot.spotfile')),
                ('uploaded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='spot.spotproposal')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='spotfile',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='spot.spotproposal'),
        ),
        migrations.CreateModel(
            name='SpotProposalHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('subject_kind', models.CharField(choices=[('individual', 'Cá nhân'), ('collective', 'Tập thể'), ('unit', 'Đơn vị'), ('household', 'Hộ gia đình')], max_length=12, verbose_name='đối tượng')),
                ('happened_on', models.DateField(verbose_name='ngày lập thành tích')),
                ('statement', common.fields.CleanTextField(validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name='thành tích')),
                ('state', models.CharField(choices=[('draft', 'Nháp'), ('sent', 'Đã gửi'), ('accepted', 'Đã nhận'), ('refused', 'Không nhận')], default='draft', editable=False, max_length=8, verbose_name='trạng thái')),
                ('reason', common.fields.CleanTextField(blank=True, editable=False, verbose_name='lý do')),
                ('sent_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='gửi lúc')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                ('award', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='catalogue.awardtype', verbose_name='hình thức khen')),
                ('collective', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.collective', verbose_name='tập thể')),
                ('created_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người lập')),
                ('decider', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị quyết định')),
                ('line', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='decisions.decisionline', verbose_name='dòng của quyết định')),
                ('member', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.member', verbose_name='cá nhân')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='spot.spotproposal')),
                ('subject_unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị được xét')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị đề nghị')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='spotproposal',
            index=models.Index(fields=['decider', 'state', 'sent_at'], name='spot_proposal_queue_idx'),
        ),
        migrations.AddConstraint(
            model_name='spotproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('collective__isnull', True), ('member__isnull', False), ('subject_kind__in', ['individual', 'household']), ('subject_unit__isnull', True)), models.Q(('collective__isnull', False), ('member__isnull', True), ('subject_kind', 'collective'), ('subject_unit__isnull', True)), models.Q(('collective__isnull', True), ('member__isnull', True), ('subject_kind', 'unit'), ('subject_unit__isnull', False)), _connector='OR'), name='spot_spotproposal_subject_matches_kind'),
        ),
        migrations.AddConstraint(
            model_name='spotproposal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'sent', 'accepted', 'refused'])), name='spot_proposal_state_known'),
        ),
        migrations.AddConstraint(
            model_name='spotproposal',
            constraint=models.CheckConstraint(condition=models.Q(('subject_kind__in', ['individual', 'collective'])), name='spot_proposal_person_or_collective', violation_error_message='Chỉ đề nghị khen đột xuất cho cá nhân hoặc tập thể.'),
        ),
        migrations.AddConstraint(
            model_name='spotproposal',
            constraint=models.CheckConstraint(condition=models.Q(('line__isnull', True), ('state', 'accepted'), _connector='OR'), name='spot_proposal_decided_is_accepted'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spotproposal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "spot_spotproposalhistory" ("award_id", "collective_id", "created_at", "created_by_id", "decider_id", "happened_on", "id", "line_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sent_at", "state", "statement", "subject_kind", "subject_unit_id", "unit_id", "updated_at", "version") SELECT new_values."award_id", new_values."collective_id", new_values."created_at", new_values."created_by_id", new_values."decider_id", new_values."happened_on", new_values."id", new_values."line_id", new_values."member_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."sent_at", new_values."state", new_values."statement", new_values."subject_kind", new_values."subject_unit_id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c0063d3abb768dc6bb0cd86cfe773fce18f54389', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b446d', referencing='REFERENCING NEW TABLE AS new_values ', table='spot_spotproposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spotproposal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "spot_spotproposalhistory" ("award_id", "collective_id", "created_at", "created_by_id", "decider_id", "happened_on", "id", "line_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sent_at", "state", "statement", "subject_kind", "subject_unit_id", "unit_id", "updated_at", "version") SELECT new_values."award_id", new_values."collective_id", new_values."created_at", new_values."created_by_id", new_values."decider_id", new_values."happened_on", new_values."id", new_values."line_id", new_values."member_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."sent_at", new_values."state", new_values."statement", new_values."subject_kind", new_values."subject_unit_id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8d079c13651c1fbd6d1138ffdb6ceaa749635853', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_bdd63', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='spot_spotproposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spotproposal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "spot_spotproposalhistory" ("award_id", "collective_id", "created_at", "created_by_id", "decider_id", "happened_on", "id", "line_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sent_at", "state", "statement", "subject_kind", "subject_unit_id", "unit_id", "updated_at", "version") SELECT old_values."award_id", old_values."collective_id", old_values."created_at", old_values."created_by_id", old_values."decider_id", old_values."happened_on", old_values."id", old_values."line_id", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."sent_at", old_values."state", old_values."statement", old_values."subject_kind", old_values."subject_unit_id", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c4e35c0bd1a722620d33727a8ff097e2238b3b60', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_29b99', referencing='REFERENCING OLD TABLE AS old_values ', table='spot_spotproposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spotfile',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "spot_spotfilehistory" ("content_type", "created_at", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."content_type", new_values."created_at", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proposal_id", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e0eeb09cefbc56933d4c943d0197dc0000adcaa8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d2f8e', referencing='REFERENCING NEW TABLE AS new_values ', table='spot_spotfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spotfile',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "spot_spotfilehistory" ("content_type", "created_at", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."content_type", new_values."created_at", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proposal_id", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4fb6e294a07df4bb84615fca9cdb1f5ab49e4823', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0ec5e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='spot_spotfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spotfile',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "spot_spotfilehistory" ("content_type", "created_at", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "sha256", "size", "updated_at", "uploaded_by_id") SELECT old_values."content_type", old_values."created_at", old_values."file", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."proposal_id", old_values."sha256", old_values."size", old_values."updated_at", old_values."uploaded_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b7821b6b474e29b5a6aac9cfe6286c03872d5e8d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9af89', referencing='REFERENCING OLD TABLE AS old_values ', table='spot_spotfile', when='AFTER')),
        ),
    ]
