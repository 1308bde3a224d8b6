import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Who declared a conflict: what one declared oneself nobody else takes back."""

    dependencies = [
        ('councils', '0008_freeze_closed_sessions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='bar',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='bar',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='bar',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='bar',
            name='declared_by',
            field=models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người khai'),
        ),
        migrations.AddField(
            model_name='barhistory',
            name='declared_by',
            field=models.ForeignKey(db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người khai'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bar',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "councils_barhistory" ("created_at", "declared_by_id", "id", "item_id", "kind", "member_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT new_values."created_at", new_values."declared_by_id", new_values."id", new_values."item_id", new_values."kind", new_values."member_id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d407b88cde85e6f24c297683d6fc3eb2530db0c4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_11a52', referencing='REFERENCING NEW TABLE AS new_values ', table='councils_bar', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bar',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "councils_barhistory" ("created_at", "declared_by_id", "id", "item_id", "kind", "member_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT new_values."created_at", new_values."declared_by_id", new_values."id", new_values."item_id", new_values."kind", new_values."member_id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7b1c103a2be6c55c8fa1513774b7fd6e8f139700', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_953df', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='councils_bar', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bar',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "councils_barhistory" ("created_at", "declared_by_id", "id", "item_id", "kind", "member_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT old_values."created_at", old_values."declared_by_id", old_values."id", old_values."item_id", old_values."kind", old_values."member_id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='657a6e0199de0adf1137abd857dca93c5cee39fe', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8d6da', referencing='REFERENCING OLD TABLE AS old_values ', table='councils_bar', when='AFTER')),
        ),
    ]
