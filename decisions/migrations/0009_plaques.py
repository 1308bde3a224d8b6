import common.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Decisions on plaques with their works, prizes that may be printed, and the root of the audit they bear."""

    dependencies = [("contributions", "0030_where_a_work_stands"), ("decisions", "0008_freeze_sent_letters")]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='decision',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='decision',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='decision',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='decision',
            name='decision_kind_known',
        ),
        migrations.RemoveConstraint(
            model_name='decision',
            name='decision_about_another_has_grounds',
        ),
        migrations.AddField(
            model_name='decision',
            name='audit_root',
            field=models.CharField(blank=True, db_default='', default='', editable=False, max_length=64, verbose_name='mã niêm phong nhật ký'),
        ),
        migrations.AddField(
            model_name='decision',
            name='audit_segment',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='đoạn nhật ký đã niêm phong'),
        ),
        migrations.AddField(
            model_name='decision',
            name='shows_prizes',
            field=models.BooleanField(db_default=False, default=False, verbose_name='in mức tiền thưởng trong danh sách'),
        ),
        migrations.AddField(
            model_name='decisionhistory',
            name='audit_root',
            field=models.CharField(blank=True, db_default='', default='', editable=False, max_length=64, verbose_name='mã niêm phong nhật ký'),
        ),
        migrations.AddField(
            model_name='decisionhistory',
            name='audit_segment',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='đoạn nhật ký đã niêm phong'),
        ),
        migrations.AddField(
            model_name='decisionhistory',
            name='shows_prizes',
            field=models.BooleanField(db_default=False, default=False, verbose_name='in mức tiền thưởng trong danh sách'),
        ),
        migrations.AddField(
            model_name='decisionline',
            name='work',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision_lines', to='contributions.work', db_index=False, verbose_name='công trình'),
        ),
        migrations.AddField(
            model_name='decisionline',
            name='work_builder',
            field=common.fields.CleanCharField(blank=True, db_default='', default='', max_length=255, verbose_name='đơn vị thi công'),
        ),
        migrations.AddField(
            model_name='decisionline',
            name='work_occasion',
            field=common.fields.CleanCharField(blank=True, db_default='', default='', max_length=255, verbose_name='dịp chào mừng'),
        ),
        migrations.AddField(
            model_name='decisionline',
            name='work_place',
            field=common.fields.CleanCharField(blank=True, db_default='', default='', max_length=255, verbose_name='địa điểm'),
        ),
        migrations.AddField(
            model_name='decisionline',
            name='work_value',
            field=common.fields.MoneyField(blank=True, null=True, verbose_name='giá trị công trình (đồng)'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='kind',
            field=models.CharField(choices=[('award', 'Khen thưởng'), ('correction', 'Đính chính'), ('revocation', 'Thu hồi'), ('replacement', 'Thay thế'), ('plaque', 'Gắn biển công trình')], default='award', max_length=12, verbose_name='loại'),
        ),
        migrations.AlterField(
            model_name='decisionhistory',
            name='kind',
            field=models.CharField(choices=[('award', 'Khen thưởng'), ('correction', 'Đính chính'), ('revocation', 'Thu hồi'), ('replacement', 'Thay thế'), ('plaque', 'Gắn biển công trình')], default='award', max_length=12, verbose_name='loại'),
        ),
        migrations.AlterField(
            model_name='decisionline',
            name='award',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.awardtype', verbose_name='danh hiệu, hình thức khen'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "decisions_decisionhistory" ("about_id", "achievement", "audit_root", "audit_segment", "authority", "award_id", "campaign_id", "created_at", "drafted_by_id", "grounds", "id", "issued_at", "issued_by_id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_on", "recipients", "run_id", "shows_prizes", "signed_on", "signer_name", "signer_post", "signing_formula", "state", "subject_matter", "submitted_by_id", "symbol", "unit_id", "unit_line", "updated_at", "upper_line", "version", "year") SELECT new_values."about_id", new_values."achievement", new_values."audit_root", new_values."audit_segment", new_values."authority", new_values."award_id", new_values."campaign_id", new_values."created_at", new_values."drafted_by_id", new_values."grounds", new_values."id", new_values."issued_at", new_values."issued_by_id", new_values."kind", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."published_on", new_values."recipients", new_values."run_id", new_values."shows_prizes", new_values."signed_on", new_values."signer_name", new_values."signer_post", new_values."signing_formula", new_values."state", new_values."subject_matter", new_values."submitted_by_id", new_values."symbol", new_values."unit_id", new_values."unit_line", new_values."updated_at", new_values."upper_line", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='25efd2359cda3ba1acc36c7548245e3638402402', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c5437', referencing='REFERENCING NEW TABLE AS new_values ', table='decisions_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "decisions_decisionhistory" ("about_id", "achievement", "audit_root", "audit_segment", "authority", "award_id", "campaign_id", "created_at", "drafted_by_id", "grounds", "id", "issued_at", "issued_by_id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_on", "recipients", "run_id", "shows_prizes", "signed_on", "signer_name", "signer_post", "signing_formula", "state", "subject_matter", "submitted_by_id", "symbol", "unit_id", "unit_line", "updated_at", "upper_line", "version", "year") SELECT new_values."about_id", new_values."achievement", new_values."audit_root", new_values."audit_segment", new_values."authority", new_values."award_id", new_values."campaign_id", new_values."created_at", new_values."drafted_by_id", new_values."grounds", new_values."id", new_values."issued_at", new_values."issued_by_id", new_values."kind", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."published_on", new_values."recipients", new_values."run_id", new_values."shows_prizes", new_values."signed_on", new_values."signer_name", new_values."signer_post", new_values."signing_formula", new_values."state", new_values."subject_matter", new_values."submitted_by_id", new_values."symbol", new_values."unit_id", new_values."unit_line", new_values."updated_at", new_values."upper_line", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1c4e3533c8d9873b1a43114c068006a90e805f63', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b017a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='decisions_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "decisions_decisionhistory" ("about_id", "achievement", "audit_root", "audit_segment", "authority", "award_id", "campaign_id", "created_at", "drafted_by_id", "grounds", "id", "issued_at", "issued_by_id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_on", "recipients", "run_id", "shows_prizes", "signed_on", "signer_name", "signer_post", "signing_formula", "state", "subject_matter", "submitted_by_id", "symbol", "unit_id", "unit_line", "updated_at", "upper_line", "version", "year") SELECT old_values."about_id", old_values."achievement", old_values."audit_root", old_values."audit_segment", old_values."authority", old_values."award_id", old_values."campaign_id", old_values."created_at", old_values."drafted_by_id", old_values."grounds", old_values."id", old_values."issued_at", old_values."issued_by_id", old_values."kind", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."published_on", old_values."recipients", old_values."run_id", old_values."shows_prizes", old_values."signed_on", old_values."signer_name", old_values."signer_post", old_values."signing_formula", old_values."state", old_values."subject_matter", old_values."submitted_by_id", old_values."symbol", old_values."unit_id", old_values."unit_line", old_values."updated_at", old_values."upper_line", old_values."version", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='657dbddb55f5ea9ff48375e7f9fd5437ec542f77', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e4cc5', referencing='REFERENCING OLD TABLE AS old_values ', table='decisions_decision', when='AFTER')),
        ),
        AddConstraintNotValid(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['award', 'correction', 'revocation', 'replacement', 'plaque'])), name='decision_kind_known'),
        ),
        AddConstraintNotValid(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('about__isnull', True), ('kind__in', ('award', 'plaque'))), models.Q(models.Q(('kind__in', ('award', 'plaque')), _negated=True), ('about__isnull', False), models.Q(('grounds', ''), _negated=True)), _connector='OR'), name='decision_about_another_has_grounds', violation_error_message='Quyết định về một quyết định khác phải nêu quyết định đó và lý do.'),
        ),
        AddConstraintNotValid(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('audit_root', ''), ('audit_segment__isnull', True)), models.Q(('audit_segment__isnull', False), models.Q(('audit_root', ''), _negated=True)), _connector='OR'), name='decision_audit_root_is_whole'),
        ),
        AddConstraintNotValid(
            model_name='decisionline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('award__isnull', False), ('work__isnull', True)), models.Q(('award__isnull', True), ('honour__isnull', True), ('recommendation__isnull', True), ('subject_kind', 'unit'), ('work__isnull', False)), _connector='OR'), name='decision_line_award_or_work'),
        ),
    ]
