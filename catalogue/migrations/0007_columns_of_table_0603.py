import pgtrigger.compiler
import pgtrigger.migrations
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """An award says in which column of table 0603 it counts, and who says so."""

    dependencies = [
        ('catalogue', '0006_shipped_days_have_a_kind'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='awardtype',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='awardtype',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='awardtype',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='awardtype',
            name='form_0603',
            field=models.CharField(blank=True, choices=[('certificate', 'Bằng khen'), ('fighter', 'Chiến sĩ thi đua'), ('flag', 'Cờ thi đua'), ('medal', 'Kỷ niệm chương')], db_default='', default='', max_length=12, verbose_name='cột của biểu 0603'),
        ),
        migrations.AddField(
            model_name='awardtype',
            name='form_0603_source',
            field=models.CharField(blank=True, db_default='', max_length=500, verbose_name='nguồn của cột biểu 0603'),
        ),
        migrations.AddField(
            model_name='awardtype',
            name='form_0603_unverified',
            field=models.BooleanField(db_default=False, default=False, verbose_name='cột biểu 0603 chưa kiểm chứng'),
        ),
        migrations.AddField(
            model_name='awardtypehistory',
            name='form_0603',
            field=models.CharField(blank=True, choices=[('certificate', 'Bằng khen'), ('fighter', 'Chiến sĩ thi đua'), ('flag', 'Cờ thi đua'), ('medal', 'Kỷ niệm chương')], db_default='', default='', max_length=12, verbose_name='cột của biểu 0603'),
        ),
        migrations.AddField(
            model_name='awardtypehistory',
            name='form_0603_source',
            field=models.CharField(blank=True, db_default='', max_length=500, verbose_name='nguồn của cột biểu 0603'),
        ),
        migrations.AddField(
            model_name='awardtypehistory',
            name='form_0603_unverified',
            field=models.BooleanField(db_default=False, default=False, verbose_name='cột biểu 0603 chưa kiểm chứng'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='awardtype',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "catalogue_awardtypehistory" ("active", "allows_unregistered", "code", "created_at", "decided_by", "evidence", "evidence_source", "evidence_unverified", "form_0603", "form_0603_source", "form_0603_unverified", "id", "kind", "level_unknown", "multiple_collective", "multiple_individual", "multiple_unverified", "name", "needs_minutes", "needs_self_score", "needs_vote", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope", "short_name", "source", "standard_text", "subject_kinds", "unverified", "updated_at") SELECT new_values."active", new_values."allows_unregistered", new_values."code", new_values."created_at", new_values."decided_by", new_values."evidence", new_values."evidence_source", new_values."evidence_unverified", new_values."form_0603", new_values."form_0603_source", new_values."form_0603_unverified", new_values."id", new_values."kind", new_values."level_unknown", new_values."multiple_collective", new_values."multiple_individual", new_values."multiple_unverified", new_values."name", new_values."needs_minutes", new_values."needs_self_score", new_values."needs_vote", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."scope", new_values."short_name", new_values."source", new_values."standard_text", new_values."subject_kinds", new_values."unverified", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f1b365b031c00d04f76c1c02cdda643e60c28a50', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fc30d', referencing='REFERENCING NEW TABLE AS new_values ', table='catalogue_awardtype', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='awardtype',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "catalogue_awardtypehistory" ("active", "allows_unregistered", "code", "created_at", "decided_by", "evidence", "evidence_source", "evidence_unverified", "form_0603", "form_0603_source", "form_0603_unverified", "id", "kind", "level_unknown", "multiple_collective", "multiple_individual", "multiple_unverified", "name", "needs_minutes", "needs_self_score", "needs_vote", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope", "short_name", "source", "standard_text", "subject_kinds", "unverified", "updated_at") SELECT new_values."active", new_values."allows_unregistered", new_values."code", new_values."created_at", new_values."decided_by", new_values."evidence", new_values."evidence_source", new_values."evidence_unverified", new_values."form_0603", new_values."form_0603_source", new_values."form_0603_unverified", new_values."id", new_values."kind", new_values."level_unknown", new_values."multiple_collective", new_values."multiple_individual", new_values."multiple_unverified", new_values."name", new_values."needs_minutes", new_values."needs_self_score", new_values."needs_vote", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."scope", new_values."short_name", new_values."source", new_values."standard_text", new_values."subject_kinds", new_values."unverified", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='582488d1369c75d2838e4f3921d7ae5018dd7486', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_266df', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='catalogue_awardtype', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='awardtype',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "catalogue_awardtypehistory" ("active", "allows_unregistered", "code", "created_at", "decided_by", "evidence", "evidence_source", "evidence_unverified", "form_0603", "form_0603_source", "form_0603_unverified", "id", "kind", "level_unknown", "multiple_collective", "multiple_individual", "multiple_unverified", "name", "needs_minutes", "needs_self_score", "needs_vote", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope", "short_name", "source", "standard_text", "subject_kinds", "unverified", "updated_at") SELECT old_values."active", old_values."allows_unregistered", old_values."code", old_values."created_at", old_values."decided_by", old_values."evidence", old_values."evidence_source", old_values."evidence_unverified", old_values."form_0603", old_values."form_0603_source", old_values."form_0603_unverified", old_values."id", old_values."kind", old_values."level_unknown", old_values."multiple_collective", old_values."multiple_individual", old_values."multiple_unverified", old_values."name", old_values."needs_minutes", old_values."needs_self_score", old_values."needs_vote", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."scope", old_values."short_name", old_values."source", old_values."standard_text", old_values."subject_kinds", old_values."unverified", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6896f2f5fe103a5d4535b55094f35ef36826c465', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0df45', referencing='REFERENCING OLD TABLE AS old_values ', table='catalogue_awardtype', when='AFTER')),
        ),
        AddConstraintNotValid(
            model_name='awardtype',
            constraint=models.CheckConstraint(condition=models.Q(('form_0603__in', ['', 'certificate', 'fighter', 'flag', 'medal'])), name='award_type_form_0603_known'),
        ),
    ]
