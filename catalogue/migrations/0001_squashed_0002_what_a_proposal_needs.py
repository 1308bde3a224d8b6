import common.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
from django.db import migrations, models

from common.migration_operations import CreateModels


class Migration(migrations.Migration):
    """The tables of this app as the migrations it replaces leave them; run on a database that has none of them yet."""

    replaces = [
        ('catalogue', '0001_initial'),
        ('catalogue', '0002_what_a_proposal_needs'),
    ]

    initial = True

    dependencies = [
        ('common', '0001_extensions'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='AwardType',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=24, unique=True, verbose_name='mã')),
                        ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên')),
                        ('short_name', common.fields.CleanCharField(blank=True, max_length=80, verbose_name='tên gọi tắt')),
                        ('kind', models.CharField(choices=[('title', 'Danh hiệu thi đua'), ('reward', 'Hình thức khen thưởng'), ('medal', 'Kỷ niệm chương'), ('prize', 'Giải thưởng'), ('commendation', 'Biểu dương, vinh danh'), ('rating', 'Xếp loại')], max_length=16, verbose_name='loại')),
                        ('scope', models.CharField(choices=[('comprehensive', 'Toàn diện'), ('thematic', 'Chuyên đề'), ('unscheduled', 'Đột xuất'), ('dedication', 'Quá trình cống hiến'), ('any', 'Nhiều loại')], max_length=16, verbose_name='phạm vi')),
                        ('period', models.CharField(choices=[('yearly', 'Hằng năm'), ('thematic', 'Theo chuyên đề, đợt'), ('five_yearly', '5 năm một lần'), ('two_yearly', '2 năm một lần'), ('any_time', 'Bất cứ lúc nào')], max_length=16, verbose_name='kỳ xét')),
                        ('subject_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), size=None, verbose_name='đối tượng')),
                        ('decided_by', common.fields.CleanCharField(max_length=255, verbose_name='cấp quyết định')),
                        ('standard_text', models.TextField(blank=True, verbose_name='tiêu chuẩn theo nguồn')),
                        ('multiple_individual', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='hệ số thưởng cá nhân')),
                        ('multiple_collective', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='hệ số thưởng tập thể')),
                        ('multiple_unverified', models.BooleanField(default=False, verbose_name='hệ số chưa kiểm chứng')),
                        ('level_unknown', models.BooleanField(default=False, verbose_name='chưa rõ cấp')),
                        ('allows_unregistered', models.BooleanField(default=False, verbose_name='được đề nghị ngoài đăng ký')),
                        ('source', models.CharField(blank=True, max_length=500, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                        ('active', models.BooleanField(default=True, verbose_name='đang dùng')),
                        ('needs_self_score', models.BooleanField(db_default=False, default=False, verbose_name='cần điểm tự chấm')),
                        ('needs_vote', models.BooleanField(db_default=False, default=False, verbose_name='cần kết quả bỏ phiếu của đơn vị')),
                    ],
                    options={
                        'verbose_name': 'danh hiệu, hình thức khen',
                        'verbose_name_plural': 'danh hiệu, hình thức khen',
                        'ordering': ['position', 'code'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('subject_kinds__len__gt', 0), ('subject_kinds__contained_by', ['individual', 'collective', 'unit', 'household'])), name='award_type_subjects_known')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "catalogue_awardtypehistory" ("active", "allows_unregistered", "code", "created_at", "decided_by", "id", "kind", "level_unknown", "multiple_collective", "multiple_individual", "multiple_unverified", "name", "needs_self_score", "needs_vote", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope", "short_name", "source", "standard_text", "subject_kinds", "unverified", "updated_at") SELECT new_values."active", new_values."allows_unregistered", new_values."code", new_values."created_at", new_values."decided_by", new_values."id", new_values."kind", new_values."level_unknown", new_values."multiple_collective", new_values."multiple_individual", new_values."multiple_unverified", new_values."name", new_values."needs_self_score", new_values."needs_vote", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."scope", new_values."short_name", new_values."source", new_values."standard_text", new_values."subject_kinds", new_values."unverified", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9326d05e091f72e987310ff984b18c282333c9a6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fc30d', referencing='REFERENCING NEW TABLE AS new_values ', table='catalogue_awardtype', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "catalogue_awardtypehistory" ("active", "allows_unregistered", "code", "created_at", "decided_by", "id", "kind", "level_unknown", "multiple_collective", "multiple_individual", "multiple_unverified", "name", "needs_self_score", "needs_vote", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope", "short_name", "source", "standard_text", "subject_kinds", "unverified", "updated_at") SELECT new_values."active", new_values."allows_unregistered", new_values."code", new_values."created_at", new_values."decided_by", new_values."id", new_values."kind", new_values."level_unknown", new_values."multiple_collective", new_values."multiple_individual", new_values."multiple_unverified", new_values."name", new_values."needs_self_score", new_values."needs_vote", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."scope", new_values."short_name", new_values."source", new_values."standard_text", new_values."subject_kinds", new_values."unverified", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f22ed8fc660138f1a6cd67bc751bae849f90b0a8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_266df', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='catalogue_awardtype', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "catalogue_awardtypehistory" ("active", "allows_unregistered", "code", "created_at", "decided_by", "id", "kind", "level_unknown", "multiple_collective", "multiple_individual", "multiple_unverified", "name", "needs_self_score", "needs_vote", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope", "short_name", "source", "standard_text", "subject_kinds", "unverified", "updated_at") SELECT old_values."active", old_values."allows_unregistered", old_values."code", old_values."created_at", old_values."decided_by", old_values."id", old_values."kind", old_values."level_unknown", old_values."multiple_collective", old_values."multiple_individual", old_values."multiple_unverified", old_values."name", old_values."needs_self_score", old_values."needs_vote", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."scope", old_values."short_name", old_values."source", old_values."standard_text", old_values."subject_kinds", old_values."unverified", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='063e15e5b14600df89c95a375aac1924034f7504', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0df45', referencing='REFERENCING OLD TABLE AS old_values ', table='catalogue_awardtype', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='AwardTypeHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=24, verbose_name='mã')),
                        ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên')),
                        ('short_name', common.fields.CleanCharField(blank=True, max_length=80, verbose_name='tên gọi tắt')),
                        ('kind', models.CharField(choices=[('title', 'Danh hiệu thi đua'), ('reward', 'Hình thức khen thưởng'), ('medal', 'Kỷ niệm chương'), ('prize', 'Giải thưởng'), ('commendation', 'Biểu dương, vinh danh'), ('rating', 'Xếp loại')], max_length=16, verbose_name='loại')),
                        ('scope', models.CharField(choices=[('comprehensive', 'Toàn diện'), ('thematic', 'Chuyên đề'), ('unscheduled', 'Đột xuất'), ('dedication', 'Quá trình cống hiến'), ('any', 'Nhiều loại')], max_length=16, verbose_name='phạm vi')),
                        ('period', models.CharField(choices=[('yearly', 'Hằng năm'), ('thematic', 'Theo chuyên đề, đợt'), ('five_yearly', '5 năm một lần'), ('two_yearly', '2 năm một lần'), ('any_time', 'Bất cứ lúc nào')], max_length=16, verbose_name='kỳ xét')),
                        ('subject_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), size=None, verbose_name='đối tượng')),
                        ('decided_by', common.fields.CleanCharField(max_length=255, verbose_name='cấp quyết định')),
                        ('standard_text', models.TextField(blank=True, verbose_name='tiêu chuẩn theo nguồn')),
                        ('multiple_individual', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='hệ số thưởng cá nhân')),
                        ('multiple_collective', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='hệ số thưởng tập thể')),
                        ('multiple_unverified', models.BooleanField(default=False, verbose_name='hệ số chưa kiểm chứng')),
                        ('level_unknown', models.BooleanField(default=False, verbose_name='chưa rõ cấp')),
                        ('allows_unregistered', models.BooleanField(default=False, verbose_name='được đề nghị ngoài đăng ký')),
                        ('source', models.CharField(blank=True, max_length=500, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                        ('active', models.BooleanField(default=True, verbose_name='đang dùng')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='catalogue.awardtype')),
                        ('needs_self_score', models.BooleanField(db_default=False, default=False, verbose_name='cần điểm tự chấm')),
                        ('needs_vote', models.BooleanField(db_default=False, default=False, verbose_name='cần kết quả bỏ phiếu của đơn vị')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='BaseSalary',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('valid_from', models.DateField(unique=True, verbose_name='áp dụng từ')),
                        ('amount', common.fields.MoneyField(verbose_name='mức lương cơ sở (đồng)')),
                        ('source', models.CharField(blank=True, max_length=255, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                    ],
                    options={
                        'verbose_name': 'mức lương cơ sở',
                        'verbose_name_plural': 'mức lương cơ sở',
                        'ordering': ['-valid_from'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='base_salary_positive')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "catalogue_basesalaryhistory" ("amount", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unverified", "updated_at", "valid_from") SELECT new_values."amount", new_values."created_at", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source", new_values."unverified", new_values."updated_at", new_values."valid_from" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='50223c70da9495a8190b5e2ee69da795d636079b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d3828', referencing='REFERENCING NEW TABLE AS new_values ', table='catalogue_basesalary', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "catalogue_basesalaryhistory" ("amount", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unverified", "updated_at", "valid_from") SELECT new_values."amount", new_values."created_at", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."source", new_values."unverified", new_values."updated_at", new_values."valid_from" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4afd080a79add131f29d54d4a19503c271dd2378', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_90604', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='catalogue_basesalary', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "catalogue_basesalaryhistory" ("amount", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unverified", "updated_at", "valid_from") SELECT old_values."amount", old_values."created_at", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source", old_values."unverified", old_values."updated_at", old_values."valid_from" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='58410ff5defdc1cd0a9235104c41ec11c16dd9a5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f6fd5', referencing='REFERENCING OLD TABLE AS old_values ', table='catalogue_basesalary', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='BaseSalaryHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('valid_from', models.DateField(verbose_name='áp dụng từ')),
                        ('amount', common.fields.MoneyField(verbose_name='mức lương cơ sở (đồng)')),
                        ('source', models.CharField(blank=True, max_length=255, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='catalogue.basesalary')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='LegalDocument',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('number', common.fields.CleanCharField(max_length=64, unique=True, verbose_name='số, ký hiệu')),
                        ('title', common.fields.CleanCharField(max_length=500, verbose_name='trích yếu')),
                        ('issued_on', models.DateField(blank=True, null=True, verbose_name='ngày ban hành')),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='có hiệu lực từ')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='hiệu lực đến hết')),
                        ('source', models.CharField(blank=True, max_length=500, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                    ],
                    options={
                        'verbose_name': 'văn bản căn cứ',
                        'verbose_name_plural': 'văn bản căn cứ',
                        'ordering': ['-issued_on', 'number'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='legal_document_dates_in_order')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "catalogue_legaldocumenthistory" ("created_at", "id", "issued_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "title", "unverified", "updated_at", "valid_from", "valid_to") SELECT new_values."created_at", new_values."id", new_values."issued_on", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source", new_values."title", new_values."unverified", new_values."updated_at", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dcf51692a6cdddd36a4a7ba3a7d621bd6c2b0df6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_466c9', referencing='REFERENCING NEW TABLE AS new_values ', table='catalogue_legaldocument', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "catalogue_legaldocumenthistory" ("created_at", "id", "issued_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "title", "unverified", "updated_at", "valid_from", "valid_to") SELECT new_values."created_at", new_values."id", new_values."issued_on", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."source", new_values."title", new_values."unverified", new_values."updated_at", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='46798dc242ed7ea6ecd2b8ed956721d96b62071e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_36f32', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='catalogue_legaldocument', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "catalogue_legaldocumenthistory" ("created_at", "id", "issued_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "title", "unverified", "updated_at", "valid_from", "valid_to") SELECT old_values."created_at", old_values."id", old_values."issued_on", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source", old_values."title", old_values."unverified", old_values."updated_at", old_values."valid_from", old_values."valid_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='75b4d8261e3f09c3b6d99be67f3b477b6ac8439a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_705b3', referencing='REFERENCING OLD TABLE AS old_values ', table='catalogue_legaldocument', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='LegalDocumentHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('number', common.fields.CleanCharField(max_length=64, verbose_name='số, ký hiệu')),
                        ('title', common.fields.CleanCharField(max_length=500, verbose_name='trích yếu')),
                        ('issued_on', models.DateField(blank=True, null=True, verbose_name='ngày ban hành')),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='có hiệu lực từ')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='hiệu lực đến hết')),
                        ('source', models.CharField(blank=True, max_length=500, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='catalogue.legaldocument')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Road',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('level', models.CharField(choices=[('confederation', 'Tổng Liên đoàn'), ('provincial', 'LĐLĐ tỉnh, thành phố'), ('sectoral', 'Công đoàn ngành'), ('district', 'LĐLĐ huyện, thị, thành phố'), ('upper_grassroots', 'Công đoàn cấp trên trực tiếp cơ sở'), ('grassroots', 'Công đoàn cơ sở')], max_length=20, verbose_name='cấp')),
                        ('kind', models.CharField(choices=[('decide', 'Quyết định tại cấp này'), ('propose_up', 'Đề nghị cấp trên'), ('record', 'Ghi nhận, nơi khác quyết định')], max_length=12, verbose_name='thẩm quyền xử lý')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('award', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roads', to='catalogue.awardtype')),
                    ],
                    options={
                        'verbose_name': 'thẩm quyền xử lý',
                        'verbose_name_plural': 'thẩm quyền xử lý',
                        'constraints': [models.UniqueConstraint(fields=('award', 'level'), name='road_one_per_award_level'), models.CheckConstraint(condition=models.Q(('kind__in', ['decide', 'propose_up', 'record'])), name='road_kind_known')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "catalogue_roadhistory" ("award_id", "created_at", "id", "kind", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unverified", "updated_at") SELECT new_values."award_id", new_values."created_at", new_values."id", new_values."kind", new_values."level", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unverified", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='90eacf7ebff68a55c92f747b28e0a024ea96f29d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_60ac6', referencing='REFERENCING NEW TABLE AS new_values ', table='catalogue_road', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "catalogue_roadhistory" ("award_id", "created_at", "id", "kind", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unverified", "updated_at") SELECT new_values."award_id", new_values."created_at", new_values."id", new_values."kind", new_values."level", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unverified", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='37d7f082bf6c0fae0dc2947fb5b81e3a387b250e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c2ad5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='catalogue_road', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "catalogue_roadhistory" ("award_id", "created_at", "id", "kind", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unverified", "updated_at") SELECT old_values."award_id", old_values."created_at", old_values."id", old_values."kind", old_values."level", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unverified", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c27169c649cfaefdfd22aa61111d9fc438886f2d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b025c', referencing='REFERENCING OLD TABLE AS old_values ', table='catalogue_road', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='RoadHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('level', models.CharField(choices=[('confederation', 'Tổng Liên đoàn'), ('provincial', 'LĐLĐ tỉnh, thành phố'), ('sectoral', 'Công đoàn ngành'), ('district', 'LĐLĐ huyện, thị, thành phố'), ('upper_grassroots', 'Công đoàn cấp trên trực tiếp cơ sở'), ('grassroots', 'Công đoàn cơ sở')], max_length=20, verbose_name='cấp')),
                        ('kind', models.CharField(choices=[('decide', 'Quyết định tại cấp này'), ('propose_up', 'Đề nghị cấp trên'), ('record', 'Ghi nhận, nơi khác quyết định')], max_length=12, verbose_name='thẩm quyền xử lý')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('award', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='catalogue.awardtype')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='catalogue.road')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ShippedRow',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('table', models.CharField(max_length=40, verbose_name='danh mục')),
                        ('key', models.CharField(max_length=120, verbose_name='khoá')),
                        ('sha256', models.CharField(max_length=64)),
                    ],
                    options={
                        'verbose_name': 'dòng dữ liệu gốc',
                        'verbose_name_plural': 'dòng dữ liệu gốc',
                        'constraints': [models.UniqueConstraint(fields=('table', 'key'), name='shipped_row_once')],
                    },
                ),
            ],
        ),
    ]
