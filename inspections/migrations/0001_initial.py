import common.fields
import common.models.stored_file
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Inspections with the units looked into, what was found there, and their papers."""

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('units', '0011_validate_inheritance'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Inspection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('title', common.fields.CleanCharField(max_length=255, verbose_name='tên cuộc kiểm tra, giám sát')),
                ('kind', models.CharField(choices=[('check', 'Kiểm tra'), ('oversight', 'Giám sát')], max_length=12, verbose_name='loại')),
                ('is_unannounced', models.BooleanField(default=False, verbose_name='đột xuất, không báo trước')),
                ('starts_on', models.DateField(verbose_name='từ ngày')),
                ('ends_on', models.DateField(verbose_name='đến hết ngày')),
                ('decision_no', common.fields.CleanCharField(blank=True, max_length=64, verbose_name='số quyết định')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                ('leader', common.fields.CleanCharField(blank=True, max_length=160, verbose_name='trưởng đoàn')),
                ('team', common.fields.CleanTextField(blank=True, verbose_name='thành viên đoàn')),
                ('subject', common.fields.CleanTextField(verbose_name='nội dung kiểm tra, giám sát')),
                ('announced_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='báo cho đơn vị lúc')),
                ('state', models.CharField(choices=[('planned', 'Theo kế hoạch'), ('under_way', 'Đang tiến hành'), ('concluded', 'Đã kết luận'), ('closed', 'Đã khép lại'), ('cancelled', 'Đã huỷ')], default='planned', editable=False, max_length=12, verbose_name='trạng thái')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('made_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='units.unit', verbose_name='đơn vị kiểm tra')),
            ],
            options={
                'verbose_name': 'cuộc kiểm tra, giám sát',
                'verbose_name_plural': 'cuộc kiểm tra, giám sát',
            },
        ),
        migrations.CreateModel(
            name='InspectionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('file', models.FileField(upload_to=common.models.stored_file.stored_key, verbose_name='tệp')),
                ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên tệp')),
                ('size', models.PositiveBigIntegerField(verbose_name='dung lượng (byte)')),
                ('content_type', models.CharField(max_length=100)),
                ('sha256', models.CharField(max_length=64)),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='inspections.inspection')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'tệp kiểm tra, giám sát',
                'verbose_name_plural': 'tệp kiểm tra, giám sát',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='InspectionFinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('kind', models.CharField(choices=[('shortcoming', 'Hạn chế, thiếu sót'), ('strength', 'Ưu điểm')], max_length=12, verbose_name='loại')),
                ('text', common.fields.CleanTextField(verbose_name='nội dung')),
                ('ground', common.fields.CleanTextField(blank=True, verbose_name='căn cứ')),
                ('remedy', common.fields.CleanTextField(blank=True, verbose_name='yêu cầu khắc phục')),
                ('remedy_due', models.DateField(blank=True, null=True, verbose_name='hạn khắc phục')),
                ('report', common.fields.CleanTextField(blank=True, verbose_name='báo cáo khắc phục')),
                ('reported_on', models.DateField(blank=True, null=True, verbose_name='ngày khắc phục xong')),
                ('return_reason', common.fields.CleanTextField(blank=True, verbose_name='lý do yêu cầu khắc phục lại')),
                ('state', models.CharField(choices=[('open', 'Chờ khắc phục'), ('reported', 'Đã báo cáo khắc phục'), ('confirmed', 'Đã xác nhận khắc phục'), ('returned', 'Yêu cầu khắc phục lại')], default='open', editable=False, max_length=12, verbose_name='trạng thái')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('reported_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'kết quả kiểm tra',
                'verbose_name_plural': 'kết quả kiểm tra',
            },
        ),
        migrations.CreateModel(
            name='InspectionFileHistory',
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
                ('inspection', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='inspections.inspection')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='inspections.inspectionfile')),
                ('uploaded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('finding', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='inspections.inspectionfinding')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='inspectionfile',
            name='finding',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='files', to='inspections.inspectionfinding'),
        ),
        migrations.CreateModel(
            name='InspectionHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('title', common.fields.CleanCharField(max_length=255, verbose_name='tên cuộc kiểm tra, giám sát')),
                ('kind', models.CharField(choices=[('check', 'Kiểm tra'), ('oversight', 'Giám sát')], max_length=12, verbose_name='loại')),
                ('is_unannounced', models.BooleanField(default=False, verbose_name='đột xuất, không báo trước')),
                ('starts_on', models.DateField(verbose_name='từ ngày')),
                ('ends_on', models.DateField(verbose_name='đến hết ngày')),
                ('decision_no', common.fields.CleanCharField(blank=True, max_length=64, verbose_name='số quyết định')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                ('leader', common.fields.CleanCharField(blank=True, max_length=160, verbose_name='trưởng đoàn')),
                ('team', common.fields.CleanTextField(blank=True, verbose_name='thành viên đoàn')),
                ('subject', common.fields.CleanTextField(verbose_name='nội dung kiểm tra, giám sát')),
                ('announced_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='báo cho đơn vị lúc')),
                ('state', models.CharField(choices=[('planned', 'Theo kế hoạch'), ('under_way', 'Đang tiến hành'), ('concluded', 'Đã kết luận'), ('closed', 'Đã khép lại'), ('cancelled', 'Đã huỷ')], default='planned', editable=False, max_length=12, verbose_name='trạng thái')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('made_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='inspections.inspection')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị kiểm tra')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='InspectionUnit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('visited_on', models.DateField(blank=True, null=True, verbose_name='ngày làm việc')),
                ('state', models.CharField(choices=[('waiting', 'Chưa đến'), ('visited', 'Đã làm việc'), ('concluded', 'Đã kết luận')], default='waiting', editable=False, max_length=12, verbose_name='trạng thái')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='inspected', to='inspections.inspection')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspected_in', to='units.unit', verbose_name='đơn vị được kiểm tra')),
            ],
            options={
                'verbose_name': 'đơn vị được kiểm tra',
                'verbose_name_plural': 'đơn vị được kiểm tra',
            },
        ),
        migrations.CreateModel(
            name='InspectionFindingHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('kind', models.CharField(choices=[('shortcoming', 'Hạn chế, thiếu sót'), ('strength', 'Ưu điểm')], max_length=12, verbose_name='loại')),
                ('text', common.fields.CleanTextField(verbose_name='nội dung')),
                ('ground', common.fields.CleanTextField(blank=True, verbose_name='căn cứ')),
                ('remedy', common.fields.CleanTextField(blank=True, verbose_name='yêu cầu khắc phục')),
                ('remedy_due', models.DateField(blank=True, null=True, verbose_name='hạn khắc phục')),
                ('report', common.fields.CleanTextField(blank=True, verbose_name='báo cáo khắc phục')),
                ('reported_on', models.DateField(blank=True, null=True, verbose_name='ngày khắc phục xong')),
                ('return_reason', common.fields.CleanTextField(blank=True, verbose_name='lý do yêu cầu khắc phục lại')),
                ('state', models.CharField(choices=[('open', 'Chờ khắc phục'), ('reported', 'Đã báo cáo khắc phục'), ('confirmed', 'Đã xác nhận khắc phục'), ('returned', 'Yêu cầu khắc phục lại')], default='open', editable=False, max_length=12, verbose_name='trạng thái')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='inspections.inspectionfinding')),
                ('reported_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('inspected', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='inspections.inspectionunit')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='inspectionfinding',
            name='inspected',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='inspections.inspectionunit'),
        ),
        migrations.CreateModel(
            name='InspectionUnitHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('visited_on', models.DateField(blank=True, null=True, verbose_name='ngày làm việc')),
                ('state', models.CharField(choices=[('waiting', 'Chưa đến'), ('visited', 'Đã làm việc'), ('concluded', 'Đã kết luận')], default='waiting', editable=False, max_length=12, verbose_name='trạng thái')),
                ('inspection', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='inspections.inspection')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='inspections.inspectionunit')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị được kiểm tra')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='inspection',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'under_way', 'concluded', 'closed', 'cancelled'])), name='inspection_state_known'),
        ),
        migrations.AddConstraint(
            model_name='inspection',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['check', 'oversight'])), name='inspection_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='inspection',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='inspection_ends_after_start', violation_error_message='Ngày kết thúc không thể trước ngày bắt đầu.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspection',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "inspections_inspectionhistory" ("announced_at", "created_at", "decided_on", "decision_no", "ends_on", "id", "is_unannounced", "kind", "leader", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "state", "subject", "team", "title", "unit_id", "updated_at", "version") SELECT new_values."announced_at", new_values."created_at", new_values."decided_on", new_values."decision_no", new_values."ends_on", new_values."id", new_values."is_unannounced", new_values."kind", new_values."leader", new_values."made_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."starts_on", new_values."state", new_values."subject", new_values."team", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='be2f6878731ca3e35a35a1ff83624930ec153caa', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f089c', referencing='REFERENCING NEW TABLE AS new_values ', table='inspections_inspection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspection',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "inspections_inspectionhistory" ("announced_at", "created_at", "decided_on", "decision_no", "ends_on", "id", "is_unannounced", "kind", "leader", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "state", "subject", "team", "title", "unit_id", "updated_at", "version") SELECT new_values."announced_at", new_values."created_at", new_values."decided_on", new_values."decision_no", new_values."ends_on", new_values."id", new_values."is_unannounced", new_values."kind", new_values."leader", new_values."made_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."starts_on", new_values."state", new_values."subject", new_values."team", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='53aeb3dceabbd80c2ca5899c92de66a7c25f1ec3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fe5c3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='inspections_inspection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspection',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "inspections_inspectionhistory" ("announced_at", "created_at", "decided_on", "decision_no", "ends_on", "id", "is_unannounced", "kind", "leader", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "state", "subject", "team", "title", "unit_id", "updated_at", "version") SELECT old_values."announced_at", old_values."created_at", old_values."decided_on", old_values."decision_no", old_values."ends_on", old_values."id", old_values."is_unannounced", old_values."kind", old_values."leader", old_values."made_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."starts_on", old_values."state", old_values."subject", old_values."team", old_values."title", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f61f3aa241041145f7f284614a361377cfe85dd3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_6efc3', referencing='REFERENCING OLD TABLE AS old_values ', table='inspections_inspection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspectionfile',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "inspections_inspectionfilehistory" ("content_type", "created_at", "file", "finding_id", "id", "inspection_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."content_type", new_values."created_at", new_values."file", new_values."finding_id", new_values."id", new_values."inspection_id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9af7c5aa50fb987396a036b88368aedddf929778', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9f43d', referencing='REFERENCING NEW TABLE AS new_values ', table='inspections_inspectionfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspectionfile',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "inspections_inspectionfilehistory" ("content_type", "created_at", "file", "finding_id", "id", "inspection_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."content_type", new_values."created_at", new_values."file", new_values."finding_id", new_values."id", new_values."inspection_id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b50850b0b448be3ff5c04ffc8167412d112de980', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_96afa', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='inspections_inspectionfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspectionfile',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "inspections_inspectionfilehistory" ("content_type", "created_at", "file", "finding_id", "id", "inspection_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "updated_at", "uploaded_by_id") SELECT old_values."content_type", old_values."created_at", old_values."file", old_values."finding_id", old_values."id", old_values."inspection_id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sha256", old_values."size", old_values."updated_at", old_values."uploaded_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e833a9cf4bfca1505550841329d93171b8215e0c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3eb3e', referencing='REFERENCING OLD TABLE AS old_values ', table='inspections_inspectionfile', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='inspectionunit',
            constraint=models.UniqueConstraint(fields=('inspection', 'unit'), name='inspection_unit_once', violation_error_message='Đơn vị đã có trong cuộc kiểm tra này. Hãy tải lại trang.'),
        ),
        migrations.AddConstraint(
            model_name='inspectionunit',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'visited', 'concluded'])), name='inspection_unit_state_known'),
        ),
        migrations.AddConstraint(
            model_name='inspectionunit',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'waiting'), ('visited_on__isnull', False), _connector='OR'), name='inspection_unit_visited_on_a_day'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspectionunit',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "inspections_inspectionunithistory" ("created_at", "id", "inspection_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unit_id", "updated_at", "visited_on") SELECT new_values."created_at", new_values."id", new_values."inspection_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."unit_id", new_values."updated_at", new_values."visited_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0811f44de11b123aaff586d9db314f08119a60ed', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f90f2', referencing='REFERENCING NEW TABLE AS new_values ', table='inspections_inspectionunit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspectionunit',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "inspections_inspectionunithistory" ("created_at", "id", "inspection_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unit_id", "updated_at", "visited_on") SELECT new_values."created_at", new_values."id", new_values."inspection_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."state", new_values."unit_id", new_values."updated_at", new_values."visited_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6cdb889a69dde75ed75dfe4a6a31fb34ad33d6e0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4df4f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='inspections_inspectionunit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspectionunit',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "inspections_inspectionunithistory" ("created_at", "id", "inspection_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unit_id", "updated_at", "visited_on") SELECT old_values."created_at", old_values."id", old_values."inspection_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."state", old_values."unit_id", old_values."updated_at", old_values."visited_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='52fdf65b45588dd84678a3cd099940b5ae26b8c2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f17b7', referencing='REFERENCING OLD TABLE AS old_values ', table='inspections_inspectionunit', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='inspectionfinding',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'reported', 'confirmed', 'returned'])), name='inspection_finding_state_known'),
        ),
        migrations.AddConstraint(
            model_name='inspectionfinding',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['shortcoming', 'strength'])), name='inspection_finding_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='inspectionfinding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('remedy', ''), ('remedy_due__isnull', True)), models.Q(models.Q(('remedy', ''), _negated=True), ('remedy_due__isnull', False)), _connector='OR'), name='inspection_finding_remedy_has_a_day', violation_error_message='Yêu cầu khắc phục phải có hạn, và chỉ ghi hạn khi có yêu cầu.'),
        ),
        migrations.AddConstraint(
            model_name='inspectionfinding',
            constraint=models.CheckConstraint(condition=models.Q(('remedy', ''), ('kind', 'shortcoming'), _connector='OR'), name='inspection_finding_remedy_of_shortcomings', violation_error_message='Chỉ yêu cầu khắc phục hạn chế, thiếu sót.'),
        ),
        migrations.AddConstraint(
            model_name='inspectionfinding',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'returned']), models.Q(models.Q(('report', ''), _negated=True), ('reported_by__isnull', False), ('reported_on__isnull', False)), _connector='OR'), name='inspection_finding_reported_by_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspectionfinding',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "inspections_inspectionfindinghistory" ("created_at", "ground", "id", "inspected_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remedy", "remedy_due", "report", "reported_by_id", "reported_on", "return_reason", "state", "text", "updated_at", "version") SELECT new_values."created_at", new_values."ground", new_values."id", new_values."inspected_id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."remedy", new_values."remedy_due", new_values."report", new_values."reported_by_id", new_values."reported_on", new_values."return_reason", new_values."state", new_values."text", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='35cbc2bcc19a106cda59e67589278172d90e3fcc', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6c40a', referencing='REFERENCING NEW TABLE AS new_values ', table='inspections_inspectionfinding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspectionfinding',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "inspections_inspectionfindinghistory" ("created_at", "ground", "id", "inspected_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remedy", "remedy_due", "report", "reported_by_id", "reported_on", "return_reason", "state", "text", "updated_at", "version") SELECT new_values."created_at", new_values."ground", new_values."id", new_values."inspected_id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."remedy", new_values."remedy_due", new_values."report", new_values."reported_by_id", new_values."reported_on", new_values."return_reason", new_values."state", new_values."text", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6829e9f3ba37e20d9a5e7ef618042906c47a3bd0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0a74b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='inspections_inspectionfinding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inspectionfinding',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "inspections_inspectionfindinghistory" ("created_at", "ground", "id", "inspected_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remedy", "remedy_due", "report", "reported_by_id", "reported_on", "return_reason", "state", "text", "updated_at", "version") SELECT old_values."created_at", old_values."ground", old_values."id", old_values."inspected_id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."remedy", old_values."remedy_due", old_values."report", old_values."reported_by_id", old_values."reported_on", old_values."return_reason", old_values."state", old_values."text", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f5b5d50ce90adb7b2c18fb2e0f1ddd8e0d3c15f7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_95120', referencing='REFERENCING OLD TABLE AS old_values ', table='inspections_inspectionfinding', when='AFTER')),
        ),
    ]
