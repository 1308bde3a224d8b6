import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    """A file says what it is, and for whom it is evidence."""

    dependencies = [
        ('campaigns', '0017_requests_for_extensions'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='attachment',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='attachment',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='attachment',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='attachment',
            name='entry',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='evidence', to='campaigns.entry', verbose_name='minh chứng cho'),
        ),
        migrations.AddField(
            model_name='attachment',
            name='purpose',
            field=models.CharField(blank=True, choices=[('minutes', 'Biên bản họp xét'), ('report', 'Báo cáo thành tích')], db_default='', max_length=8, verbose_name='loại tệp'),
        ),
        migrations.AddField(
            model_name='attachmenthistory',
            name='entry',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.entry', verbose_name='minh chứng cho'),
        ),
        migrations.AddField(
            model_name='attachmenthistory',
            name='purpose',
            field=models.CharField(blank=True, choices=[('minutes', 'Biên bản họp xét'), ('report', 'Báo cáo thành tích')], db_default='', max_length=8, verbose_name='loại tệp'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attachment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_attachmenthistory" ("content_type", "created_at", "detached_at", "dossier_id", "entry_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."content_type", new_values."created_at", new_values."detached_at", new_values."dossier_id", new_values."entry_id", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."purpose", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9a836fa20e47a77ec7f58da59cbc0d77dc4a5bc2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d24b6', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_attachment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attachment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_attachmenthistory" ("content_type", "created_at", "detached_at", "dossier_id", "entry_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "sha256", "size", "updated_at", "uploaded_by_id") SELECT new_values."content_type", new_values."created_at", new_values."detached_at", new_values."dossier_id", new_values."entry_id", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."purpose", new_values."sha256", new_values."size", new_values."updated_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='87d4a4e558df458c45d877fd7e09c63858946a2f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1e0c6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_attachment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attachment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_attachmenthistory" ("content_type", "created_at", "detached_at", "dossier_id", "entry_id", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "sha256", "size", "updated_at", "uploaded_by_id") SELECT old_values."content_type", old_values."created_at", old_values."detached_at", old_values."dossier_id", old_values."entry_id", old_values."file", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."purpose", old_values."sha256", old_values."size", old_values."updated_at", old_values."uploaded_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0359fc3c6b76c22fa72f7087f6e4efcc40f7f42b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_97311', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_attachment', when='AFTER')),
        ),
    ]
