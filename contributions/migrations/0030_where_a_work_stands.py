import common.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    """Where a work stands, for the list that goes with a decision on its plaque."""

    dependencies = [("contributions", "0029_read_libraries")]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='work',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='work',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='work',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='work',
            name='place',
            field=common.fields.CleanCharField(blank=True, db_default='', max_length=255, verbose_name='địa điểm'),
        ),
        migrations.AddField(
            model_name='workhistory',
            name='place',
            field=common.fields.CleanCharField(blank=True, db_default='', max_length=255, verbose_name='địa điểm'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='work',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_workhistory" ("benefit", "builder", "builder_unit_id", "ceremony", "code", "counts_in_id", "created_at", "due_on", "finished_on", "funding", "id", "inspected_on", "kind", "name", "occasion", "owner_unit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plaque_decided_on", "plaque_level", "plaque_no", "plaque_on", "plaque_text", "quality", "safety", "started_on", "state", "updated_at", "value", "version") SELECT new_values."benefit", new_values."builder", new_values."builder_unit_id", new_values."ceremony", new_values."code", new_values."counts_in_id", new_values."created_at", new_values."due_on", new_values."finished_on", new_values."funding", new_values."id", new_values."inspected_on", new_values."kind", new_values."name", new_values."occasion", new_values."owner_unit_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."plaque_decided_on", new_values."plaque_level", new_values."plaque_no", new_values."plaque_on", new_values."plaque_text", new_values."quality", new_values."safety", new_values."started_on", new_values."state", new_values."updated_at", new_values."value", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='010791f2e8657cb22be3210cf6844d3d2321f74f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ead64', referencing='REFERENCING NEW TABLE AS new_values ', table='contributions_work', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='work',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_workhistory" ("benefit", "builder", "builder_unit_id", "ceremony", "code", "counts_in_id", "created_at", "due_on", "finished_on", "funding", "id", "inspected_on", "kind", "name", "occasion", "owner_unit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plaque_decided_on", "plaque_level", "plaque_no", "plaque_on", "plaque_text", "quality", "safety", "started_on", "state", "updated_at", "value", "version") SELECT new_values."benefit", new_values."builder", new_values."builder_unit_id", new_values."ceremony", new_values."code", new_values."counts_in_id", new_values."created_at", new_values."due_on", new_values."finished_on", new_values."funding", new_values."id", new_values."inspected_on", new_values."kind", new_values."name", new_values."occasion", new_values."owner_unit_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."plaque_decided_on", new_values."plaque_level", new_values."plaque_no", new_values."plaque_on", new_values."plaque_text", new_values."quality", new_values."safety", new_values."started_on", new_values."state", new_values."updated_at", new_values."value", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."benefit" IS DISTINCT FROM (new_values."benefit") OR old_values."builder" IS DISTINCT FROM (new_values."builder") OR old_values."builder_unit_id" IS DISTINCT FROM (new_values."builder_unit_id") OR old_values."ceremony" IS DISTINCT FROM (new_values."ceremony") OR old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."counts_in_id" IS DISTINCT FROM (new_values."counts_in_id") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."due_on" IS DISTINCT FROM (new_values."due_on") OR old_values."finished_on" IS DISTINCT FROM (new_values."finished_on") OR old_values."funding" IS DISTINCT FROM (new_values."funding") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."inspected_on" IS DISTINCT FROM (new_values."inspected_on") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."occasion" IS DISTINCT FROM (new_values."occasion") OR old_values."owner_unit_id" IS DISTINCT FROM (new_values."owner_unit_id") OR old_values."place" IS DISTINCT FROM (new_values."place") OR old_values."plaque_decided_on" IS DISTINCT FROM (new_values."plaque_decided_on") OR old_values."plaque_level" IS DISTINCT FROM (new_values."plaque_level") OR old_values."plaque_no" IS DISTINCT FROM (new_values."plaque_no") OR old_values."plaque_on" IS DISTINCT FROM (new_values."plaque_on") OR old_values."plaque_text" IS DISTINCT FROM (new_values."plaque_text") OR old_values."quality" IS DISTINCT FROM (new_values."quality") OR old_values."safety" IS DISTINCT FROM (new_values."safety") OR old_values."started_on" IS DISTINCT FROM (new_values."started_on") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."value" IS DISTINCT FROM (new_values."value") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8f3a47f2fd6f53e7d2fdf4acde41e3d714b5d4e0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3e808', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contributions_work', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='work',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contributions_workhistory" ("benefit", "builder", "builder_unit_id", "ceremony", "code", "counts_in_id", "created_at", "due_on", "finished_on", "funding", "id", "inspected_on", "kind", "name", "occasion", "owner_unit_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plaque_decided_on", "plaque_level", "plaque_no", "plaque_on", "plaque_text", "quality", "safety", "started_on", "state", "updated_at", "value", "version") SELECT old_values."benefit", old_values."builder", old_values."builder_unit_id", old_values."ceremony", old_values."code", old_values."counts_in_id", old_values."created_at", old_values."due_on", old_values."finished_on", old_values."funding", old_values."id", old_values."inspected_on", old_values."kind", old_values."name", old_values."occasion", old_values."owner_unit_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."plaque_decided_on", old_values."plaque_level", old_values."plaque_no", old_values."plaque_on", old_values."plaque_text", old_values."quality", old_values."safety", old_values."started_on", old_values."state", old_values."updated_at", old_values."value", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='bed3600d1bf83c0434345a8777639a27ca8af8b3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2e93a', referencing='REFERENCING OLD TABLE AS old_values ', table='contributions_work', when='AFTER')),
        ),
    ]
