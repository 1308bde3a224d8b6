import common.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A unit asks for an extension and is answered."""

    dependencies = [
        ('campaigns', '0016_parts_a_return_opens'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ExtensionRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('until', models.DateField(verbose_name='xin gia hạn đến hết ngày')),
                ('reason', common.fields.CleanTextField(verbose_name='lý do')),
                ('state', models.CharField(choices=[('waiting', 'Chờ trả lời'), ('granted', 'Đã gia hạn'), ('declined', 'Không gia hạn')], default='waiting', editable=False, max_length=8, verbose_name='trạng thái')),
                ('answer', common.fields.CleanTextField(blank=True, verbose_name='trả lời')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extension_requests', to='campaigns.dossier')),
            ],
            options={
                'verbose_name': 'đề nghị gia hạn',
                'verbose_name_plural': 'đề nghị gia hạn',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ExtensionRequestHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('until', models.DateField(verbose_name='xin gia hạn đến hết ngày')),
                ('reason', common.fields.CleanTextField(verbose_name='lý do')),
                ('state', models.CharField(choices=[('waiting', 'Chờ trả lời'), ('granted', 'Đã gia hạn'), ('declined', 'Không gia hạn')], default='waiting', editable=False, max_length=8, verbose_name='trạng thái')),
                ('answer', common.fields.CleanTextField(blank=True, verbose_name='trả lời')),
                ('answered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.dossier')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='campaigns.extensionrequest')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='extensionrequest',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'granted', 'declined'])), name='extension_request_state_known'),
        ),
        migrations.AddConstraint(
            model_name='extensionrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('dossier',), name='extension_asked_once_at_a_time', violation_error_message='Đơn vị đã xin gia hạn và đang chờ trả lời.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='extensionrequest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_extensionrequesthistory" ("answer", "answered_by_id", "asked_by_id", "created_at", "dossier_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "until", "updated_at") SELECT new_values."answer", new_values."answered_by_id", new_values."asked_by_id", new_values."created_at", new_values."dossier_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."state", new_values."until", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='811310301b48904fdb210f6e52e3488b1fd31d4b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f4727', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_extensionrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='extensionrequest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_extensionrequesthistory" ("answer", "answered_by_id", "asked_by_id", "created_at", "dossier_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "until", "updated_at") SELECT new_values."answer", new_values."answered_by_id", new_values."asked_by_id", new_values."created_at", new_values."dossier_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."state", new_values."until", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1b7d793992945ed714a106b3181e51e0903af5b0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8b88f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_extensionrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='extensionrequest',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_extensionrequesthistory" ("answer", "answered_by_id", "asked_by_id", "created_at", "dossier_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "until", "updated_at") SELECT old_values."answer", old_values."answered_by_id", old_values."asked_by_id", old_values."created_at", old_values."dossier_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."state", old_values."until", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5b50b3b19a33814258944e385c6a986a09939508', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_878dc', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_extensionrequest', when='AFTER')),
        ),
    ]
