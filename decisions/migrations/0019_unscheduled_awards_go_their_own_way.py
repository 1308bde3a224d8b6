import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.functions.comparison
import pgtrigger.compiler
import pgtrigger.migrations
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """Steps may be set for unscheduled awards alone; steps are few, the constraints look at all of them at once."""

    dependencies = [("decisions", "0018_sent_back_by_anybody")]
    operations = [
        migrations.AlterModelOptions(
            name='approvalstep',
            options={'ordering': ['unit__path', 'level', 'scope', 'award__position', 'order_no', 'valid_from', 'pk'], 'verbose_name': 'bước duyệt', 'verbose_name_plural': 'quy trình duyệt'},
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='approvalstep',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='approvalstep',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='approvalstep',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='approvalstep',
            name='approval_step_once',
        ),
        migrations.RemoveConstraint(
            model_name='approvalstep',
            name='approval_step_one_at_a_time',
        ),
        migrations.AddField(
            model_name='approvalstep',
            name='scope',
            field=models.CharField(blank=True, choices=[('unscheduled', 'Đột xuất')], db_default='', default='', max_length=16, verbose_name='loại khen'),
        ),
        migrations.AddField(
            model_name='approvalstephistory',
            name='scope',
            field=models.CharField(blank=True, choices=[('unscheduled', 'Đột xuất')], db_default='', default='', max_length=16, verbose_name='loại khen'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='approvalstep',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "decisions_approvalstephistory" ("at_unit_id", "award_id", "created_at", "days", "from_money", "from_recipients", "id", "level", "name", "needs_session", "order_no", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "scope", "unit_id", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."at_unit_id", new_values."award_id", new_values."created_at", new_values."days", new_values."from_money", new_values."from_recipients", new_values."id", new_values."level", new_values."name", new_values."needs_session", new_values."order_no", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role", new_values."scope", new_values."unit_id", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3ae0d546d17146c6625c0e750fc11ad8ceeb8962', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8fd8d', referencing='REFERENCING NEW TABLE AS new_values ', table='decisions_approvalstep', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='approvalstep',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "decisions_approvalstephistory" ("at_unit_id", "award_id", "created_at", "days", "from_money", "from_recipients", "id", "level", "name", "needs_session", "order_no", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "scope", "unit_id", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."at_unit_id", new_values."award_id", new_values."created_at", new_values."days", new_values."from_money", new_values."from_recipients", new_values."id", new_values."level", new_values."name", new_values."needs_session", new_values."order_no", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role", new_values."scope", new_values."unit_id", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5853e59e1dcd0c160b4f8d015b9831804adda403', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6e94b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='decisions_approvalstep', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='approvalstep',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "decisions_approvalstephistory" ("at_unit_id", "award_id", "created_at", "days", "from_money", "from_recipients", "id", "level", "name", "needs_session", "order_no", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "scope", "unit_id", "updated_at", "valid_from", "valid_to", "version") SELECT old_values."at_unit_id", old_values."award_id", old_values."created_at", old_values."days", old_values."from_money", old_values."from_recipients", old_values."id", old_values."level", old_values."name", old_values."needs_session", old_values."order_no", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role", old_values."scope", old_values."unit_id", old_values."updated_at", old_values."valid_from", old_values."valid_to", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1d3bd6fb48cb2198ae18c7d1a44b1638e77b1398', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4ea78', referencing='REFERENCING OLD TABLE AS old_values ', table='decisions_approvalstep', when='AFTER')),
        ),
        AddConstraintNotValid(
            model_name='approvalstep',
            constraint=models.CheckConstraint(condition=models.Q(('scope__in', ['', 'unscheduled'])), name='approval_step_scope_known'),
        ),
        migrations.AddConstraint(
            model_name='approvalstep',
            constraint=models.UniqueConstraint(fields=('unit', 'level', 'scope', 'award', 'order_no', 'valid_from'), name='approval_step_once', nulls_distinct=False, violation_error_message='Đã có bước với thứ tự này áp dụng từ ngày ấy. Hãy chọn thứ tự khác.'),
        ),
        migrations.AddConstraint(
            model_name='approvalstep',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('unit', '='), ('level', '='), ('scope', '='), (django.db.models.functions.comparison.Coalesce(models.F('award'), models.Value(0)), '='), ('order_no', '='), (models.Func(models.F('valid_from'), models.F('valid_to'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='approval_step_one_at_a_time', violation_error_message='Đã có bước với thứ tự này áp dụng trong một phần những ngày ấy. Hãy chọn thứ tự khác, hoặc ghi ngày cuối cho bước cũ trước.'),
        ),
    ]
