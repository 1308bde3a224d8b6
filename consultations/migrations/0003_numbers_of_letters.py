import common.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Letters to agencies have the number of the office's register, agencies an address for letters by mail."""

    dependencies = [
        ('awards', '0022_results_that_went_up_are_known'),
        ('catalogue', '0005_revocation_grounds'),
        ('consultations', '0002_freeze_lists'),
        ('units', '0011_validate_inheritance'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='agency',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='agency',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='agency',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='consultation',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='consultation',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='consultation',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='agency',
            name='email',
            field=common.fields.LowercaseEmailField(blank=True, db_default='', default='', help_text='Nơi gửi thư nhắc khi cơ quan chưa trả lời. Để trống nếu không có.', max_length=254, verbose_name='thư điện tử'),
        ),
        migrations.AddField(
            model_name='agencyhistory',
            name='email',
            field=common.fields.LowercaseEmailField(blank=True, db_default='', default='', help_text='Nơi gửi thư nhắc khi cơ quan chưa trả lời. Để trống nếu không có.', max_length=254, verbose_name='thư điện tử'),
        ),
        migrations.AddField(
            model_name='consultation',
            name='number',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='số công văn'),
        ),
        migrations.AddField(
            model_name='consultation',
            name='signed_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='ngày công văn'),
        ),
        migrations.AddField(
            model_name='consultation',
            name='symbol',
            field=common.fields.CleanCharField(blank=True, db_default='', default='', editable=False, max_length=40, verbose_name='ký hiệu'),
        ),
        migrations.AddField(
            model_name='consultationhistory',
            name='number',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='số công văn'),
        ),
        migrations.AddField(
            model_name='consultationhistory',
            name='signed_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='ngày công văn'),
        ),
        migrations.AddField(
            model_name='consultationhistory',
            name='symbol',
            field=common.fields.CleanCharField(blank=True, db_default='', default='', editable=False, max_length=40, verbose_name='ký hiệu'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agency',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consultations_agencyhistory" ("about", "created_at", "email", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at") SELECT new_values."about", new_values."created_at", new_values."email", new_values."id", new_values."is_active", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8baaece5afbdd9bf56dcf377cfe4b24ac729a2bb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_10e14', referencing='REFERENCING NEW TABLE AS new_values ', table='consultations_agency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agency',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consultations_agencyhistory" ("about", "created_at", "email", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at") SELECT new_values."about", new_values."created_at", new_values."email", new_values."id", new_values."is_active", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a9fb0d430e0cb04ead50c08a03d2205059832ed9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_55740', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='consultations_agency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agency',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consultations_agencyhistory" ("about", "created_at", "email", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at") SELECT old_values."about", old_values."created_at", old_values."email", old_values."id", old_values."is_active", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='091dac203b4a6609ce507fcf9a1168f1fd735c34', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c0bc1', referencing='REFERENCING OLD TABLE AS old_values ', table='consultations_agency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consultation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consultations_consultationhistory" ("asked_by_id", "asked_on", "award_id", "created_at", "due_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "run_id", "signed_on", "symbol", "title", "unit_id", "updated_at") SELECT new_values."asked_by_id", new_values."asked_on", new_values."award_id", new_values."created_at", new_values."due_on", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."question", new_values."run_id", new_values."signed_on", new_values."symbol", new_values."title", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a6f076d32f7e1d5bbf02dda6a9b120a6a66519ee', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c7113', referencing='REFERENCING NEW TABLE AS new_values ', table='consultations_consultation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consultation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consultations_consultationhistory" ("asked_by_id", "asked_on", "award_id", "created_at", "due_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "run_id", "signed_on", "symbol", "title", "unit_id", "updated_at") SELECT new_values."asked_by_id", new_values."asked_on", new_values."award_id", new_values."created_at", new_values."due_on", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."question", new_values."run_id", new_values."signed_on", new_values."symbol", new_values."title", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3458dad723cd5cfa563768af092586f8e7f4c140', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1617e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='consultations_consultation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consultation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "consultations_consultationhistory" ("asked_by_id", "asked_on", "award_id", "created_at", "due_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "run_id", "signed_on", "symbol", "title", "unit_id", "updated_at") SELECT old_values."asked_by_id", old_values."asked_on", old_values."award_id", old_values."created_at", old_values."due_on", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."question", old_values."run_id", old_values."signed_on", old_values."symbol", old_values."title", old_values."unit_id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='502e3ede2a9b0079db6118d980f3977f2730043f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3ce54', referencing='REFERENCING OLD TABLE AS old_values ', table='consultations_consultation', when='AFTER')),
        ),
        AddConstraintNotValid(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('number__isnull', True), ('signed_on__isnull', True)), models.Q(('number__isnull', False), ('signed_on__isnull', False)), _connector='OR'), name='consultation_number_has_its_day'),
        ),
    ]
