import common.expressions
import common.fields
import common.models.stored_file
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import scores.models.points
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from common.migration_operations import CreateModels

KEEP_SHEET = """
CREATE FUNCTION keep_score_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['state', 'updated_at'];
BEGIN
  IF OLD.state = 'draft' THEN
    IF TG_OP = 'DELETE' THEN
      RETURN OLD;
    END IF;
    IF NEW.state NOT IN ('draft', 'in_force')
      OR (NEW.state = 'in_force' AND NEW.approved_by_id IS NULL AND NEW.drafted_by_id IS NOT NULL) THEN
      RAISE EXCEPTION 'Bản nháp bảng điểm chỉ có hiệu lực sau khi được người thứ hai duyệt.'
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'Bảng điểm đã áp dụng không được xoá.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF to_jsonb(NEW) - moving IS DISTINCT FROM to_jsonb(OLD) - moving THEN
    RAISE EXCEPTION 'Bảng điểm đã áp dụng không được sửa.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) <> ('in_force', 'superseded') THEN
    RAISE EXCEPTION 'Bảng điểm không quay lại trạng thái trước.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$
"""
KEEP_PART = """
CREATE FUNCTION keep_score_sheet_part() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sheets bigint[];
  states text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    sheets := ARRAY[NEW.sheet_id];
  ELSIF TG_OP = 'DELETE' THEN
    sheets := ARRAY[OLD.sheet_id];
  ELSE
    sheets := ARRAY[OLD.sheet_id, NEW.sheet_id];
  END IF;
  SELECT array_agg(held.state) INTO states
    FROM (SELECT state FROM scores_scoresheet WHERE id = ANY (sheets) FOR SHARE) AS held;
  IF states && ARRAY['in_force', 'superseded'] THEN
    RAISE EXCEPTION 'Bảng điểm đã áp dụng không được sửa.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$
"""
PARTS = ("scores_sheetsection", "scores_criterion", "scores_knockout", "scores_band")


def kept(table: str, function: str, moves: str) -> list[migrations.RunSQL]:
    """Rows of ``table`` pass ``function`` before they change, and the table is not emptied."""
    return [
        migrations.RunSQL(
            f"CREATE TRIGGER {table}_row_kept BEFORE {moves} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()",
            f"DROP TRIGGER {table}_row_kept ON {table}",
        ),
        migrations.RunSQL(
            f"CREATE TRIGGER {table}_table_kept BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
            f"DROP TRIGGER {table}_table_kept ON {table}",
        ),
    ]


class Migration(migrations.Migration):
    """The tables of this app as the migrations it replaces leave them; run on a database that has none of them yet."""

    replaces = [
        ('scores', '0001_initial'),
        ('scores', '0002_sheet_names_awards'),
        ('scores', '0003_freeze_sheets'),
        ('scores', '0004_stored_files_keep_their_own_keys'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('campaigns', '0004_index_of_latest_dossiers'),
        ('catalogue', '0001_initial'),
        ('common', '0002_initial'),
        ('people', '0007_absences_of_members'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('units', '0005_one_cluster_a_year'),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='ScoreSheet',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=32, verbose_name='mã bảng điểm')),
                        ('number', models.PositiveSmallIntegerField(default=1, verbose_name='phiên bản')),
                        ('series', models.CharField(max_length=32, verbose_name='bộ bảng điểm')),
                        ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên bảng điểm')),
                        ('year_from', models.PositiveSmallIntegerField(verbose_name='từ năm')),
                        ('year_to', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='đến hết năm')),
                        ('subject_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('individual', 'Cá nhân'), ('collective', 'Tập thể'), ('unit', 'Đơn vị'), ('household', 'Hộ gia đình')], max_length=12), blank=True, default=list, size=None, verbose_name='đối tượng áp dụng')),
                        ('unit_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('confederation', 'Tổng Liên đoàn'), ('provincial', 'LĐLĐ tỉnh, thành phố'), ('sectoral', 'Công đoàn ngành'), ('district', 'LĐLĐ huyện, thị, thành phố'), ('upper_grassroots', 'Công đoàn cấp trên trực tiếp cơ sở'), ('grassroots', 'Công đoàn cơ sở'), ('section', 'Công đoàn bộ phận'), ('group', 'Tổ công đoàn')], max_length=20), blank=True, default=list, size=None, verbose_name='cấp áp dụng')),
                        ('blocks', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('administrative', 'Hành chính sự nghiệp'), ('agency', 'Cơ quan'), ('commune', 'Xã, thị trấn'), ('school', 'Trường học'), ('enterprise_state', 'Doanh nghiệp nhà nước'), ('enterprise_private', 'Doanh nghiệp ngoài nhà nước'), ('other', 'Khác')], max_length=20), blank=True, default=list, size=None, verbose_name='khối áp dụng')),
                        ('workers_from', models.PositiveIntegerField(blank=True, null=True, verbose_name='số CNVCLĐ từ')),
                        ('workers_to', models.PositiveIntegerField(blank=True, null=True, verbose_name='số CNVCLĐ đến')),
                        ('state', models.CharField(choices=[('draft', 'Nháp'), ('in_force', 'Đang hiệu lực'), ('superseded', 'Đã thay thế')], default='draft', editable=False, max_length=12, verbose_name='trạng thái')),
                        ('legal_basis', models.CharField(blank=True, max_length=500, verbose_name='căn cứ')),
                        ('source', models.CharField(blank=True, max_length=500, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('note', common.fields.CleanTextField(blank=True, verbose_name='ghi chú')),
                        ('approved_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người duyệt')),
                        ('drafted_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người soạn')),
                        ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='score_sheets', to='units.unit', verbose_name='đơn vị ban hành')),
                        ('awards', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=32), blank=True, db_default=[], default=list, help_text='Mã, cách nhau bằng dấu phẩy, ví dụ CO_XSD,BK_XSD. Để trống: không dành riêng cho hình thức nào.', size=None, verbose_name='danh hiệu, hình thức khen xét theo bảng này')),
                    ],
                    options={
                        'verbose_name': 'bảng chấm điểm',
                        'verbose_name_plural': 'bảng chấm điểm',
                        'constraints': [models.UniqueConstraint(fields=('code', 'number'), name='score_sheet_number_once', violation_error_message='Mã bảng điểm đã có phiên bản mang số này.'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'in_force', 'superseded'])), name='score_sheet_state_known'), models.CheckConstraint(condition=common.expressions.IsNfc('name'), name='score_sheet_name_nfc'), models.CheckConstraint(condition=models.Q(('year_to__isnull', True), ('year_to__gte', models.F('year_from')), _connector='OR'), name='score_sheet_years_in_order', violation_error_message='Năm kết thúc không thể trước năm bắt đầu.'), models.CheckConstraint(condition=models.Q(('workers_from__isnull', True), ('workers_to__isnull', True), ('workers_to__gte', models.F('workers_from')), _connector='OR'), name='score_sheet_size_in_order', violation_error_message='Số CNVCLĐ «đến» không thể nhỏ hơn số «từ».'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state', 'in_force')), expressions=[('code', '='), (models.Func(models.F('year_from'), models.F('year_to'), models.Value('[]'), function='int4range', output_field=django.contrib.postgres.fields.ranges.IntegerRangeField()), '&&')], name='score_sheet_one_in_force', violation_error_message='Mã bảng điểm này đã có phiên bản đang hiệu lực trong những năm đó.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_scoresheethistory" ("approved_by_id", "awards", "blocks", "code", "created_at", "drafted_by_id", "id", "legal_basis", "name", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series", "source", "state", "subject_kinds", "unit_id", "unit_kinds", "unverified", "updated_at", "workers_from", "workers_to", "year_from", "year_to") SELECT new_values."approved_by_id", new_values."awards", new_values."blocks", new_values."code", new_values."created_at", new_values."drafted_by_id", new_values."id", new_values."legal_basis", new_values."name", new_values."note", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."series", new_values."source", new_values."state", new_values."subject_kinds", new_values."unit_id", new_values."unit_kinds", new_values."unverified", new_values."updated_at", new_values."workers_from", new_values."workers_to", new_values."year_from", new_values."year_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='61db837014f0a5923df2d38149f28242b9e23e9d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_835d9', referencing='REFERENCING NEW TABLE AS new_values ', table='scores_scoresheet', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_scoresheethistory" ("approved_by_id", "awards", "blocks", "code", "created_at", "drafted_by_id", "id", "legal_basis", "name", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series", "source", "state", "subject_kinds", "unit_id", "unit_kinds", "unverified", "updated_at", "workers_from", "workers_to", "year_from", "year_to") SELECT new_values."approved_by_id", new_values."awards", new_values."blocks", new_values."code", new_values."created_at", new_values."drafted_by_id", new_values."id", new_values."legal_basis", new_values."name", new_values."note", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."series", new_values."source", new_values."state", new_values."subject_kinds", new_values."unit_id", new_values."unit_kinds", new_values."unverified", new_values."updated_at", new_values."workers_from", new_values."workers_to", new_values."year_from", new_values."year_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='734fabee9715fd9b6746ea74d9c96ceac9777806', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_13b29', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='scores_scoresheet', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_scoresheethistory" ("approved_by_id", "awards", "blocks", "code", "created_at", "drafted_by_id", "id", "legal_basis", "name", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series", "source", "state", "subject_kinds", "unit_id", "unit_kinds", "unverified", "updated_at", "workers_from", "workers_to", "year_from", "year_to") SELECT old_values."approved_by_id", old_values."awards", old_values."blocks", old_values."code", old_values."created_at", old_values."drafted_by_id", old_values."id", old_values."legal_basis", old_values."name", old_values."note", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."series", old_values."source", old_values."state", old_values."subject_kinds", old_values."unit_id", old_values."unit_kinds", old_values."unverified", old_values."updated_at", old_values."workers_from", old_values."workers_to", old_values."year_from", old_values."year_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='abd86c67c93fcd3c8050d45227eeceb8505dd794', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_07154', referencing='REFERENCING OLD TABLE AS old_values ', table='scores_scoresheet', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='Band',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=24, verbose_name='mã')),
                        ('title', common.fields.CleanCharField(max_length=160, verbose_name='xếp loại')),
                        ('at_least', scores.models.points.PointsField(decimal_places=2, max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Điểm không được âm. Hãy nhập từ 0 trở lên.')], verbose_name='từ điểm')),
                        ('least_criterion_percent', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='mỗi tiêu chí đạt ít nhất, phần trăm điểm tối đa')),
                        ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bands', to='scores.scoresheet', verbose_name='bảng điểm')),
                    ],
                    options={
                        'verbose_name': 'mức xếp loại',
                        'verbose_name_plural': 'mức xếp loại',
                        'ordering': ['-at_least'],
                        'constraints': [models.UniqueConstraint(fields=('sheet', 'code'), name='band_code_once'), models.UniqueConstraint(fields=('sheet', 'at_least'), name='band_floor_once'), models.CheckConstraint(condition=models.Q(('at_least__isnull', True), ('at_least__gte', 0), _connector='OR'), name='band_floor_not_negative'), models.CheckConstraint(condition=models.Q(('least_criterion_percent__isnull', True), ('least_criterion_percent__lte', 100), _connector='OR'), name='band_percent_at_most_100')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_bandhistory" ("at_least", "code", "created_at", "id", "least_criterion_percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sheet_id", "title", "updated_at") SELECT new_values."at_least", new_values."code", new_values."created_at", new_values."id", new_values."least_criterion_percent", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sheet_id", new_values."title", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5d6af5ad807065316341ecd58af653699aff783a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b1033', referencing='REFERENCING NEW TABLE AS new_values ', table='scores_band', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_bandhistory" ("at_least", "code", "created_at", "id", "least_criterion_percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sheet_id", "title", "updated_at") SELECT new_values."at_least", new_values."code", new_values."created_at", new_values."id", new_values."least_criterion_percent", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sheet_id", new_values."title", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='aaa835cc7e9f9c05343903f1b47b86660315b02d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f5fe2', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='scores_band', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_bandhistory" ("at_least", "code", "created_at", "id", "least_criterion_percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sheet_id", "title", "updated_at") SELECT old_values."at_least", old_values."code", old_values."created_at", old_values."id", old_values."least_criterion_percent", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sheet_id", old_values."title", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='932783af9b8a315e8ff0deddee0b3b476ad20ebe', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8241c', referencing='REFERENCING OLD TABLE AS old_values ', table='scores_band', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='SheetSection',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=16, verbose_name='mã phần')),
                        ('title', common.fields.CleanCharField(max_length=255, verbose_name='tên phần')),
                        ('kind', models.CharField(choices=[('common', 'Điểm chuẩn'), ('bonus', 'Điểm thưởng'), ('penalty', 'Điểm trừ')], default='common', max_length=8, verbose_name='loại')),
                        ('maximum', scores.models.points.PointsField(decimal_places=2, max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Điểm không được âm. Hãy nhập từ 0 trở lên.')], verbose_name='điểm tối đa')),
                        ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                        ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='scores.scoresheet', verbose_name='bảng điểm')),
                    ],
                    options={
                        'verbose_name': 'phần của bảng điểm',
                        'verbose_name_plural': 'phần của bảng điểm',
                        'ordering': ['position', 'code'],
                        'constraints': [models.UniqueConstraint(fields=('sheet', 'code'), name='sheet_section_code_once', violation_error_message='Mã phần đã dùng trong bảng điểm này.'), models.CheckConstraint(condition=models.Q(('kind__in', ['common', 'bonus', 'penalty'])), name='sheet_section_kind_known'), models.CheckConstraint(condition=models.Q(('maximum__gt', 0)), name='sheet_section_maximum_positive')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_sheetsectionhistory" ("code", "created_at", "id", "kind", "maximum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sheet_id", "title", "updated_at") SELECT new_values."code", new_values."created_at", new_values."id", new_values."kind", new_values."maximum", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."sheet_id", new_values."title", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='725a9d826a11ec68f86d2a78bc77f38ec0bbfdf3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7d981', referencing='REFERENCING NEW TABLE AS new_values ', table='scores_sheetsection', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_sheetsectionhistory" ("code", "created_at", "id", "kind", "maximum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sheet_id", "title", "updated_at") SELECT new_values."code", new_values."created_at", new_values."id", new_values."kind", new_values."maximum", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."sheet_id", new_values."title", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='68a010d5b1a3555d549648cfb3760e3e81b015ef', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_aab30', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='scores_sheetsection', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_sheetsectionhistory" ("code", "created_at", "id", "kind", "maximum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sheet_id", "title", "updated_at") SELECT old_values."code", old_values."created_at", old_values."id", old_values."kind", old_values."maximum", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."sheet_id", old_values."title", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='fd9b3bfb3013bde82229c23226cffda6ee324786', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c5f74', referencing='REFERENCING OLD TABLE AS old_values ', table='scores_sheetsection', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='Criterion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=16, verbose_name='mã tiêu chí')),
                        ('title', common.fields.CleanCharField(max_length=500, verbose_name='nội dung')),
                        ('maximum', scores.models.points.PointsField(decimal_places=2, max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Điểm không được âm. Hãy nhập từ 0 trở lên.')], verbose_name='điểm tối đa')),
                        ('measure', common.fields.CleanCharField(blank=True, max_length=64, verbose_name='đơn vị tính')),
                        ('evidence', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='minh chứng cần có')),
                        ('evidence_required', models.BooleanField(default=False, verbose_name='bắt buộc có minh chứng')),
                        ('due_on', models.DateField(blank=True, null=True, verbose_name='hạn hoàn thành')),
                        ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                        ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='scores.scoresheet', verbose_name='bảng điểm')),
                        ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='scores.sheetsection', verbose_name='phần')),
                    ],
                    options={
                        'verbose_name': 'tiêu chí',
                        'verbose_name_plural': 'tiêu chí',
                        'ordering': ['section__position', 'position', 'code'],
                        'constraints': [models.UniqueConstraint(fields=('sheet', 'code'), name='criterion_code_once', violation_error_message='Mã tiêu chí đã dùng trong bảng điểm này.'), models.CheckConstraint(condition=models.Q(('maximum__gt', 0)), name='criterion_maximum_positive')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_criterionhistory" ("code", "created_at", "due_on", "evidence", "evidence_required", "id", "maximum", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "section_id", "sheet_id", "title", "updated_at") SELECT new_values."code", new_values."created_at", new_values."due_on", new_values."evidence", new_values."evidence_required", new_values."id", new_values."maximum", new_values."measure", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."section_id", new_values."sheet_id", new_values."title", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d96f70827058f6341761c64d0b16bb8e439d8b0b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d9f2d', referencing='REFERENCING NEW TABLE AS new_values ', table='scores_criterion', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_criterionhistory" ("code", "created_at", "due_on", "evidence", "evidence_required", "id", "maximum", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "section_id", "sheet_id", "title", "updated_at") SELECT new_values."code", new_values."created_at", new_values."due_on", new_values."evidence", new_values."evidence_required", new_values."id", new_values."maximum", new_values."measure", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."section_id", new_values."sheet_id", new_values."title", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9430532bd0eaa8bec2371dde5b54be9360d7795f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c4b1d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='scores_criterion', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_criterionhistory" ("code", "created_at", "due_on", "evidence", "evidence_required", "id", "maximum", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "section_id", "sheet_id", "title", "updated_at") SELECT old_values."code", old_values."created_at", old_values."due_on", old_values."evidence", old_values."evidence_required", old_values."id", old_values."maximum", old_values."measure", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."section_id", old_values."sheet_id", old_values."title", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c9cf3622b1082243dcd62d6c9b0aa9907cc3f492', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d62a9', referencing='REFERENCING OLD TABLE AS old_values ', table='scores_criterion', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='KnockOut',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=16, verbose_name='mã')),
                        ('title', common.fields.CleanCharField(max_length=500, verbose_name='điều kiện loại trừ')),
                        ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='knock_outs', to='scores.scoresheet', verbose_name='bảng điểm')),
                    ],
                    options={
                        'verbose_name': 'điều kiện loại trừ',
                        'verbose_name_plural': 'điều kiện loại trừ',
                        'ordering': ['code'],
                        'constraints': [models.UniqueConstraint(fields=('sheet', 'code'), name='knock_out_code_once')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_knockouthistory" ("code", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sheet_id", "title", "updated_at") SELECT new_values."code", new_values."created_at", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sheet_id", new_values."title", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0bca9f60b9b359f82f08b0a34a50034d29b4e678', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7ffa3', referencing='REFERENCING NEW TABLE AS new_values ', table='scores_knockout', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_knockouthistory" ("code", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sheet_id", "title", "updated_at") SELECT new_values."code", new_values."created_at", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sheet_id", new_values."title", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a547d79fe726b8cdf8f867db2e39c350c08e51cb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_49a85', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='scores_knockout', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_knockouthistory" ("code", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sheet_id", "title", "updated_at") SELECT old_values."code", old_values."created_at", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sheet_id", old_values."title", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='2f07de1b74e079d0547d88c261c21bc42eccc7cb', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_48265', referencing='REFERENCING OLD TABLE AS old_values ', table='scores_knockout', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='ClusterReview',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('uses_cross_scores', models.BooleanField(default=False, verbose_name='các đơn vị chấm chéo')),
                        ('state', models.CharField(choices=[('open', 'Đang chấm, bình xét'), ('closed', 'Đã suy tôn')], default='open', editable=False, max_length=8, verbose_name='trạng thái')),
                        ('minutes', models.FileField(blank=True, upload_to='scores/', verbose_name='biên bản')),
                        ('minutes_name', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='tên tệp biên bản')),
                        ('minutes_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                        ('minutes_type', models.CharField(blank=True, editable=False, max_length=100)),
                        ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cluster_reviews', to='campaigns.campaign', verbose_name='phong trào')),
                        ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='units.cluster', verbose_name='cụm')),
                    ],
                    options={
                        'verbose_name': 'kỳ bình xét của cụm',
                        'verbose_name_plural': 'kỳ bình xét của cụm',
                        'constraints': [models.UniqueConstraint(fields=('campaign', 'cluster'), name='cluster_review_once', violation_error_message='Cụm đã có kỳ bình xét của phong trào này.'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'closed'])), name='cluster_review_state_known')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_clusterreviewhistory" ("campaign_id", "cluster_id", "created_at", "id", "minutes", "minutes_name", "minutes_sha256", "minutes_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "updated_at", "uses_cross_scores", "version") SELECT new_values."campaign_id", new_values."cluster_id", new_values."created_at", new_values."id", new_values."minutes", new_values."minutes_name", new_values."minutes_sha256", new_values."minutes_type", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."updated_at", new_values."uses_cross_scores", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='553542d846fd5da05b754b291d525f98e4d0001d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4c104', referencing='REFERENCING NEW TABLE AS new_values ', table='scores_clusterreview', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_clusterreviewhistory" ("campaign_id", "cluster_id", "created_at", "id", "minutes", "minutes_name", "minutes_sha256", "minutes_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "updated_at", "uses_cross_scores", "version") SELECT new_values."campaign_id", new_values."cluster_id", new_values."created_at", new_values."id", new_values."minutes", new_values."minutes_name", new_values."minutes_sha256", new_values."minutes_type", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."state", new_values."updated_at", new_values."uses_cross_scores", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8d662c97aa4d4f4c2f8fa26a7d828c609b5d8aa1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f00c8', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='scores_clusterreview', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_clusterreviewhistory" ("campaign_id", "cluster_id", "created_at", "id", "minutes", "minutes_name", "minutes_sha256", "minutes_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "updated_at", "uses_cross_scores", "version") SELECT old_values."campaign_id", old_values."cluster_id", old_values."created_at", old_values."id", old_values."minutes", old_values."minutes_name", old_values."minutes_sha256", old_values."minutes_type", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."state", old_values."updated_at", old_values."uses_cross_scores", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='bc522fde8afe04037271d05cb60ce8229e8ebc80', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_6d86f', referencing='REFERENCING OLD TABLE AS old_values ', table='scores_clusterreview', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='ScoreCard',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('subject_kind', models.CharField(choices=[('individual', 'Cá nhân'), ('collective', 'Tập thể'), ('unit', 'Đơn vị'), ('household', 'Hộ gia đình')], max_length=12, verbose_name='đối tượng')),
                        ('state', models.CharField(choices=[('self_scoring', 'Đang tự chấm'), ('sent', 'Đã gửi'), ('returned', 'Cần chấm lại'), ('cluster_scored', 'Cụm đã chấm'), ('appraised', 'Đã thẩm định')], default='self_scoring', editable=False, max_length=16, verbose_name='trạng thái')),
                        ('self_total', scores.models.points.PointsField(blank=True, decimal_places=2, editable=False, max_digits=8, null=True, verbose_name='tổng tự chấm')),
                        ('cluster_total', scores.models.points.PointsField(blank=True, decimal_places=2, editable=False, max_digits=8, null=True, verbose_name='tổng cụm chấm')),
                        ('appraised_total', scores.models.points.PointsField(blank=True, decimal_places=2, editable=False, max_digits=8, null=True, verbose_name='tổng thẩm định')),
                        ('score', scores.models.points.PointsField(blank=True, decimal_places=2, editable=False, max_digits=8, null=True, verbose_name='điểm')),
                        ('ratio', models.DecimalField(blank=True, decimal_places=6, editable=False, max_digits=7, null=True)),
                        ('return_reason', models.TextField(blank=True, editable=False, verbose_name='lý do trả lại')),
                        ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ('appraised_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người thẩm định')),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='score_cards', to='campaigns.campaign', verbose_name='phong trào')),
                        ('cluster', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='score_cards', to='units.cluster', verbose_name='cụm thi đua')),
                        ('cluster_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người chấm của cụm')),
                        ('collective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='people.collective', verbose_name='tập thể')),
                        ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='people.member', verbose_name='cá nhân')),
                        ('self_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người tự chấm')),
                        ('subject_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set_as_subject', to='units.unit', verbose_name='đơn vị được xét')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='score_cards', to='units.unit', verbose_name='đơn vị')),
                        ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cards', to='scores.scoresheet', verbose_name='bảng điểm')),
                    ],
                    options={
                        'verbose_name': 'phiếu chấm điểm',
                        'verbose_name_plural': 'phiếu chấm điểm',
                        'abstract': False,
                        'indexes': [models.Index(fields=['campaign', 'cluster', '-score'], name='score_card_cluster_idx'), models.Index(fields=['campaign', 'sheet', '-score'], name='score_card_sheet_idx'), models.Index(fields=['campaign', 'unit'], name='score_card_unit_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('collective__isnull', True), ('member__isnull', False), ('subject_kind__in', ['individual', 'household']), ('subject_unit__isnull', True)), models.Q(('collective__isnull', False), ('member__isnull', True), ('subject_kind', 'collective'), ('subject_unit__isnull', True)), models.Q(('collective__isnull', True), ('member__isnull', True), ('subject_kind', 'unit'), ('subject_unit__isnull', False)), _connector='OR'), name='scores_scorecard_subject_matches_kind'), models.UniqueConstraint(fields=('campaign', 'sheet', 'member', 'collective', 'subject_unit'), name='score_card_once', nulls_distinct=False, violation_error_message='Đã có phiếu chấm điểm này trong phong trào.'), models.CheckConstraint(condition=models.Q(('state__in', ['self_scoring', 'sent', 'returned', 'cluster_scored', 'appraised'])), name='score_card_state_known'), models.CheckConstraint(condition=models.Q(('ratio__isnull', True), ('ratio__range', (0, 1)), _connector='OR'), name='score_card_ratio_in_range')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_scorecardhistory" ("appraised_by_id", "appraised_total", "campaign_id", "cluster_by_id", "cluster_id", "cluster_total", "collective_id", "created_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratio", "return_reason", "score", "self_by_id", "self_total", "sheet_id", "state", "subject_kind", "subject_unit_id", "unit_id", "updated_at", "version") SELECT new_values."appraised_by_id", new_values."appraised_total", new_values."campaign_id", new_values."cluster_by_id", new_values."cluster_id", new_values."cluster_total", new_values."collective_id", new_values."created_at", new_values."id", new_values."member_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."ratio", new_values."return_reason", new_values."score", new_values."self_by_id", new_values."self_total", new_values."sheet_id", new_values."state", new_values."subject_kind", new_values."subject_unit_id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='197408a951a7b2ac25c0c01c6884cf1a6e71d34b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7dd34', referencing='REFERENCING NEW TABLE AS new_values ', table='scores_scorecard', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_scorecardhistory" ("appraised_by_id", "appraised_total", "campaign_id", "cluster_by_id", "cluster_id", "cluster_total", "collective_id", "created_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratio", "return_reason", "score", "self_by_id", "self_total", "sheet_id", "state", "subject_kind", "subject_unit_id", "unit_id", "updated_at", "version") SELECT new_values."appraised_by_id", new_values."appraised_total", new_values."campaign_id", new_values."cluster_by_id", new_values."cluster_id", new_values."cluster_total", new_values."collective_id", new_values."created_at", new_values."id", new_values."member_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."ratio", new_values."return_reason", new_values."score", new_values."self_by_id", new_values."self_total", new_values."sheet_id", new_values."state", new_values."subject_kind", new_values."subject_unit_id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9e40ea4ad6d5bfac49f2d6ef3a9cd5df83b9a4fa', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b0042', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='scores_scorecard', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_scorecardhistory" ("appraised_by_id", "appraised_total", "campaign_id", "cluster_by_id", "cluster_id", "cluster_total", "collective_id", "created_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ratio", "return_reason", "score", "self_by_id", "self_total", "sheet_id", "state", "subject_kind", "subject_unit_id", "unit_id", "updated_at", "version") SELECT old_values."appraised_by_id", old_values."appraised_total", old_values."campaign_id", old_values."cluster_by_id", old_values."cluster_id", old_values."cluster_total", old_values."collective_id", old_values."created_at", old_values."id", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."ratio", old_values."return_reason", old_values."score", old_values."self_by_id", old_values."self_total", old_values."sheet_id", old_values."state", old_values."subject_kind", old_values."subject_unit_id", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='2d5e09450d00dd5ca416a8decdaa664bed78dc8d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1e2dc', referencing='REFERENCING OLD TABLE AS old_values ', table='scores_scorecard', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='Acclaim',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('position', models.PositiveSmallIntegerField(verbose_name='thứ tự suy tôn')),
                        ('votes_for', models.PositiveSmallIntegerField(verbose_name='số phiếu suy tôn')),
                        ('voters', models.PositiveSmallIntegerField(verbose_name='số đơn vị biểu quyết')),
                        ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='acclaims', to='scores.clusterreview', verbose_name='kỳ bình xét')),
                        ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='acclaims', to='scores.scorecard', verbose_name='phiếu')),
                    ],
                    options={
                        'verbose_name': 'suy tôn',
                        'verbose_name_plural': 'suy tôn',
                        'ordering': ['position', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('review', 'card'), name='acclaim_once'), models.CheckConstraint(condition=models.Q(('voters__gte', 1), ('votes_for__lte', models.F('voters'))), name='acclaim_votes_within_voters', violation_error_message='Số phiếu suy tôn không thể nhiều hơn số đơn vị biểu quyết.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_acclaimhistory" ("card_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "review_id", "updated_at", "voters", "votes_for") SELECT new_values."card_id", new_values."created_at", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."review_id", new_values."updated_at", new_values."voters", new_values."votes_for" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='59041763a9b4c6c9daf4503c3efaed97dafb2e76', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_76ac8', referencing='REFERENCING NEW TABLE AS new_values ', table='scores_acclaim', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_acclaimhistory" ("card_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "review_id", "updated_at", "voters", "votes_for") SELECT new_values."card_id", new_values."created_at", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."review_id", new_values."updated_at", new_values."voters", new_values."votes_for" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a3e5e41fe0cbcf32aac5cb68891d779686e06aca', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_eed8e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='scores_acclaim', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_acclaimhistory" ("card_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "review_id", "updated_at", "voters", "votes_for") SELECT old_values."card_id", old_values."created_at", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."review_id", old_values."updated_at", old_values."voters", old_values."votes_for" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='94c32eefdce455938e1deb69855a04f8b2f4a177', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b4380', referencing='REFERENCING OLD TABLE AS old_values ', table='scores_acclaim', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='ClusterReviewHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('uses_cross_scores', models.BooleanField(default=False, verbose_name='các đơn vị chấm chéo')),
                        ('state', models.CharField(choices=[('open', 'Đang chấm, bình xét'), ('closed', 'Đã suy tôn')], default='open', editable=False, max_length=8, verbose_name='trạng thái')),
                        ('minutes', models.FileField(blank=True, upload_to='scores/', verbose_name='biên bản')),
                        ('minutes_name', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='tên tệp biên bản')),
                        ('minutes_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                        ('minutes_type', models.CharField(blank=True, editable=False, max_length=100)),
                        ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ('campaign', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign', verbose_name='phong trào')),
                        ('cluster', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.cluster', verbose_name='cụm')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='scores.clusterreview')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='CouncilVote',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('subject_kind', models.CharField(choices=[('individual', 'Cá nhân'), ('collective', 'Tập thể'), ('unit', 'Đơn vị'), ('household', 'Hộ gia đình')], max_length=12, verbose_name='đối tượng')),
                        ('council_members', models.PositiveSmallIntegerField(verbose_name='tổng số thành viên hội đồng')),
                        ('votes_for', models.PositiveSmallIntegerField(verbose_name='số phiếu đồng ý')),
                        ('source', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='nguồn')),
                        ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='council_votes', to='catalogue.awardtype', verbose_name='danh hiệu, hình thức khen')),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='council_votes', to='campaigns.campaign', verbose_name='phong trào')),
                        ('collective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='people.collective', verbose_name='tập thể')),
                        ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='people.member', verbose_name='cá nhân')),
                        ('subject_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set_as_subject', to='units.unit', verbose_name='đơn vị được xét')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='council_votes', to='units.unit', verbose_name='đơn vị')),
                    ],
                    options={
                        'verbose_name': 'kết quả biểu quyết',
                        'verbose_name_plural': 'kết quả biểu quyết',
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('collective__isnull', True), ('member__isnull', False), ('subject_kind__in', ['individual', 'household']), ('subject_unit__isnull', True)), models.Q(('collective__isnull', False), ('member__isnull', True), ('subject_kind', 'collective'), ('subject_unit__isnull', True)), models.Q(('collective__isnull', True), ('member__isnull', True), ('subject_kind', 'unit'), ('subject_unit__isnull', False)), _connector='OR'), name='scores_councilvote_subject_matches_kind'), models.UniqueConstraint(fields=('campaign', 'award', 'member', 'collective', 'subject_unit'), name='council_vote_once', nulls_distinct=False, violation_error_message='Đã có kết quả biểu quyết của đối tượng này.'), models.CheckConstraint(condition=models.Q(('council_members__gte', 1), ('votes_for__lte', models.F('council_members'))), name='council_vote_within_members', violation_error_message='Số phiếu đồng ý không thể nhiều hơn số thành viên hội đồng.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_councilvotehistory" ("award_id", "campaign_id", "collective_id", "council_members", "created_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "subject_kind", "subject_unit_id", "unit_id", "updated_at", "votes_for") SELECT new_values."award_id", new_values."campaign_id", new_values."collective_id", new_values."council_members", new_values."created_at", new_values."id", new_values."member_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source", new_values."subject_kind", new_values."subject_unit_id", new_values."unit_id", new_values."updated_at", new_values."votes_for" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='56eb985646ade043760893abc06e07c6db6c932b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_cce62', referencing='REFERENCING NEW TABLE AS new_values ', table='scores_councilvote', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_councilvotehistory" ("award_id", "campaign_id", "collective_id", "council_members", "created_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "subject_kind", "subject_unit_id", "unit_id", "updated_at", "votes_for") SELECT new_values."award_id", new_values."campaign_id", new_values."collective_id", new_values."council_members", new_values."created_at", new_values."id", new_values."member_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."source", new_values."subject_kind", new_values."subject_unit_id", new_values."unit_id", new_values."updated_at", new_values."votes_for" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2172f1c16a52d9ab21681244708da4a88e83fea3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_98f43', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='scores_councilvote', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_councilvotehistory" ("award_id", "campaign_id", "collective_id", "council_members", "created_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "subject_kind", "subject_unit_id", "unit_id", "updated_at", "votes_for") SELECT old_values."award_id", old_values."campaign_id", old_values."collective_id", old_values."council_members", old_values."created_at", old_values."id", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source", old_values."subject_kind", old_values."subject_unit_id", old_values."unit_id", old_values."updated_at", old_values."votes_for" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5dd690fc3c27d84fd45972dfed3aca67280669dc', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_af22e', referencing='REFERENCING OLD TABLE AS old_values ', table='scores_councilvote', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='CouncilVoteHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('subject_kind', models.CharField(choices=[('individual', 'Cá nhân'), ('collective', 'Tập thể'), ('unit', 'Đơn vị'), ('household', 'Hộ gia đình')], max_length=12, verbose_name='đối tượng')),
                        ('council_members', models.PositiveSmallIntegerField(verbose_name='tổng số thành viên hội đồng')),
                        ('votes_for', models.PositiveSmallIntegerField(verbose_name='số phiếu đồng ý')),
                        ('source', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='nguồn')),
                        ('award', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='catalogue.awardtype', verbose_name='danh hiệu, hình thức khen')),
                        ('campaign', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign', verbose_name='phong trào')),
                        ('collective', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.collective', verbose_name='tập thể')),
                        ('member', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.member', verbose_name='cá nhân')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='scores.councilvote')),
                        ('subject_unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị được xét')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='CriterionScore',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('self_score', scores.models.points.PointsField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Điểm không được âm. Hãy nhập từ 0 trở lên.')], verbose_name='tự chấm')),
                        ('cluster_score', scores.models.points.PointsField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Điểm không được âm. Hãy nhập từ 0 trở lên.')], verbose_name='cụm chấm')),
                        ('appraised_score', scores.models.points.PointsField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Điểm không được âm. Hãy nhập từ 0 trở lên.')], verbose_name='thẩm định')),
                        ('criterion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='scores.criterion', verbose_name='tiêu chí')),
                        ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='scores.scorecard', verbose_name='phiếu')),
                    ],
                    options={
                        'verbose_name': 'điểm tiêu chí',
                        'verbose_name_plural': 'điểm tiêu chí',
                        'constraints': [models.UniqueConstraint(fields=('card', 'criterion'), name='criterion_score_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('self_score__isnull', True), ('self_score__gte', 0), _connector='OR'), models.Q(('cluster_score__isnull', True), ('cluster_score__gte', 0), _connector='OR'), models.Q(('appraised_score__isnull', True), ('appraised_score__gte', 0), _connector='OR')), name='criterion_score_not_negative')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_criterionscorehistory" ("appraised_score", "card_id", "cluster_score", "created_at", "criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "self_score", "updated_at") SELECT new_values."appraised_score", new_values."card_id", new_values."cluster_score", new_values."created_at", new_values."criterion_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."self_score", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d1e3b0cff536b6e72fb1bc7d13b3413091ba6845', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a1cd5', referencing='REFERENCING NEW TABLE AS new_values ', table='scores_criterionscore', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_criterionscorehistory" ("appraised_score", "card_id", "cluster_score", "created_at", "criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "self_score", "updated_at") SELECT new_values."appraised_score", new_values."card_id", new_values."cluster_score", new_values."created_at", new_values."criterion_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."self_score", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f648e08258feeb2600e7d03f4ddf7877e55419ee', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_17031', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='scores_criterionscore', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_criterionscorehistory" ("appraised_score", "card_id", "cluster_score", "created_at", "criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "self_score", "updated_at") SELECT old_values."appraised_score", old_values."card_id", old_values."cluster_score", old_values."created_at", old_values."criterion_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."self_score", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='19720524ea9747eaa5632607ec74f3b3c87b68a0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e61d3', referencing='REFERENCING OLD TABLE AS old_values ', table='scores_criterionscore', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='CrossScore',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('points', scores.models.points.PointsField(decimal_places=2, max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Điểm không được âm. Hãy nhập từ 0 trở lên.')], verbose_name='điểm')),
                        ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cross_scores', to='scores.clusterreview', verbose_name='kỳ bình xét')),
                        ('scored_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('scorer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit', verbose_name='đơn vị chấm')),
                        ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cross_scores', to='scores.scorecard', verbose_name='phiếu được chấm')),
                    ],
                    options={
                        'verbose_name': 'điểm chấm chéo',
                        'verbose_name_plural': 'điểm chấm chéo',
                        'constraints': [models.UniqueConstraint(fields=('card', 'scorer'), name='cross_score_once'), models.CheckConstraint(condition=models.Q(('points__isnull', True), ('points__gte', 0), _connector='OR'), name='cross_score_not_negative')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_crossscorehistory" ("card_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "review_id", "scored_by_id", "scorer_id", "updated_at") SELECT new_values."card_id", new_values."created_at", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."points", new_values."review_id", new_values."scored_by_id", new_values."scorer_id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0ba1bdb10745368c4992fda7b40ac2ab6d6ee09f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_86ade', referencing='REFERENCING NEW TABLE AS new_values ', table='scores_crossscore', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_crossscorehistory" ("card_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "review_id", "scored_by_id", "scorer_id", "updated_at") SELECT new_values."card_id", new_values."created_at", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."points", new_values."review_id", new_values."scored_by_id", new_values."scorer_id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='63b94b4969a8235536b3fbb92f28c8d556d68ea3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_abf37', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='scores_crossscore', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_crossscorehistory" ("card_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "review_id", "scored_by_id", "scorer_id", "updated_at") SELECT old_values."card_id", old_values."created_at", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."points", old_values."review_id", old_values."scored_by_id", old_values."scorer_id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='35ce3b58e33014d9b132a0d410701968fcbdcef3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_cc88e', referencing='REFERENCING OLD TABLE AS old_values ', table='scores_crossscore', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='Evidence',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('file', models.FileField(upload_to=common.models.stored_file.stored_key, verbose_name='tệp')),
                        ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên tệp')),
                        ('size', models.PositiveBigIntegerField(verbose_name='dung lượng (byte)')),
                        ('content_type', models.CharField(max_length=100)),
                        ('sha256', models.CharField(max_length=64)),
                        ('criterion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence_files', to='scores.criterion', verbose_name='tiêu chí')),
                        ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='scores.scorecard', verbose_name='phiếu')),
                    ],
                    options={
                        'verbose_name': 'minh chứng',
                        'verbose_name_plural': 'minh chứng',
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(fields=('card', 'criterion', 'sha256'), name='evidence_once', nulls_distinct=False, violation_error_message='Tệp này đã có ở tiêu chí đó.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_evidencehistory" ("card_id", "content_type", "created_at", "criterion_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."card_id", new_values."content_type", new_values."created_at", new_values."criterion_id", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d4da53a2f32124c7fcb3c064a5b0e2faa003253e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3bedf', referencing='REFERENCING NEW TABLE AS new_values ', table='scores_evidence', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_evidencehistory" ("card_id", "content_type", "created_at", "criterion_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."card_id", new_values."content_type", new_values."created_at", new_values."criterion_id", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='05fea24086a4abb1973ae451e0fdfdab63bae5d5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8efee', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='scores_evidence', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_evidencehistory" ("card_id", "content_type", "created_at", "criterion_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "updated_at", "uploaded_by_id") SELECT old_values."card_id", old_values."content_type", old_values."created_at", old_values."criterion_id", old_values."file", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sha256", old_values."size", old_values."updated_at", old_values."uploaded_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a4dd29c460aa01c42786890eed6c470743cbf244', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3b37b', referencing='REFERENCING OLD TABLE AS old_values ', table='scores_evidence', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='CardKnockOut',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('knock_out', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hits', to='scores.knockout', verbose_name='điều kiện loại trừ')),
                        ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='knock_outs', to='scores.scorecard', verbose_name='phiếu')),
                    ],
                    options={
                        'verbose_name': 'bị loại trừ',
                        'verbose_name_plural': 'bị loại trừ',
                        'constraints': [models.UniqueConstraint(fields=('card', 'knock_out'), name='card_knock_out_once')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_cardknockouthistory" ("card_id", "created_at", "id", "knock_out_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT new_values."card_id", new_values."created_at", new_values."id", new_values."knock_out_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='db1317d4797c1f58138098d37e2976169b769c9f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fca3f', referencing='REFERENCING NEW TABLE AS new_values ', table='scores_cardknockout', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_cardknockouthistory" ("card_id", "created_at", "id", "knock_out_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT new_values."card_id", new_values."created_at", new_values."id", new_values."knock_out_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1bf7bb1da78bca9354f05a2409938122e38fa968', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_daf92', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='scores_cardknockout', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "scores_cardknockouthistory" ("card_id", "created_at", "id", "knock_out_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT old_values."card_id", old_values."created_at", old_values."id", old_values."knock_out_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='569cc29d2b2487a4db43b06b4e57481c4acd403b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a710c', referencing='REFERENCING OLD TABLE AS old_values ', table='scores_cardknockout', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='EvidenceHistory',
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
                        ('criterion', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.criterion', verbose_name='tiêu chí')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='scores.evidence')),
                        ('uploaded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('card', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.scorecard', verbose_name='phiếu')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='CrossScoreHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('points', scores.models.points.PointsField(decimal_places=2, max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Điểm không được âm. Hãy nhập từ 0 trở lên.')], verbose_name='điểm')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='scores.crossscore')),
                        ('review', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.clusterreview', verbose_name='kỳ bình xét')),
                        ('scored_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('scorer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị chấm')),
                        ('card', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.scorecard', verbose_name='phiếu được chấm')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='CriterionScoreHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('self_score', scores.models.points.PointsField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Điểm không được âm. Hãy nhập từ 0 trở lên.')], verbose_name='tự chấm')),
                        ('cluster_score', scores.models.points.PointsField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Điểm không được âm. Hãy nhập từ 0 trở lên.')], verbose_name='cụm chấm')),
                        ('appraised_score', scores.models.points.PointsField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Điểm không được âm. Hãy nhập từ 0 trở lên.')], verbose_name='thẩm định')),
                        ('criterion', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.criterion', verbose_name='tiêu chí')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='scores.criterionscore')),
                        ('card', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.scorecard', verbose_name='phiếu')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='CardKnockOutHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='scores.cardknockout')),
                        ('knock_out', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.knockout', verbose_name='điều kiện loại trừ')),
                        ('card', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.scorecard', verbose_name='phiếu')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='AcclaimHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('position', models.PositiveSmallIntegerField(verbose_name='thứ tự suy tôn')),
                        ('votes_for', models.PositiveSmallIntegerField(verbose_name='số phiếu suy tôn')),
                        ('voters', models.PositiveSmallIntegerField(verbose_name='số đơn vị biểu quyết')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='scores.acclaim')),
                        ('review', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.clusterreview', verbose_name='kỳ bình xét')),
                        ('card', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.scorecard', verbose_name='phiếu')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ScoreCardHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('subject_kind', models.CharField(choices=[('individual', 'Cá nhân'), ('collective', 'Tập thể'), ('unit', 'Đơn vị'), ('household', 'Hộ gia đình')], max_length=12, verbose_name='đối tượng')),
                        ('state', models.CharField(choices=[('self_scoring', 'Đang tự chấm'), ('sent', 'Đã gửi'), ('returned', 'Cần chấm lại'), ('cluster_scored', 'Cụm đã chấm'), ('appraised', 'Đã thẩm định')], default='self_scoring', editable=False, max_length=16, verbose_name='trạng thái')),
                        ('self_total', scores.models.points.PointsField(blank=True, decimal_places=2, editable=False, max_digits=8, null=True, verbose_name='tổng tự chấm')),
                        ('cluster_total', scores.models.points.PointsField(blank=True, decimal_places=2, editable=False, max_digits=8, null=True, verbose_name='tổng cụm chấm')),
                        ('appraised_total', scores.models.points.PointsField(blank=True, decimal_places=2, editable=False, max_digits=8, null=True, verbose_name='tổng thẩm định')),
                        ('score', scores.models.points.PointsField(blank=True, decimal_places=2, editable=False, max_digits=8, null=True, verbose_name='điểm')),
                        ('ratio', models.DecimalField(blank=True, decimal_places=6, editable=False, max_digits=7, null=True)),
                        ('return_reason', models.TextField(blank=True, editable=False, verbose_name='lý do trả lại')),
                        ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ('appraised_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người thẩm định')),
                        ('campaign', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign', verbose_name='phong trào')),
                        ('cluster', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.cluster', verbose_name='cụm thi đua')),
                        ('cluster_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người chấm của cụm')),
                        ('collective', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.collective', verbose_name='tập thể')),
                        ('member', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.member', verbose_name='cá nhân')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='scores.scorecard')),
                        ('self_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người tự chấm')),
                        ('subject_unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị được xét')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị')),
                        ('sheet', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.scoresheet', verbose_name='bảng điểm')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='KnockOutHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=16, verbose_name='mã')),
                        ('title', common.fields.CleanCharField(max_length=500, verbose_name='điều kiện loại trừ')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='scores.knockout')),
                        ('sheet', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.scoresheet', verbose_name='bảng điểm')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='BandHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=24, verbose_name='mã')),
                        ('title', common.fields.CleanCharField(max_length=160, verbose_name='xếp loại')),
                        ('at_least', scores.models.points.PointsField(decimal_places=2, max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Điểm không được âm. Hãy nhập từ 0 trở lên.')], verbose_name='từ điểm')),
                        ('least_criterion_percent', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='mỗi tiêu chí đạt ít nhất, phần trăm điểm tối đa')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='scores.band')),
                        ('sheet', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.scoresheet', verbose_name='bảng điểm')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ScoreSheetHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=32, verbose_name='mã bảng điểm')),
                        ('number', models.PositiveSmallIntegerField(default=1, verbose_name='phiên bản')),
                        ('series', models.CharField(max_length=32, verbose_name='bộ bảng điểm')),
                        ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên bảng điểm')),
                        ('year_from', models.PositiveSmallIntegerField(verbose_name='từ năm')),
                        ('year_to', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='đến hết năm')),
                        ('subject_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('individual', 'Cá nhân'), ('collective', 'Tập thể'), ('unit', 'Đơn vị'), ('household', 'Hộ gia đình')], max_length=12), blank=True, default=list, size=None, verbose_name='đối tượng áp dụng')),
                        ('unit_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('confederation', 'Tổng Liên đoàn'), ('provincial', 'LĐLĐ tỉnh, thành phố'), ('sectoral', 'Công đoàn ngành'), ('district', 'LĐLĐ huyện, thị, thành phố'), ('upper_grassroots', 'Công đoàn cấp trên trực tiếp cơ sở'), ('grassroots', 'Công đoàn cơ sở'), ('section', 'Công đoàn bộ phận'), ('group', 'Tổ công đoàn')], max_length=20), blank=True, default=list, size=None, verbose_name='cấp áp dụng')),
                        ('blocks', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('administrative', 'Hành chính sự nghiệp'), ('agency', 'Cơ quan'), ('commune', 'Xã, thị trấn'), ('school', 'Trường học'), ('enterprise_state', 'Doanh nghiệp nhà nước'), ('enterprise_private', 'Doanh nghiệp ngoài nhà nước'), ('other', 'Khác')], max_length=20), blank=True, default=list, size=None, verbose_name='khối áp dụng')),
                        ('workers_from', models.PositiveIntegerField(blank=True, null=True, verbose_name='số CNVCLĐ từ')),
                        ('workers_to', models.PositiveIntegerField(blank=True, null=True, verbose_name='số CNVCLĐ đến')),
                        ('state', models.CharField(choices=[('draft', 'Nháp'), ('in_force', 'Đang hiệu lực'), ('superseded', 'Đã thay thế')], default='draft', editable=False, max_length=12, verbose_name='trạng thái')),
                        ('legal_basis', models.CharField(blank=True, max_length=500, verbose_name='căn cứ')),
                        ('source', models.CharField(blank=True, max_length=500, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('note', common.fields.CleanTextField(blank=True, verbose_name='ghi chú')),
                        ('approved_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người duyệt')),
                        ('drafted_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người soạn')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='scores.scoresheet')),
                        ('unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị ban hành')),
                        ('awards', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=32), blank=True, db_default=[], default=list, help_text='Mã, cách nhau bằng dấu phẩy, ví dụ CO_XSD,BK_XSD. Để trống: không dành riêng cho hình thức nào.', size=None, verbose_name='danh hiệu, hình thức khen xét theo bảng này')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='CriterionHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=16, verbose_name='mã tiêu chí')),
                        ('title', common.fields.CleanCharField(max_length=500, verbose_name='nội dung')),
                        ('maximum', scores.models.points.PointsField(decimal_places=2, max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Điểm không được âm. Hãy nhập từ 0 trở lên.')], verbose_name='điểm tối đa')),
                        ('measure', common.fields.CleanCharField(blank=True, max_length=64, verbose_name='đơn vị tính')),
                        ('evidence', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='minh chứng cần có')),
                        ('evidence_required', models.BooleanField(default=False, verbose_name='bắt buộc có minh chứng')),
                        ('due_on', models.DateField(blank=True, null=True, verbose_name='hạn hoàn thành')),
                        ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='scores.criterion')),
                        ('sheet', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.scoresheet', verbose_name='bảng điểm')),
                        ('section', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.sheetsection', verbose_name='phần')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='SheetSectionHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=16, verbose_name='mã phần')),
                        ('title', common.fields.CleanCharField(max_length=255, verbose_name='tên phần')),
                        ('kind', models.CharField(choices=[('common', 'Điểm chuẩn'), ('bonus', 'Điểm thưởng'), ('penalty', 'Điểm trừ')], default='common', max_length=8, verbose_name='loại')),
                        ('maximum', scores.models.points.PointsField(decimal_places=2, max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('0'), 'Điểm không được âm. Hãy nhập từ 0 trở lên.')], verbose_name='điểm tối đa')),
                        ('position', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='scores.sheetsection')),
                        ('sheet', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='scores.scoresheet', verbose_name='bảng điểm')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
            ],
        ),
        migrations.RunSQL(KEEP_SHEET, "DROP FUNCTION keep_score_sheet()"),
        migrations.RunSQL(KEEP_PART, "DROP FUNCTION keep_score_sheet_part()"),
        *kept("scores_scoresheet", "keep_score_sheet", "UPDATE OR DELETE"),
        *(step for table in PARTS for step in kept(table, "keep_score_sheet_part", "INSERT OR UPDATE OR DELETE")),
    ]
