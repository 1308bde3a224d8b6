import common.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """A session keeps who its members were and what was asked of them; a result is of a council that has members."""

    dependencies = [
        ('awards', '0022_results_that_went_up_are_known'),
        ('contributions', '0030_where_a_work_stands'),
        ('councils', '0004_days_of_seats_are_in_order'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='agendaitem',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='agendaitem',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='agendaitem',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='attendance',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='attendance',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='attendance',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='councilsession',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='councilsession',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='councilsession',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='is_strict',
            field=models.BooleanField(blank=True, editable=False, null=True, verbose_name='phải quá tỷ lệ'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='pass_percent',
            field=models.DecimalField(blank=True, decimal_places=2, editable=False, max_digits=5, null=True, verbose_name='tán thành (% thành viên)'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='quorum_percent',
            field=models.DecimalField(blank=True, decimal_places=2, editable=False, max_digits=5, null=True, verbose_name='có mặt ít nhất (% thành viên)'),
        ),
        migrations.AddField(
            model_name='agendaitemhistory',
            name='is_strict',
            field=models.BooleanField(blank=True, editable=False, null=True, verbose_name='phải quá tỷ lệ'),
        ),
        migrations.AddField(
            model_name='agendaitemhistory',
            name='pass_percent',
            field=models.DecimalField(blank=True, decimal_places=2, editable=False, max_digits=5, null=True, verbose_name='tán thành (% thành viên)'),
        ),
        migrations.AddField(
            model_name='agendaitemhistory',
            name='quorum_percent',
            field=models.DecimalField(blank=True, decimal_places=2, editable=False, max_digits=5, null=True, verbose_name='có mặt ít nhất (% thành viên)'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='name',
            field=common.fields.CleanCharField(blank=True, db_default='', default='', editable=False, max_length=255, verbose_name='họ tên khi đó'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='office',
            field=models.CharField(blank=True, choices=[('chair', 'Chủ tịch hội đồng'), ('deputy', 'Phó chủ tịch hội đồng'), ('secretary', 'Thư ký'), ('member', 'Ủy viên')], db_default='', default='', editable=False, max_length=12, verbose_name='vai trò khi đó'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='position',
            field=common.fields.CleanCharField(blank=True, db_default='', default='', editable=False, max_length=160, verbose_name='chức vụ khi đó'),
        ),
        migrations.AddField(
            model_name='attendancehistory',
            name='name',
            field=common.fields.CleanCharField(blank=True, db_default='', default='', editable=False, max_length=255, verbose_name='họ tên khi đó'),
        ),
        migrations.AddField(
            model_name='attendancehistory',
            name='office',
            field=models.CharField(blank=True, choices=[('chair', 'Chủ tịch hội đồng'), ('deputy', 'Phó chủ tịch hội đồng'), ('secretary', 'Thư ký'), ('member', 'Ủy viên')], db_default='', default='', editable=False, max_length=12, verbose_name='vai trò khi đó'),
        ),
        migrations.AddField(
            model_name='attendancehistory',
            name='position',
            field=common.fields.CleanCharField(blank=True, db_default='', default='', editable=False, max_length=160, verbose_name='chức vụ khi đó'),
        ),
        migrations.AddField(
            model_name='councilsession',
            name='council_name',
            field=common.fields.CleanCharField(blank=True, db_default='', default='', editable=False, max_length=255, verbose_name='tên hội đồng khi đó'),
        ),
        migrations.AddField(
            model_name='councilsession',
            name='members',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='tổng số thành viên'),
        ),
        migrations.AddField(
            model_name='councilsession',
            name='quorum',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='số người phải có mặt'),
        ),
        migrations.AddField(
            model_name='councilsessionhistory',
            name='council_name',
            field=common.fields.CleanCharField(blank=True, db_default='', default='', editable=False, max_length=255, verbose_name='tên hội đồng khi đó'),
        ),
        migrations.AddField(
            model_name='councilsessionhistory',
            name='members',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='tổng số thành viên'),
        ),
        migrations.AddField(
            model_name='councilsessionhistory',
            name='quorum',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='số người phải có mặt'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agendaitem',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "councils_agendaitemhistory" ("created_at", "id", "initiative_id", "is_strict", "pass_percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "quorum_percent", "recommendation_id", "rule_id", "session_id", "updated_at") SELECT new_values."created_at", new_values."id", new_values."initiative_id", new_values."is_strict", new_values."pass_percent", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."quorum_percent", new_values."recommendation_id", new_values."rule_id", new_values."session_id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ab64ab79460689aab20e81ce2ac2f7c75f09b7cd', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e30f2', referencing='REFERENCING NEW TABLE AS new_values ', table='councils_agendaitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agendaitem',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "councils_agendaitemhistory" ("created_at", "id", "initiative_id", "is_strict", "pass_percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "quorum_percent", "recommendation_id", "rule_id", "session_id", "updated_at") SELECT new_values."created_at", new_values."id", new_values."initiative_id", new_values."is_strict", new_values."pass_percent", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."quorum_percent", new_values."recommendation_id", new_values."rule_id", new_values."session_id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='98f3a4b164da02a3592b09cd968c90fa8f4fc72f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d2307', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='councils_agendaitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agendaitem',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "councils_agendaitemhistory" ("created_at", "id", "initiative_id", "is_strict", "pass_percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "quorum_percent", "recommendation_id", "rule_id", "session_id", "updated_at") SELECT old_values."created_at", old_values."id", old_values."initiative_id", old_values."is_strict", old_values."pass_percent", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."quorum_percent", old_values."recommendation_id", old_values."rule_id", old_values."session_id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='7c5be5056d3661212aead97de60a4787ccf0b43b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ba7d7', referencing='REFERENCING OLD TABLE AS old_values ', table='councils_agendaitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "councils_attendancehistory" ("created_at", "id", "member_id", "name", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presence", "reason", "session_id", "updated_at") SELECT new_values."created_at", new_values."id", new_values."member_id", new_values."name", new_values."office", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."presence", new_values."reason", new_values."session_id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f8aa6d715bba467eda2ed676ac597ff7c730d5f3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4308e', referencing='REFERENCING NEW TABLE AS new_values ', table='councils_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "councils_attendancehistory" ("created_at", "id", "member_id", "name", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presence", "reason", "session_id", "updated_at") SELECT new_values."created_at", new_values."id", new_values."member_id", new_values."name", new_values."office", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."presence", new_values."reason", new_values."session_id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5739c9c1972730d2f17b39a061814f37c0f36642', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_aef0b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='councils_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "councils_attendancehistory" ("created_at", "id", "member_id", "name", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presence", "reason", "session_id", "updated_at") SELECT old_values."created_at", old_values."id", old_values."member_id", old_values."name", old_values."office", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."presence", old_values."reason", old_values."session_id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d9a0d1d54773b4db540508f46c98694cb972666b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ea5d9', referencing='REFERENCING OLD TABLE AS old_values ', table='councils_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='councilsession',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "councils_councilsessionhistory" ("closed_at", "conclusion", "council_id", "council_name", "created_at", "discussion", "held_at", "id", "members", "number", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "prepared_by_id", "public_key", "quorum", "state", "title", "updated_at", "version", "way") SELECT new_values."closed_at", new_values."conclusion", new_values."council_id", new_values."council_name", new_values."created_at", new_values."discussion", new_values."held_at", new_values."id", new_values."members", new_values."number", new_values."opened_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."prepared_by_id", new_values."public_key", new_values."quorum", new_values."state", new_values."title", new_values."updated_at", new_values."version", new_values."way" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8f2870e0a451f9babee281037edcb71eb79840a2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a7dc9', referencing='REFERENCING NEW TABLE AS new_values ', table='councils_councilsession', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='councilsession',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "councils_councilsessionhistory" ("closed_at", "conclusion", "council_id", "council_name", "created_at", "discussion", "held_at", "id", "members", "number", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "prepared_by_id", "public_key", "quorum", "state", "title", "updated_at", "version", "way") SELECT new_values."closed_at", new_values."conclusion", new_values."council_id", new_values."council_name", new_values."created_at", new_values."discussion", new_values."held_at", new_values."id", new_values."members", new_values."number", new_values."opened_at", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."prepared_by_id", new_values."public_key", new_values."quorum", new_values."state", new_values."title", new_values."updated_at", new_values."version", new_values."way" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."closed_at" IS DISTINCT FROM (new_values."closed_at") OR old_values."conclusion" IS DISTINCT FROM (new_values."conclusion") OR old_values."council_id" IS DISTINCT FROM (new_values."council_id") OR old_values."council_name" IS DISTINCT FROM (new_values."council_name") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."discussion" IS DISTINCT FROM (new_values."discussion") OR old_values."held_at" IS DISTINCT FROM (new_values."held_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."members" IS DISTINCT FROM (new_values."members") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."opened_at" IS DISTINCT FROM (new_values."opened_at") OR old_values."place" IS DISTINCT FROM (new_values."place") OR old_values."prepared_by_id" IS DISTINCT FROM (new_values."prepared_by_id") OR old_values."public_key" IS DISTINCT FROM (new_values."public_key") OR old_values."quorum" IS DISTINCT FROM (new_values."quorum") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."version" IS DISTINCT FROM (new_values."version") OR old_values."way" IS DISTINCT FROM (new_values."way")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1e851b6e4000dc758f94235d882c8c27e8c4d1d1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2e663', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='councils_councilsession', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='councilsession',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "councils_councilsessionhistory" ("closed_at", "conclusion", "council_id", "council_name", "created_at", "discussion", "held_at", "id", "members", "number", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "prepared_by_id", "public_key", "quorum", "state", "title", "updated_at", "version", "way") SELECT old_values."closed_at", old_values."conclusion", old_values."council_id", old_values."council_name", old_values."created_at", old_values."discussion", old_values."held_at", old_values."id", old_values."members", old_values."number", old_values."opened_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."prepared_by_id", old_values."public_key", old_values."quorum", old_values."state", old_values."title", old_values."updated_at", old_values."version", old_values."way" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d031ad3c7dc4bf0a0ea986f26ae053b1e3b4a6e2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e5011', referencing='REFERENCING OLD TABLE AS old_values ', table='councils_councilsession', when='AFTER')),
        ),
        AddConstraintNotValid(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('is_strict__isnull', True), ('pass_percent__isnull', True), ('quorum_percent__isnull', True)), models.Q(('is_strict__isnull', False), ('pass_percent__isnull', False), ('quorum_percent__isnull', False)), _connector='OR'), name='agenda_item_figures_together'),
        ),
        AddConstraintNotValid(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('office__in', ['', 'chair', 'deputy', 'secretary', 'member'])), name='attendance_office_known'),
        ),
        AddConstraintNotValid(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), ('office', ''), ('position', '')), models.Q(models.Q(('name', ''), _negated=True), models.Q(('office', ''), _negated=True)), _connector='OR'), name='attendance_person_kept_whole'),
        ),
        AddConstraintNotValid(
            model_name='councilsession',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('members__isnull', True), ('quorum__isnull', True)), models.Q(('members__gt', 0), ('quorum__gt', 0)), _connector='OR'), name='council_session_figures_positive'),
        ),
        AddConstraintNotValid(
            model_name='itemresult',
            constraint=models.CheckConstraint(condition=models.Q(('members__gt', 0)), name='item_result_of_some_members'),
        ),
    ]
