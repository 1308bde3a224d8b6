import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    """A return says which parts of the dossier it opens; none is all of them."""

    dependencies = [
        ('campaigns', '0015_validate_votes'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='dossier',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='dossier',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='dossier',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='dossier',
            name='open_parts',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, db_default=[], default=list, editable=False, size=None),
        ),
        migrations.AddField(
            model_name='dossierhistory',
            name='open_parts',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, db_default=[], default=list, editable=False, size=None),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dossier',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_dossierhistory" ("campaign_id", "checked_at", "created_at", "created_by_id", "due_on", "filled_by_unit_id", "id", "is_late", "kind", "open_parts", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "pledge", "receipt_no", "return_reason", "sent_at", "sent_by_id", "source_id", "state", "unit_id", "updated_at", "version") SELECT new_values."campaign_id", new_values."checked_at", new_values."created_at", new_values."created_by_id", new_values."due_on", new_values."filled_by_unit_id", new_values."id", new_values."is_late", new_values."kind", new_values."open_parts", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phase_id", new_values."pledge", new_values."receipt_no", new_values."return_reason", new_values."sent_at", new_values."sent_by_id", new_values."source_id", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8bdfb94f31bced114fdb1827f0720bc8c3244c80', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7c349', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_dossier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dossier',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_dossierhistory" ("campaign_id", "checked_at", "created_at", "created_by_id", "due_on", "filled_by_unit_id", "id", "is_late", "kind", "open_parts", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "pledge", "receipt_no", "return_reason", "sent_at", "sent_by_id", "source_id", "state", "unit_id", "updated_at", "version") SELECT new_values."campaign_id", new_values."checked_at", new_values."created_at", new_values."created_by_id", new_values."due_on", new_values."filled_by_unit_id", new_values."id", new_values."is_late", new_values."kind", new_values."open_parts", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phase_id", new_values."pledge", new_values."receipt_no", new_values."return_reason", new_values."sent_at", new_values."sent_by_id", new_values."source_id", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8c115dfe969578352235aaf45817f43cf51758a3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2c811', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_dossier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dossier',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_dossierhistory" ("campaign_id", "checked_at", "created_at", "created_by_id", "due_on", "filled_by_unit_id", "id", "is_late", "kind", "open_parts", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "pledge", "receipt_no", "return_reason", "sent_at", "sent_by_id", "source_id", "state", "unit_id", "updated_at", "version") SELECT old_values."campaign_id", old_values."checked_at", old_values."created_at", old_values."created_by_id", old_values."due_on", old_values."filled_by_unit_id", old_values."id", old_values."is_late", old_values."kind", old_values."open_parts", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phase_id", old_values."pledge", old_values."receipt_no", old_values."return_reason", old_values."sent_at", old_values."sent_by_id", old_values."source_id", old_values."state", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4e29a2db93fcc5ce8dac90d75d089c6bbf49abdf', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_767d4', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_dossier', when='AFTER')),
        ),
    ]
