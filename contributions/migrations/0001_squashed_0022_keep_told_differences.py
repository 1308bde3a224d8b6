import common.expressions
import common.fields
import common.models.stored_file
import contributions.models.intake
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from common.migration_operations import CreateModels

CHECK_SHARES = """
CREATE FUNCTION check_author_shares(wanted bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE total integer;
BEGIN
  IF EXISTS (SELECT 1 FROM contributions_initiative WHERE id = wanted AND state <> 'draft') THEN
    SELECT coalesce(sum(share_percent), 0) INTO total
      FROM contributions_initiativeauthor WHERE initiative_id = wanted;
    IF total <> 100 THEN
      RAISE EXCEPTION 'Tổng tỷ lệ đóng góp của các tác giả là %, phải bằng 100.', total
        USING ERRCODE = 'check_violation', CONSTRAINT = 'initiative_shares_sum_to_100';
    END IF;
  END IF;
END $$;

CREATE FUNCTION author_shares_of_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_author_shares(coalesce(NEW.initiative_id, OLD.initiative_id));
  RETURN NULL;
END $$;

CREATE FUNCTION author_shares_of_initiative() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_author_shares(NEW.id);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER initiative_author_shares
  AFTER INSERT OR UPDATE OR DELETE ON contributions_initiativeauthor
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION author_shares_of_author();

CREATE CONSTRAINT TRIGGER initiative_state_shares
  AFTER INSERT OR UPDATE OF state ON contributions_initiative
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION author_shares_of_initiative();
"""
FORGET_SHARES = """
DROP TRIGGER initiative_state_shares ON contributions_initiative;
DROP TRIGGER initiative_author_shares ON contributions_initiativeauthor;
DROP FUNCTION author_shares_of_initiative();
DROP FUNCTION author_shares_of_author();
DROP FUNCTION check_author_shares(bigint);
"""
KEEP_LIKENESS = """
CREATE OR REPLACE FUNCTION keep_initiative_likeness() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO contributions_initiativelikeness (initiative_id, since, words)
    SELECT id, coalesce(applied_on, (created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date), '' FROM new_rows
    ON CONFLICT (initiative_id) DO NOTHING;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION renew_initiative_likeness() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE contributions_initiativelikeness AS likeness
    SET title_keys = NULL, content_keys = NULL,
      since = coalesce(fresh.applied_on, (fresh.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
    FROM new_rows AS fresh JOIN old_rows AS former ON former.id = fresh.id
    WHERE likeness.initiative_id = fresh.id AND
      (former.title, former.summary, former.problem, former.solution, former.result, former.unit_id, former.applied_on)
      IS DISTINCT FROM
      (fresh.title, fresh.summary, fresh.problem, fresh.solution, fresh.result, fresh.unit_id, fresh.applied_on);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION renew_likeness_of_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE contributions_initiativelikeness AS likeness SET title_keys = NULL, content_keys = NULL
    FROM contributions_initiative AS initiative
    WHERE initiative.unit_id = NEW.id AND likeness.initiative_id = initiative.id AND title_keys IS NOT NULL;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER contributions_initiative_likeness_made
  AFTER INSERT ON contributions_initiative REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION keep_initiative_likeness();

CREATE OR REPLACE TRIGGER contributions_initiative_likeness_renewed
  AFTER UPDATE ON contributions_initiative REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION renew_initiative_likeness();

CREATE OR REPLACE TRIGGER units_unit_likeness_renewed
  AFTER UPDATE OF path ON units_unit
  FOR EACH ROW WHEN (left(OLD.path, 8) <> left(NEW.path, 8)) EXECUTE FUNCTION renew_likeness_of_unit();
"""
FORGET_LIKENESS = """
DROP TRIGGER units_unit_likeness_renewed ON units_unit;
DROP TRIGGER contributions_initiative_likeness_renewed ON contributions_initiative;
DROP TRIGGER contributions_initiative_likeness_made ON contributions_initiative;
DROP FUNCTION renew_likeness_of_unit();
DROP FUNCTION renew_initiative_likeness();
DROP FUNCTION keep_initiative_likeness();
"""
KEEP_BRANCHES = """
CREATE OR REPLACE FUNCTION keep_initiative_branch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT left(path, 8) INTO NEW.branch FROM units_unit WHERE id = NEW.unit_id;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION renew_branches_of_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE contributions_initiative SET branch = left(NEW.path, 8) WHERE unit_id = NEW.id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER contributions_initiative_branch_made
  BEFORE INSERT ON contributions_initiative FOR EACH ROW EXECUTE FUNCTION keep_initiative_branch();

CREATE OR REPLACE TRIGGER contributions_initiative_branch_kept
  BEFORE UPDATE ON contributions_initiative FOR EACH ROW
  WHEN (OLD.unit_id <> NEW.unit_id OR OLD.branch <> NEW.branch) EXECUTE FUNCTION keep_initiative_branch();

CREATE OR REPLACE TRIGGER units_unit_branch_renewed
  AFTER UPDATE OF path ON units_unit
  FOR EACH ROW WHEN (left(OLD.path, 8) <> left(NEW.path, 8)) EXECUTE FUNCTION renew_branches_of_unit();
"""
FORGET_BRANCHES = """
DROP TRIGGER units_unit_branch_renewed ON units_unit;
DROP TRIGGER contributions_initiative_branch_kept ON contributions_initiative;
DROP TRIGGER contributions_initiative_branch_made ON contributions_initiative;
DROP FUNCTION renew_branches_of_unit();
DROP FUNCTION keep_initiative_branch();
"""


class Migration(migrations.Migration):
    """The tables of this app as the migrations it replaces leave them; run on a database that has none of them yet."""

    replaces = [
        ('contributions', '0001_initial'),
        ('contributions', '0002_author_shares'),
        ('contributions', '0003_names_in_nfc'),
        ('contributions', '0004_validate_names_in_nfc'),
        ('contributions', '0005_drafts_without_a_kind'),
        ('contributions', '0006_validate_kinds'),
        ('contributions', '0007_codes_in_capitals'),
        ('contributions', '0008_count_initiatives_by_index'),
        ('contributions', '0009_what_a_solution_is'),
        ('contributions', '0010_judgements_and_files'),
        ('contributions', '0011_find_alike'),
        ('contributions', '0012_keep_alike'),
        ('contributions', '0013_conclusions_about_initiatives'),
        ('contributions', '0014_count_each_once'),
        ('contributions', '0015_programmes_and_intake'),
        ('contributions', '0016_initiatives_of_programmes_by_index'),
        ('contributions', '0017_library_and_reuse'),
        ('contributions', '0018_keep_branches'),
        ('contributions', '0019_read_branches'),
        ('contributions', '0020_from_registration_to_plaque'),
        ('contributions', '0021_index_plaques_and_builders'),
        ('contributions', '0022_keep_told_differences'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('common', '0001_extensions'),
        ('people', '0012_find_and_check_merged'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('units', '0011_validate_inheritance'),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='Programme',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=40, unique=True, verbose_name='mã chương trình')),
                        ('name', models.CharField(max_length=255, verbose_name='tên chương trình')),
                        ('starts_on', models.DateField(verbose_name='áp dụng từ')),
                        ('ends_on', models.DateField(blank=True, null=True, verbose_name='áp dụng đến')),
                        ('source', models.CharField(blank=True, max_length=255, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                    ],
                    options={
                        'verbose_name': 'chương trình sáng kiến',
                        'verbose_name_plural': 'chương trình sáng kiến',
                        'ordering': ['-starts_on', 'code'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='programme_ends_after_start', violation_error_message='Ngày kết thúc không thể trước ngày bắt đầu.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_programmehistory" ("code", "created_at", "ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "starts_on", "unverified", "updated_at") SELECT new_values."code", new_values."created_at", new_values."ends_on", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source", new_values."starts_on", new_values."unverified", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='37cdd25c0b8eed3d96a361595d62c3fbcebfb92d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_47917', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_programme', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_programmehistory" ("code", "created_at", "ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "starts_on", "unverified", "updated_at") SELECT new_values."code", new_values."created_at", new_values."ends_on", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."source", new_values."starts_on", new_values."unverified", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1d260cfb15e6e42c8b36615eedddf0679226595b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_34f63', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_programme', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_programmehistory" ("code", "created_at", "ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "starts_on", "unverified", "updated_at") SELECT old_values."code", old_values."created_at", old_values."ends_on", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source", old_values."starts_on", old_values."unverified", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ea3bfcda2a934b241e08def43e18dec08ba7ed66', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_03c87', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_programme', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='Initiative',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=40, unique=True, verbose_name='mã sáng kiến')),
                        ('title', common.fields.CleanCharField(max_length=500, verbose_name='tên sáng kiến')),
                        ('kind', models.CharField(blank=True, choices=[('technical', 'Giải pháp kỹ thuật'), ('management', 'Giải pháp quản lý'), ('operational', 'Giải pháp tác nghiệp'), ('technical_progress', 'Ứng dụng tiến bộ kỹ thuật'), ('experience', 'Sáng kiến kinh nghiệm'), ('research', 'Đề tài nghiên cứu khoa học')], max_length=20, verbose_name='loại')),
                        ('field', common.fields.CleanCharField(blank=True, max_length=160, verbose_name='lĩnh vực')),
                        ('applied_on', models.DateField(blank=True, null=True, verbose_name='ngày áp dụng lần đầu')),
                        ('summary', common.fields.CleanTextField(blank=True, verbose_name='tóm tắt nội dung, hiệu quả')),
                        ('benefit_declared', common.fields.MoneyField(blank=True, null=True, verbose_name='giá trị làm lợi tự kê khai (đồng)')),
                        ('benefit_confirmed', common.fields.MoneyField(blank=True, null=True, verbose_name='giá trị làm lợi được xác nhận (đồng)')),
                        ('state', models.CharField(choices=[('draft', 'Nháp'), ('sent', 'Đã nộp'), ('checked', 'Đã kiểm tra'), ('recognised', 'Được công nhận'), ('not_recognised', 'Không được công nhận'), ('applied', 'Đã áp dụng'), ('spread', 'Đã nhân rộng')], default='draft', editable=False, max_length=16, verbose_name='trạng thái')),
                        ('recognised_level', models.CharField(blank=True, choices=[('base', 'Cấp cơ sở'), ('upper', 'Cấp trên trực tiếp cơ sở'), ('province', 'Cấp tỉnh, ngành'), ('confederation', 'Cấp Tổng Liên đoàn'), ('national', 'Toàn quốc')], max_length=16, verbose_name='cấp công nhận')),
                        ('recognised_on', models.DateField(blank=True, null=True, verbose_name='ngày công nhận')),
                        ('recognition_no', models.CharField(blank=True, max_length=64, verbose_name='số quyết định công nhận')),
                        ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ('search', models.GeneratedField(db_persist=True, expression=common.expressions.Unaccented(models.F('title')), output_field=models.TextField())),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='initiatives', to='units.unit', verbose_name='đơn vị')),
                        ('applied_at', common.fields.CleanCharField(blank=True, db_default='', default='', max_length=255, verbose_name='nơi áp dụng lần đầu')),
                        ('benefit_method', common.fields.CleanTextField(blank=True, db_default='', default='', verbose_name='cách tính giá trị làm lợi')),
                        ('benefit_other', common.fields.CleanTextField(blank=True, db_default='', default='', verbose_name='hiệu quả không tính bằng tiền')),
                        ('is_secret', models.BooleanField(db_default=False, default=False, verbose_name='có nội dung bí mật')),
                        ('problem', common.fields.CleanTextField(blank=True, db_default='', default='', verbose_name='vấn đề cần giải quyết')),
                        ('result', common.fields.CleanTextField(blank=True, db_default='', default='', verbose_name='kết quả đạt được')),
                        ('solution', common.fields.CleanTextField(blank=True, db_default='', default='', verbose_name='nội dung giải pháp')),
                        ('counts_in', models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='counted_here', to='contributions.initiative', verbose_name='được tính trong sáng kiến')),
                        ('programme', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='initiatives', to='contributions.programme', verbose_name='chương trình')),
                        ('branch', models.CharField(db_default='', default='', editable=False, max_length=8)),
                        ('sharing', models.CharField(choices=[('unit', 'Đơn vị và công đoàn cấp trên'), ('province', 'Mọi người trong tỉnh, ngành'), ('everybody', 'Mọi người có tài khoản')], db_default='unit', default='unit', editable=False, max_length=12, verbose_name='chia sẻ với')),
                    ],
                    options={
                        'verbose_name': 'sáng kiến',
                        'verbose_name_plural': 'sáng kiến',
                        'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('search', 'gin_trgm_ops'), name='initiative_search_idx'), models.Index(fields=['unit', '-created_at'], name='initiative_unit_idx'), models.Index(django.db.models.functions.text.Upper('code'), name='initiative_code_idx'), models.Index(fields=['-created_at', '-id'], name='initiative_latest_idx'), models.Index(fields=['unit', 'state', 'recognised_on'], include=('id', 'counts_in'), name='initiative_once_idx'), models.Index(condition=models.Q(('counts_in__isnull', False)), fields=['counts_in'], name='initiative_counted_in_idx'), models.Index(condition=models.Q(('programme__isnull', False)), fields=['programme'], name='initiative_programme_idx'), models.Index(fields=['branch', '-id'], include=('state', 'counts_in', 'sharing', 'recognised_level', 'applied_on'), name='initiative_branch_idx'), models.Index(condition=models.Q(('counts_in__isnull', True), ('sharing', 'everybody'), ('state__in', ('recognised', 'applied', 'spread'))), fields=['-id'], include=('recognised_level', 'applied_on'), name='initiative_shared_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'sent', 'checked', 'recognised', 'not_recognised', 'applied', 'spread'])), name='initiative_state_known'), models.CheckConstraint(condition=models.Q(('recognised_level__in', ['', 'base', 'upper', 'province', 'confederation', 'national'])), name='initiative_level_known'), models.CheckConstraint(condition=models.Q(models.Q(('benefit_declared__isnull', True), ('benefit_declared__gte', 0), _connector='OR'), models.Q(('benefit_confirmed__isnull', True), ('benefit_confirmed__gte', 0), _connector='OR')), name='initiative_benefit_not_negative', violation_error_message='Giá trị làm lợi không thể là số âm.'), models.CheckConstraint(condition=common.expressions.IsNfc('title'), name='initiative_title_nfc'), models.CheckConstraint(condition=models.Q(('kind__in', ['technical', 'management', 'operational', 'technical_progress', 'experience', 'research']), models.Q(('kind', ''), ('state', 'draft')), _connector='OR'), name='initiative_kind_known'), models.CheckConstraint(condition=models.Q(('sharing__in', ['unit', 'province', 'everybody'])), name='initiative_sharing_known')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_initiativehistory" ("applied_at", "applied_on", "benefit_confirmed", "benefit_declared", "benefit_method", "benefit_other", "code", "created_at", "field", "id", "is_secret", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "programme_id", "recognised_level", "recognised_on", "recognition_no", "result", "solution", "state", "summary", "title", "unit_id", "updated_at", "version") SELECT new_values."applied_at", new_values."applied_on", new_values."benefit_confirmed", new_values."benefit_declared", new_values."benefit_method", new_values."benefit_other", new_values."code", new_values."created_at", new_values."field", new_values."id", new_values."is_secret", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."problem", new_values."programme_id", new_values."recognised_level", new_values."recognised_on", new_values."recognition_no", new_values."result", new_values."solution", new_values."state", new_values."summary", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='93b1adebd59c2a6238fce60d868959a7d2a230d1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d9221', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_initiative', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_initiativehistory" ("applied_at", "applied_on", "benefit_confirmed", "benefit_declared", "benefit_method", "benefit_other", "code", "created_at", "field", "id", "is_secret", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "programme_id", "recognised_level", "recognised_on", "recognition_no", "result", "solution", "state", "summary", "title", "unit_id", "updated_at", "version") SELECT new_values."applied_at", new_values."applied_on", new_values."benefit_confirmed", new_values."benefit_declared", new_values."benefit_method", new_values."benefit_other", new_values."code", new_values."created_at", new_values."field", new_values."id", new_values."is_secret", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."problem", new_values."programme_id", new_values."recognised_level", new_values."recognised_on", new_values."recognition_no", new_values."result", new_values."solution", new_values."state", new_values."summary", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."applied_at" IS DISTINCT FROM (new_values."applied_at") OR old_values."applied_on" IS DISTINCT FROM (new_values."applied_on") OR old_values."benefit_confirmed" IS DISTINCT FROM (new_values."benefit_confirmed") OR old_values."benefit_declared" IS DISTINCT FROM (new_values."benefit_declared") OR old_values."benefit_method" IS DISTINCT FROM (new_values."benefit_method") OR old_values."benefit_other" IS DISTINCT FROM (new_values."benefit_other") OR old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."field" IS DISTINCT FROM (new_values."field") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_secret" IS DISTINCT FROM (new_values."is_secret") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."problem" IS DISTINCT FROM (new_values."problem") OR old_values."programme_id" IS DISTINCT FROM (new_values."programme_id") OR old_values."recognised_level" IS DISTINCT FROM (new_values."recognised_level") OR old_values."recognised_on" IS DISTINCT FROM (new_values."recognised_on") OR old_values."recognition_no" IS DISTINCT FROM (new_values."recognition_no") OR old_values."result" IS DISTINCT FROM (new_values."result") OR old_values."solution" IS DISTINCT FROM (new_values."solution") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."summary" IS DISTINCT FROM (new_values."summary") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='41ef7cbd93ddb5992d0f61f1edf389c0b279cc82', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9b57b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_initiative', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_initiativehistory" ("applied_at", "applied_on", "benefit_confirmed", "benefit_declared", "benefit_method", "benefit_other", "code", "created_at", "field", "id", "is_secret", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "programme_id", "recognised_level", "recognised_on", "recognition_no", "result", "solution", "state", "summary", "title", "unit_id", "updated_at", "version") SELECT old_values."applied_at", old_values."applied_on", old_values."benefit_confirmed", old_values."benefit_declared", old_values."benefit_method", old_values."benefit_other", old_values."code", old_values."created_at", old_values."field", old_values."id", old_values."is_secret", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."problem", old_values."programme_id", old_values."recognised_level", old_values."recognised_on", old_values."recognition_no", old_values."result", old_values."solution", old_values."state", old_values."summary", old_values."title", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='992a2ea67eeddb3455cfe735a83bd3f1d4d77425', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1ad6e', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_initiative', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='InitiativeAuthor',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('share_percent', models.PositiveSmallIntegerField(verbose_name='tỷ lệ đóng góp (%)')),
                        ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='authors', to='contributions.initiative')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='authorships', to='people.member', verbose_name='tác giả')),
                    ],
                    options={
                        'verbose_name': 'tác giả sáng kiến',
                        'verbose_name_plural': 'tác giả sáng kiến',
                        'ordering': ['-share_percent', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('initiative', 'member'), name='initiative_author_once', violation_error_message='Tác giả này đã có trong sáng kiến.'), models.CheckConstraint(condition=models.Q(('share_percent__range', (1, 100))), name='initiative_share_1_to_100', violation_error_message='Tỷ lệ đóng góp phải từ 1 đến 100.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_initiativeauthorhistory" ("created_at", "id", "initiative_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share_percent", "updated_at") SELECT new_values."created_at", new_values."id", new_values."initiative_id", new_values."member_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."share_percent", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0d4ecf5582dd33d5c6b7e6171cf51fa5029cb04b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b79ef', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_initiativeauthor', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_initiativeauthorhistory" ("created_at", "id", "initiative_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share_percent", "updated_at") SELECT new_values."created_at", new_values."id", new_values."initiative_id", new_values."member_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."share_percent", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c91595f5ab50bae71988586f196638984b291be4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_18174', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_initiativeauthor', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_initiativeauthorhistory" ("created_at", "id", "initiative_id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "share_percent", "updated_at") SELECT old_values."created_at", old_values."id", old_values."initiative_id", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."share_percent", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1d35f7eae1d160ce838538e72857b31b79dcb10a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_6f5a6', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_initiativeauthor', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='InitiativeAuthorHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('share_percent', models.PositiveSmallIntegerField(verbose_name='tỷ lệ đóng góp (%)')),
                        ('initiative', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.initiative')),
                        ('member', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.member', verbose_name='tác giả')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contributions.initiativeauthor')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='InitiativeHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=40, verbose_name='mã sáng kiến')),
                        ('title', common.fields.CleanCharField(max_length=500, verbose_name='tên sáng kiến')),
                        ('kind', models.CharField(blank=True, choices=[('technical', 'Giải pháp kỹ thuật'), ('management', 'Giải pháp quản lý'), ('operational', 'Giải pháp tác nghiệp'), ('technical_progress', 'Ứng dụng tiến bộ kỹ thuật'), ('experience', 'Sáng kiến kinh nghiệm'), ('research', 'Đề tài nghiên cứu khoa học')], max_length=20, verbose_name='loại')),
                        ('field', common.fields.CleanCharField(blank=True, max_length=160, verbose_name='lĩnh vực')),
                        ('applied_on', models.DateField(blank=True, null=True, verbose_name='ngày áp dụng lần đầu')),
                        ('summary', common.fields.CleanTextField(blank=True, verbose_name='tóm tắt nội dung, hiệu quả')),
                        ('benefit_declared', common.fields.MoneyField(blank=True, null=True, verbose_name='giá trị làm lợi tự kê khai (đồng)')),
                        ('benefit_confirmed', common.fields.MoneyField(blank=True, null=True, verbose_name='giá trị làm lợi được xác nhận (đồng)')),
                        ('state', models.CharField(choices=[('draft', 'Nháp'), ('sent', 'Đã nộp'), ('checked', 'Đã kiểm tra'), ('recognised', 'Được công nhận'), ('not_recognised', 'Không được công nhận'), ('applied', 'Đã áp dụng'), ('spread', 'Đã nhân rộng')], default='draft', editable=False, max_length=16, verbose_name='trạng thái')),
                        ('recognised_level', models.CharField(blank=True, choices=[('base', 'Cấp cơ sở'), ('upper', 'Cấp trên trực tiếp cơ sở'), ('province', 'Cấp tỉnh, ngành'), ('confederation', 'Cấp Tổng Liên đoàn'), ('national', 'Toàn quốc')], max_length=16, verbose_name='cấp công nhận')),
                        ('recognised_on', models.DateField(blank=True, null=True, verbose_name='ngày công nhận')),
                        ('recognition_no', models.CharField(blank=True, max_length=64, verbose_name='số quyết định công nhận')),
                        ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contributions.initiative')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị')),
                        ('applied_at', common.fields.CleanCharField(blank=True, db_default='', default='', max_length=255, verbose_name='nơi áp dụng lần đầu')),
                        ('benefit_method', common.fields.CleanTextField(blank=True, db_default='', default='', verbose_name='cách tính giá trị làm lợi')),
                        ('benefit_other', common.fields.CleanTextField(blank=True, db_default='', default='', verbose_name='hiệu quả không tính bằng tiền')),
                        ('is_secret', models.BooleanField(db_default=False, default=False, verbose_name='có nội dung bí mật')),
                        ('problem', common.fields.CleanTextField(blank=True, db_default='', default='', verbose_name='vấn đề cần giải quyết')),
                        ('result', common.fields.CleanTextField(blank=True, db_default='', default='', verbose_name='kết quả đạt được')),
                        ('solution', common.fields.CleanTextField(blank=True, db_default='', default='', verbose_name='nội dung giải pháp')),
                        ('programme', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.programme', verbose_name='chương trình')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Work',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=40, unique=True, verbose_name='mã công trình')),
                        ('name', common.fields.CleanCharField(max_length=500, verbose_name='tên công trình')),
                        ('kind', models.CharField(blank=True, choices=[('construction', 'Công trình'), ('product', 'Sản phẩm'), ('task', 'Phần việc'), ('model', 'Mô hình')], max_length=16, verbose_name='loại')),
                        ('builder', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='đơn vị thi công')),
                        ('occasion', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='dịp chào mừng')),
                        ('value', common.fields.MoneyField(blank=True, null=True, verbose_name='giá trị (đồng)')),
                        ('benefit', common.fields.MoneyField(blank=True, null=True, verbose_name='giá trị làm lợi (đồng)')),
                        ('started_on', models.DateField(blank=True, null=True, verbose_name='ngày khởi công')),
                        ('due_on', models.DateField(blank=True, null=True, verbose_name='ngày hoàn thành theo kế hoạch')),
                        ('finished_on', models.DateField(blank=True, null=True, verbose_name='ngày hoàn thành')),
                        ('plaque_text', common.fields.CleanTextField(blank=True, verbose_name='nội dung biển')),
                        ('plaque_level', models.CharField(blank=True, choices=[('base', 'Cơ sở'), ('upper', 'Cấp trên trực tiếp cơ sở'), ('province', 'Tỉnh, ngành'), ('confederation', 'Tổng Liên đoàn')], max_length=16, verbose_name='cấp quyết định gắn biển')),
                        ('plaque_no', models.CharField(blank=True, max_length=64, verbose_name='số quyết định gắn biển')),
                        ('plaque_on', models.DateField(blank=True, null=True, verbose_name='ngày gắn biển')),
                        ('state', models.CharField(choices=[('registered', 'Đã đăng ký'), ('building', 'Đang thực hiện'), ('finished', 'Đã hoàn thành'), ('inspected', 'Đã nghiệm thu'), ('plaque_proposed', 'Đề nghị gắn biển'), ('plaque_decided', 'Đã quyết định gắn biển'), ('plaque_fixed', 'Đã gắn biển'), ('dropped', 'Không thực hiện')], default='registered', editable=False, max_length=16, verbose_name='trạng thái')),
                        ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ('search', models.GeneratedField(db_persist=True, expression=common.expressions.Unaccented(models.F('name')), output_field=models.TextField())),
                        ('owner_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='works', to='units.unit', verbose_name='đơn vị đăng ký')),
                        ('builder_unit', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='built_works', to='units.unit', verbose_name='công đoàn của đơn vị thi công')),
                        ('ceremony', common.fields.CleanCharField(blank=True, db_default='', max_length=255, verbose_name='lễ gắn biển')),
                        ('counts_in', models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='also_entered_as', to='contributions.work', verbose_name='tính chung với')),
                        ('funding', common.fields.CleanCharField(blank=True, db_default='', max_length=255, verbose_name='nguồn vốn')),
                        ('inspected_on', models.DateField(blank=True, null=True, verbose_name='ngày nghiệm thu')),
                        ('plaque_decided_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định gắn biển')),
                        ('quality', common.fields.CleanTextField(blank=True, db_default='', verbose_name='chất lượng, kỹ thuật')),
                        ('safety', common.fields.CleanTextField(blank=True, db_default='', verbose_name='an toàn lao động')),
                    ],
                    options={
                        'verbose_name': 'công trình, sản phẩm',
                        'verbose_name_plural': 'công trình, sản phẩm',
                        'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('search', 'gin_trgm_ops'), name='work_search_idx'), models.Index(fields=['owner_unit', '-created_at'], name='work_unit_idx'), models.Index(django.db.models.functions.text.Upper('code'), name='work_code_idx'), models.Index(condition=models.Q(('builder_unit__isnull', False)), fields=['builder_unit'], name='work_builder_idx'), models.Index(condition=models.Q(('counts_in__isnull', False)), fields=['counts_in'], name='work_counts_in_idx'), models.Index(condition=models.Q(('state__in', ('plaque_decided', 'plaque_fixed'))), fields=['-plaque_decided_on', '-id'], name='work_plaque_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['registered', 'building', 'finished', 'inspected', 'plaque_proposed', 'plaque_decided', 'plaque_fixed', 'dropped'])), name='work_state_known'), models.CheckConstraint(condition=models.Q(('plaque_level__in', ['', 'base', 'upper', 'province', 'confederation'])), name='work_plaque_level_known'), models.CheckConstraint(condition=models.Q(models.Q(('value__isnull', True), ('value__gte', 0), _connector='OR'), models.Q(('benefit__isnull', True), ('benefit__gte', 0), _connector='OR')), name='work_money_not_negative', violation_error_message='Giá trị không thể là số âm.'), models.CheckConstraint(condition=models.Q(('finished_on__isnull', True), ('started_on__isnull', True), ('finished_on__gte', models.F('started_on')), _connector='OR'), name='work_finished_after_start', violation_error_message='Ngày hoàn thành không thể trước ngày khởi công.'), models.CheckConstraint(condition=common.expressions.IsNfc('name'), name='work_name_nfc'), models.CheckConstraint(condition=models.Q(('kind__in', ['construction', 'product', 'task', 'model']), models.Q(('kind', ''), ('state', 'registered')), _connector='OR'), name='work_kind_known'), models.CheckConstraint(condition=models.Q(('inspected_on__isnull', True), ('finished_on__isnull', True), ('inspected_on__gte', models.F('finished_on')), _connector='OR'), name='work_inspected_after_finish', violation_error_message='Ngày nghiệm thu không thể trước ngày hoàn thành.'), models.CheckConstraint(condition=models.Q(('plaque_on__isnull', True), ('plaque_decided_on__isnull', True), ('plaque_on__gte', models.F('plaque_decided_on')), _connector='OR'), name='work_plaque_after_decision', violation_error_message='Ngày gắn biển không thể trước ngày quyết định.'), models.CheckConstraint(condition=models.Q(('counts_in__isnull', True), models.Q(('counts_in', models.F('id')), _negated=True), _connector='OR'), name='work_counts_in_another')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_workhistory" ("benefit", "builder", "builder_unit_id", "ceremony", "code", "counts_in_id", "created_at", "due_on", "finished_on", "funding", "id", "inspected_on", "kind", "name", "occasion", "owner_unit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaque_decided_on", "plaque_level", "plaque_no", "plaque_on", "plaque_text", "quality", "safety", "started_on", "state", "updated_at", "value", "version") SELECT new_values."benefit", new_values."builder", new_values."builder_unit_id", new_values."ceremony", new_values."code", new_values."counts_in_id", new_values."created_at", new_values."due_on", new_values."finished_on", new_values."funding", new_values."id", new_values."inspected_on", new_values."kind", new_values."name", new_values."occasion", new_values."owner_unit_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plaque_decided_on", new_values."plaque_level", new_values."plaque_no", new_values."plaque_on", new_values."plaque_text", new_values."quality", new_values."safety", new_values."started_on", new_values."state", new_values."updated_at", new_values."value", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9c757f43dc8a72249f1168908e9a78f8798c217d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ead64', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_work', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_workhistory" ("benefit", "builder", "builder_unit_id", "ceremony", "code", "counts_in_id", "created_at", "due_on", "finished_on", "funding", "id", "inspected_on", "kind", "name", "occasion", "owner_unit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaque_decided_on", "plaque_level", "plaque_no", "plaque_on", "plaque_text", "quality", "safety", "started_on", "state", "updated_at", "value", "version") SELECT new_values."benefit", new_values."builder", new_values."builder_unit_id", new_values."ceremony", new_values."code", new_values."counts_in_id", new_values."created_at", new_values."due_on", new_values."finished_on", new_values."funding", new_values."id", new_values."inspected_on", new_values."kind", new_values."name", new_values."occasion", new_values."owner_unit_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plaque_decided_on", new_values."plaque_level", new_values."plaque_no", new_values."plaque_on", new_values."plaque_text", new_values."quality", new_values."safety", new_values."started_on", new_values."state", new_values."updated_at", new_values."value", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."benefit" IS DISTINCT FROM (new_values."benefit") OR old_values."builder" IS DISTINCT FROM (new_values."builder") OR old_values."builder_unit_id" IS DISTINCT FROM (new_values."builder_unit_id") OR old_values."ceremony" IS DISTINCT FROM (new_values."ceremony") OR old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."counts_in_id" IS DISTINCT FROM (new_values."counts_in_id") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."due_on" IS DISTINCT FROM (new_values."due_on") OR old_values."finished_on" IS DISTINCT FROM (new_values."finished_on") OR old_values."funding" IS DISTINCT FROM (new_values."funding") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."inspected_on" IS DISTINCT FROM (new_values."inspected_on") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."occasion" IS DISTINCT FROM (new_values."occasion") OR old_values."owner_unit_id" IS DISTINCT FROM (new_values."owner_unit_id") OR old_values."plaque_decided_on" IS DISTINCT FROM (new_values."plaque_decided_on") OR old_values."plaque_level" IS DISTINCT FROM (new_values."plaque_level") OR old_values."plaque_no" IS DISTINCT FROM (new_values."plaque_no") OR old_values."plaque_on" IS DISTINCT FROM (new_values."plaque_on") OR old_values."plaque_text" IS DISTINCT FROM (new_values."plaque_text") OR old_values."quality" IS DISTINCT FROM (new_values."quality") OR old_values."safety" IS DISTINCT FROM (new_values."safety") OR old_values."started_on" IS DISTINCT FROM (new_values."started_on") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."value" IS DISTINCT FROM (new_values."value") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='55dae9b7e5f764864eab4affe64b1a7b6c4dad57', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3e808', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_work', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_workhistory" ("benefit", "builder", "builder_unit_id", "ceremony", "code", "counts_in_id", "created_at", "due_on", "finished_on", "funding", "id", "inspected_on", "kind", "name", "occasion", "owner_unit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaque_decided_on", "plaque_level", "plaque_no", "plaque_on", "plaque_text", "quality", "safety", "started_on", "state", "updated_at", "value", "version") SELECT old_values."benefit", old_values."builder", old_values."builder_unit_id", old_values."ceremony", old_values."code", old_values."counts_in_id", old_values."created_at", old_values."due_on", old_values."finished_on", old_values."funding", old_values."id", old_values."inspected_on", old_values."kind", old_values."name", old_values."occasion", old_values."owner_unit_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plaque_decided_on", old_values."plaque_level", old_values."plaque_no", old_values."plaque_on", old_values."plaque_text", old_values."quality", old_values."safety", old_values."started_on", old_values."state", old_values."updated_at", old_values."value", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='987d5b1ebbe0bcc36ed01d7a74751714e75b826b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2e93a', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_work', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='WorkHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=40, verbose_name='mã công trình')),
                        ('name', common.fields.CleanCharField(max_length=500, verbose_name='tên công trình')),
                        ('kind', models.CharField(blank=True, choices=[('construction', 'Công trình'), ('product', 'Sản phẩm'), ('task', 'Phần việc'), ('model', 'Mô hình')], max_length=16, verbose_name='loại')),
                        ('builder', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='đơn vị thi công')),
                        ('occasion', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='dịp chào mừng')),
                        ('value', common.fields.MoneyField(blank=True, null=True, verbose_name='giá trị (đồng)')),
                        ('benefit', common.fields.MoneyField(blank=True, null=True, verbose_name='giá trị làm lợi (đồng)')),
                        ('started_on', models.DateField(blank=True, null=True, verbose_name='ngày khởi công')),
                        ('due_on', models.DateField(blank=True, null=True, verbose_name='ngày hoàn thành theo kế hoạch')),
                        ('finished_on', models.DateField(blank=True, null=True, verbose_name='ngày hoàn thành')),
                        ('plaque_text', common.fields.CleanTextField(blank=True, verbose_name='nội dung biển')),
                        ('plaque_level', models.CharField(blank=True, choices=[('base', 'Cơ sở'), ('upper', 'Cấp trên trực tiếp cơ sở'), ('province', 'Tỉnh, ngành'), ('confederation', 'Tổng Liên đoàn')], max_length=16, verbose_name='cấp quyết định gắn biển')),
                        ('plaque_no', models.CharField(blank=True, max_length=64, verbose_name='số quyết định gắn biển')),
                        ('plaque_on', models.DateField(blank=True, null=True, verbose_name='ngày gắn biển')),
                        ('state', models.CharField(choices=[('registered', 'Đã đăng ký'), ('building', 'Đang thực hiện'), ('finished', 'Đã hoàn thành'), ('inspected', 'Đã nghiệm thu'), ('plaque_proposed', 'Đề nghị gắn biển'), ('plaque_decided', 'Đã quyết định gắn biển'), ('plaque_fixed', 'Đã gắn biển'), ('dropped', 'Không thực hiện')], default='registered', editable=False, max_length=16, verbose_name='trạng thái')),
                        ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ('owner_unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị đăng ký')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contributions.work')),
                        ('builder_unit', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='công đoàn của đơn vị thi công')),
                        ('ceremony', common.fields.CleanCharField(blank=True, db_default='', max_length=255, verbose_name='lễ gắn biển')),
                        ('counts_in', models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.work', verbose_name='tính chung với')),
                        ('funding', common.fields.CleanCharField(blank=True, db_default='', max_length=255, verbose_name='nguồn vốn')),
                        ('inspected_on', models.DateField(blank=True, null=True, verbose_name='ngày nghiệm thu')),
                        ('plaque_decided_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định gắn biển')),
                        ('quality', common.fields.CleanTextField(blank=True, db_default='', verbose_name='chất lượng, kỹ thuật')),
                        ('safety', common.fields.CleanTextField(blank=True, db_default='', verbose_name='an toàn lao động')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='InitiativeCheck',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('condition', models.CharField(choices=[('new', 'Tính mới'), ('feasible', 'Tính khả thi'), ('effective', 'Tính hiệu quả')], max_length=12, verbose_name='điều kiện')),
                        ('is_met', models.BooleanField(verbose_name='đạt')),
                        ('note', common.fields.CleanTextField(blank=True, verbose_name='nhận xét')),
                        ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='contributions.initiative')),
                    ],
                    options={
                        'verbose_name': 'kiểm tra điều kiện sáng kiến',
                        'verbose_name_plural': 'kiểm tra điều kiện sáng kiến',
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(fields=('initiative', 'condition'), name='initiative_condition_once'), models.CheckConstraint(condition=models.Q(('condition__in', ['new', 'feasible', 'effective'])), name='initiative_condition_known'), models.CheckConstraint(condition=models.Q(('is_met', True), models.Q(('note', ''), _negated=True), _connector='OR'), name='initiative_condition_not_met_says_why', violation_error_message='Điều kiện chưa đạt phải có nhận xét.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_initiativecheckhistory" ("checked_by_id", "condition", "created_at", "id", "initiative_id", "is_met", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT new_values."checked_by_id", new_values."condition", new_values."created_at", new_values."id", new_values."initiative_id", new_values."is_met", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f82156f8f8374d04bdbb7d2fe020a8faa22ecb09', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_801e2', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_initiativecheck', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_initiativecheckhistory" ("checked_by_id", "condition", "created_at", "id", "initiative_id", "is_met", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT new_values."checked_by_id", new_values."condition", new_values."created_at", new_values."id", new_values."initiative_id", new_values."is_met", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6030ffe144c2f3a5e1ae7db265099b4b99f5a922', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_947c8', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_initiativecheck', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_initiativecheckhistory" ("checked_by_id", "condition", "created_at", "id", "initiative_id", "is_met", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT old_values."checked_by_id", old_values."condition", old_values."created_at", old_values."id", old_values."initiative_id", old_values."is_met", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='31f41a4f77ffa80f9ddb4ba240e40b53c91f4751', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_7d0e3', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_initiativecheck', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='InitiativeCheckHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('condition', models.CharField(choices=[('new', 'Tính mới'), ('feasible', 'Tính khả thi'), ('effective', 'Tính hiệu quả')], max_length=12, verbose_name='điều kiện')),
                        ('is_met', models.BooleanField(verbose_name='đạt')),
                        ('note', common.fields.CleanTextField(blank=True, verbose_name='nhận xét')),
                        ('checked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('initiative', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.initiative')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contributions.initiativecheck')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='InitiativeFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('file', models.FileField(upload_to=common.models.stored_file.stored_key, verbose_name='tệp')),
                        ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên tệp')),
                        ('size', models.PositiveBigIntegerField(verbose_name='dung lượng (byte)')),
                        ('content_type', models.CharField(max_length=100)),
                        ('sha256', models.CharField(max_length=64)),
                        ('kind', models.CharField(choices=[('content', 'Tài liệu, hình ảnh'), ('confirmation', 'Xác nhận của người sử dụng lao động'), ('decision', 'Quyết định công nhận')], default='content', max_length=16, verbose_name='loại tệp')),
                        ('note', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='ghi chú')),
                        ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='contributions.initiative')),
                        ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'tệp của sáng kiến',
                        'verbose_name_plural': 'tệp của sáng kiến',
                        'ordering': ['pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['content', 'confirmation', 'decision'])), name='initiative_file_kind_known')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_initiativefilehistory" ("content_type", "created_at", "file", "id", "initiative_id", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."content_type", new_values."created_at", new_values."file", new_values."id", new_values."initiative_id", new_values."kind", new_values."name", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1a6f93395670d5a96337671c3b79ce5bc0cdb3cb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b5bbe', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_initiativefile', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_initiativefilehistory" ("content_type", "created_at", "file", "id", "initiative_id", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."content_type", new_values."created_at", new_values."file", new_values."id", new_values."initiative_id", new_values."kind", new_values."name", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ef7934e02d7d99b1c6a1f1b22da503cf20e6f7f8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_24944', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_initiativefile', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_initiativefilehistory" ("content_type", "created_at", "file", "id", "initiative_id", "kind", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "updated_at", "uploaded_by_id") SELECT old_values."content_type", old_values."created_at", old_values."file", old_values."id", old_values."initiative_id", old_values."kind", old_values."name", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sha256", old_values."size", old_values."updated_at", old_values."uploaded_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='24667a9c2eccd95d5cbe2a705f7bfb6f69c9ad61', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d40a6', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_initiativefile', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='InitiativeFileHistory',
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
                        ('kind', models.CharField(choices=[('content', 'Tài liệu, hình ảnh'), ('confirmation', 'Xác nhận của người sử dụng lao động'), ('decision', 'Quyết định công nhận')], default='content', max_length=16, verbose_name='loại tệp')),
                        ('note', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='ghi chú')),
                        ('initiative', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.initiative')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contributions.initiativefile')),
                        ('uploaded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Recognition',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('level', models.CharField(choices=[('base', 'Cấp cơ sở'), ('upper', 'Cấp trên trực tiếp cơ sở'), ('province', 'Cấp tỉnh, ngành'), ('confederation', 'Cấp Tổng Liên đoàn'), ('national', 'Toàn quốc')], max_length=16, verbose_name='cấp công nhận')),
                        ('decided_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                        ('decision_no', common.fields.CleanCharField(blank=True, max_length=64, verbose_name='số quyết định')),
                        ('body', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='cơ quan công nhận')),
                        ('certificate_no', common.fields.CleanCharField(blank=True, max_length=64, verbose_name='số giấy chứng nhận')),
                        ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='contributions.initiativefile', verbose_name='tệp')),
                        ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recognitions', to='contributions.initiative')),
                        ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'công nhận sáng kiến',
                        'verbose_name_plural': 'công nhận sáng kiến',
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(fields=('initiative', 'level'), name='recognition_once_a_level', violation_error_message='Cấp này đã công nhận sáng kiến rồi.'), models.CheckConstraint(condition=models.Q(('level__in', ['base', 'upper', 'province', 'confederation', 'national'])), name='recognition_level_known')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_recognitionhistory" ("body", "certificate_no", "created_at", "decided_on", "decision_no", "file_id", "id", "initiative_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "updated_at") SELECT new_values."body", new_values."certificate_no", new_values."created_at", new_values."decided_on", new_values."decision_no", new_values."file_id", new_values."id", new_values."initiative_id", new_values."level", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_by_id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1824e6be113a397c92e9ad7d79b6f326d062c315', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a4be8', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_recognition', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_recognitionhistory" ("body", "certificate_no", "created_at", "decided_on", "decision_no", "file_id", "id", "initiative_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "updated_at") SELECT new_values."body", new_values."certificate_no", new_values."created_at", new_values."decided_on", new_values."decision_no", new_values."file_id", new_values."id", new_values."initiative_id", new_values."level", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_by_id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5ff21b0ed330ec6edf4f5f9386d1133c7f6ccd33', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3c194', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_recognition', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_recognitionhistory" ("body", "certificate_no", "created_at", "decided_on", "decision_no", "file_id", "id", "initiative_id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "updated_at") SELECT old_values."body", old_values."certificate_no", old_values."created_at", old_values."decided_on", old_values."decision_no", old_values."file_id", old_values."id", old_values."initiative_id", old_values."level", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_by_id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f0be6d2387f7c5a9aa00f97b66080f3ecd28f69b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4b0e0', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_recognition', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='RecognitionHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('level', models.CharField(choices=[('base', 'Cấp cơ sở'), ('upper', 'Cấp trên trực tiếp cơ sở'), ('province', 'Cấp tỉnh, ngành'), ('confederation', 'Cấp Tổng Liên đoàn'), ('national', 'Toàn quốc')], max_length=16, verbose_name='cấp công nhận')),
                        ('decided_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                        ('decision_no', common.fields.CleanCharField(blank=True, max_length=64, verbose_name='số quyết định')),
                        ('body', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='cơ quan công nhận')),
                        ('certificate_no', common.fields.CleanCharField(blank=True, max_length=64, verbose_name='số giấy chứng nhận')),
                        ('file', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.initiativefile', verbose_name='tệp')),
                        ('initiative', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.initiative')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contributions.recognition')),
                        ('recorded_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='InitiativeLikeness',
                    fields=[
                        ('initiative', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='likeness', serialize=False, to='contributions.initiative', verbose_name='sáng kiến')),
                        ('since', models.DateField(verbose_name='tính từ ngày')),
                        ('words', models.TextField(blank=True, db_default='', default='', verbose_name='các từ nói lên nội dung')),
                        ('title_keys', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), null=True, size=None)),
                        ('content_keys', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), null=True, size=None)),
                    ],
                    options={
                        'verbose_name': 'dấu vết để tìm sáng kiến giống nhau',
                        'verbose_name_plural': 'dấu vết để tìm sáng kiến giống nhau',
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('content_keys__isnull', True), ('title_keys__isnull', True)), models.Q(('content_keys__isnull', False), ('title_keys__isnull', False)), _connector='OR'), name='initiative_likeness_whole')],
                        'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['title_keys'], name='initiative_title_keys_idx'), django.contrib.postgres.indexes.GinIndex(fields=['content_keys'], name='initiative_content_keys_idx'), models.Index(condition=models.Q(('title_keys__isnull', True)), fields=['initiative'], name='initiative_keys_missing_idx')],
                    },
                ),
                migrations.CreateModel(
                    name='InitiativePair',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('verdict', models.CharField(choices=[('same', 'Là một sáng kiến'), ('different', 'Hai sáng kiến khác nhau')], max_length=12, verbose_name='kết luận')),
                        ('reason', common.fields.CleanCharField(max_length=500, verbose_name='lý do')),
                        ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='bỏ lúc')),
                        ('withdrawn_reason', common.fields.CleanCharField(blank=True, max_length=500, verbose_name='lý do bỏ')),
                        ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contributions.initiative', verbose_name='sáng kiến thứ nhất')),
                        ('kept', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contributions.initiative', verbose_name='sáng kiến được tính')),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người kết luận')),
                        ('second', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contributions.initiative', verbose_name='sáng kiến thứ hai')),
                        ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người bỏ kết luận')),
                        ('said_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.member', verbose_name='theo lời')),
                    ],
                    options={
                        'verbose_name': 'kết luận về một cặp sáng kiến',
                        'verbose_name_plural': 'kết luận về các cặp sáng kiến',
                        'constraints': [models.CheckConstraint(condition=models.Q(('verdict__in', ['same', 'different'])), name='initiative_pair_verdict_known'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='initiative_pair_older_first'), models.CheckConstraint(condition=models.Q(models.Q(('kept__isnull', True), ('verdict', 'different')), models.Q(models.Q(('kept', models.F('first')), ('kept', models.F('second')), _connector='OR'), ('kept__isnull', False), ('verdict', 'same')), _connector='OR'), name='initiative_pair_keeps_one_of_two'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='initiative_pair_withdrawn_by_somebody'), models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('first', 'second'), name='initiative_pair_one_stands', violation_error_message='Đã có kết luận về hai sáng kiến này.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_initiativepairhistory" ("created_at", "first_id", "id", "kept_id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "said_by_id", "second_id", "updated_at", "verdict", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") SELECT new_values."created_at", new_values."first_id", new_values."id", new_values."kept_id", new_values."made_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."said_by_id", new_values."second_id", new_values."updated_at", new_values."verdict", new_values."withdrawn_at", new_values."withdrawn_by_id", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bd3c1a79e35d896c3993ed7bcc1185ab44bc5f56', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5305b', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_initiativepair', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_initiativepairhistory" ("created_at", "first_id", "id", "kept_id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "said_by_id", "second_id", "updated_at", "verdict", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") SELECT new_values."created_at", new_values."first_id", new_values."id", new_values."kept_id", new_values."made_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."said_by_id", new_values."second_id", new_values."updated_at", new_values."verdict", new_values."withdrawn_at", new_values."withdrawn_by_id", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ed60d118a2bb6dd2046a0048ec1716456b254204', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c9d07', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_initiativepair', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_initiativepairhistory" ("created_at", "first_id", "id", "kept_id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "said_by_id", "second_id", "updated_at", "verdict", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") SELECT old_values."created_at", old_values."first_id", old_values."id", old_values."kept_id", old_values."made_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."said_by_id", old_values."second_id", old_values."updated_at", old_values."verdict", old_values."withdrawn_at", old_values."withdrawn_by_id", old_values."withdrawn_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a3273f65137853c9154082728acd955f97f10e4c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ef30a', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_initiativepair', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='InitiativePairHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('verdict', models.CharField(choices=[('same', 'Là một sáng kiến'), ('different', 'Hai sáng kiến khác nhau')], max_length=12, verbose_name='kết luận')),
                        ('reason', common.fields.CleanCharField(max_length=500, verbose_name='lý do')),
                        ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='bỏ lúc')),
                        ('withdrawn_reason', common.fields.CleanCharField(blank=True, max_length=500, verbose_name='lý do bỏ')),
                        ('first', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.initiative', verbose_name='sáng kiến thứ nhất')),
                        ('kept', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.initiative', verbose_name='sáng kiến được tính')),
                        ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người kết luận')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contributions.initiativepair')),
                        ('second', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.initiative', verbose_name='sáng kiến thứ hai')),
                        ('withdrawn_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người bỏ kết luận')),
                        ('said_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.member', verbose_name='theo lời')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='IntakeLink',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('key', models.CharField(default=contributions.models.intake.unguessable, editable=False, max_length=32, unique=True)),
                        ('expires_on', models.DateField(blank=True, null=True, verbose_name='nhận đến hết ngày')),
                        ('closed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='đóng lúc')),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='intake_links', to='units.unit', verbose_name='đơn vị')),
                    ],
                    options={
                        'verbose_name': 'liên kết nhận sáng kiến',
                        'verbose_name_plural': 'liên kết nhận sáng kiến',
                        'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('unit',), name='intake_link_one_open_a_unit')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_intakelinkhistory" ("closed_at", "created_at", "expires_on", "id", "key", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at") SELECT new_values."closed_at", new_values."created_at", new_values."expires_on", new_values."id", new_values."key", new_values."made_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b450a2639821e8693c145ee2478a956d298f6dc6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6386b', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_intakelink', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_intakelinkhistory" ("closed_at", "created_at", "expires_on", "id", "key", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at") SELECT new_values."closed_at", new_values."created_at", new_values."expires_on", new_values."id", new_values."key", new_values."made_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cb9aa207173d42112c5be42a3408f7c496bbd7f8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1a873', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_intakelink', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_intakelinkhistory" ("closed_at", "created_at", "expires_on", "id", "key", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at") SELECT old_values."closed_at", old_values."created_at", old_values."expires_on", old_values."id", old_values."key", old_values."made_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4ba690d41e2eba87f19084af78b30a168b398b5d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fc2b3', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_intakelink', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='IntakeLinkHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('key', models.CharField(default=contributions.models.intake.unguessable, editable=False, max_length=32)),
                        ('expires_on', models.DateField(blank=True, null=True, verbose_name='nhận đến hết ngày')),
                        ('closed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='đóng lúc')),
                        ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contributions.intakelink')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ProgrammeHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=40, verbose_name='mã chương trình')),
                        ('name', models.CharField(max_length=255, verbose_name='tên chương trình')),
                        ('starts_on', models.DateField(verbose_name='áp dụng từ')),
                        ('ends_on', models.DateField(blank=True, null=True, verbose_name='áp dụng đến')),
                        ('source', models.CharField(blank=True, max_length=255, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contributions.programme')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ProgrammePhase',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('name', models.CharField(max_length=120, verbose_name='tên giai đoạn')),
                        ('starts_on', models.DateField(verbose_name='từ ngày')),
                        ('ends_on', models.DateField(verbose_name='đến hết ngày')),
                        ('source', models.CharField(blank=True, max_length=255, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phases', to='contributions.programme')),
                    ],
                    options={
                        'verbose_name': 'giai đoạn của chương trình',
                        'verbose_name_plural': 'giai đoạn của chương trình',
                        'ordering': ['starts_on'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='programme_phase_ends_after_start', violation_error_message='Ngày kết thúc không thể trước ngày bắt đầu.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('programme', '='), (models.Func(models.F('starts_on'), models.F('ends_on'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='programme_phases_apart', violation_error_message='Hai giai đoạn của một chương trình không được trùng ngày.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_programmephasehistory" ("created_at", "ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "source", "starts_on", "unverified", "updated_at") SELECT new_values."created_at", new_values."ends_on", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."programme_id", new_values."source", new_values."starts_on", new_values."unverified", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fde611e397464960ff279cce88c101420083ed9b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ab9d7', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_programmephase', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_programmephasehistory" ("created_at", "ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "source", "starts_on", "unverified", "updated_at") SELECT new_values."created_at", new_values."ends_on", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."programme_id", new_values."source", new_values."starts_on", new_values."unverified", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='11b155a8170c59db28f217d1a0f3399ff83d0628', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e76e0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_programmephase', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_programmephasehistory" ("created_at", "ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "source", "starts_on", "unverified", "updated_at") SELECT old_values."created_at", old_values."ends_on", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."programme_id", old_values."source", old_values."starts_on", old_values."unverified", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='71fd6b0f4fc1f2f8bb50bca7cd8e0fcfd5e920ed', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_50b17', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_programmephase', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='ProgrammePhaseHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('name', models.CharField(max_length=120, verbose_name='tên giai đoạn')),
                        ('starts_on', models.DateField(verbose_name='từ ngày')),
                        ('ends_on', models.DateField(verbose_name='đến hết ngày')),
                        ('source', models.CharField(blank=True, max_length=255, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contributions.programmephase')),
                        ('programme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.programme')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Suggestion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('key', models.CharField(default=contributions.models.intake.unguessable, editable=False, max_length=32, unique=True)),
                        ('state', models.CharField(choices=[('waiting', 'Chờ công đoàn cơ sở xác nhận'), ('confirmed', 'Đã xác nhận'), ('declined', 'Không tiếp nhận')], default='waiting', editable=False, max_length=12, verbose_name='trạng thái')),
                        ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='trả lời lúc')),
                        ('reason', common.fields.CleanTextField(blank=True, verbose_name='lý do không tiếp nhận')),
                        ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('initiative', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='suggestion', to='contributions.initiative')),
                        ('link', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='contributions.intakelink')),
                        ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='people.member')),
                        ('differences', models.JSONField(blank=True, db_default={}, default=dict, verbose_name='khác vì')),
                    ],
                    options={
                        'verbose_name': 'sáng kiến người lao động gửi',
                        'verbose_name_plural': 'sáng kiến người lao động gửi',
                        'ordering': ['pk'],
                        'indexes': [models.Index(condition=models.Q(('state', 'confirmed'), _negated=True), fields=['initiative'], name='suggestion_not_confirmed_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'confirmed', 'declined'])), name='suggestion_state_known')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_suggestionhistory" ("answered_at", "answered_by_id", "created_at", "differences", "id", "initiative_id", "key", "link_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sender_id", "state", "updated_at") SELECT new_values."answered_at", new_values."answered_by_id", new_values."created_at", new_values."differences", new_values."id", new_values."initiative_id", new_values."key", new_values."link_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."sender_id", new_values."state", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6fa765b6ef944175af8efe3c9320873dff470006', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5599e', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_suggestion', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_suggestionhistory" ("answered_at", "answered_by_id", "created_at", "differences", "id", "initiative_id", "key", "link_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sender_id", "state", "updated_at") SELECT new_values."answered_at", new_values."answered_by_id", new_values."created_at", new_values."differences", new_values."id", new_values."initiative_id", new_values."key", new_values."link_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."sender_id", new_values."state", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='91f8843f0df1100b41dab2452cbacd4ba60f3ae5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f705f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_suggestion', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_suggestionhistory" ("answered_at", "answered_by_id", "created_at", "differences", "id", "initiative_id", "key", "link_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sender_id", "state", "updated_at") SELECT old_values."answered_at", old_values."answered_by_id", old_values."created_at", old_values."differences", old_values."id", old_values."initiative_id", old_values."key", old_values."link_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."sender_id", old_values."state", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0490b12acd5b0da7ae6ab2905ef14f9c03b20f61', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4e0bd', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_suggestion', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='SuggestionHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('key', models.CharField(default=contributions.models.intake.unguessable, editable=False, max_length=32)),
                        ('state', models.CharField(choices=[('waiting', 'Chờ công đoàn cơ sở xác nhận'), ('confirmed', 'Đã xác nhận'), ('declined', 'Không tiếp nhận')], default='waiting', editable=False, max_length=12, verbose_name='trạng thái')),
                        ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='trả lời lúc')),
                        ('reason', common.fields.CleanTextField(blank=True, verbose_name='lý do không tiếp nhận')),
                        ('answered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('initiative', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.initiative')),
                        ('link', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.intakelink')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contributions.suggestion')),
                        ('sender', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.member')),
                        ('differences', models.JSONField(blank=True, db_default={}, default=dict, verbose_name='khác vì')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Reuse',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('applied_on', models.DateField(verbose_name='áp dụng lại từ ngày')),
                        ('applied_at', common.fields.CleanCharField(max_length=255, verbose_name='nơi áp dụng')),
                        ('result', common.fields.CleanTextField(blank=True, verbose_name='kết quả')),
                        ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reuses', to='contributions.initiative', verbose_name='sáng kiến')),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reuses', to='units.unit', verbose_name='đơn vị áp dụng lại')),
                    ],
                    options={
                        'verbose_name': 'lần áp dụng lại',
                        'verbose_name_plural': 'các lần áp dụng lại',
                        'constraints': [models.UniqueConstraint(fields=('initiative', 'unit'), name='reuse_once_a_unit', violation_error_message='Đơn vị này đã ghi áp dụng lại sáng kiến này.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_reusehistory" ("applied_at", "applied_on", "created_at", "id", "initiative_id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "unit_id", "updated_at") SELECT new_values."applied_at", new_values."applied_on", new_values."created_at", new_values."id", new_values."initiative_id", new_values."made_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."result", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='985e8a604a85ea60646c440a471dc5ee812e9af9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a3c71', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_reuse', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_reusehistory" ("applied_at", "applied_on", "created_at", "id", "initiative_id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "unit_id", "updated_at") SELECT new_values."applied_at", new_values."applied_on", new_values."created_at", new_values."id", new_values."initiative_id", new_values."made_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."result", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='29f7ca86b86032cd43c33e5d1622c193888982fb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_658b5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_reuse', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_reusehistory" ("applied_at", "applied_on", "created_at", "id", "initiative_id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "unit_id", "updated_at") SELECT old_values."applied_at", old_values."applied_on", old_values."created_at", old_values."id", old_values."initiative_id", old_values."made_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."result", old_values."unit_id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='dd86d383d2f349fe44b6dc214a2b817b038a811e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b510f', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_reuse', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='ReuseHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('applied_on', models.DateField(verbose_name='áp dụng lại từ ngày')),
                        ('applied_at', common.fields.CleanCharField(max_length=255, verbose_name='nơi áp dụng')),
                        ('result', common.fields.CleanTextField(blank=True, verbose_name='kết quả')),
                        ('initiative', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.initiative', verbose_name='sáng kiến')),
                        ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contributions.reuse')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị áp dụng lại')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='WorkProgress',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('day', models.DateField(verbose_name='ngày')),
                        ('percent', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='khối lượng đã làm (%)')),
                        ('text', common.fields.CleanTextField(verbose_name='tình hình')),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('work', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='progress', to='contributions.work')),
                    ],
                    options={
                        'verbose_name': 'tiến độ công trình',
                        'verbose_name_plural': 'tiến độ công trình',
                        'ordering': ['-day', '-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('percent__isnull', True), ('percent__lte', 100), _connector='OR'), name='work_progress_of_hundred', violation_error_message='Khối lượng đã làm phải từ 0 đến 100%.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_workprogresshistory" ("created_at", "day", "id", "made_by_id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "work_id") SELECT new_values."created_at", new_values."day", new_values."id", new_values."made_by_id", new_values."percent", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."text", new_values."updated_at", new_values."work_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='90d13da02a9773c0910d1e17340fda3ccabca666', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_15718', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_workprogress', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_workprogresshistory" ("created_at", "day", "id", "made_by_id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "work_id") SELECT new_values."created_at", new_values."day", new_values."id", new_values."made_by_id", new_values."percent", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."text", new_values."updated_at", new_values."work_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='27cfb13a9c65271e1a49f3c573fe6ee6234685f9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_dc393', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_workprogress', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_workprogresshistory" ("created_at", "day", "id", "made_by_id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at", "work_id") SELECT old_values."created_at", old_values."day", old_values."id", old_values."made_by_id", old_values."percent", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."text", old_values."updated_at", old_values."work_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='34c0ea0cadd6ac4b4975f5474d0cb3c297f4a594', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4b101', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_workprogress', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='WorkFile',
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
                        ('work', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='contributions.work')),
                        ('progress', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='contributions.workprogress')),
                    ],
                    options={
                        'verbose_name': 'tệp của công trình',
                        'verbose_name_plural': 'tệp của công trình',
                        'ordering': ['pk'],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_workfilehistory" ("content_type", "created_at", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "sha256", "size", "updated_at", "uploaded_by_id", "work_id") SELECT new_values."content_type", new_values."created_at", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."progress_id", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id", new_values."work_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d31f8c525da8829e8f627e1a88e0b7cc42c15184', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ea071', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_workfile', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_workfilehistory" ("content_type", "created_at", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "sha256", "size", "updated_at", "uploaded_by_id", "work_id") SELECT new_values."content_type", new_values."created_at", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."progress_id", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id", new_values."work_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='453524b7ed19081a6e5d309d5dcce00462883568', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_62765', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_workfile', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_workfilehistory" ("content_type", "created_at", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "sha256", "size", "updated_at", "uploaded_by_id", "work_id") SELECT old_values."content_type", old_values."created_at", old_values."file", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."progress_id", old_values."sha256", old_values."size", old_values."updated_at", old_values."uploaded_by_id", old_values."work_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e6df53f49c600953c7feeec60191b6fb6d52b781', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ad19f', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_workfile', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='WorkFileHistory',
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
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contributions.workfile')),
                        ('uploaded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('work', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.work')),
                        ('progress', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.workprogress')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='WorkPair',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('verdict', models.CharField(choices=[('same', 'Cùng một công trình'), ('different', 'Hai công trình khác nhau')], max_length=12, verbose_name='kết luận')),
                        ('reason', common.fields.CleanCharField(max_length=500, verbose_name='căn cứ')),
                        ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contributions.work', verbose_name='bản ghi thứ nhất')),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người kết luận')),
                        ('second', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contributions.work', verbose_name='bản ghi thứ hai')),
                    ],
                    options={
                        'verbose_name': 'kết luận về hai công trình',
                        'verbose_name_plural': 'kết luận về hai công trình',
                        'constraints': [models.CheckConstraint(condition=models.Q(('verdict__in', ['same', 'different'])), name='work_pair_verdict_known'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='work_pair_older_first'), models.UniqueConstraint(fields=('first', 'second'), name='work_pair_once', violation_error_message='Đã có kết luận về hai công trình này. Hãy tải lại trang.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_workpairhistory" ("created_at", "first_id", "id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_id", "updated_at", "verdict") SELECT new_values."created_at", new_values."first_id", new_values."id", new_values."made_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."second_id", new_values."updated_at", new_values."verdict" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='616cffa3571caeb9d8bc73e23853fcc7c06cc88f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_12b56', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_workpair', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_workpairhistory" ("created_at", "first_id", "id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_id", "updated_at", "verdict") SELECT new_values."created_at", new_values."first_id", new_values."id", new_values."made_by_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."second_id", new_values."updated_at", new_values."verdict" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0eb896708a8bf31bfbdd2391f3e13d9d2cc7f625', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e7c90', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_workpair', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_workpairhistory" ("created_at", "first_id", "id", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "second_id", "updated_at", "verdict") SELECT old_values."created_at", old_values."first_id", old_values."id", old_values."made_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."second_id", old_values."updated_at", old_values."verdict" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='89f9e81437d9500a8c55f43578edc1083e5bc1c9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e8eff', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_workpair', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='WorkPairHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('verdict', models.CharField(choices=[('same', 'Cùng một công trình'), ('different', 'Hai công trình khác nhau')], max_length=12, verbose_name='kết luận')),
                        ('reason', common.fields.CleanCharField(max_length=500, verbose_name='căn cứ')),
                        ('first', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.work', verbose_name='bản ghi thứ nhất')),
                        ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người kết luận')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contributions.workpair')),
                        ('second', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.work', verbose_name='bản ghi thứ hai')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='WorkProgressHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('day', models.DateField(verbose_name='ngày')),
                        ('percent', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='khối lượng đã làm (%)')),
                        ('text', common.fields.CleanTextField(verbose_name='tình hình')),
                        ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contributions.workprogress')),
                        ('work', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.work')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
            ],
        ),
        migrations.RunSQL(CHECK_SHARES, FORGET_SHARES),
        migrations.RunSQL(KEEP_LIKENESS, FORGET_LIKENESS),
        migrations.RunSQL(KEEP_BRANCHES, FORGET_BRANCHES),
    ]
