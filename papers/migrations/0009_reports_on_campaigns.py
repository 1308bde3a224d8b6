import common.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Reports that sum up campaigns have a symbol and a template of their own."""

    dependencies = [
        ('papers', '0008_validate_kinds_of_letters'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='letterhead',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='letterhead',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='letterhead',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='papertemplate',
            name='paper_template_kind_known',
        ),
        migrations.AddField(
            model_name='letterhead',
            name='report_symbol',
            field=common.fields.CleanCharField(blank=True, db_default='', default='', max_length=40, verbose_name='ký hiệu báo cáo'),
        ),
        migrations.AddField(
            model_name='letterheadhistory',
            name='report_symbol',
            field=common.fields.CleanCharField(blank=True, db_default='', default='', max_length=40, verbose_name='ký hiệu báo cáo'),
        ),
        migrations.AlterField(
            model_name='papertemplate',
            name='kind',
            field=models.CharField(choices=[('decision', 'Quyết định'), ('plaque_decision', 'Quyết định gắn biển'), ('submission', 'Tờ trình'), ('proposal_list', 'Danh sách đề nghị'), ('achievement_report', 'Báo cáo thành tích'), ('minutes', 'Biên bản'), ('return_slip', 'Phiếu trả hồ sơ'), ('agency_letter', 'Công văn lấy ý kiến hiệp y'), ('summary_report', 'Báo cáo sơ kết, tổng kết'), ('certificate', 'Giấy khen, bằng khen')], max_length=20, verbose_name='loại văn bản'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letterhead',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "papers_letterheadhistory" ("authority", "created_at", "decision_symbol", "formula", "id", "letter_symbol", "minutes_symbol", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recipients", "report_symbol", "signer_name", "signer_post", "slip_symbol", "submission_symbol", "unit_id", "unit_line", "updated_at", "upper", "valid_from", "valid_to", "version") SELECT new_values."authority", new_values."created_at", new_values."decision_symbol", new_values."formula", new_values."id", new_values."letter_symbol", new_values."minutes_symbol", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."recipients", new_values."report_symbol", new_values."signer_name", new_values."signer_post", new_values."slip_symbol", new_values."submission_symbol", new_values."unit_id", new_values."unit_line", new_values."updated_at", new_values."upper", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1c17b891875316a2909b175db57151bc8257b829', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_68f03', referencing='REFERENCING NEW TABLE AS new_values ', table='papers_letterhead', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letterhead',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "papers_letterheadhistory" ("authority", "created_at", "decision_symbol", "formula", "id", "letter_symbol", "minutes_symbol", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recipients", "report_symbol", "signer_name", "signer_post", "slip_symbol", "submission_symbol", "unit_id", "unit_line", "updated_at", "upper", "valid_from", "valid_to", "version") SELECT new_values."authority", new_values."created_at", new_values."decision_symbol", new_values."formula", new_values."id", new_values."letter_symbol", new_values."minutes_symbol", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."recipients", new_values."report_symbol", new_values."signer_name", new_values."signer_post", new_values."slip_symbol", new_values."submission_symbol", new_values."unit_id", new_values."unit_line", new_values."updated_at", new_values."upper", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9574dd498741f7f8691ba47bc845eef017691946', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_33136', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='papers_letterhead', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letterhead',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "papers_letterheadhistory" ("authority", "created_at", "decision_symbol", "formula", "id", "letter_symbol", "minutes_symbol", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recipients", "report_symbol", "signer_name", "signer_post", "slip_symbol", "submission_symbol", "unit_id", "unit_line", "updated_at", "upper", "valid_from", "valid_to", "version") SELECT old_values."authority", old_values."created_at", old_values."decision_symbol", old_values."formula", old_values."id", old_values."letter_symbol", old_values."minutes_symbol", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."recipients", old_values."report_symbol", old_values."signer_name", old_values."signer_post", old_values."slip_symbol", old_values."submission_symbol", old_values."unit_id", old_values."unit_line", old_values."updated_at", old_values."upper", old_values."valid_from", old_values."valid_to", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1e90cb1b3740248f72e8c6d94e1533d945d57e32', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8771b', referencing='REFERENCING OLD TABLE AS old_values ', table='papers_letterhead', when='AFTER')),
        ),
        AddConstraintNotValid(
            model_name='papertemplate',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['decision', 'plaque_decision', 'submission', 'proposal_list', 'achievement_report', 'minutes', 'return_slip', 'agency_letter', 'summary_report', 'certificate'])), name='paper_template_kind_known'),
        ),
    ]
