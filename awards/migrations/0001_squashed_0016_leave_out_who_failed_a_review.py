import awards.models.standard
import common.fields
import datetime
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import pgtrigger.compiler
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from common.migration_operations import CreateModels

CHECK_RESULTS = """
CREATE FUNCTION check_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE put_up record;
BEGIN
  SELECT award_id, subject_kind || ':' || coalesce(member_id, collective_id, subject_unit_id) AS subject INTO put_up
    FROM campaigns_entry WHERE id = NEW.entry_id;
  IF put_up.award_id <> NEW.award_id THEN
    RAISE EXCEPTION 'Kết quả xét khen phải thuộc đúng hình thức khen của lượt đề nghị.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendation_award_of_entry';
  END IF;
  NEW.subject_key := coalesce(put_up.subject, '');
  RETURN NEW;
END $$;

CREATE TRIGGER recommendation_rules
  BEFORE INSERT OR UPDATE OF entry_id, award_id, subject_key
  ON awards_recommendation FOR EACH ROW EXECUTE FUNCTION check_recommendation();
"""
LEAVE_RESULTS = """
DROP TRIGGER recommendation_rules ON awards_recommendation;
DROP FUNCTION check_recommendation();
"""
CHECK_DECISIONS = """
CREATE FUNCTION check_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said text;
BEGIN
  SELECT outcome INTO said FROM awards_override WHERE recommendation_id = NEW.id;
  IF coalesce(said, NEW.outcome) NOT IN ('recommended', 'below_line') THEN
    RAISE EXCEPTION 'Chỉ phê duyệt được đối tượng đạt tiêu chuẩn.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendation_approved_eligible';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER recommendation_approved_eligible
  BEFORE INSERT OR UPDATE OF state, outcome ON awards_recommendation
  FOR EACH ROW WHEN (NEW.state NOT IN ('proposed', 'refused')) EXECUTE FUNCTION check_approval();

CREATE FUNCTION check_override() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about bigint := CASE TG_OP WHEN 'INSERT' THEN NEW.recommendation_id ELSE OLD.recommendation_id END;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.recommendation_id <> OLD.recommendation_id THEN
    RAISE EXCEPTION 'Kết quả do người xét không chuyển sang đối tượng khác.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'override_stays';
  END IF;
  IF EXISTS (
    SELECT FROM awards_recommendation AS result JOIN awards_tallyrun AS run ON run.id = result.run_id
    WHERE result.id = about AND (run.state = 'sealed' OR result.state <> 'proposed')
  ) THEN
    RAISE EXCEPTION 'Kết quả đã quyết định hoặc đã niêm phong nên không đổi được.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'override_before_decision';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER override_rules BEFORE INSERT OR UPDATE OR DELETE ON awards_override
  FOR EACH ROW EXECUTE FUNCTION check_override();
"""
LEAVE_DECISIONS = """
DROP TRIGGER override_rules ON awards_override;
DROP FUNCTION check_override();
DROP TRIGGER recommendation_approved_eligible ON awards_recommendation;
DROP FUNCTION check_approval();
"""
FREEZE_SEALED = """
CREATE FUNCTION refuse_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Lần tổng hợp đã niêm phong: số liệu và kết quả của máy không được sửa, thêm hay xoá.'
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER tally_run_sealed BEFORE UPDATE OR DELETE ON awards_tallyrun
  FOR EACH ROW WHEN (OLD.state = 'sealed') EXECUTE FUNCTION refuse_sealed();

CREATE FUNCTION check_sealed_results() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM awards_tallyrun WHERE state = 'sealed' AND id IN (SELECT run_id FROM touched)) THEN
    RAISE EXCEPTION 'Lần tổng hợp đã niêm phong: số liệu và kết quả của máy không được sửa, thêm hay xoá.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER recommendation_sealed_added AFTER INSERT ON awards_recommendation
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_sealed_results();
CREATE TRIGGER recommendation_sealed_removed AFTER DELETE ON awards_recommendation
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_sealed_results();

CREATE FUNCTION check_sealed_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM awards_tallyrun WHERE state = 'sealed'
      AND id IN (SELECT run_id FROM before UNION SELECT run_id FROM after)
  ) AND EXISTS (
    SELECT id, run_id, entry_id, award_id, subject_key, unit_id, outcome, outcome_order, eligible, rank, rank_values,
      tie_at_line, stopped_by, standard_version_id, created_at FROM before
    EXCEPT
    SELECT id, run_id, entry_id, award_id, subject_key, unit_id, outcome, outcome_order, eligible, rank, rank_values,
      tie_at_line, stopped_by, standard_version_id, created_at FROM after
  ) THEN
    RAISE EXCEPTION 'Lần tổng hợp đã niêm phong: số liệu và kết quả của máy không được sửa, thêm hay xoá.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER recommendation_sealed_changed AFTER UPDATE ON awards_recommendation
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION check_sealed_change();

CREATE TRIGGER assessment_frozen BEFORE UPDATE ON awards_assessment
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION check_sealed_assessments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM touched
    JOIN awards_recommendation AS recommendation ON recommendation.id = touched.recommendation_id
    JOIN awards_tallyrun AS run ON run.id = recommendation.run_id AND run.state = 'sealed'
  ) THEN
    RAISE EXCEPTION 'Lần tổng hợp đã niêm phong: số liệu và kết quả của máy không được sửa, thêm hay xoá.'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER assessment_sealed_removed AFTER DELETE ON awards_assessment
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION check_sealed_assessments();

CREATE FUNCTION check_sealed_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM awards_tallyrun WHERE state = 'sealed') THEN
    RAISE EXCEPTION 'Có lần tổng hợp đã niêm phong: không được xoá trắng bảng %.', TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER tally_run_table_sealed BEFORE TRUNCATE ON awards_tallyrun
  FOR EACH STATEMENT EXECUTE FUNCTION check_sealed_truncate();
CREATE TRIGGER recommendation_table_sealed BEFORE TRUNCATE ON awards_recommendation
  FOR EACH STATEMENT EXECUTE FUNCTION check_sealed_truncate();
CREATE TRIGGER assessment_table_sealed BEFORE TRUNCATE ON awards_assessment
  FOR EACH STATEMENT EXECUTE FUNCTION check_sealed_truncate();
"""
THAW_SEALED = """
DROP FUNCTION check_sealed_truncate() CASCADE;
DROP FUNCTION check_sealed_assessments() CASCADE;
DROP TRIGGER assessment_frozen ON awards_assessment;
DROP FUNCTION check_sealed_change() CASCADE;
DROP FUNCTION check_sealed_results() CASCADE;
DROP FUNCTION refuse_sealed() CASCADE;
"""
KEEP_STANDARDS = """
CREATE FUNCTION keep_standard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['state', 'valid_to', 'updated_at'];
BEGIN
  IF OLD.state = 'draft' THEN
    IF TG_OP = 'DELETE' THEN
      RETURN OLD;
    END IF;
    IF NEW.state NOT IN ('draft', 'approved') OR (NEW.state = 'approved' AND NEW.approved_by_id IS NULL) THEN
      RAISE EXCEPTION 'Bản nháp tiêu chuẩn chỉ có hiệu lực sau khi được người thứ hai duyệt.'
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'Phiên bản tiêu chuẩn đã duyệt không được xoá.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF to_jsonb(NEW) - moving IS DISTINCT FROM to_jsonb(OLD) - moving THEN
    RAISE EXCEPTION 'Phiên bản tiêu chuẩn đã duyệt không được sửa.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('approved', 'in_force'), ('approved', 'superseded'), ('in_force', 'superseded')
  ) THEN
    RAISE EXCEPTION 'Phiên bản tiêu chuẩn không quay lại trạng thái trước.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.valid_to IS DISTINCT FROM OLD.valid_to
    AND (OLD.state = 'superseded' OR NEW.valid_to IS NULL OR NEW.valid_to > OLD.valid_to) THEN
    RAISE EXCEPTION 'Thời hạn của phiên bản tiêu chuẩn chỉ được rút ngắn.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$
"""
KEEP_ROWS = """
CREATE TRIGGER awards_standardversion_row_kept BEFORE UPDATE OR DELETE ON awards_standardversion
  FOR EACH ROW EXECUTE FUNCTION keep_standard()
"""
KEEP_TABLE = """
CREATE TRIGGER awards_standardversion_table_kept BEFORE TRUNCATE ON awards_standardversion
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""


class Migration(migrations.Migration):
    """The tables of this app as the migrations it replaces leave them; run on a database that has none of them yet."""

    replaces = [
        ('awards', '0001_initial'),
        ('awards', '0002_kept_population'),
        ('awards', '0003_ranking_under_lease'),
        ('awards', '0004_recommendation_rules'),
        ('awards', '0005_one_subject_once'),
        ('awards', '0006_gap_from_findings'),
        ('awards', '0007_waiting_index'),
        ('awards', '0008_people_may_say_otherwise'),
        ('awards', '0008_keep_why_apart'),
        ('awards', '0009_sealed_runs'),
        ('awards', '0010_quota_rules'),
        ('awards', '0011_quarter_praise'),
        ('awards', '0012_standard_versions_move'),
        ('awards', '0013_freeze_standards'),
        ('awards', '0014_trials_under_lease_and_sealing_by_worker'),
        ('awards', '0015_run_is_found_by_its_entries'),
        ('awards', '0016_leave_out_who_failed_a_review'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('campaigns', '0013_reviews_of_entries'),
        ('catalogue', '0001_initial'),
        ('common', '0002_initial'),
        ('people', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('units', '0005_one_cluster_a_year'),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='Honour',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('subject_kind', models.CharField(choices=[('individual', 'Cá nhân'), ('collective', 'Tập thể'), ('unit', 'Đơn vị'), ('household', 'Hộ gia đình')], max_length=12, verbose_name='đối tượng')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                        ('decision_no', models.CharField(blank=True, max_length=64, verbose_name='số quyết định')),
                        ('decided_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                        ('decided_by', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='cơ quan quyết định')),
                        ('name_then', common.fields.CleanCharField(max_length=255, verbose_name='tên khi được khen')),
                        ('unit_name_then', common.fields.CleanCharField(max_length=255, verbose_name='đơn vị khi được khen')),
                        ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='honours', to='catalogue.awardtype', verbose_name='danh hiệu, hình thức khen')),
                        ('campaign', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='honours', to='campaigns.campaign', verbose_name='phong trào')),
                        ('collective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='people.collective', verbose_name='tập thể')),
                        ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='people.member', verbose_name='cá nhân')),
                        ('subject_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set_as_subject', to='units.unit', verbose_name='đơn vị được xét')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='honours', to='units.unit', verbose_name='đơn vị khi đó')),
                    ],
                    options={
                        'verbose_name': 'lượt khen',
                        'verbose_name_plural': 'sổ khen thưởng',
                        'abstract': False,
                        'indexes': [models.Index(fields=['member', '-year'], name='honour_member_idx'), models.Index(fields=['collective', '-year'], name='honour_collective_idx'), models.Index(fields=['subject_unit', '-year'], name='honour_unit_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('collective__isnull', True), ('member__isnull', False), ('subject_kind__in', ['individual', 'household']), ('subject_unit__isnull', True)), models.Q(('collective__isnull', False), ('member__isnull', True), ('subject_kind', 'collective'), ('subject_unit__isnull', True)), models.Q(('collective__isnull', True), ('member__isnull', True), ('subject_kind', 'unit'), ('subject_unit__isnull', False)), _connector='OR'), name='awards_honour_subject_matches_kind'), models.UniqueConstraint(fields=('award', 'year', 'decision_no', 'member', 'collective', 'subject_unit'), name='honour_once', nulls_distinct=False, violation_error_message='Lượt khen này đã được ghi.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_honourhistory" ("award_id", "campaign_id", "collective_id", "created_at", "decided_by", "decided_on", "decision_no", "id", "member_id", "name_then", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject_kind", "subject_unit_id", "unit_id", "unit_name_then", "updated_at", "year") SELECT new_values."award_id", new_values."campaign_id", new_values."collective_id", new_values."created_at", new_values."decided_by", new_values."decided_on", new_values."decision_no", new_values."id", new_values."member_id", new_values."name_then", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."subject_kind", new_values."subject_unit_id", new_values."unit_id", new_values."unit_name_then", new_values."updated_at", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='337665b7c34d4c4c5040e83526237cacb7e09963', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4d402', referencing='REFERENCING NEW TABLE AS new_values ', table='awards_honour', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_honourhistory" ("award_id", "campaign_id", "collective_id", "created_at", "decided_by", "decided_on", "decision_no", "id", "member_id", "name_then", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject_kind", "subject_unit_id", "unit_id", "unit_name_then", "updated_at", "year") SELECT new_values."award_id", new_values."campaign_id", new_values."collective_id", new_values."created_at", new_values."decided_by", new_values."decided_on", new_values."decision_no", new_values."id", new_values."member_id", new_values."name_then", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."subject_kind", new_values."subject_unit_id", new_values."unit_id", new_values."unit_name_then", new_values."updated_at", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9e5673bb421f1a4a7c9fe6eac72602ed429fa345', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1e3e4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='awards_honour', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_honourhistory" ("award_id", "campaign_id", "collective_id", "created_at", "decided_by", "decided_on", "decision_no", "id", "member_id", "name_then", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject_kind", "subject_unit_id", "unit_id", "unit_name_then", "updated_at", "year") SELECT old_values."award_id", old_values."campaign_id", old_values."collective_id", old_values."created_at", old_values."decided_by", old_values."decided_on", old_values."decision_no", old_values."id", old_values."member_id", old_values."name_then", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."subject_kind", old_values."subject_unit_id", old_values."unit_id", old_values."unit_name_then", old_values."updated_at", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e512c3673920424ba8498b27339c914ddca2ac4f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_beaa2', referencing='REFERENCING OLD TABLE AS old_values ', table='awards_honour', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='HonourHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('subject_kind', models.CharField(choices=[('individual', 'Cá nhân'), ('collective', 'Tập thể'), ('unit', 'Đơn vị'), ('household', 'Hộ gia đình')], max_length=12, verbose_name='đối tượng')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                        ('decision_no', models.CharField(blank=True, max_length=64, verbose_name='số quyết định')),
                        ('decided_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                        ('decided_by', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='cơ quan quyết định')),
                        ('name_then', common.fields.CleanCharField(max_length=255, verbose_name='tên khi được khen')),
                        ('unit_name_then', common.fields.CleanCharField(max_length=255, verbose_name='đơn vị khi được khen')),
                        ('award', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='catalogue.awardtype', verbose_name='danh hiệu, hình thức khen')),
                        ('campaign', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign', verbose_name='phong trào')),
                        ('collective', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.collective', verbose_name='tập thể')),
                        ('member', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.member', verbose_name='cá nhân')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='awards.honour')),
                        ('subject_unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị được xét')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị khi đó')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='StandardVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('number', models.PositiveSmallIntegerField(verbose_name='phiên bản')),
                        ('subject_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None, verbose_name='đối tượng áp dụng')),
                        ('state', models.CharField(choices=[('draft', 'Nháp'), ('approved', 'Đã duyệt'), ('in_force', 'Đang hiệu lực'), ('superseded', 'Đã thay thế')], default='draft', editable=False, max_length=12, verbose_name='trạng thái')),
                        ('valid_from', models.DateField(verbose_name='áp dụng từ')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='áp dụng đến hết')),
                        ('tree', models.JSONField(verbose_name='điều kiện')),
                        ('rank_by', models.JSONField(default=list, verbose_name='thứ tự xếp')),
                        ('council_text', models.TextField(blank=True, verbose_name='nội dung hội đồng xem xét')),
                        ('legal_basis', models.CharField(blank=True, max_length=500, verbose_name='căn cứ')),
                        ('source', models.CharField(blank=True, max_length=500, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người duyệt')),
                        ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standard_versions', to='catalogue.awardtype', verbose_name='danh hiệu, hình thức khen')),
                        ('approved_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='duyệt lúc')),
                        ('drafted_by', models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người soạn')),
                        ('note', common.fields.CleanTextField(blank=True, db_default='', default='', max_length=2000, verbose_name='lý do thay đổi')),
                        ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                    ],
                    options={
                        'verbose_name': 'phiên bản tiêu chuẩn',
                        'verbose_name_plural': 'phiên bản tiêu chuẩn',
                        'ordering': ['award__position', 'award__code', '-number'],
                        'constraints': [models.UniqueConstraint(fields=('award', 'number', 'subject_kinds'), name='standard_version_number_once'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'approved', 'in_force', 'superseded'])), name='standard_version_state_known'), models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('drafted_by')), _negated=True), _connector='OR'), name='standard_approved_by_another', violation_error_message='Người soạn không được duyệt tiêu chuẩn của chính mình.'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', django.db.models.expressions.CombinedExpression(models.F('valid_from'), '-', models.Value(datetime.timedelta(days=1)))), _connector='OR'), name='standard_validity_in_order', violation_error_message='Ngày hết áp dụng không thể trước ngày bắt đầu.'), awards.models.standard.SettledExclusion(condition=models.Q(('state__in', ('in_force', 'superseded')), models.Q(('subject_kinds', []), ('subject_kinds__contains', ['individual']), _connector='OR')), expressions=[('award', '='), (awards.models.standard.Validity('valid_from', 'valid_to'), '&&')], name='standard_one_a_day_individual', violation_error_message='Đã có phiên bản khác áp dụng cho cùng đối tượng trong thời gian này.'), awards.models.standard.SettledExclusion(condition=models.Q(('state__in', ('in_force', 'superseded')), models.Q(('subject_kinds', []), ('subject_kinds__contains', ['collective']), _connector='OR')), expressions=[('award', '='), (awards.models.standard.Validity('valid_from', 'valid_to'), '&&')], name='standard_one_a_day_collective', violation_error_message='Đã có phiên bản khác áp dụng cho cùng đối tượng trong thời gian này.'), awards.models.standard.SettledExclusion(condition=models.Q(('state__in', ('in_force', 'superseded')), models.Q(('subject_kinds', []), ('subject_kinds__contains', ['unit']), _connector='OR')), expressions=[('award', '='), (awards.models.standard.Validity('valid_from', 'valid_to'), '&&')], name='standard_one_a_day_unit', violation_error_message='Đã có phiên bản khác áp dụng cho cùng đối tượng trong thời gian này.'), awards.models.standard.SettledExclusion(condition=models.Q(('state__in', ('in_force', 'superseded')), models.Q(('subject_kinds', []), ('subject_kinds__contains', ['household']), _connector='OR')), expressions=[('award', '='), (awards.models.standard.Validity('valid_from', 'valid_to'), '&&')], name='standard_one_a_day_household', violation_error_message='Đã có phiên bản khác áp dụng cho cùng đối tượng trong thời gian này.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_standardversionhistory" ("approved_at", "approved_by_id", "award_id", "council_text", "created_at", "id", "legal_basis", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank_by", "source", "state", "subject_kinds", "tree", "unverified", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."approved_at", new_values."approved_by_id", new_values."award_id", new_values."council_text", new_values."created_at", new_values."id", new_values."legal_basis", new_values."note", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."rank_by", new_values."source", new_values."state", new_values."subject_kinds", new_values."tree", new_values."unverified", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6b0371a4c398a1ad1cc9139d383585f6717d051e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_dd2de', referencing='REFERENCING NEW TABLE AS new_values ', table='awards_standardversion', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_standardversionhistory" ("approved_at", "approved_by_id", "award_id", "council_text", "created_at", "id", "legal_basis", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank_by", "source", "state", "subject_kinds", "tree", "unverified", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."approved_at", new_values."approved_by_id", new_values."award_id", new_values."council_text", new_values."created_at", new_values."id", new_values."legal_basis", new_values."note", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."rank_by", new_values."source", new_values."state", new_values."subject_kinds", new_values."tree", new_values."unverified", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."approved_at" IS DISTINCT FROM (new_values."approved_at") OR old_values."approved_by_id" IS DISTINCT FROM (new_values."approved_by_id") OR old_values."award_id" IS DISTINCT FROM (new_values."award_id") OR old_values."council_text" IS DISTINCT FROM (new_values."council_text") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."legal_basis" IS DISTINCT FROM (new_values."legal_basis") OR old_values."note" IS DISTINCT FROM (new_values."note") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."rank_by" IS DISTINCT FROM (new_values."rank_by") OR old_values."source" IS DISTINCT FROM (new_values."source") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."subject_kinds" IS DISTINCT FROM (new_values."subject_kinds") OR old_values."tree" IS DISTINCT FROM (new_values."tree") OR old_values."unverified" IS DISTINCT FROM (new_values."unverified") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."valid_from" IS DISTINCT FROM (new_values."valid_from") OR old_values."valid_to" IS DISTINCT FROM (new_values."valid_to") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3f01928327c6295482e2870602d3d608e809cf67', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f9671', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='awards_standardversion', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_standardversionhistory" ("approved_at", "approved_by_id", "award_id", "council_text", "created_at", "id", "legal_basis", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank_by", "source", "state", "subject_kinds", "tree", "unverified", "updated_at", "valid_from", "valid_to", "version") SELECT old_values."approved_at", old_values."approved_by_id", old_values."award_id", old_values."council_text", old_values."created_at", old_values."id", old_values."legal_basis", old_values."note", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rank_by", old_values."source", old_values."state", old_values."subject_kinds", old_values."tree", old_values."unverified", old_values."updated_at", old_values."valid_from", old_values."valid_to", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='7157854ec2e31262dd0bbc55420d0f4d51664b23', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b88be', referencing='REFERENCING OLD TABLE AS old_values ', table='awards_standardversion', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='StandardVersionHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('number', models.PositiveSmallIntegerField(verbose_name='phiên bản')),
                        ('subject_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None, verbose_name='đối tượng áp dụng')),
                        ('state', models.CharField(choices=[('draft', 'Nháp'), ('approved', 'Đã duyệt'), ('in_force', 'Đang hiệu lực'), ('superseded', 'Đã thay thế')], default='draft', editable=False, max_length=12, verbose_name='trạng thái')),
                        ('valid_from', models.DateField(verbose_name='áp dụng từ')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='áp dụng đến hết')),
                        ('tree', models.JSONField(verbose_name='điều kiện')),
                        ('rank_by', models.JSONField(default=list, verbose_name='thứ tự xếp')),
                        ('council_text', models.TextField(blank=True, verbose_name='nội dung hội đồng xem xét')),
                        ('legal_basis', models.CharField(blank=True, max_length=500, verbose_name='căn cứ')),
                        ('source', models.CharField(blank=True, max_length=500, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('approved_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người duyệt')),
                        ('award', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='catalogue.awardtype', verbose_name='danh hiệu, hình thức khen')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='awards.standardversion')),
                        ('approved_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='duyệt lúc')),
                        ('note', common.fields.CleanTextField(blank=True, db_default='', default='', max_length=2000, verbose_name='lý do thay đổi')),
                        ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='TallyRun',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('number', models.PositiveIntegerField(verbose_name='lần chạy')),
                        ('state', models.CharField(choices=[('draft', 'Chờ chạy'), ('running', 'Đang chạy'), ('interrupted', 'Gián đoạn'), ('done', 'Xong'), ('sealed', 'Đã niêm phong'), ('cancelled', 'Đã huỷ')], default='draft', editable=False, max_length=12, verbose_name='trạng thái')),
                        ('phase', models.CharField(default='evaluate', editable=False, max_length=16, verbose_name='bước')),
                        ('standards', models.JSONField(default=dict, verbose_name='tiêu chuẩn đã dùng')),
                        ('quotas', models.JSONField(default=dict, verbose_name='chỉ tiêu đã dùng')),
                        ('started_at', models.DateTimeField(blank=True, null=True, verbose_name='bắt đầu lúc')),
                        ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='xong lúc')),
                        ('entries', models.PositiveIntegerField(default=0, verbose_name='số đối tượng')),
                        ('counts', models.JSONField(default=dict, verbose_name='số lượng theo kết quả')),
                        ('sha256', models.CharField(blank=True, max_length=64)),
                        ('failure', models.TextField(blank=True, verbose_name='sự cố')),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tally_runs', to='campaigns.campaign', verbose_name='phong trào')),
                        ('started_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người chạy')),
                        ('period_from', models.DateField(blank=True, null=True, verbose_name='xét từ ngày')),
                        ('period_to', models.DateField(blank=True, null=True, verbose_name='xét đến hết ngày')),
                        ('as_of', models.DateField(blank=True, null=True, verbose_name='theo số liệu ngày')),
                        ('attempts', models.PositiveSmallIntegerField(db_default=0, default=0)),
                        ('leased_until', models.DateTimeField(blank=True, null=True)),
                        ('owner', models.CharField(blank=True, db_default='', max_length=64)),
                        ('has_digests', models.BooleanField(db_default=False, default=False, editable=False)),
                        ('sealed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='niêm phong lúc')),
                        ('sealed_by', models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người niêm phong')),
                        ('buckets', models.JSONField(db_default={}, default=dict, editable=False, verbose_name='cụm, khối, cấp trên lúc chạy')),
                    ],
                    options={
                        'verbose_name': 'lần tổng hợp xét khen',
                        'verbose_name_plural': 'các lần tổng hợp xét khen',
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'running', 'interrupted'])), fields=('campaign',), name='tally_run_one_active_per_campaign', violation_error_message='Phong trào này đang có một lần tổng hợp chưa xong.'), models.UniqueConstraint(fields=('campaign', 'number'), name='tally_run_number_once'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'running', 'interrupted', 'done', 'sealed', 'cancelled'])), name='tally_run_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'sealed'), _negated=True), models.Q(('sealed_at__isnull', False), ('sealed_by__isnull', False), models.Q(('sealed_by', models.F('started_by')), _negated=True)), _connector='OR'), name='tally_run_sealed_by_another', violation_error_message='Người chạy tổng hợp không tự niêm phong.')],
                    },
                ),
                migrations.CreateModel(
                    name='Shard',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField()),
                        ('first_entry', models.BigIntegerField()),
                        ('last_entry', models.BigIntegerField()),
                        ('entries', models.PositiveIntegerField(default=0)),
                        ('state', models.CharField(choices=[('waiting', 'Chờ'), ('leased', 'Đang tính'), ('done', 'Xong')], default='waiting', editable=False, max_length=8)),
                        ('owner', models.CharField(blank=True, db_default='', max_length=64)),
                        ('leased_until', models.DateTimeField(blank=True, null=True)),
                        ('attempts', models.PositiveSmallIntegerField(db_default=0, default=0)),
                        ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shards', to='awards.tallyrun')),
                        ('entry_ids', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), db_default=[], default=list, size=None)),
                    ],
                    options={
                        'verbose_name': 'phần việc của lần tổng hợp',
                        'verbose_name_plural': 'phần việc của lần tổng hợp',
                        'indexes': [models.Index(fields=['run', 'state'], name='shard_state_idx')],
                        'constraints': [models.UniqueConstraint(fields=('run', 'number'), name='shard_number_once'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'leased', 'done'])), name='shard_state_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Recommendation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('outcome', models.CharField(blank=True, choices=[('recommended', 'Đề nghị khen'), ('below_line', 'Dưới vạch chỉ tiêu'), ('not_eligible', 'Không đủ điều kiện'), ('missing_data', 'Thiếu dữ liệu')], max_length=12, verbose_name='kết quả')),
                        ('outcome_order', models.PositiveSmallIntegerField(default=0)),
                        ('eligible', models.BooleanField(default=False, verbose_name='đủ điều kiện')),
                        ('rank', models.PositiveIntegerField(blank=True, null=True, verbose_name='thứ hạng')),
                        ('rank_values', models.JSONField(default=list, verbose_name='số liệu xếp hạng')),
                        ('tie_at_line', models.BooleanField(default=False, verbose_name='bằng nhau tại vạch')),
                        ('state', models.CharField(choices=[('proposed', 'Chờ phê duyệt'), ('approved', 'Đã phê duyệt'), ('refused', 'Không phê duyệt'), ('decided', 'Đã có quyết định'), ('published', 'Đã công bố')], default='proposed', editable=False, max_length=12, verbose_name='trạng thái')),
                        ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.awardtype', verbose_name='danh hiệu, hình thức khen')),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='campaigns.entry', verbose_name='đối tượng')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit', verbose_name='đơn vị')),
                        ('standard_version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='awards.standardversion', verbose_name='tiêu chuẩn đã dùng')),
                        ('run', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='awards.tallyrun', verbose_name='lần tổng hợp')),
                        ('subject_key', models.CharField(db_default='', editable=False, max_length=32)),
                        ('stopped_by', models.JSONField(blank=True, null=True, verbose_name='chỉ tiêu đã hết')),
                    ],
                    options={
                        'verbose_name': 'đề nghị khen',
                        'verbose_name_plural': 'đề nghị khen',
                        'indexes': [models.Index(fields=['run', 'award', 'outcome_order', 'rank', 'id'], name='recommendation_page_idx'), models.Index(fields=['run', 'state'], name='recommendation_state_idx'), models.Index(condition=models.Q(('state', 'proposed'), _negated=True), fields=['run', 'award', 'state'], name='recommendation_decided_idx'), models.Index(condition=models.Q(models.Q(('outcome', 'recommended'), ('state', 'proposed')), ('state', 'approved'), _connector='OR'), fields=['run', 'award'], name='recommendation_waiting_idx')],
                        'constraints': [models.UniqueConstraint(fields=('run', 'entry'), name='recommendation_once_per_run'), models.CheckConstraint(condition=models.Q(('outcome__in', ['', 'recommended', 'below_line', 'not_eligible', 'missing_data'])), name='recommendation_outcome_known'), models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'approved', 'refused', 'decided', 'published'])), name='recommendation_state_known'), models.UniqueConstraint(condition=models.Q(('subject_key', ''), _negated=True), fields=('run', 'award', 'subject_key'), name='recommendation_once_per_subject')],
                    },
                ),
                migrations.CreateModel(
                    name='SetAside',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('considered', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.entry', verbose_name='lượt được xét')),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.entry', verbose_name='đối tượng')),
                        ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='set_aside', to='awards.tallyrun')),
                    ],
                    options={
                        'verbose_name': 'lượt đề nghị đã xét ở đợt khác',
                        'verbose_name_plural': 'lượt đề nghị đã xét ở đợt khác',
                        'constraints': [models.UniqueConstraint(fields=('run', 'entry'), name='set_aside_once_per_run')],
                    },
                ),
                migrations.CreateModel(
                    name='Override',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('outcome', models.CharField(choices=[('recommended', 'Đề nghị khen'), ('not_eligible', 'Không đủ điều kiện')], max_length=12, verbose_name='kết quả')),
                        ('reason', models.TextField(verbose_name='lý do')),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                        ('recommendation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='override', to='awards.recommendation', verbose_name='đề nghị khen')),
                    ],
                    options={
                        'verbose_name': 'kết quả do người xét',
                        'verbose_name_plural': 'kết quả do người xét',
                        'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ('recommended', 'not_eligible'))), name='override_outcome_known'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='override_has_a_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='Assessment',
                    fields=[
                        ('recommendation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='assessment', serialize=False, to='awards.recommendation', verbose_name='đề nghị khen')),
                        ('place', models.JSONField(verbose_name='vị trí trong mã kiểm chứng')),
                        ('facts', models.JSONField(verbose_name='số liệu đã dùng')),
                        ('findings', models.JSONField(verbose_name='căn cứ từng điều kiện')),
                        ('digest', models.BinaryField(verbose_name='mã băm')),
                    ],
                    options={
                        'verbose_name': 'căn cứ xét khen',
                        'verbose_name_plural': 'căn cứ xét khen',
                    },
                ),
                migrations.CreateModel(
                    name='SealCheck',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('owner', models.CharField(blank=True, db_default='', max_length=64)),
                        ('leased_until', models.DateTimeField(blank=True, null=True)),
                        ('attempts', models.PositiveSmallIntegerField(db_default=0, default=0)),
                        ('state', models.CharField(choices=[('waiting', 'Chờ đối chiếu'), ('running', 'Đang đối chiếu'), ('holds', 'Khớp'), ('broken', 'Không khớp'), ('failed', 'Không đối chiếu được')], default='waiting', editable=False, max_length=8, verbose_name='trạng thái')),
                        ('checked', models.PositiveIntegerField(default=0, verbose_name='số đối tượng đã đối chiếu')),
                        ('changed', models.PositiveIntegerField(default=0, verbose_name='số đối tượng đã đổi số liệu')),
                        ('difference', models.JSONField(blank=True, null=True, verbose_name='chỗ không khớp')),
                        ('first_changed', models.JSONField(blank=True, null=True, verbose_name='số liệu đã đổi')),
                        ('sha256', models.CharField(blank=True, max_length=64)),
                        ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='xong lúc')),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người đối chiếu')),
                        ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='awards.tallyrun', verbose_name='lần tổng hợp')),
                        ('refusal', models.TextField(blank=True, db_default='', default='', editable=False, verbose_name='vì sao không niêm phong')),
                        ('seals', models.BooleanField(db_default=False, default=False, editable=False, verbose_name='để niêm phong')),
                    ],
                    options={
                        'verbose_name': 'lần đối chiếu',
                        'verbose_name_plural': 'các lần đối chiếu',
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'running', 'holds', 'broken', 'failed'])), name='seal_check_state_known'), models.UniqueConstraint(condition=models.Q(('finished_at__isnull', True)), fields=('run',), name='seal_check_one_under_way', violation_error_message='Lần tổng hợp này đang được đối chiếu.')],
                    },
                ),
                migrations.CreateModel(
                    name='PriorityRule',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('trait', models.CharField(choices=[('direct_worker', 'Lao động trực tiếp'), ('women', 'Nữ'), ('non_state', 'Doanh nghiệp ngoài nhà nước')], max_length=16, verbose_name='đối tượng ưu tiên')),
                        ('minimum', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='tỷ lệ tối thiểu (%)')),
                        ('valid_from', models.DateField(verbose_name='áp dụng từ')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='áp dụng đến hết')),
                        ('legal_basis', models.CharField(max_length=500, verbose_name='căn cứ')),
                        ('source', models.CharField(blank=True, max_length=500, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('award', models.ForeignKey(blank=True, help_text='Để trống: mọi hình thức.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='priority_rules', to='catalogue.awardtype', verbose_name='hình thức khen')),
                    ],
                    options={
                        'verbose_name': 'tỷ lệ ưu tiên cần nhắc',
                        'verbose_name_plural': 'tỷ lệ ưu tiên cần nhắc',
                        'ordering': ['trait', 'award', '-valid_from'],
                        'constraints': [models.UniqueConstraint(fields=('award', 'trait', 'valid_from'), name='priority_rule_once_a_day', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('minimum__isnull', True), models.Q(('minimum__gte', 0), ('minimum__lte', 100)), _connector='OR'), name='priority_rule_minimum_is_a_share', violation_error_message='Tỷ lệ phải từ 0 đến 100 %.'), models.CheckConstraint(condition=models.Q(('trait__in', ['direct_worker', 'women', 'non_state'])), name='priority_rule_trait_known')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_priorityrulehistory" ("award_id", "created_at", "id", "legal_basis", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "trait", "unverified", "updated_at", "valid_from", "valid_to") SELECT new_values."award_id", new_values."created_at", new_values."id", new_values."legal_basis", new_values."minimum", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source", new_values."trait", new_values."unverified", new_values."updated_at", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='aab1617d4bdc6876f0b25a33d7d5a7d5fe10c1d9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ba6f2', referencing='REFERENCING NEW TABLE AS new_values ', table='awards_priorityrule', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_priorityrulehistory" ("award_id", "created_at", "id", "legal_basis", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "trait", "unverified", "updated_at", "valid_from", "valid_to") SELECT new_values."award_id", new_values."created_at", new_values."id", new_values."legal_basis", new_values."minimum", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."source", new_values."trait", new_values."unverified", new_values."updated_at", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8106278870a099fc8507edc32c5263d02dd76e27', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_51b5f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='awards_priorityrule', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_priorityrulehistory" ("award_id", "created_at", "id", "legal_basis", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "trait", "unverified", "updated_at", "valid_from", "valid_to") SELECT old_values."award_id", old_values."created_at", old_values."id", old_values."legal_basis", old_values."minimum", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source", old_values."trait", old_values."unverified", old_values."updated_at", old_values."valid_from", old_values."valid_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5655f3a003a8f929ed619730c2c0368be365f3ad', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_39025', referencing='REFERENCING OLD TABLE AS old_values ', table='awards_priorityrule', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='PriorityRuleHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('trait', models.CharField(choices=[('direct_worker', 'Lao động trực tiếp'), ('women', 'Nữ'), ('non_state', 'Doanh nghiệp ngoài nhà nước')], max_length=16, verbose_name='đối tượng ưu tiên')),
                        ('minimum', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='tỷ lệ tối thiểu (%)')),
                        ('valid_from', models.DateField(verbose_name='áp dụng từ')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='áp dụng đến hết')),
                        ('legal_basis', models.CharField(max_length=500, verbose_name='căn cứ')),
                        ('source', models.CharField(blank=True, max_length=500, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('award', models.ForeignKey(blank=True, db_constraint=False, help_text='Để trống: mọi hình thức.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='catalogue.awardtype', verbose_name='hình thức khen')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='awards.priorityrule')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='QuotaDefault',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('scope', models.CharField(choices=[('overall', 'toàn phong trào'), ('province', 'mỗi LĐLĐ tỉnh, công đoàn ngành'), ('upper', 'mỗi công đoàn cấp trên trực tiếp cơ sở'), ('cluster', 'mỗi cụm thi đua'), ('block', 'mỗi khối'), ('unit', 'mỗi đơn vị đề nghị')], max_length=12, verbose_name='phạm vi')),
                        ('group', models.CharField(blank=True, choices=[('individual', 'cá nhân'), ('collective', 'tập thể')], help_text='Để trống: tính chung cá nhân và tập thể, xếp trong một hàng.', max_length=12, verbose_name='đối tượng')),
                        ('places', models.PositiveIntegerField(blank=True, null=True, verbose_name='số suất')),
                        ('percent', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='tỷ lệ (%)')),
                        ('base', models.CharField(blank=True, choices=[('holders', 'người, tập thể đã có danh hiệu khác trong năm'), ('registered', 'số đã đăng ký hình thức này'), ('workers', 'số CNVCLĐ'), ('members', 'số đoàn viên'), ('eligible', 'số đủ tiêu chuẩn')], max_length=12, verbose_name='tính trên')),
                        ('rounding', models.CharField(blank=True, choices=[('down', 'làm tròn xuống'), ('up', 'làm tròn lên'), ('half_up', 'làm tròn từ nửa trở lên')], max_length=8, verbose_name='làm tròn')),
                        ('valid_from', models.DateField(verbose_name='áp dụng từ')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='áp dụng đến hết')),
                        ('legal_basis', models.CharField(max_length=500, verbose_name='căn cứ')),
                        ('source', models.CharField(blank=True, max_length=500, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('award', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quota_defaults', to='catalogue.awardtype', verbose_name='hình thức khen')),
                        ('base_award', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.awardtype', verbose_name='danh hiệu đã có')),
                    ],
                    options={
                        'verbose_name': 'chỉ tiêu theo quy định',
                        'verbose_name_plural': 'chỉ tiêu theo quy định',
                        'ordering': ['award', '-valid_from', 'scope'],
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('base', ''), ('base_award__isnull', True), ('percent__isnull', True), ('places__isnull', False), ('places__lte', 10000000), ('rounding', '')), models.Q(('percent__gt', 0), ('percent__lte', Decimal('100')), ('places__isnull', True), ('base__in', ['holders', 'registered', 'workers', 'members', 'eligible']), ('rounding__in', ['down', 'up', 'half_up'])), _connector='OR'), name='quotadefault_number_or_share', violation_error_message='Chỉ tiêu là một số suất, hoặc một tỷ lệ có cơ sở tính và cách làm tròn.'), models.CheckConstraint(condition=models.Q(models.Q(('base', 'holders'), ('base_award__isnull', False)), models.Q(models.Q(('base', 'holders'), _negated=True), ('base_award__isnull', True)), _connector='OR'), name='quotadefault_holders_of_an_award', violation_error_message='Tỷ lệ trên số đã có danh hiệu phải nói rõ danh hiệu nào.'), models.CheckConstraint(condition=models.Q(('scope__in', ['overall', 'province', 'upper', 'cluster', 'block', 'unit']), ('group__in', ['', 'individual', 'collective'])), name='quotadefault_terms_known'), models.UniqueConstraint(fields=('award', 'scope', 'group', 'base', 'valid_from'), name='quota_default_once_a_day')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_quotadefaulthistory" ("award_id", "base", "base_award_id", "created_at", "group", "id", "legal_basis", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "rounding", "scope", "source", "unverified", "updated_at", "valid_from", "valid_to") SELECT new_values."award_id", new_values."base", new_values."base_award_id", new_values."created_at", new_values."group", new_values."id", new_values."legal_basis", new_values."percent", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."places", new_values."rounding", new_values."scope", new_values."source", new_values."unverified", new_values."updated_at", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='67334b0537fa303767698c8db7f84824141392f7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_05e5e', referencing='REFERENCING NEW TABLE AS new_values ', table='awards_quotadefault', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_quotadefaulthistory" ("award_id", "base", "base_award_id", "created_at", "group", "id", "legal_basis", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "rounding", "scope", "source", "unverified", "updated_at", "valid_from", "valid_to") SELECT new_values."award_id", new_values."base", new_values."base_award_id", new_values."created_at", new_values."group", new_values."id", new_values."legal_basis", new_values."percent", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."places", new_values."rounding", new_values."scope", new_values."source", new_values."unverified", new_values."updated_at", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='57458f6c7d285aa12888b5d0fc3185b4f8eb08d5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_385d1', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='awards_quotadefault', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_quotadefaulthistory" ("award_id", "base", "base_award_id", "created_at", "group", "id", "legal_basis", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "rounding", "scope", "source", "unverified", "updated_at", "valid_from", "valid_to") SELECT old_values."award_id", old_values."base", old_values."base_award_id", old_values."created_at", old_values."group", old_values."id", old_values."legal_basis", old_values."percent", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."places", old_values."rounding", old_values."scope", old_values."source", old_values."unverified", old_values."updated_at", old_values."valid_from", old_values."valid_to" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='316f721b7ecb5110548d0176bf2278d4112f94e5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_27f22', referencing='REFERENCING OLD TABLE AS old_values ', table='awards_quotadefault', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='QuotaDefaultHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('scope', models.CharField(choices=[('overall', 'toàn phong trào'), ('province', 'mỗi LĐLĐ tỉnh, công đoàn ngành'), ('upper', 'mỗi công đoàn cấp trên trực tiếp cơ sở'), ('cluster', 'mỗi cụm thi đua'), ('block', 'mỗi khối'), ('unit', 'mỗi đơn vị đề nghị')], max_length=12, verbose_name='phạm vi')),
                        ('group', models.CharField(blank=True, choices=[('individual', 'cá nhân'), ('collective', 'tập thể')], help_text='Để trống: tính chung cá nhân và tập thể, xếp trong một hàng.', max_length=12, verbose_name='đối tượng')),
                        ('places', models.PositiveIntegerField(blank=True, null=True, verbose_name='số suất')),
                        ('percent', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='tỷ lệ (%)')),
                        ('base', models.CharField(blank=True, choices=[('holders', 'người, tập thể đã có danh hiệu khác trong năm'), ('registered', 'số đã đăng ký hình thức này'), ('workers', 'số CNVCLĐ'), ('members', 'số đoàn viên'), ('eligible', 'số đủ tiêu chuẩn')], max_length=12, verbose_name='tính trên')),
                        ('rounding', models.CharField(blank=True, choices=[('down', 'làm tròn xuống'), ('up', 'làm tròn lên'), ('half_up', 'làm tròn từ nửa trở lên')], max_length=8, verbose_name='làm tròn')),
                        ('valid_from', models.DateField(verbose_name='áp dụng từ')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='áp dụng đến hết')),
                        ('legal_basis', models.CharField(max_length=500, verbose_name='căn cứ')),
                        ('source', models.CharField(blank=True, max_length=500, verbose_name='nguồn')),
                        ('unverified', models.BooleanField(default=False, verbose_name='chưa kiểm chứng')),
                        ('award', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='catalogue.awardtype', verbose_name='hình thức khen')),
                        ('base_award', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='catalogue.awardtype', verbose_name='danh hiệu đã có')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='awards.quotadefault')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='QuotaRule',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('scope', models.CharField(choices=[('overall', 'toàn phong trào'), ('province', 'mỗi LĐLĐ tỉnh, công đoàn ngành'), ('upper', 'mỗi công đoàn cấp trên trực tiếp cơ sở'), ('cluster', 'mỗi cụm thi đua'), ('block', 'mỗi khối'), ('unit', 'mỗi đơn vị đề nghị')], max_length=12, verbose_name='phạm vi')),
                        ('group', models.CharField(blank=True, choices=[('individual', 'cá nhân'), ('collective', 'tập thể')], help_text='Để trống: tính chung cá nhân và tập thể, xếp trong một hàng.', max_length=12, verbose_name='đối tượng')),
                        ('places', models.PositiveIntegerField(blank=True, null=True, verbose_name='số suất')),
                        ('percent', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='tỷ lệ (%)')),
                        ('base', models.CharField(blank=True, choices=[('holders', 'người, tập thể đã có danh hiệu khác trong năm'), ('registered', 'số đã đăng ký hình thức này'), ('workers', 'số CNVCLĐ'), ('members', 'số đoàn viên'), ('eligible', 'số đủ tiêu chuẩn')], max_length=12, verbose_name='tính trên')),
                        ('rounding', models.CharField(blank=True, choices=[('down', 'làm tròn xuống'), ('up', 'làm tròn lên'), ('half_up', 'làm tròn từ nửa trở lên')], max_length=8, verbose_name='làm tròn')),
                        ('state', models.CharField(choices=[('proposed', 'Chờ người thứ hai duyệt'), ('in_force', 'Đang dùng'), ('ended', 'Không dùng nữa')], default='in_force', editable=False, max_length=10, verbose_name='trạng thái')),
                        ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người duyệt')),
                        ('base_award', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.awardtype', verbose_name='danh hiệu đã có')),
                        ('offer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quota_rules', to='campaigns.campaignaward', verbose_name='hình thức khen')),
                        ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người đặt')),
                    ],
                    options={
                        'verbose_name': 'quy tắc chỉ tiêu',
                        'verbose_name_plural': 'quy tắc chỉ tiêu',
                        'ordering': ['offer', 'scope', 'group', 'base', 'pk'],
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('base', ''), ('base_award__isnull', True), ('percent__isnull', True), ('places__isnull', False), ('places__lte', 10000000), ('rounding', '')), models.Q(('percent__gt', 0), ('percent__lte', Decimal('100')), ('places__isnull', True), ('base__in', ['holders', 'registered', 'workers', 'members', 'eligible']), ('rounding__in', ['down', 'up', 'half_up'])), _connector='OR'), name='quotarule_number_or_share', violation_error_message='Chỉ tiêu là một số suất, hoặc một tỷ lệ có cơ sở tính và cách làm tròn.'), models.CheckConstraint(condition=models.Q(models.Q(('base', 'holders'), ('base_award__isnull', False)), models.Q(models.Q(('base', 'holders'), _negated=True), ('base_award__isnull', True)), _connector='OR'), name='quotarule_holders_of_an_award', violation_error_message='Tỷ lệ trên số đã có danh hiệu phải nói rõ danh hiệu nào.'), models.CheckConstraint(condition=models.Q(('scope__in', ['overall', 'province', 'upper', 'cluster', 'block', 'unit']), ('group__in', ['', 'individual', 'collective'])), name='quotarule_terms_known'), models.UniqueConstraint(condition=models.Q(('state', 'in_force')), fields=('offer', 'scope', 'group', 'base'), name='quota_rule_one_in_force', violation_error_message='Đã có quy tắc như vậy cho phạm vi và đối tượng này. Hãy bỏ quy tắc cũ trước.'), models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'in_force', 'ended'])), name='quota_rule_state_known')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_quotarulehistory" ("approved_by_id", "base", "base_award_id", "created_at", "group", "id", "offer_id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "proposed_by_id", "rounding", "scope", "state", "updated_at") SELECT new_values."approved_by_id", new_values."base", new_values."base_award_id", new_values."created_at", new_values."group", new_values."id", new_values."offer_id", new_values."percent", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."places", new_values."proposed_by_id", new_values."rounding", new_values."scope", new_values."state", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='aa8467eec03cdcbeb44aed94a699a9a51da26a44', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_daf8f', referencing='REFERENCING NEW TABLE AS new_values ', table='awards_quotarule', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_quotarulehistory" ("approved_by_id", "base", "base_award_id", "created_at", "group", "id", "offer_id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "proposed_by_id", "rounding", "scope", "state", "updated_at") SELECT new_values."approved_by_id", new_values."base", new_values."base_award_id", new_values."created_at", new_values."group", new_values."id", new_values."offer_id", new_values."percent", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."places", new_values."proposed_by_id", new_values."rounding", new_values."scope", new_values."state", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4d3e51f9f072731970ec75ce962c3ab5db5ee5d5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9ccb4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='awards_quotarule', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_quotarulehistory" ("approved_by_id", "base", "base_award_id", "created_at", "group", "id", "offer_id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "proposed_by_id", "rounding", "scope", "state", "updated_at") SELECT old_values."approved_by_id", old_values."base", old_values."base_award_id", old_values."created_at", old_values."group", old_values."id", old_values."offer_id", old_values."percent", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."places", old_values."proposed_by_id", old_values."rounding", old_values."scope", old_values."state", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ccbaa050874f9684c26be785fe12a2f4553b0c66', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1f0a5', referencing='REFERENCING OLD TABLE AS old_values ', table='awards_quotarule', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='QuotaRuleHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('scope', models.CharField(choices=[('overall', 'toàn phong trào'), ('province', 'mỗi LĐLĐ tỉnh, công đoàn ngành'), ('upper', 'mỗi công đoàn cấp trên trực tiếp cơ sở'), ('cluster', 'mỗi cụm thi đua'), ('block', 'mỗi khối'), ('unit', 'mỗi đơn vị đề nghị')], max_length=12, verbose_name='phạm vi')),
                        ('group', models.CharField(blank=True, choices=[('individual', 'cá nhân'), ('collective', 'tập thể')], help_text='Để trống: tính chung cá nhân và tập thể, xếp trong một hàng.', max_length=12, verbose_name='đối tượng')),
                        ('places', models.PositiveIntegerField(blank=True, null=True, verbose_name='số suất')),
                        ('percent', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='tỷ lệ (%)')),
                        ('base', models.CharField(blank=True, choices=[('holders', 'người, tập thể đã có danh hiệu khác trong năm'), ('registered', 'số đã đăng ký hình thức này'), ('workers', 'số CNVCLĐ'), ('members', 'số đoàn viên'), ('eligible', 'số đủ tiêu chuẩn')], max_length=12, verbose_name='tính trên')),
                        ('rounding', models.CharField(blank=True, choices=[('down', 'làm tròn xuống'), ('up', 'làm tròn lên'), ('half_up', 'làm tròn từ nửa trở lên')], max_length=8, verbose_name='làm tròn')),
                        ('state', models.CharField(choices=[('proposed', 'Chờ người thứ hai duyệt'), ('in_force', 'Đang dùng'), ('ended', 'Không dùng nữa')], default='in_force', editable=False, max_length=10, verbose_name='trạng thái')),
                        ('approved_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người duyệt')),
                        ('base_award', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='catalogue.awardtype', verbose_name='danh hiệu đã có')),
                        ('offer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaignaward', verbose_name='hình thức khen')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='awards.quotarule')),
                        ('proposed_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người đặt')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
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
                        'constraints': [models.UniqueConstraint(fields=('campaign', 'indicator', 'year', 'quarter', 'unit'), name='quarter_praise_once', violation_error_message='Đơn vị đã có kết luận của quý này.'), models.CheckConstraint(condition=models.Q(('indicator__in', ['initiatives', 'works', 'works_value', 'individual_titles', 'collective_titles', 'exemplars'])), name='quarter_praise_indicator_known'), models.CheckConstraint(condition=models.Q(('quarter__range', (1, 4))), name='quarter_praise_quarter_of_a_year'), models.CheckConstraint(condition=models.Q(models.Q(('honour__isnull', False), ('outcome', 'recorded')), models.Q(('honour__isnull', True), ('outcome', 'declined'), models.Q(('note', ''), _negated=True)), _connector='OR'), name='quarter_praise_has_honour_or_reason', violation_error_message='Biểu dương thì phải ghi sổ, không biểu dương thì phải ghi lý do.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_quarterpraisehistory" ("campaign_id", "created_at", "decided_by_id", "group_name", "honour_id", "id", "indicator", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "reason", "unit_id", "updated_at", "year") SELECT new_values."campaign_id", new_values."created_at", new_values."decided_by_id", new_values."group_name", new_values."honour_id", new_values."id", new_values."indicator", new_values."note", new_values."outcome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."quarter", new_values."reason", new_values."unit_id", new_values."updated_at", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0b9b0312c76dc7242828d37c44b77c9134400dd1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f96c2', referencing='REFERENCING NEW TABLE AS new_values ', table='awards_quarterpraise', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_quarterpraisehistory" ("campaign_id", "created_at", "decided_by_id", "group_name", "honour_id", "id", "indicator", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "reason", "unit_id", "updated_at", "year") SELECT new_values."campaign_id", new_values."created_at", new_values."decided_by_id", new_values."group_name", new_values."honour_id", new_values."id", new_values."indicator", new_values."note", new_values."outcome", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."quarter", new_values."reason", new_values."unit_id", new_values."updated_at", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='759c8609c9db08bb44a2c56fd74f5fa0c5cb86f3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_35f29', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='awards_quarterpraise', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "awards_quarterpraisehistory" ("campaign_id", "created_at", "decided_by_id", "group_name", "honour_id", "id", "indicator", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter", "reason", "unit_id", "updated_at", "year") SELECT old_values."campaign_id", old_values."created_at", old_values."decided_by_id", old_values."group_name", old_values."honour_id", old_values."id", old_values."indicator", old_values."note", old_values."outcome", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."quarter", old_values."reason", old_values."unit_id", old_values."updated_at", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f28de6704b0277f7b4e8795a2d6d1990fd11e61e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_01137', referencing='REFERENCING OLD TABLE AS old_values ', table='awards_quarterpraise', when='AFTER'))],
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
                migrations.CreateModel(
                    name='StandardTrial',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('seen_version', models.PositiveIntegerField()),
                        ('state', models.CharField(choices=[('waiting', 'Chờ chạy'), ('running', 'Đang chạy'), ('done', 'Xong')], default='waiting', editable=False, max_length=8, verbose_name='trạng thái')),
                        ('considered', models.PositiveIntegerField(default=0)),
                        ('done', models.PositiveIntegerField(default=0)),
                        ('counts', models.JSONField(default=dict)),
                        ('reads_more', models.BooleanField(default=False)),
                        ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='awards.tallyrun', verbose_name='lần tổng hợp')),
                        ('standard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trials', to='awards.standardversion', verbose_name='phiên bản tiêu chuẩn')),
                        ('started_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người chạy')),
                        ('attempts', models.PositiveSmallIntegerField(db_default=0, default=0)),
                        ('failure', models.TextField(blank=True, db_default='', default='', verbose_name='sự cố')),
                        ('leased_until', models.DateTimeField(blank=True, null=True)),
                        ('owner', models.CharField(blank=True, db_default='', max_length=64)),
                    ],
                    options={
                        'verbose_name': 'lần chạy thử tiêu chuẩn',
                        'verbose_name_plural': 'lần chạy thử tiêu chuẩn',
                        'ordering': ['-created_at', '-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'running', 'done'])), name='trial_state_known')],
                    },
                ),
                migrations.CreateModel(
                    name='TrialChange',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('before', models.CharField(choices=[('eligible', 'Đủ điều kiện'), ('missing_data', 'Thiếu dữ liệu'), ('not_eligible', 'Không đủ điều kiện')], max_length=12, verbose_name='trước')),
                        ('after', models.CharField(choices=[('eligible', 'Đủ điều kiện'), ('missing_data', 'Thiếu dữ liệu'), ('not_eligible', 'Không đủ điều kiện')], max_length=12, verbose_name='sau')),
                        ('finding', models.JSONField(default=dict)),
                        ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='awards.recommendation')),
                        ('trial', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='awards.standardtrial')),
                    ],
                    options={
                        'verbose_name': 'thay đổi khi chạy thử',
                        'verbose_name_plural': 'thay đổi khi chạy thử',
                        'constraints': [models.UniqueConstraint(fields=('trial', 'recommendation'), name='trial_change_once'), models.CheckConstraint(condition=models.Q(('after__in', ['eligible', 'missing_data', 'not_eligible']), ('before__in', ['eligible', 'missing_data', 'not_eligible'])), name='trial_change_known')],
                    },
                ),
            ],
        ),
        migrations.RunSQL(CHECK_RESULTS, LEAVE_RESULTS),
        migrations.RunSQL(CHECK_DECISIONS, LEAVE_DECISIONS),
        migrations.RunSQL(FREEZE_SEALED, THAW_SEALED),
        migrations.RunSQL(KEEP_STANDARDS, "DROP FUNCTION keep_standard()"),
        migrations.RunSQL(KEEP_ROWS, "DROP TRIGGER awards_standardversion_row_kept ON awards_standardversion"),
        migrations.RunSQL(KEEP_TABLE, "DROP TRIGGER awards_standardversion_table_kept ON awards_standardversion"),
    ]
