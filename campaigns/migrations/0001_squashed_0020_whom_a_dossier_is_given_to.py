import common.clock
import common.expressions
import common.fields
import common.models.stored_file
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from common.frozen import freeze
from common.migration_operations import CreateModels

CHANGED = """(
    SELECT written.* FROM written JOIN before USING (id)
    WHERE (written.dossier_id, written.award_id, written.subject_kind,
           written.member_id, written.collective_id, written.subject_unit_id)
      IS DISTINCT FROM (before.dossier_id, before.award_id, before.subject_kind,
                        before.member_id, before.collective_id, before.subject_unit_id)
  )"""
FUNCTION = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  broken record;
BEGIN
  SELECT NOT entry.subject_kind = ANY (award.subject_kinds) AS unfit, offer.id IS NULL AS not_offered
  INTO broken
  FROM {rows} AS entry
  JOIN campaigns_dossier AS dossier ON dossier.id = entry.dossier_id
  JOIN units_unit AS unit ON unit.id = dossier.unit_id
  JOIN catalogue_awardtype AS award ON award.id = entry.award_id
  LEFT JOIN campaigns_campaignaward AS offer
    ON offer.campaign_id = dossier.campaign_id AND offer.award_id = entry.award_id
  LEFT JOIN people_member AS member ON member.id = entry.member_id
  LEFT JOIN people_collective AS collective ON collective.id = entry.collective_id
  LEFT JOIN units_unit AS home ON home.id = coalesce(entry.subject_unit_id, collective.unit_id, member.unit_id)
  WHERE NOT entry.subject_kind = ANY (award.subject_kinds)
     OR offer.id IS NULL
     OR (entry.source_id IS NULL AND starts_with(home.path, unit.path) IS NOT TRUE)
  LIMIT 1;
  IF NOT FOUND THEN
    RETURN NULL;
  ELSIF broken.unfit THEN
    RAISE EXCEPTION 'Hình thức khen này không dành cho đối tượng đã chọn.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_subject_fits_award';
  ELSIF broken.not_offered THEN
    RAISE EXCEPTION 'Phong trào này không xét hình thức khen đã chọn.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_award_in_campaign';
  END IF;
  RAISE EXCEPTION 'Đối tượng không thuộc đơn vị lập hồ sơ.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_subject_of_unit';
END $$;
"""
TRIGGERS = """
CREATE TRIGGER entry_rules AFTER INSERT ON campaigns_entry
  REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION check_new_entries();
CREATE TRIGGER entry_rules_of_changes AFTER UPDATE ON campaigns_entry
  REFERENCING OLD TABLE AS before NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION check_changed_entries();
"""
CHECK_ENTRIES = "".join(
    (
        FUNCTION.format(name="check_new_entries", rows="written"),
        FUNCTION.format(name="check_changed_entries", rows=CHANGED),
        TRIGGERS,
    )
)
LEAVE_ENTRIES = """
DROP TRIGGER entry_rules ON campaigns_entry;
DROP TRIGGER entry_rules_of_changes ON campaigns_entry;
DROP FUNCTION check_new_entries();
DROP FUNCTION check_changed_entries();
"""


class Migration(migrations.Migration):
    """The tables of this app as the migrations it replaces leave them; run on a database that has none of them yet."""

    replaces = [
        ('campaigns', '0001_initial'),
        ('campaigns', '0002_entry_rules'),
        ('campaigns', '0003_detached_attachments'),
        ('campaigns', '0004_index_of_latest_dossiers'),
        ('campaigns', '0005_praise_each_quarter'),
        ('campaigns', '0006_validate_praise_by'),
        ('campaigns', '0007_reviews_of_themes'),
        ('campaigns', '0008_validate_kinds_of_campaigns'),
        ('campaigns', '0009_cloned_from_a_year_before'),
        ('campaigns', '0010_check_entries_by_statement'),
        ('campaigns', '0011_find_history_of_entries_by_row'),
        ('campaigns', '0012_stored_files_keep_their_own_keys'),
        ('campaigns', '0013_reviews_of_entries'),
        ('campaigns', '0014_votes_and_lines_left_out'),
        ('campaigns', '0015_validate_votes'),
        ('campaigns', '0016_parts_a_return_opens'),
        ('campaigns', '0017_requests_for_extensions'),
        ('campaigns', '0018_evidence_and_minutes'),
        ('campaigns', '0019_find_evidence_by_entry'),
        ('campaigns', '0020_whom_a_dossier_is_given_to'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('catalogue', '0002_what_a_proposal_needs'),
        ('common', '0001_extensions'),
        ('contributions', '0001_initial'),
        ('people', '0012_find_and_check_merged'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('units', '0006_origins_of_units'),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name='Campaign',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=32, unique=True, verbose_name='mã phong trào')),
                        ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên phong trào')),
                        ('kind', models.CharField(choices=[('regular', 'Thường xuyên'), ('thematic', 'Chuyên đề'), ('thematic_review', 'Sơ kết, tổng kết chuyên đề'), ('peak', 'Đợt cao điểm'), ('unscheduled', 'Đột xuất')], default='regular', max_length=16, verbose_name='loại')),
                        ('period_kind', models.CharField(choices=[('calendar_year', 'Năm dương lịch'), ('school_year', 'Năm học'), ('custom', 'Thời gian riêng')], default='calendar_year', max_length=16, verbose_name='kỳ thi đua')),
                        ('slogan', common.fields.CleanCharField(blank=True, max_length=500, verbose_name='khẩu hiệu')),
                        ('starts_on', models.DateField(verbose_name='từ ngày')),
                        ('ends_on', models.DateField(verbose_name='đến hết ngày')),
                        ('registration_opens_on', models.DateField(verbose_name='mở đăng ký từ ngày')),
                        ('registration_closes_on', models.DateField(verbose_name='nhận đăng ký đến hết ngày')),
                        ('registration_closed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='khoá đăng ký lúc')),
                        ('needs_proposal', models.BooleanField(default=True, verbose_name='cần hồ sơ đề nghị')),
                        ('proposal_closes_on', models.DateField(blank=True, null=True, verbose_name='nhận hồ sơ đề nghị đến hết ngày')),
                        ('addressed_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('confederation', 'Tổng Liên đoàn'), ('provincial', 'LĐLĐ tỉnh, thành phố'), ('sectoral', 'Công đoàn ngành'), ('district', 'LĐLĐ huyện, thị, thành phố'), ('upper_grassroots', 'Công đoàn cấp trên trực tiếp cơ sở'), ('grassroots', 'Công đoàn cơ sở'), ('section', 'Công đoàn bộ phận'), ('group', 'Tổ công đoàn')], max_length=20), blank=True, default=list, size=None, verbose_name='cấp tham gia')),
                        ('addressed_blocks', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('administrative', 'Hành chính sự nghiệp'), ('agency', 'Cơ quan'), ('commune', 'Xã, thị trấn'), ('school', 'Trường học'), ('enterprise_state', 'Doanh nghiệp nhà nước'), ('enterprise_private', 'Doanh nghiệp ngoài nhà nước'), ('other', 'Khác')], max_length=20), blank=True, default=list, size=None, verbose_name='khối tham gia')),
                        ('state', models.CharField(choices=[('draft', 'Đang soạn'), ('launched', 'Đã phát động'), ('ended', 'Đã kết thúc')], default='draft', editable=False, max_length=12, verbose_name='trạng thái')),
                        ('launched_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='phát động lúc')),
                        ('notes', common.fields.CleanTextField(blank=True, verbose_name='ghi chú')),
                        ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ('search', models.GeneratedField(db_persist=True, expression=common.expressions.Unaccented(models.F('name')), output_field=models.TextField())),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campaigns', to='units.unit', verbose_name='đơn vị phát động')),
                        ('praise_by', models.CharField(choices=[('cluster', 'Từng cụm thi đua'), ('block', 'Từng khối'), ('whole', 'Cả phong trào')], db_default='cluster', default='cluster', max_length=8, verbose_name='biểu dương quý theo')),
                        ('cloned_from', models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='clones', to='campaigns.campaign', verbose_name='nhân bản từ')),
                    ],
                    options={
                        'verbose_name': 'phong trào thi đua',
                        'verbose_name_plural': 'phong trào thi đua',
                        'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('search', 'gin_trgm_ops'), name='campaign_search_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'launched', 'ended'])), name='campaign_state_known'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='campaign_dates_in_order', violation_error_message='Ngày kết thúc không thể trước ngày bắt đầu.'), models.CheckConstraint(condition=models.Q(('registration_closes_on__gte', models.F('registration_opens_on'))), name='campaign_registration_dates_in_order', violation_error_message='Hạn đăng ký không thể trước ngày mở đăng ký.'), models.CheckConstraint(condition=models.Q(('praise_by__in', ['cluster', 'block', 'whole'])), name='campaign_praise_by_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['regular', 'thematic', 'thematic_review', 'peak', 'unscheduled'])), name='campaign_kind_known')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaignhistory" ("addressed_blocks", "addressed_kinds", "code", "created_at", "ends_on", "id", "kind", "launched_at", "name", "needs_proposal", "notes", "period_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "praise_by", "proposal_closes_on", "registration_closed_at", "registration_closes_on", "registration_opens_on", "slogan", "starts_on", "state", "unit_id", "updated_at", "version") SELECT new_values."addressed_blocks", new_values."addressed_kinds", new_values."code", new_values."created_at", new_values."ends_on", new_values."id", new_values."kind", new_values."launched_at", new_values."name", new_values."needs_proposal", new_values."notes", new_values."period_kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."praise_by", new_values."proposal_closes_on", new_values."registration_closed_at", new_values."registration_closes_on", new_values."registration_opens_on", new_values."slogan", new_values."starts_on", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='eb7d729fe6d4b9a108fc97c948b5f04513d37fae', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5522d', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_campaign', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaignhistory" ("addressed_blocks", "addressed_kinds", "code", "created_at", "ends_on", "id", "kind", "launched_at", "name", "needs_proposal", "notes", "period_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "praise_by", "proposal_closes_on", "registration_closed_at", "registration_closes_on", "registration_opens_on", "slogan", "starts_on", "state", "unit_id", "updated_at", "version") SELECT new_values."addressed_blocks", new_values."addressed_kinds", new_values."code", new_values."created_at", new_values."ends_on", new_values."id", new_values."kind", new_values."launched_at", new_values."name", new_values."needs_proposal", new_values."notes", new_values."period_kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."praise_by", new_values."proposal_closes_on", new_values."registration_closed_at", new_values."registration_closes_on", new_values."registration_opens_on", new_values."slogan", new_values."starts_on", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."addressed_blocks" IS DISTINCT FROM (new_values."addressed_blocks") OR old_values."addressed_kinds" IS DISTINCT FROM (new_values."addressed_kinds") OR old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."ends_on" IS DISTINCT FROM (new_values."ends_on") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."launched_at" IS DISTINCT FROM (new_values."launched_at") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."needs_proposal" IS DISTINCT FROM (new_values."needs_proposal") OR old_values."notes" IS DISTINCT FROM (new_values."notes") OR old_values."period_kind" IS DISTINCT FROM (new_values."period_kind") OR old_values."praise_by" IS DISTINCT FROM (new_values."praise_by") OR old_values."proposal_closes_on" IS DISTINCT FROM (new_values."proposal_closes_on") OR old_values."registration_closed_at" IS DISTINCT FROM (new_values."registration_closed_at") OR old_values."registration_closes_on" IS DISTINCT FROM (new_values."registration_closes_on") OR old_values."registration_opens_on" IS DISTINCT FROM (new_values."registration_opens_on") OR old_values."slogan" IS DISTINCT FROM (new_values."slogan") OR old_values."starts_on" IS DISTINCT FROM (new_values."starts_on") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='33f7c422627ef2b28e9fab187ccdd007045f0060', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f2afa', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_campaign', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaignhistory" ("addressed_blocks", "addressed_kinds", "code", "created_at", "ends_on", "id", "kind", "launched_at", "name", "needs_proposal", "notes", "period_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "praise_by", "proposal_closes_on", "registration_closed_at", "registration_closes_on", "registration_opens_on", "slogan", "starts_on", "state", "unit_id", "updated_at", "version") SELECT old_values."addressed_blocks", old_values."addressed_kinds", old_values."code", old_values."created_at", old_values."ends_on", old_values."id", old_values."kind", old_values."launched_at", old_values."name", old_values."needs_proposal", old_values."notes", old_values."period_kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."praise_by", old_values."proposal_closes_on", old_values."registration_closed_at", old_values."registration_closes_on", old_values."registration_opens_on", old_values."slogan", old_values."starts_on", old_values."state", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d3125b465c5ba5337f629d9f2e10d3739cf81dda', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4123f', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_campaign', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='CampaignPhase',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('number', models.PositiveSmallIntegerField(verbose_name='đợt số')),
                        ('name', common.fields.CleanCharField(max_length=120, verbose_name='tên đợt')),
                        ('starts_on', models.DateField(verbose_name='từ ngày')),
                        ('ends_on', models.DateField(verbose_name='đến hết ngày')),
                        ('is_peak', models.BooleanField(default=False, verbose_name='cao điểm')),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phases', to='campaigns.campaign')),
                    ],
                    options={
                        'verbose_name': 'đợt thi đua',
                        'verbose_name_plural': 'đợt thi đua',
                        'ordering': ['number'],
                        'constraints': [models.UniqueConstraint(fields=('campaign', 'number'), name='campaign_phase_number_once', violation_error_message='Phong trào đã có đợt mang số này.'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='campaign_phase_dates_in_order', violation_error_message='Ngày kết thúc đợt không thể trước ngày bắt đầu.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaignphasehistory" ("campaign_id", "created_at", "ends_on", "id", "is_peak", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "updated_at") SELECT new_values."campaign_id", new_values."created_at", new_values."ends_on", new_values."id", new_values."is_peak", new_values."name", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."starts_on", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bb630dc6e4f9e90c940a10cb02c5c62ba164a6a5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3dd91', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_campaignphase', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaignphasehistory" ("campaign_id", "created_at", "ends_on", "id", "is_peak", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "updated_at") SELECT new_values."campaign_id", new_values."created_at", new_values."ends_on", new_values."id", new_values."is_peak", new_values."name", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."starts_on", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a3c344df5c7a8abce9562923f2a51595f68773b1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_bbfae', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_campaignphase', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaignphasehistory" ("campaign_id", "created_at", "ends_on", "id", "is_peak", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "updated_at") SELECT old_values."campaign_id", old_values."created_at", old_values."ends_on", old_values."id", old_values."is_peak", old_values."name", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."starts_on", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e1d3ca1f559840f18227bc25db6a1d1f74fe643a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0714b', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_campaignphase', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='Dossier',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('kind', models.CharField(choices=[('registration', 'Đăng ký thi đua'), ('proposal', 'Hồ sơ đề nghị')], default='registration', max_length=12, verbose_name='loại')),
                        ('state', models.CharField(choices=[('draft', 'Nháp'), ('sent', 'Đã nộp'), ('in_review', 'Đang xử lý'), ('returned', 'Cần bổ sung'), ('withdrawn', 'Đã rút'), ('accepted', 'Đã nhận'), ('refused', 'Không đạt')], default='draft', editable=False, max_length=12, verbose_name='trạng thái')),
                        ('pledge', common.fields.CleanTextField(blank=True, verbose_name='nội dung, mục tiêu đăng ký')),
                        ('receipt_no', models.CharField(blank=True, editable=False, max_length=64, verbose_name='số biên nhận')),
                        ('sent_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='nộp lúc')),
                        ('due_on', models.DateField(blank=True, editable=False, null=True, verbose_name='hạn bổ sung')),
                        ('return_reason', models.TextField(blank=True, editable=False, verbose_name='lý do trả lại')),
                        ('is_late', models.BooleanField(default=False, editable=False, verbose_name='nộp muộn')),
                        ('checked_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='campaigns.campaign', verbose_name='phong trào')),
                        ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người lập')),
                        ('filled_by_unit', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                        ('phase', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='campaigns.campaignphase', verbose_name='đợt')),
                        ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người nộp')),
                        ('source', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposal', to='campaigns.dossier', verbose_name='từ đăng ký')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='units.unit', verbose_name='đơn vị')),
                        ('open_parts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, db_default=[], default=list, editable=False, size=None)),
                        ('reviewer', models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dossiers_to_review', to=settings.AUTH_USER_MODEL, verbose_name='người thẩm định')),
                    ],
                    options={
                        'verbose_name': 'hồ sơ',
                        'verbose_name_plural': 'hồ sơ',
                        'indexes': [models.Index(fields=['campaign', 'kind', 'state'], name='dossier_campaign_state_idx'), models.Index(fields=['unit', '-updated_at'], name='dossier_unit_idx'), models.Index(fields=['state', 'sent_at'], name='dossier_queue_idx'), models.Index(fields=['-updated_at', '-id'], name='dossier_latest_idx')],
                        'constraints': [models.UniqueConstraint(fields=('campaign', 'phase', 'unit', 'kind'), name='dossier_one_per_phase_unit_kind', nulls_distinct=False, violation_error_message='Đơn vị đã có hồ sơ cho đợt này.'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'sent', 'in_review', 'returned', 'withdrawn', 'accepted', 'refused'])), name='dossier_state_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['registration', 'proposal'])), name='dossier_kind_known')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_dossierhistory" ("campaign_id", "checked_at", "created_at", "created_by_id", "due_on", "filled_by_unit_id", "id", "is_late", "kind", "open_parts", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "pledge", "receipt_no", "return_reason", "reviewer_id", "sent_at", "sent_by_id", "source_id", "state", "unit_id", "updated_at", "version") SELECT new_values."campaign_id", new_values."checked_at", new_values."created_at", new_values."created_by_id", new_values."due_on", new_values."filled_by_unit_id", new_values."id", new_values."is_late", new_values."kind", new_values."open_parts", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phase_id", new_values."pledge", new_values."receipt_no", new_values."return_reason", new_values."reviewer_id", new_values."sent_at", new_values."sent_by_id", new_values."source_id", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='63dfa7c21baf1d750eadefefac85acb48eba1af3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7c349', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_dossier', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_dossierhistory" ("campaign_id", "checked_at", "created_at", "created_by_id", "due_on", "filled_by_unit_id", "id", "is_late", "kind", "open_parts", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "pledge", "receipt_no", "return_reason", "reviewer_id", "sent_at", "sent_by_id", "source_id", "state", "unit_id", "updated_at", "version") SELECT new_values."campaign_id", new_values."checked_at", new_values."created_at", new_values."created_by_id", new_values."due_on", new_values."filled_by_unit_id", new_values."id", new_values."is_late", new_values."kind", new_values."open_parts", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phase_id", new_values."pledge", new_values."receipt_no", new_values."return_reason", new_values."reviewer_id", new_values."sent_at", new_values."sent_by_id", new_values."source_id", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7caf36777454b5e695745e9f5d2ef153eb1042ec', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2c811', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_dossier', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_dossierhistory" ("campaign_id", "checked_at", "created_at", "created_by_id", "due_on", "filled_by_unit_id", "id", "is_late", "kind", "open_parts", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "pledge", "receipt_no", "return_reason", "reviewer_id", "sent_at", "sent_by_id", "source_id", "state", "unit_id", "updated_at", "version") SELECT old_values."campaign_id", old_values."checked_at", old_values."created_at", old_values."created_by_id", old_values."due_on", old_values."filled_by_unit_id", old_values."id", old_values."is_late", old_values."kind", old_values."open_parts", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phase_id", old_values."pledge", old_values."receipt_no", old_values."return_reason", old_values."reviewer_id", old_values."sent_at", old_values."sent_by_id", old_values."source_id", old_values."state", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c89e197c936e38a7d5742c5ea5ae0e13fbd8826e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_767d4', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_dossier', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='Entry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('subject_kind', models.CharField(choices=[('individual', 'Cá nhân'), ('collective', 'Tập thể'), ('unit', 'Đơn vị'), ('household', 'Hộ gia đình')], max_length=12, verbose_name='đối tượng')),
                        ('registered_on', models.DateField(blank=True, null=True, verbose_name='ngày đăng ký')),
                        ('achievements', common.fields.CleanTextField(blank=True, verbose_name='thành tích')),
                        ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người nhập')),
                        ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='catalogue.awardtype', verbose_name='danh hiệu, hình thức khen')),
                        ('collective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='people.collective', verbose_name='tập thể')),
                        ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='campaigns.dossier', verbose_name='hồ sơ')),
                        ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='people.member', verbose_name='cá nhân')),
                        ('source', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposed', to='campaigns.entry', verbose_name='từ đối tượng đăng ký')),
                        ('subject_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set_as_subject', to='units.unit', verbose_name='đơn vị được xét')),
                        ('not_proposed', common.fields.CleanTextField(blank=True, db_default='', verbose_name='lý do không đề nghị')),
                        ('self_score', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='điểm tự chấm')),
                        ('votes_for', models.PositiveIntegerField(blank=True, null=True, verbose_name='số phiếu tán thành')),
                        ('votes_members', models.PositiveIntegerField(blank=True, null=True, verbose_name='tổng số người được bỏ phiếu')),
                    ],
                    options={
                        'verbose_name': 'đối tượng đăng ký',
                        'verbose_name_plural': 'đối tượng đăng ký',
                        'abstract': False,
                        'indexes': [models.Index(fields=['award', 'dossier'], name='entry_award_idx')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('collective__isnull', True), ('member__isnull', False), ('subject_kind__in', ['individual', 'household']), ('subject_unit__isnull', True)), models.Q(('collective__isnull', False), ('member__isnull', True), ('subject_kind', 'collective'), ('subject_unit__isnull', True)), models.Q(('collective__isnull', True), ('member__isnull', True), ('subject_kind', 'unit'), ('subject_unit__isnull', False)), _connector='OR'), name='campaigns_entry_subject_matches_kind'), models.UniqueConstraint(fields=('dossier', 'award', 'member', 'collective', 'subject_unit'), name='entry_once_per_award', nulls_distinct=False, violation_error_message='Đối tượng này đã được đăng ký hình thức khen đó.'), models.CheckConstraint(condition=models.Q(models.Q(('votes_for__isnull', True), ('votes_members__isnull', True)), models.Q(('votes_for__isnull', False), ('votes_for__lte', models.F('votes_members')), ('votes_members__gte', 1), ('votes_members__isnull', False)), _connector='OR'), name='entry_votes_of_members', violation_error_message='Hãy ghi cả số phiếu tán thành và tổng số người được bỏ phiếu; số phiếu không quá tổng số người.'), models.CheckConstraint(condition=models.Q(('self_score__isnull', True), ('self_score__gte', 0), _connector='OR'), name='entry_self_score_not_negative', violation_error_message='Điểm tự chấm phải từ 0 trở lên.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_entryhistory" ("achievements", "added_by_id", "award_id", "collective_id", "created_at", "dossier_id", "id", "member_id", "not_proposed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_on", "self_score", "source_id", "subject_kind", "subject_unit_id", "updated_at", "votes_for", "votes_members") SELECT new_values."achievements", new_values."added_by_id", new_values."award_id", new_values."collective_id", new_values."created_at", new_values."dossier_id", new_values."id", new_values."member_id", new_values."not_proposed", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."registered_on", new_values."self_score", new_values."source_id", new_values."subject_kind", new_values."subject_unit_id", new_values."updated_at", new_values."votes_for", new_values."votes_members" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='51709a9aa8e9a3efeaaa19748eec2edcb7149de4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_40d64', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_entry', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_entryhistory" ("achievements", "added_by_id", "award_id", "collective_id", "created_at", "dossier_id", "id", "member_id", "not_proposed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_on", "self_score", "source_id", "subject_kind", "subject_unit_id", "updated_at", "votes_for", "votes_members") SELECT new_values."achievements", new_values."added_by_id", new_values."award_id", new_values."collective_id", new_values."created_at", new_values."dossier_id", new_values."id", new_values."member_id", new_values."not_proposed", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."registered_on", new_values."self_score", new_values."source_id", new_values."subject_kind", new_values."subject_unit_id", new_values."updated_at", new_values."votes_for", new_values."votes_members" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cd39b55c3b695fea6d7b9e9caed29b85f9db1034', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2eb48', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_entry', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_entryhistory" ("achievements", "added_by_id", "award_id", "collective_id", "created_at", "dossier_id", "id", "member_id", "not_proposed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_on", "self_score", "source_id", "subject_kind", "subject_unit_id", "updated_at", "votes_for", "votes_members") SELECT old_values."achievements", old_values."added_by_id", old_values."award_id", old_values."collective_id", old_values."created_at", old_values."dossier_id", old_values."id", old_values."member_id", old_values."not_proposed", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."registered_on", old_values."self_score", old_values."source_id", old_values."subject_kind", old_values."subject_unit_id", old_values."updated_at", old_values."votes_for", old_values."votes_members" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f8796b87466e934923e159a657d957c0f9352555', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_55a7a', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_entry', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='Attachment',
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
                        ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='campaigns.dossier')),
                        ('detached_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='bỏ khỏi hồ sơ lúc')),
                        ('entry', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='evidence', to='campaigns.entry', verbose_name='minh chứng cho')),
                        ('purpose', models.CharField(blank=True, choices=[('minutes', 'Biên bản họp xét'), ('report', 'Báo cáo thành tích')], db_default='', max_length=8, verbose_name='loại tệp')),
                    ],
                    options={
                        'verbose_name': 'tệp đính kèm',
                        'verbose_name_plural': 'tệp đính kèm',
                        'ordering': ['pk'],
                        'indexes': [models.Index(fields=['entry'], name='attachment_entry_idx')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_attachmenthistory" ("content_type", "created_at", "detached_at", "dossier_id", "entry_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."content_type", new_values."created_at", new_values."detached_at", new_values."dossier_id", new_values."entry_id", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."purpose", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9a836fa20e47a77ec7f58da59cbc0d77dc4a5bc2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d24b6', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_attachment', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_attachmenthistory" ("content_type", "created_at", "detached_at", "dossier_id", "entry_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."content_type", new_values."created_at", new_values."detached_at", new_values."dossier_id", new_values."entry_id", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."purpose", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='87d4a4e558df458c45d877fd7e09c63858946a2f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1e0c6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_attachment', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_attachmenthistory" ("content_type", "created_at", "detached_at", "dossier_id", "entry_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "sha256", "size", "updated_at", "uploaded_by_id") SELECT old_values."content_type", old_values."created_at", old_values."detached_at", old_values."dossier_id", old_values."entry_id", old_values."file", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."purpose", old_values."sha256", old_values."size", old_values."updated_at", old_values."uploaded_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0359fc3c6b76c22fa72f7087f6e4efcc40f7f42b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_97311', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_attachment', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='CampaignAward',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('quota', models.PositiveIntegerField(blank=True, null=True, verbose_name='chỉ tiêu toàn phong trào')),
                        ('quota_per_unit', models.PositiveIntegerField(blank=True, null=True, verbose_name='chỉ tiêu mỗi đơn vị')),
                        ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campaigns', to='catalogue.awardtype', verbose_name='danh hiệu, hình thức')),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='awards', to='campaigns.campaign')),
                    ],
                    options={
                        'verbose_name': 'hình thức khen của phong trào',
                        'verbose_name_plural': 'hình thức khen của phong trào',
                        'ordering': ['award__position', 'award__code'],
                        'constraints': [models.UniqueConstraint(fields=('campaign', 'award'), name='campaign_award_once', violation_error_message='Phong trào đã có hình thức khen này.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaignawardhistory" ("award_id", "campaign_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota", "quota_per_unit", "updated_at") SELECT new_values."award_id", new_values."campaign_id", new_values."created_at", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."quota", new_values."quota_per_unit", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b5bd9b03fd0f8cf48db2aa11e6673df815bda7fe', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0a9f5', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_campaignaward', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaignawardhistory" ("award_id", "campaign_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota", "quota_per_unit", "updated_at") SELECT new_values."award_id", new_values."campaign_id", new_values."created_at", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."quota", new_values."quota_per_unit", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='42116d5b7a96b30593d4791438dbabe11a187926', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_68a24', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_campaignaward', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaignawardhistory" ("award_id", "campaign_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota", "quota_per_unit", "updated_at") SELECT old_values."award_id", old_values."campaign_id", old_values."created_at", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."quota", old_values."quota_per_unit", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4095d3d1aaad702c8d8966125426d8e2c529e4f7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_cdbcf', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_campaignaward', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='CampaignAwardHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('quota', models.PositiveIntegerField(blank=True, null=True, verbose_name='chỉ tiêu toàn phong trào')),
                        ('quota_per_unit', models.PositiveIntegerField(blank=True, null=True, verbose_name='chỉ tiêu mỗi đơn vị')),
                        ('award', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='catalogue.awardtype', verbose_name='danh hiệu, hình thức')),
                        ('campaign', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.campaignaward')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='CampaignContent',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('block', models.CharField(blank=True, choices=[('administrative', 'Hành chính sự nghiệp'), ('agency', 'Cơ quan'), ('commune', 'Xã, thị trấn'), ('school', 'Trường học'), ('enterprise_state', 'Doanh nghiệp nhà nước'), ('enterprise_private', 'Doanh nghiệp ngoài nhà nước'), ('other', 'Khác')], max_length=20, verbose_name='khối')),
                        ('text', common.fields.CleanTextField(verbose_name='nội dung thi đua')),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contents', to='campaigns.campaign')),
                    ],
                    options={
                        'verbose_name': 'nội dung thi đua',
                        'verbose_name_plural': 'nội dung thi đua',
                        'ordering': ['block'],
                        'constraints': [models.UniqueConstraint(fields=('campaign', 'block'), name='campaign_content_once_per_block', violation_error_message='Khối này đã có nội dung.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaigncontenthistory" ("block", "campaign_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at") SELECT new_values."block", new_values."campaign_id", new_values."created_at", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."text", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8339819cef1e22676c4af850003354886c50e241', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_37411', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_campaigncontent', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaigncontenthistory" ("block", "campaign_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at") SELECT new_values."block", new_values."campaign_id", new_values."created_at", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."text", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='67fd654d52396119b41f375f54e57fc56a15774d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7c53a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_campaigncontent', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaigncontenthistory" ("block", "campaign_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "updated_at") SELECT old_values."block", old_values."campaign_id", old_values."created_at", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."text", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4a84a63f93bf0285e4af54f38c4a0cc7c13aca54', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d587d', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_campaigncontent', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='CampaignContentHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('block', models.CharField(blank=True, choices=[('administrative', 'Hành chính sự nghiệp'), ('agency', 'Cơ quan'), ('commune', 'Xã, thị trấn'), ('school', 'Trường học'), ('enterprise_state', 'Doanh nghiệp nhà nước'), ('enterprise_private', 'Doanh nghiệp ngoài nhà nước'), ('other', 'Khác')], max_length=20, verbose_name='khối')),
                        ('text', common.fields.CleanTextField(verbose_name='nội dung thi đua')),
                        ('campaign', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.campaigncontent')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='CampaignDocument',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('file', models.FileField(blank=True, upload_to='campaigns/', verbose_name='tệp')),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='campaigns.campaign')),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campaigns', to='catalogue.legaldocument', verbose_name='văn bản')),
                    ],
                    options={
                        'verbose_name': 'căn cứ của phong trào',
                        'verbose_name_plural': 'căn cứ của phong trào',
                        'constraints': [models.UniqueConstraint(fields=('campaign', 'document'), name='campaign_document_once', violation_error_message='Văn bản này đã được gắn.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaigndocumenthistory" ("campaign_id", "created_at", "document_id", "file", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT new_values."campaign_id", new_values."created_at", new_values."document_id", new_values."file", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b6d95ece18a5a2c6cf3ceec187d7feee2a2e90ae', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6abd3', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_campaigndocument', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaigndocumenthistory" ("campaign_id", "created_at", "document_id", "file", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT new_values."campaign_id", new_values."created_at", new_values."document_id", new_values."file", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='55c6079039a56bca7ad8e06bfa37d03540d1cf2d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ec398', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_campaigndocument', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaigndocumenthistory" ("campaign_id", "created_at", "document_id", "file", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT old_values."campaign_id", old_values."created_at", old_values."document_id", old_values."file", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f26a9764f286304bfb43a2ecb5ba27ea2095052e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_470f8', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_campaigndocument', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='CampaignDocumentHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('file', models.FileField(blank=True, upload_to='campaigns/', verbose_name='tệp')),
                        ('campaign', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign')),
                        ('document', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='catalogue.legaldocument', verbose_name='văn bản')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.campaigndocument')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='CampaignHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('code', models.CharField(max_length=32, verbose_name='mã phong trào')),
                        ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên phong trào')),
                        ('kind', models.CharField(choices=[('regular', 'Thường xuyên'), ('thematic', 'Chuyên đề'), ('thematic_review', 'Sơ kết, tổng kết chuyên đề'), ('peak', 'Đợt cao điểm'), ('unscheduled', 'Đột xuất')], default='regular', max_length=16, verbose_name='loại')),
                        ('period_kind', models.CharField(choices=[('calendar_year', 'Năm dương lịch'), ('school_year', 'Năm học'), ('custom', 'Thời gian riêng')], default='calendar_year', max_length=16, verbose_name='kỳ thi đua')),
                        ('slogan', common.fields.CleanCharField(blank=True, max_length=500, verbose_name='khẩu hiệu')),
                        ('starts_on', models.DateField(verbose_name='từ ngày')),
                        ('ends_on', models.DateField(verbose_name='đến hết ngày')),
                        ('registration_opens_on', models.DateField(verbose_name='mở đăng ký từ ngày')),
                        ('registration_closes_on', models.DateField(verbose_name='nhận đăng ký đến hết ngày')),
                        ('registration_closed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='khoá đăng ký lúc')),
                        ('needs_proposal', models.BooleanField(default=True, verbose_name='cần hồ sơ đề nghị')),
                        ('proposal_closes_on', models.DateField(blank=True, null=True, verbose_name='nhận hồ sơ đề nghị đến hết ngày')),
                        ('addressed_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('confederation', 'Tổng Liên đoàn'), ('provincial', 'LĐLĐ tỉnh, thành phố'), ('sectoral', 'Công đoàn ngành'), ('district', 'LĐLĐ huyện, thị, thành phố'), ('upper_grassroots', 'Công đoàn cấp trên trực tiếp cơ sở'), ('grassroots', 'Công đoàn cơ sở'), ('section', 'Công đoàn bộ phận'), ('group', 'Tổ công đoàn')], max_length=20), blank=True, default=list, size=None, verbose_name='cấp tham gia')),
                        ('addressed_blocks', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('administrative', 'Hành chính sự nghiệp'), ('agency', 'Cơ quan'), ('commune', 'Xã, thị trấn'), ('school', 'Trường học'), ('enterprise_state', 'Doanh nghiệp nhà nước'), ('enterprise_private', 'Doanh nghiệp ngoài nhà nước'), ('other', 'Khác')], max_length=20), blank=True, default=list, size=None, verbose_name='khối tham gia')),
                        ('state', models.CharField(choices=[('draft', 'Đang soạn'), ('launched', 'Đã phát động'), ('ended', 'Đã kết thúc')], default='draft', editable=False, max_length=12, verbose_name='trạng thái')),
                        ('launched_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='phát động lúc')),
                        ('notes', common.fields.CleanTextField(blank=True, verbose_name='ghi chú')),
                        ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.campaign')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị phát động')),
                        ('praise_by', models.CharField(choices=[('cluster', 'Từng cụm thi đua'), ('block', 'Từng khối'), ('whole', 'Cả phong trào')], db_default='cluster', default='cluster', max_length=8, verbose_name='biểu dương quý theo')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='CampaignPhaseHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('number', models.PositiveSmallIntegerField(verbose_name='đợt số')),
                        ('name', common.fields.CleanCharField(max_length=120, verbose_name='tên đợt')),
                        ('starts_on', models.DateField(verbose_name='từ ngày')),
                        ('ends_on', models.DateField(verbose_name='đến hết ngày')),
                        ('is_peak', models.BooleanField(default=False, verbose_name='cao điểm')),
                        ('campaign', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.campaignphase')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='AttachmentHistory',
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
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.attachment')),
                        ('uploaded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.dossier')),
                        ('detached_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='bỏ khỏi hồ sơ lúc')),
                        ('entry', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.entry', verbose_name='minh chứng cho')),
                        ('purpose', models.CharField(blank=True, choices=[('minutes', 'Biên bản họp xét'), ('report', 'Báo cáo thành tích')], db_default='', max_length=8, verbose_name='loại tệp')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='DossierHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('kind', models.CharField(choices=[('registration', 'Đăng ký thi đua'), ('proposal', 'Hồ sơ đề nghị')], default='registration', max_length=12, verbose_name='loại')),
                        ('state', models.CharField(choices=[('draft', 'Nháp'), ('sent', 'Đã nộp'), ('in_review', 'Đang xử lý'), ('returned', 'Cần bổ sung'), ('withdrawn', 'Đã rút'), ('accepted', 'Đã nhận'), ('refused', 'Không đạt')], default='draft', editable=False, max_length=12, verbose_name='trạng thái')),
                        ('pledge', common.fields.CleanTextField(blank=True, verbose_name='nội dung, mục tiêu đăng ký')),
                        ('receipt_no', models.CharField(blank=True, editable=False, max_length=64, verbose_name='số biên nhận')),
                        ('sent_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='nộp lúc')),
                        ('due_on', models.DateField(blank=True, editable=False, null=True, verbose_name='hạn bổ sung')),
                        ('return_reason', models.TextField(blank=True, editable=False, verbose_name='lý do trả lại')),
                        ('is_late', models.BooleanField(default=False, editable=False, verbose_name='nộp muộn')),
                        ('checked_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ('campaign', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign', verbose_name='phong trào')),
                        ('created_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người lập')),
                        ('filled_by_unit', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.dossier')),
                        ('phase', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaignphase', verbose_name='đợt')),
                        ('sent_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người nộp')),
                        ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.dossier', verbose_name='từ đăng ký')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị')),
                        ('open_parts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, db_default=[], default=list, editable=False, size=None)),
                        ('reviewer', models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người thẩm định')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='DossierInitiative',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='initiative_links', to='campaigns.dossier')),
                        ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossier_links', to='contributions.initiative')),
                    ],
                    options={
                        'verbose_name': 'sáng kiến trong hồ sơ',
                        'verbose_name_plural': 'sáng kiến trong hồ sơ',
                        'constraints': [models.UniqueConstraint(fields=('dossier', 'initiative'), name='dossier_initiative_once', violation_error_message='Sáng kiến đã có trong hồ sơ.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_dossierinitiativehistory" ("created_at", "dossier_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT new_values."created_at", new_values."dossier_id", new_values."id", new_values."initiative_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dc47a09a536aadaa7dbda9b52ea824aa6eecc030', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1a34d', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_dossierinitiative', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_dossierinitiativehistory" ("created_at", "dossier_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT new_values."created_at", new_values."dossier_id", new_values."id", new_values."initiative_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a89ec5cce74e4b5bcefc861fdb289baaaac6f31d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a7344', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_dossierinitiative', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_dossierinitiativehistory" ("created_at", "dossier_id", "id", "initiative_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT old_values."created_at", old_values."dossier_id", old_values."id", old_values."initiative_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6c2bdc4f959649fe124c7807c5d2852e49d07ef5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_343a4', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_dossierinitiative', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='DossierInitiativeHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.dossier')),
                        ('initiative', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.initiative')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.dossierinitiative')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='DossierVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveSmallIntegerField(verbose_name='lần nộp')),
                        ('receipt_no', models.CharField(max_length=64, verbose_name='số biên nhận')),
                        ('content', models.TextField(verbose_name='nội dung')),
                        ('sha256', models.CharField(max_length=64)),
                        ('on_behalf', models.BooleanField(default=False, verbose_name='nộp thay')),
                        ('sent_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=common.clock.now, editable=False, verbose_name='nộp lúc')),
                        ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='campaigns.dossier')),
                        ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'bản đã nộp',
                        'verbose_name_plural': 'bản đã nộp',
                        'ordering': ['-number'],
                        'constraints': [models.UniqueConstraint(fields=('dossier', 'number'), name='dossier_version_number_once'), models.UniqueConstraint(fields=('receipt_no',), name='dossier_version_receipt_once')],
                    },
                ),
                migrations.CreateModel(
                    name='DossierWork',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='work_links', to='campaigns.dossier')),
                        ('work', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossier_links', to='contributions.work')),
                    ],
                    options={
                        'verbose_name': 'công trình trong hồ sơ',
                        'verbose_name_plural': 'công trình trong hồ sơ',
                        'constraints': [models.UniqueConstraint(fields=('dossier', 'work'), name='dossier_work_once', violation_error_message='Công trình đã có trong hồ sơ.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_dossierworkhistory" ("created_at", "dossier_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "work_id") SELECT new_values."created_at", new_values."dossier_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at", new_values."work_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='61f8056d85ef01dfd6b069eb1ffc9cab5f2d61aa', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_98f97', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_dossierwork', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_dossierworkhistory" ("created_at", "dossier_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "work_id") SELECT new_values."created_at", new_values."dossier_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at", new_values."work_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3f63e036124b95883e55e424d7b8f015268ebc21', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_091f1', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_dossierwork', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_dossierworkhistory" ("created_at", "dossier_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "work_id") SELECT old_values."created_at", old_values."dossier_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."updated_at", old_values."work_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ed83aabb27633f5479547ee83e35196098f79c0e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_24f49', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_dossierwork', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='DossierWorkHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.dossier')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.dossierwork')),
                        ('work', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contributions.work')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='EntryHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('subject_kind', models.CharField(choices=[('individual', 'Cá nhân'), ('collective', 'Tập thể'), ('unit', 'Đơn vị'), ('household', 'Hộ gia đình')], max_length=12, verbose_name='đối tượng')),
                        ('registered_on', models.DateField(blank=True, null=True, verbose_name='ngày đăng ký')),
                        ('achievements', common.fields.CleanTextField(blank=True, verbose_name='thành tích')),
                        ('added_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người nhập')),
                        ('award', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='catalogue.awardtype', verbose_name='danh hiệu, hình thức khen')),
                        ('collective', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.collective', verbose_name='tập thể')),
                        ('dossier', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.dossier', verbose_name='hồ sơ')),
                        ('member', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.member', verbose_name='cá nhân')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.entry')),
                        ('source', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.entry', verbose_name='từ đối tượng đăng ký')),
                        ('subject_unit', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị được xét')),
                        ('not_proposed', common.fields.CleanTextField(blank=True, db_default='', verbose_name='lý do không đề nghị')),
                        ('self_score', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='điểm tự chấm')),
                        ('votes_for', models.PositiveIntegerField(blank=True, null=True, verbose_name='số phiếu tán thành')),
                        ('votes_members', models.PositiveIntegerField(blank=True, null=True, verbose_name='tổng số người được bỏ phiếu')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Extension',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('kind', models.CharField(choices=[('registration', 'Đăng ký thi đua'), ('proposal', 'Hồ sơ đề nghị')], default='registration', max_length=12, verbose_name='loại hồ sơ')),
                        ('until', models.DateField(verbose_name='gia hạn đến hết ngày')),
                        ('reason', models.TextField(verbose_name='lý do')),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='campaigns.campaign')),
                        ('granted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('phase', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='campaigns.campaignphase')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='units.unit')),
                    ],
                    options={
                        'verbose_name': 'gia hạn',
                        'verbose_name_plural': 'gia hạn',
                        'ordering': ['-until'],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_extensionhistory" ("campaign_id", "created_at", "granted_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "reason", "unit_id", "until", "updated_at") SELECT new_values."campaign_id", new_values."created_at", new_values."granted_by_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phase_id", new_values."reason", new_values."unit_id", new_values."until", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6abcdc9167ebc1fcd8e96ac5e32b769956a97f79', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5e4a8', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_extension', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_extensionhistory" ("campaign_id", "created_at", "granted_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "reason", "unit_id", "until", "updated_at") SELECT new_values."campaign_id", new_values."created_at", new_values."granted_by_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phase_id", new_values."reason", new_values."unit_id", new_values."until", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='05a1ac54f8adccf6c2df318a3d3c560c5173e244', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ce0c3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_extension', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_extensionhistory" ("campaign_id", "created_at", "granted_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "reason", "unit_id", "until", "updated_at") SELECT old_values."campaign_id", old_values."created_at", old_values."granted_by_id", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phase_id", old_values."reason", old_values."unit_id", old_values."until", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d5fb1df8dd9e7a3ed94f8f7d32a8c6cad94f0f7f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0410a', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_extension', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='ExtensionHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('kind', models.CharField(choices=[('registration', 'Đăng ký thi đua'), ('proposal', 'Hồ sơ đề nghị')], default='registration', max_length=12, verbose_name='loại hồ sơ')),
                        ('until', models.DateField(verbose_name='gia hạn đến hết ngày')),
                        ('reason', models.TextField(verbose_name='lý do')),
                        ('campaign', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign')),
                        ('granted_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.extension')),
                        ('phase', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaignphase')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Participation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('joined_at', models.DateTimeField(blank=True, null=True, verbose_name='tham gia lúc')),
                        ('own_content', common.fields.CleanTextField(blank=True, verbose_name='nội dung riêng của đơn vị')),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='campaigns.campaign')),
                        ('joined_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='units.unit')),
                    ],
                    options={
                        'verbose_name': 'đơn vị tham gia',
                        'verbose_name_plural': 'đơn vị tham gia',
                        'constraints': [models.UniqueConstraint(fields=('campaign', 'unit'), name='participation_once')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_participationhistory" ("campaign_id", "created_at", "id", "joined_at", "joined_by_id", "own_content", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at") SELECT new_values."campaign_id", new_values."created_at", new_values."id", new_values."joined_at", new_values."joined_by_id", new_values."own_content", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ce392698dd642e37cb9462980f545422ffdff65d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5f5fd', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_participation', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_participationhistory" ("campaign_id", "created_at", "id", "joined_at", "joined_by_id", "own_content", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at") SELECT new_values."campaign_id", new_values."created_at", new_values."id", new_values."joined_at", new_values."joined_by_id", new_values."own_content", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fcc53658f16e63416536f99c7964b18ab37b45e3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6d754', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_participation', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_participationhistory" ("campaign_id", "created_at", "id", "joined_at", "joined_by_id", "own_content", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at") SELECT old_values."campaign_id", old_values."created_at", old_values."id", old_values."joined_at", old_values."joined_by_id", old_values."own_content", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1f5f7d9353c8d507886ded7d2b27561725757a8d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1670b', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_participation', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='ParticipationHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('joined_at', models.DateTimeField(blank=True, null=True, verbose_name='tham gia lúc')),
                        ('own_content', common.fields.CleanTextField(blank=True, verbose_name='nội dung riêng của đơn vị')),
                        ('campaign', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign')),
                        ('joined_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.participation')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Target',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('indicator', models.CharField(choices=[('initiatives', 'Số sáng kiến'), ('works', 'Số công trình'), ('works_value', 'Giá trị công trình (đồng)'), ('individual_titles', 'Số danh hiệu cá nhân'), ('collective_titles', 'Số danh hiệu tập thể'), ('exemplars', 'Số điển hình tiên tiến')], max_length=20, verbose_name='chỉ tiêu')),
                        ('value', models.PositiveBigIntegerField(verbose_name='giá trị')),
                        ('origin', models.CharField(choices=[('assigned', 'Cấp trên giao'), ('own', 'Đơn vị tự đặt')], default='assigned', max_length=8, verbose_name='nguồn')),
                        ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='campaigns.campaign')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='units.unit', verbose_name='đơn vị')),
                    ],
                    options={
                        'verbose_name': 'chỉ tiêu',
                        'verbose_name_plural': 'chỉ tiêu',
                        'constraints': [models.UniqueConstraint(fields=('campaign', 'unit', 'indicator', 'origin'), name='target_once', violation_error_message='Đơn vị đã có chỉ tiêu này.'), models.CheckConstraint(condition=models.Q(('indicator__in', ['initiatives', 'works', 'works_value', 'individual_titles', 'collective_titles', 'exemplars'])), name='target_indicator_known')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_targethistory" ("campaign_id", "created_at", "id", "indicator", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "value") SELECT new_values."campaign_id", new_values."created_at", new_values."id", new_values."indicator", new_values."origin", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."updated_at", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f761a784d0d6834d714d6108eb5cdb2387f84800', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_69655', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_target', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_targethistory" ("campaign_id", "created_at", "id", "indicator", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "value") SELECT new_values."campaign_id", new_values."created_at", new_values."id", new_values."indicator", new_values."origin", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id", new_values."updated_at", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fc96538929fdc6f6da30c5c645cd9ad4c0f0b7ec', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8603a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_target', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_targethistory" ("campaign_id", "created_at", "id", "indicator", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "value") SELECT old_values."campaign_id", old_values."created_at", old_values."id", old_values."indicator", old_values."origin", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."updated_at", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8f7180e35acbc67e18d99d038960188f80f34e48', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_5eeb7', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_target', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='TargetHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('indicator', models.CharField(choices=[('initiatives', 'Số sáng kiến'), ('works', 'Số công trình'), ('works_value', 'Giá trị công trình (đồng)'), ('individual_titles', 'Số danh hiệu cá nhân'), ('collective_titles', 'Số danh hiệu tập thể'), ('exemplars', 'Số điển hình tiên tiến')], max_length=20, verbose_name='chỉ tiêu')),
                        ('value', models.PositiveBigIntegerField(verbose_name='giá trị')),
                        ('origin', models.CharField(choices=[('assigned', 'Cấp trên giao'), ('own', 'Đơn vị tự đặt')], default='assigned', max_length=8, verbose_name='nguồn')),
                        ('campaign', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.target')),
                        ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='EntryReview',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('outcome', models.CharField(choices=[('passed', 'Đạt'), ('returned', 'Trả lại'), ('failed', 'Không đạt')], max_length=8, verbose_name='kết quả thẩm định')),
                        ('reason', common.fields.CleanTextField(blank=True, verbose_name='lý do')),
                        ('machine', models.CharField(blank=True, choices=[('eligible', 'Máy: đủ điều kiện'), ('not_eligible', 'Máy: không đủ điều kiện'), ('missing_data', 'Máy: thiếu dữ liệu')], max_length=12, verbose_name='kết quả của máy')),
                        ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='review', to='campaigns.entry', verbose_name='đối tượng đăng ký')),
                        ('reviewed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người thẩm định')),
                    ],
                    options={
                        'verbose_name': 'kết quả thẩm định đối tượng',
                        'verbose_name_plural': 'kết quả thẩm định đối tượng',
                        'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['passed', 'returned', 'failed'])), name='entry_review_outcome_known'), models.CheckConstraint(condition=models.Q(('machine__in', ['', 'eligible', 'not_eligible', 'missing_data'])), name='entry_review_machine_known'), models.CheckConstraint(condition=models.Q(('outcome', 'passed'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='entry_review_has_a_reason', violation_error_message='Hãy ghi lý do khi trả lại hoặc kết luận không đạt.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_entryreviewhistory" ("created_at", "entry_id", "id", "machine", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reviewed_by_id", "updated_at") SELECT new_values."created_at", new_values."entry_id", new_values."id", new_values."machine", new_values."outcome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."reviewed_by_id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d0479731d19118fab26574cc58fa9b7bcfa1c653', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c5009', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_entryreview', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_entryreviewhistory" ("created_at", "entry_id", "id", "machine", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reviewed_by_id", "updated_at") SELECT new_values."created_at", new_values."entry_id", new_values."id", new_values."machine", new_values."outcome", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."reviewed_by_id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d0e7011728ccc7720389a52fa0c0562d1bfefe93', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ce893', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_entryreview', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_entryreviewhistory" ("created_at", "entry_id", "id", "machine", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reviewed_by_id", "updated_at") SELECT old_values."created_at", old_values."entry_id", old_values."id", old_values."machine", old_values."outcome", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."reviewed_by_id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d3ba0e871b5f81cda46dc74d759f9c0c395e6667', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_701a9', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_entryreview', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='EntryReviewHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('outcome', models.CharField(choices=[('passed', 'Đạt'), ('returned', 'Trả lại'), ('failed', 'Không đạt')], max_length=8, verbose_name='kết quả thẩm định')),
                        ('reason', common.fields.CleanTextField(blank=True, verbose_name='lý do')),
                        ('machine', models.CharField(blank=True, choices=[('eligible', 'Máy: đủ điều kiện'), ('not_eligible', 'Máy: không đủ điều kiện'), ('missing_data', 'Máy: thiếu dữ liệu')], max_length=12, verbose_name='kết quả của máy')),
                        ('entry', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.entry', verbose_name='đối tượng đăng ký')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.entryreview')),
                        ('reviewed_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người thẩm định')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ExtensionRequest',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('until', models.DateField(verbose_name='xin gia hạn đến hết ngày')),
                        ('reason', common.fields.CleanTextField(verbose_name='lý do')),
                        ('state', models.CharField(choices=[('waiting', 'Chờ trả lời'), ('granted', 'Đã gia hạn'), ('declined', 'Không gia hạn')], default='waiting', editable=False, max_length=8, verbose_name='trạng thái')),
                        ('answer', common.fields.CleanTextField(blank=True, verbose_name='trả lời')),
                        ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extension_requests', to='campaigns.dossier')),
                    ],
                    options={
                        'verbose_name': 'đề nghị gia hạn',
                        'verbose_name_plural': 'đề nghị gia hạn',
                        'ordering': ['-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'granted', 'declined'])), name='extension_request_state_known'), models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('dossier',), name='extension_asked_once_at_a_time', violation_error_message='Đơn vị đã xin gia hạn và đang chờ trả lời.')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_extensionrequesthistory" ("answer", "answered_by_id", "asked_by_id", "created_at", "dossier_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "until", "updated_at") SELECT new_values."answer", new_values."answered_by_id", new_values."asked_by_id", new_values."created_at", new_values."dossier_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."state", new_values."until", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='811310301b48904fdb210f6e52e3488b1fd31d4b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f4727', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_extensionrequest', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_extensionrequesthistory" ("answer", "answered_by_id", "asked_by_id", "created_at", "dossier_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "until", "updated_at") SELECT new_values."answer", new_values."answered_by_id", new_values."asked_by_id", new_values."created_at", new_values."dossier_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."state", new_values."until", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1b7d793992945ed714a106b3181e51e0903af5b0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8b88f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_extensionrequest', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_extensionrequesthistory" ("answer", "answered_by_id", "asked_by_id", "created_at", "dossier_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "until", "updated_at") SELECT old_values."answer", old_values."answered_by_id", old_values."asked_by_id", old_values."created_at", old_values."dossier_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."state", old_values."until", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5b50b3b19a33814258944e385c6a986a09939508', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_878dc', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_extensionrequest', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='ExtensionRequestHistory',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                        ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                        ('until', models.DateField(verbose_name='xin gia hạn đến hết ngày')),
                        ('reason', common.fields.CleanTextField(verbose_name='lý do')),
                        ('state', models.CharField(choices=[('waiting', 'Chờ trả lời'), ('granted', 'Đã gia hạn'), ('declined', 'Không gia hạn')], default='waiting', editable=False, max_length=8, verbose_name='trạng thái')),
                        ('answer', common.fields.CleanTextField(blank=True, verbose_name='trả lời')),
                        ('answered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                        ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.dossier')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.extensionrequest')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
            ],
        ),
        migrations.RunSQL(CHECK_ENTRIES, LEAVE_ENTRIES),
        freeze("campaigns_dossierversion"),
    ]
