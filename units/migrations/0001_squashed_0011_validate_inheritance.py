import common.expressions
import common.fields
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from common.migration_operations import CreateModels

ONE_CLUSTER_A_YEAR = """
CREATE FUNCTION check_cluster_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM units_unit WHERE id = NEW.unit_id FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT 1 FROM units_cluster mine
      JOIN units_cluster other ON other.year = mine.year AND other.unit_id = mine.unit_id AND other.id <> mine.id
      JOIN units_clustermembership there ON there.cluster_id = other.id
    WHERE mine.id = NEW.cluster_id AND there.unit_id = NEW.unit_id AND there.id <> NEW.id
  ) THEN
    RAISE EXCEPTION 'Mỗi năm một đơn vị chỉ ở một cụm của đơn vị tổ chức.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'cluster_one_a_year';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER cluster_membership_rules
  BEFORE INSERT OR UPDATE OF cluster_id, unit_id
  ON units_clustermembership FOR EACH ROW EXECUTE FUNCTION check_cluster_membership();
"""
ANY_CLUSTERS = """
DROP TRIGGER cluster_membership_rules ON units_clustermembership;
DROP FUNCTION check_cluster_membership();
"""


class Migration(migrations.Migration):
    """The tables of this app as the migrations it replaces leave them; run on a database that has none of them yet."""

    replaces = [
        ('units', '0001_initial'),
        ('units', '0002_names_in_nfc'),
        ('units', '0003_validate_names_in_nfc'),
        ('units', '0004_sort_keys_by_bytes'),
        ('units', '0005_one_cluster_a_year'),
        ('units', '0006_origins_of_units'),
        ('units', '0007_roles_that_end_at_once'),
        ('units', '0008_places_keep_level_and_block'),
        ('units', '0009_level_and_block_of_places'),
        ('units', '0010_inheritance_of_years'),
        ('units', '0011_validate_inheritance'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('common', '0001_extensions'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='Unit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('path', models.CharField(max_length=255, unique=True)),
                        ('depth', models.PositiveIntegerField()),
                        ('numchild', models.PositiveIntegerField(default=0)),
                        ('code', models.CharField(max_length=32, unique=True, verbose_name='mã đơn vị')),
                        ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên đơn vị')),
                        ('short_name', common.fields.CleanCharField(blank=True, max_length=120, verbose_name='tên gọi tắt')),
                        ('kind', models.CharField(choices=[('confederation', 'Tổng Liên đoàn'), ('provincial', 'LĐLĐ tỉnh, thành phố'), ('sectoral', 'Công đoàn ngành'), ('district', 'LĐLĐ huyện, thị, thành phố'), ('upper_grassroots', 'Công đoàn cấp trên trực tiếp cơ sở'), ('grassroots', 'Công đoàn cơ sở'), ('section', 'Công đoàn bộ phận'), ('group', 'Tổ công đoàn')], max_length=20, verbose_name='cấp')),
                        ('block', models.CharField(blank=True, choices=[('administrative', 'Hành chính sự nghiệp'), ('agency', 'Cơ quan'), ('commune', 'Xã, thị trấn'), ('school', 'Trường học'), ('enterprise_state', 'Doanh nghiệp nhà nước'), ('enterprise_private', 'Doanh nghiệp ngoài nhà nước'), ('other', 'Khác')], max_length=20, verbose_name='khối')),
                        ('founded_on', models.DateField(blank=True, null=True, verbose_name='ngày thành lập')),
                        ('ended_on', models.DateField(blank=True, null=True, verbose_name='ngày kết thúc')),
                        ('sort_key', models.CharField(blank=True, db_collation='C', editable=False, max_length=1024)),
                        ('search', models.GeneratedField(db_persist=True, expression=common.expressions.Unaccented(models.F('name')), output_field=models.TextField())),
                    ],
                    options={
                        'verbose_name': 'đơn vị',
                        'verbose_name_plural': 'đơn vị',
                        'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('search', 'gin_trgm_ops'), name='unit_search_idx'), models.Index(django.contrib.postgres.indexes.OpClass('path', 'varchar_pattern_ops'), name='unit_path_prefix_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['confederation', 'provincial', 'sectoral', 'district', 'upper_grassroots', 'grassroots', 'section', 'group'])), name='unit_kind_known'), models.CheckConstraint(condition=models.Q(('block__in', ['', 'administrative', 'agency', 'commune', 'school', 'enterprise_state', 'enterprise_private', 'other'])), name='unit_block_known'), models.CheckConstraint(condition=common.expressions.IsNfc('name'), name='unit_name_nfc')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_unithistory" ("block", "code", "created_at", "depth", "ended_on", "founded_on", "id", "kind", "name", "numchild", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "sort_key", "updated_at") SELECT new_values."block", new_values."code", new_values."created_at", new_values."depth", new_values."ended_on", new_values."founded_on", new_values."id", new_values."kind", new_values."name", new_values."numchild", new_values."path", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."short_name", new_values."sort_key", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='126a548e91a52eccc3da75d98091917f8bc8b703', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fb1f3', referencing='REFERENCING NEW TABLE AS new_values ', table='units_unit', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_unithistory" ("block", "code", "created_at", "depth", "ended_on", "founded_on", "id", "kind", "name", "numchild", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "sort_key", "updated_at") SELECT new_values."block", new_values."code", new_values."created_at", new_values."depth", new_values."ended_on", new_values."founded_on", new_values."id", new_values."kind", new_values."name", new_values."numchild", new_values."path", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."short_name", new_values."sort_key", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."block" IS DISTINCT FROM (new_values."block") OR old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."depth" IS DISTINCT FROM (new_values."depth") OR old_values."ended_on" IS DISTINCT FROM (new_values."ended_on") OR old_values."founded_on" IS DISTINCT FROM (new_values."founded_on") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."numchild" IS DISTINCT FROM (new_values."numchild") OR old_values."path" IS DISTINCT FROM (new_values."path") OR old_values."short_name" IS DISTINCT FROM (new_values."short_name") OR old_values."sort_key" IS DISTINCT FROM (new_values."sort_key") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='11dad34e20c9ea53fa5a9c2520c2b56d78dc86c1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_727f7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='units_unit', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_unithistory" ("block", "code", "created_at", "depth", "ended_on", "founded_on", "id", "kind", "name", "numchild", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "sort_key", "updated_at") SELECT old_values."block", old_values."code", old_values."created_at", old_values."depth", old_values."ended_on", old_values."founded_on", old_values."id", old_values."kind", old_values."name", old_values."numchild", old_values."path", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."short_name", old_values."sort_key", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='35dc10ccd4fab59b3161827732df25debb4f74a1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ebb8b', referencing='REFERENCING OLD TABLE AS old_values ', table='units_unit', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='Cluster',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=32, verbose_name='mã cụm')),
                        ('name', common.fields.CleanCharField(max_length=160, verbose_name='tên cụm')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clusters', to='units.unit', verbose_name='đơn vị tổ chức')),
                    ],
                    options={
                        'verbose_name': 'cụm thi đua',
                        'verbose_name_plural': 'cụm thi đua',
                        'constraints': [models.UniqueConstraint(fields=('code', 'year'), name='cluster_code_once_a_year', violation_error_message='Mã cụm đã dùng trong năm này.'), models.CheckConstraint(condition=common.expressions.IsNfc('name'), name='cluster_name_nfc')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_clusterhistory" ("code", "created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "year") SELECT new_values."code", new_values."created_at", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."updated_at", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='665386ff2aaa23c45a96d835518c9762e46f21b3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d65e3', referencing='REFERENCING NEW TABLE AS new_values ', table='units_cluster', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_clusterhistory" ("code", "created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "year") SELECT new_values."code", new_values."created_at", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id", new_values."updated_at", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6f66ecafb3a2a55737a31c37aeb362fb41fe225a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_96089', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='units_cluster', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_clusterhistory" ("code", "created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "year") SELECT old_values."code", old_values."created_at", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."updated_at", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f8b020043d1bd5877c30ff316c40ddfa2762e8d2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_6319e', referencing='REFERENCING OLD TABLE AS old_values ', table='units_cluster', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='Headcount',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('as_of', models.DateField(verbose_name='tính đến ngày')),
                        ('workers', models.PositiveIntegerField(verbose_name='CNVCLĐ')),
                        ('workers_female', models.PositiveIntegerField(verbose_name='CNVCLĐ nữ')),
                        ('members', models.PositiveIntegerField(verbose_name='đoàn viên')),
                        ('members_female', models.PositiveIntegerField(verbose_name='đoàn viên nữ')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='headcounts', to='units.unit', verbose_name='đơn vị')),
                    ],
                    options={
                        'verbose_name': 'số liệu lao động, đoàn viên',
                        'verbose_name_plural': 'số liệu lao động, đoàn viên',
                        'ordering': ['unit', '-as_of'],
                        'constraints': [models.UniqueConstraint(fields=('unit', 'as_of'), name='headcount_once_a_day', violation_error_message='Đơn vị đã có số liệu của ngày này.'), models.CheckConstraint(condition=models.Q(('workers_female__lte', models.F('workers')), ('members_female__lte', models.F('members'))), name='headcount_women_within_all', violation_error_message='Số nữ không thể lớn hơn tổng số.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_headcounthistory" ("as_of", "created_at", "id", "members", "members_female", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "workers", "workers_female") SELECT new_values."as_of", new_values."created_at", new_values."id", new_values."members", new_values."members_female", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."updated_at", new_values."workers", new_values."workers_female" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4521747e38be48c87f6b8a567c19be7d0be8a925', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_29b40', referencing='REFERENCING NEW TABLE AS new_values ', table='units_headcount', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_headcounthistory" ("as_of", "created_at", "id", "members", "members_female", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "workers", "workers_female") SELECT new_values."as_of", new_values."created_at", new_values."id", new_values."members", new_values."members_female", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id", new_values."updated_at", new_values."workers", new_values."workers_female" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dffed0a404e268b48bb04e4021bdab938bf3995c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_07216', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='units_headcount', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_headcounthistory" ("as_of", "created_at", "id", "members", "members_female", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "workers", "workers_female") SELECT old_values."as_of", old_values."created_at", old_values."id", old_values."members", old_values."members_female", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."updated_at", old_values."workers", old_values."workers_female" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f0c21fb960e92ed3fc106c2891b05df0a801a94f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_26fbb', referencing='REFERENCING OLD TABLE AS old_values ', table='units_headcount', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='UnitHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('path', models.CharField(max_length=255)),
                        ('depth', models.PositiveIntegerField()),
                        ('numchild', models.PositiveIntegerField(default=0)),
                        ('code', models.CharField(max_length=32, verbose_name='mã đơn vị')),
                        ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên đơn vị')),
                        ('short_name', common.fields.CleanCharField(blank=True, max_length=120, verbose_name='tên gọi tắt')),
                        ('kind', models.CharField(choices=[('confederation', 'Tổng Liên đoàn'), ('provincial', 'LĐLĐ tỉnh, thành phố'), ('sectoral', 'Công đoàn ngành'), ('district', 'LĐLĐ huyện, thị, thành phố'), ('upper_grassroots', 'Công đoàn cấp trên trực tiếp cơ sở'), ('grassroots', 'Công đoàn cơ sở'), ('section', 'Công đoàn bộ phận'), ('group', 'Tổ công đoàn')], max_length=20, verbose_name='cấp')),
                        ('block', models.CharField(blank=True, choices=[('administrative', 'Hành chính sự nghiệp'), ('agency', 'Cơ quan'), ('commune', 'Xã, thị trấn'), ('school', 'Trường học'), ('enterprise_state', 'Doanh nghiệp nhà nước'), ('enterprise_private', 'Doanh nghiệp ngoài nhà nước'), ('other', 'Khác')], max_length=20, verbose_name='khối')),
                        ('founded_on', models.DateField(blank=True, null=True, verbose_name='ngày thành lập')),
                        ('ended_on', models.DateField(blank=True, null=True, verbose_name='ngày kết thúc')),
                        ('sort_key', models.CharField(blank=True, db_collation='C', editable=False, max_length=1024)),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='units.unit')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='UnitName',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên')),
                        ('short_name', common.fields.CleanCharField(blank=True, max_length=120, verbose_name='tên gọi tắt')),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='từ ngày')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                        ('search', models.GeneratedField(db_persist=True, expression=common.expressions.Unaccented(models.Func(models.Value(' '), models.F('name'), models.Value(' '), models.F('short_name'), arg_joiner=' || ', output_field=models.TextField(), template='(%(expressions)s)')), output_field=models.TextField())),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='names', to='units.unit', verbose_name='đơn vị')),
                    ],
                    options={
                        'verbose_name': 'tên theo thời gian',
                        'verbose_name_plural': 'tên theo thời gian',
                        'ordering': ['unit', 'valid_from'],
                        'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('search', 'gin_trgm_ops'), name='unit_name_search_idx')],
                        'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('unit', '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='unit_name_no_overlap', violation_error_message='Đơn vị đã có tên khác trong thời gian này.'), models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from')), ('valid_to__isnull', True), ('valid_from__isnull', True), _connector='OR'), name='unit_name_dates_in_order'), models.CheckConstraint(condition=common.expressions.IsNfc('name'), name='unit_dated_name_nfc')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_unitnamehistory" ("created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "unit_id", "updated_at", "valid_from", "valid_to") SELECT new_values."created_at", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."short_name", new_values."unit_id", new_values."updated_at", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2ce2005a0c13541663011419c9391561998dd541', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4a4d3', referencing='REFERENCING NEW TABLE AS new_values ', table='units_unitname', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_unitnamehistory" ("created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "unit_id", "updated_at", "valid_from", "valid_to") SELECT new_values."created_at", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."short_name", new_values."unit_id", new_values."updated_at", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."short_name" IS DISTINCT FROM (new_values."short_name") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."valid_from" IS DISTINCT FROM (new_values."valid_from") OR old_values."valid_to" IS DISTINCT FROM (new_values."valid_to")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='83fb34facae6cc3caa9eaab6eb7fc05c3bd763b5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1db3d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='units_unitname', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_unitnamehistory" ("created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "unit_id", "updated_at", "valid_from", "valid_to") SELECT old_values."created_at", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."short_name", old_values."unit_id", old_values."updated_at", old_values."valid_from", old_values."valid_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='bdfc928abb4f67822e5faac09f22a59af6c7ac73', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d8005', referencing='REFERENCING OLD TABLE AS old_values ', table='units_unitname', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='UnitNameHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên')),
                        ('short_name', common.fields.CleanCharField(blank=True, max_length=120, verbose_name='tên gọi tắt')),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='từ ngày')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='units.unitname')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='UnitPlacement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('path', models.CharField(max_length=255)),
                        ('depth', models.PositiveSmallIntegerField()),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='từ ngày')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                        ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='placements_below', to='units.unit', verbose_name='trực thuộc')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='units.unit', verbose_name='đơn vị')),
                        ('block', models.CharField(blank=True, choices=[('administrative', 'Hành chính sự nghiệp'), ('agency', 'Cơ quan'), ('commune', 'Xã, thị trấn'), ('school', 'Trường học'), ('enterprise_state', 'Doanh nghiệp nhà nước'), ('enterprise_private', 'Doanh nghiệp ngoài nhà nước'), ('other', 'Khác')], db_default='', max_length=20, verbose_name='khối')),
                        ('kind', models.CharField(blank=True, choices=[('confederation', 'Tổng Liên đoàn'), ('provincial', 'LĐLĐ tỉnh, thành phố'), ('sectoral', 'Công đoàn ngành'), ('district', 'LĐLĐ huyện, thị, thành phố'), ('upper_grassroots', 'Công đoàn cấp trên trực tiếp cơ sở'), ('grassroots', 'Công đoàn cơ sở'), ('section', 'Công đoàn bộ phận'), ('group', 'Tổ công đoàn')], db_default='', max_length=20, verbose_name='cấp')),
                    ],
                    options={
                        'verbose_name': 'vị trí theo thời gian',
                        'verbose_name_plural': 'vị trí theo thời gian',
                        'ordering': ['unit', 'valid_from'],
                        'indexes': [models.Index(django.contrib.postgres.indexes.OpClass('path', 'varchar_pattern_ops'), name='unit_placement_path_idx')],
                        'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('unit', '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='unit_placement_no_overlap', violation_error_message='Đơn vị đã có vị trí khác trong thời gian này.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_unitplacementhistory" ("block", "created_at", "depth", "id", "kind", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "valid_from", "valid_to") SELECT new_values."block", new_values."created_at", new_values."depth", new_values."id", new_values."kind", new_values."parent_id", new_values."path", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."updated_at", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4bf0d116015bf8e6e7fe40aa79a482de71cdda77', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_01394', referencing='REFERENCING NEW TABLE AS new_values ', table='units_unitplacement', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_unitplacementhistory" ("block", "created_at", "depth", "id", "kind", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "valid_from", "valid_to") SELECT new_values."block", new_values."created_at", new_values."depth", new_values."id", new_values."kind", new_values."parent_id", new_values."path", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id", new_values."updated_at", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c016bfe46cce322c9bc910d53cccb69f2c043b41', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6e245', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='units_unitplacement', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_unitplacementhistory" ("block", "created_at", "depth", "id", "kind", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "valid_from", "valid_to") SELECT old_values."block", old_values."created_at", old_values."depth", old_values."id", old_values."kind", old_values."parent_id", old_values."path", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."updated_at", old_values."valid_from", old_values."valid_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ff628d71411b30eca7413596db4db6b7cc4fa831', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b910c', referencing='REFERENCING OLD TABLE AS old_values ', table='units_unitplacement', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='UnitPlacementHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('path', models.CharField(max_length=255)),
                        ('depth', models.PositiveSmallIntegerField()),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='từ ngày')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                        ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='trực thuộc')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='units.unitplacement')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị')),
                        ('block', models.CharField(blank=True, choices=[('administrative', 'Hành chính sự nghiệp'), ('agency', 'Cơ quan'), ('commune', 'Xã, thị trấn'), ('school', 'Trường học'), ('enterprise_state', 'Doanh nghiệp nhà nước'), ('enterprise_private', 'Doanh nghiệp ngoài nhà nước'), ('other', 'Khác')], db_default='', max_length=20, verbose_name='khối')),
                        ('kind', models.CharField(blank=True, choices=[('confederation', 'Tổng Liên đoàn'), ('provincial', 'LĐLĐ tỉnh, thành phố'), ('sectoral', 'Công đoàn ngành'), ('district', 'LĐLĐ huyện, thị, thành phố'), ('upper_grassroots', 'Công đoàn cấp trên trực tiếp cơ sở'), ('grassroots', 'Công đoàn cơ sở'), ('section', 'Công đoàn bộ phận'), ('group', 'Tổ công đoàn')], db_default='', max_length=20, verbose_name='cấp')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ClusterMembership',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('office', models.CharField(blank=True, choices=[('', 'Thành viên'), ('head', 'Cụm trưởng'), ('deputy', 'Cụm phó')], default='', max_length=8, verbose_name='chức trách')),
                        ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='units.cluster', verbose_name='cụm')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cluster_memberships', to='units.unit', verbose_name='đơn vị')),
                    ],
                    options={
                        'verbose_name': 'thành viên cụm',
                        'verbose_name_plural': 'thành viên cụm',
                        'constraints': [models.UniqueConstraint(fields=('cluster', 'unit'), name='cluster_membership_once'), models.UniqueConstraint(condition=models.Q(('office', 'head')), fields=('cluster',), name='cluster_has_one_head', violation_error_message='Cụm đã có cụm trưởng.'), models.CheckConstraint(condition=models.Q(('office__in', ['', 'head', 'deputy'])), name='cluster_office_known')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_clustermembershiphistory" ("cluster_id", "created_at", "id", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at") SELECT new_values."cluster_id", new_values."created_at", new_values."id", new_values."office", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='56687731ec605658e1fdbe5de3cf337d1c45cac4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b2aab', referencing='REFERENCING NEW TABLE AS new_values ', table='units_clustermembership', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_clustermembershiphistory" ("cluster_id", "created_at", "id", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at") SELECT new_values."cluster_id", new_values."created_at", new_values."id", new_values."office", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2a727aa538d27f7e80da7c23ecd0e4a971997c35', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3ce8d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='units_clustermembership', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_clustermembershiphistory" ("cluster_id", "created_at", "id", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at") SELECT old_values."cluster_id", old_values."created_at", old_values."id", old_values."office", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4eb7316abd36614d91e44cf0d7ea952e2a3e9e00', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_00076', referencing='REFERENCING OLD TABLE AS old_values ', table='units_clustermembership', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='RoleAssignment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('role', models.CharField(choices=[('editor', 'Người lập hồ sơ'), ('specialist', 'Chuyên viên'), ('approver', 'Người phê duyệt'), ('council', 'Thành viên hội đồng'), ('finance', 'Tài chính'), ('auditor', 'Kiểm tra'), ('manager', 'Người quản lý tài khoản'), ('viewer', 'Người xem')], max_length=16, verbose_name='vai trò')),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='từ ngày')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='role_assignments', to=settings.AUTH_USER_MODEL, verbose_name='tài khoản')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='role_assignments', to='units.unit', verbose_name='đơn vị')),
                        ('ended_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='kết thúc lúc')),
                    ],
                    options={
                        'verbose_name': 'phân quyền',
                        'verbose_name_plural': 'phân quyền',
                        'ordering': ['user', 'unit'],
                        'constraints': [models.UniqueConstraint(fields=('user', 'unit', 'role', 'valid_from'), name='role_assignment_once', nulls_distinct=False, violation_error_message='Người này đã có vai trò đó ở đơn vị.'), models.CheckConstraint(condition=models.Q(('role__in', ['editor', 'specialist', 'approver', 'council', 'finance', 'auditor', 'manager', 'viewer'])), name='role_assignment_role_known')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_roleassignmenthistory" ("created_at", "ended_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id", "updated_at", "user_id", "valid_from", "valid_to") SELECT new_values."created_at", new_values."ended_at", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role", new_values."unit_id", new_values."updated_at", new_values."user_id", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='52e18dd3d02b9067bbac3132c0a2016ae68d3033', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_357f7', referencing='REFERENCING NEW TABLE AS new_values ', table='units_roleassignment', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_roleassignmenthistory" ("created_at", "ended_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id", "updated_at", "user_id", "valid_from", "valid_to") SELECT new_values."created_at", new_values."ended_at", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role", new_values."unit_id", new_values."updated_at", new_values."user_id", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b64f9643af1969c57a58adabf555995951cdde3a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0b350', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='units_roleassignment', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_roleassignmenthistory" ("created_at", "ended_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id", "updated_at", "user_id", "valid_from", "valid_to") SELECT old_values."created_at", old_values."ended_at", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role", old_values."unit_id", old_values."updated_at", old_values."user_id", old_values."valid_from", old_values."valid_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4564172b585931546add2572655adb4f3788d925', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_50a7c', referencing='REFERENCING OLD TABLE AS old_values ', table='units_roleassignment', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='RoleAssignmentHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('role', models.CharField(choices=[('editor', 'Người lập hồ sơ'), ('specialist', 'Chuyên viên'), ('approver', 'Người phê duyệt'), ('council', 'Thành viên hội đồng'), ('finance', 'Tài chính'), ('auditor', 'Kiểm tra'), ('manager', 'Người quản lý tài khoản'), ('viewer', 'Người xem')], max_length=16, verbose_name='vai trò')),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='từ ngày')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='units.roleassignment')),
                        ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='tài khoản')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị')),
                        ('ended_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='kết thúc lúc')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='HeadcountHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('as_of', models.DateField(verbose_name='tính đến ngày')),
                        ('workers', models.PositiveIntegerField(verbose_name='CNVCLĐ')),
                        ('workers_female', models.PositiveIntegerField(verbose_name='CNVCLĐ nữ')),
                        ('members', models.PositiveIntegerField(verbose_name='đoàn viên')),
                        ('members_female', models.PositiveIntegerField(verbose_name='đoàn viên nữ')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='units.headcount')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ClusterMembershipHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('office', models.CharField(blank=True, choices=[('', 'Thành viên'), ('head', 'Cụm trưởng'), ('deputy', 'Cụm phó')], default='', max_length=8, verbose_name='chức trách')),
                        ('cluster', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.cluster', verbose_name='cụm')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='units.clustermembership')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ClusterHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=32, verbose_name='mã cụm')),
                        ('name', common.fields.CleanCharField(max_length=160, verbose_name='tên cụm')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='units.cluster')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị tổ chức')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='UnitSuccession',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('kind', models.CharField(choices=[('founded', 'Thành lập mới'), ('absorbed', 'Sáp nhập'), ('consolidated', 'Hợp nhất'), ('split', 'Chia, tách'), ('converted', 'Nâng cấp, hạ cấp, chuyển đổi')], max_length=12, verbose_name='hình thức')),
                        ('effective_on', models.DateField(verbose_name='có hiệu lực từ ngày')),
                        ('decision_no', models.CharField(blank=True, max_length=64, verbose_name='số quyết định')),
                        ('predecessor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='units.unit', verbose_name='đơn vị trước đó')),
                        ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='origins', to='units.unit', verbose_name='đơn vị kế tiếp')),
                        ('inheritance', models.CharField(choices=[('count', 'Tính tiếp cho đơn vị kế tiếp'), ('ask', 'Hỏi hội đồng khi xét'), ('ignore', 'Không tính')], db_default='ask', default='ask', max_length=8, verbose_name='số năm đạt danh hiệu của đơn vị trước')),
                    ],
                    options={
                        'verbose_name': 'nguồn gốc đơn vị',
                        'verbose_name_plural': 'nguồn gốc đơn vị',
                        'ordering': ['successor', 'effective_on'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['founded', 'absorbed', 'consolidated', 'split', 'converted'])), name='succession_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'founded'), ('predecessor__isnull', True)), models.Q(models.Q(('kind', 'founded'), _negated=True), ('predecessor__isnull', False)), _connector='OR'), name='succession_of_somebody_unless_founded', violation_error_message='Thành lập mới thì bỏ trống đơn vị trước đó; hình thức khác thì phải chọn.'), models.CheckConstraint(condition=models.Q(('successor', models.F('predecessor')), _negated=True), name='succession_of_another', violation_error_message='Một đơn vị không kế tiếp chính nó.'), models.UniqueConstraint(fields=('successor', 'predecessor'), name='succession_once', nulls_distinct=False, violation_error_message='Đã ghi nguồn gốc này của đơn vị.'), models.CheckConstraint(condition=models.Q(('inheritance__in', ['count', 'ask', 'ignore'])), name='succession_inheritance_known')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_unitsuccessionhistory" ("created_at", "decision_no", "effective_on", "id", "inheritance", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id", "updated_at") SELECT new_values."created_at", new_values."decision_no", new_values."effective_on", new_values."id", new_values."inheritance", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."predecessor_id", new_values."successor_id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a99fc09f80cf138896f5cbf1e1eb80afe18e3916', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_baf79', referencing='REFERENCING NEW TABLE AS new_values ', table='units_unitsuccession', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_unitsuccessionhistory" ("created_at", "decision_no", "effective_on", "id", "inheritance", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id", "updated_at") SELECT new_values."created_at", new_values."decision_no", new_values."effective_on", new_values."id", new_values."inheritance", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."predecessor_id", new_values."successor_id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a3621f68c087e9799eaf58c32bf3e25a2eff50fe', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_acc13', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='units_unitsuccession', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "units_unitsuccessionhistory" ("created_at", "decision_no", "effective_on", "id", "inheritance", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id", "updated_at") SELECT old_values."created_at", old_values."decision_no", old_values."effective_on", old_values."id", old_values."inheritance", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."predecessor_id", old_values."successor_id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5bf3227734be6a492f554dec9baf57ebcdd951f6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c71ba', referencing='REFERENCING OLD TABLE AS old_values ', table='units_unitsuccession', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='UnitSuccessionHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('kind', models.CharField(choices=[('founded', 'Thành lập mới'), ('absorbed', 'Sáp nhập'), ('consolidated', 'Hợp nhất'), ('split', 'Chia, tách'), ('converted', 'Nâng cấp, hạ cấp, chuyển đổi')], max_length=12, verbose_name='hình thức')),
                        ('effective_on', models.DateField(verbose_name='có hiệu lực từ ngày')),
                        ('decision_no', models.CharField(blank=True, max_length=64, verbose_name='số quyết định')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='units.unitsuccession')),
                        ('predecessor', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị trước đó')),
                        ('successor', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị kế tiếp')),
                        ('inheritance', models.CharField(choices=[('count', 'Tính tiếp cho đơn vị kế tiếp'), ('ask', 'Hỏi hội đồng khi xét'), ('ignore', 'Không tính')], db_default='ask', default='ask', max_length=8, verbose_name='số năm đạt danh hiệu của đơn vị trước')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
            ],
        ),
        migrations.RunSQL(ONE_CLUSTER_A_YEAR, ANY_CLUSTERS),
    ]
