import common.fields
import django.core.validators
import pgtrigger.compiler
import pgtrigger.migrations
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """A proposal has the unit's own points and vote; a registered entry says why it is not proposed."""

    dependencies = [
        ('campaigns', '0013_reviews_of_entries'),
        ('catalogue', '0002_what_a_proposal_needs'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='entry',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='entry',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='entry',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='entry',
            name='not_proposed',
            field=common.fields.CleanTextField(blank=True, db_default='', verbose_name='lý do không đề nghị'),
        ),
        migrations.AddField(
            model_name='entry',
            name='self_score',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='điểm tự chấm'),
        ),
        migrations.AddField(
            model_name='entry',
            name='votes_for',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='số phiếu tán thành'),
        ),
        migrations.AddField(
            model_name='entry',
            name='votes_members',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='tổng số người được bỏ phiếu'),
        ),
        migrations.AddField(
            model_name='entryhistory',
            name='not_proposed',
            field=common.fields.CleanTextField(blank=True, db_default='', verbose_name='lý do không đề nghị'),
        ),
        migrations.AddField(
            model_name='entryhistory',
            name='self_score',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='điểm tự chấm'),
        ),
        migrations.AddField(
            model_name='entryhistory',
            name='votes_for',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='số phiếu tán thành'),
        ),
        migrations.AddField(
            model_name='entryhistory',
            name='votes_members',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='tổng số người được bỏ phiếu'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_entryhistory" ("achievements", "added_by_id", "award_id", "collective_id", "created_at", "dossier_id", "id", "member_id", "not_proposed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_on", "self_score", "source_id", "subject_kind", "subject_unit_id", "updated_at", "votes_for", "votes_members") SELECT new_values."achievements", new_values."added_by_id", new_values."award_id", new_values."collective_id", new_values."created_at", new_values."dossier_id", new_values."id", new_values."member_id", new_values."not_proposed", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."registered_on", new_values."self_score", new_values."source_id", new_values."subject_kind", new_values."subject_unit_id", new_values."updated_at", new_values."votes_for", new_values."votes_members" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='51709a9aa8e9a3efeaaa19748eec2edcb7149de4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_40d64', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_entry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_entryhistory" ("achievements", "added_by_id", "award_id", "collective_id", "created_at", "dossier_id", "id", "member_id", "not_proposed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_on", "self_score", "source_id", "subject_kind", "subject_unit_id", "updated_at", "votes_for", "votes_members") SELECT new_values."achievements", new_values."added_by_id", new_values."award_id", new_values."collective_id", new_values."created_at", new_values."dossier_id", new_values."id", new_values."member_id", new_values."not_proposed", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."registered_on", new_values."self_score", new_values."source_id", new_values."subject_kind", new_values."subject_unit_id", new_values."updated_at", new_values."votes_for", new_values."votes_members" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cd39b55c3b695fea6d7b9e9caed29b85f9db1034', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2eb48', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_entry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_entryhistory" ("achievements", "added_by_id", "award_id", "collective_id", "created_at", "dossier_id", "id", "member_id", "not_proposed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_on", "self_score", "source_id", "subject_kind", "subject_unit_id", "updated_at", "votes_for", "votes_members") SELECT old_values."achievements", old_values."added_by_id", old_values."award_id", old_values."collective_id", old_values."created_at", old_values."dossier_id", old_values."id", old_values."member_id", old_values."not_proposed", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."registered_on", old_values."self_score", old_values."source_id", old_values."subject_kind", old_values."subject_unit_id", old_values."updated_at", old_values."votes_for", old_values."votes_members" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f8796b87466e934923e159a657d957c0f9352555', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_55a7a', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_entry', when='AFTER')),
        ),
        AddConstraintNotValid(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('votes_for__isnull', True), ('votes_members__isnull', True)), models.Q(('votes_for__isnull', False), ('votes_for__lte', models.F('votes_members')), ('votes_members__gte', 1), ('votes_members__isnull', False)), _connector='OR'), name='entry_votes_of_members', violation_error_message='Hãy ghi cả số phiếu tán thành và tổng số người được bỏ phiếu; số phiếu không quá tổng số người.'),
        ),
        AddConstraintNotValid(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('self_score__isnull', True), ('self_score__gte', 0), _connector='OR'), name='entry_self_score_not_negative', violation_error_message='Điểm tự chấm phải từ 0 trở lên.'),
        ),
    ]
