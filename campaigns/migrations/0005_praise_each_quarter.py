import pgtrigger.compiler
import pgtrigger.migrations
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    """A campaign says among whom the first of a quarter is looked for."""

    dependencies = [
        ('campaigns', '0004_index_of_latest_dossiers'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='campaign',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='campaign',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='campaign',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='campaign',
            name='praise_by',
            field=models.CharField(choices=[('cluster', 'Từng cụm thi đua'), ('block', 'Từng khối'), ('whole', 'Cả phong trào')], db_default='cluster', default='cluster', max_length=8, verbose_name='biểu dương quý theo'),
        ),
        migrations.AddField(
            model_name='campaignhistory',
            name='praise_by',
            field=models.CharField(choices=[('cluster', 'Từng cụm thi đua'), ('block', 'Từng khối'), ('whole', 'Cả phong trào')], db_default='cluster', default='cluster', max_length=8, verbose_name='biểu dương quý theo'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaign',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaignhistory" ("addressed_blocks", "addressed_kinds", "code", "created_at", "ends_on", "id", "kind", "launched_at", "name", "needs_proposal", "notes", "period_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "praise_by", "proposal_closes_on", "registration_closed_at", "registration_closes_on", "registration_opens_on", "slogan", "starts_on", "state", "unit_id", "updated_at", "version") SELECT new_values."addressed_blocks", new_values."addressed_kinds", new_values."code", new_values."created_at", new_values."ends_on", new_values."id", new_values."kind", new_values."launched_at", new_values."name", new_values."needs_proposal", new_values."notes", new_values."period_kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."praise_by", new_values."proposal_closes_on", new_values."registration_closed_at", new_values."registration_closes_on", new_values."registration_opens_on", new_values."slogan", new_values."starts_on", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='eb7d729fe6d4b9a108fc97c948b5f04513d37fae', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5522d', referencing='REFERENCING NEW TABLE AS new_values ', table='campaigns_campaign', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaign',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaignhistory" ("addressed_blocks", "addressed_kinds", "code", "created_at", "ends_on", "id", "kind", "launched_at", "name", "needs_proposal", "notes", "period_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "praise_by", "proposal_closes_on", "registration_closed_at", "registration_closes_on", "registration_opens_on", "slogan", "starts_on", "state", "unit_id", "updated_at", "version") SELECT new_values."addressed_blocks", new_values."addressed_kinds", new_values."code", new_values."created_at", new_values."ends_on", new_values."id", new_values."kind", new_values."launched_at", new_values."name", new_values."needs_proposal", new_values."notes", new_values."period_kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."praise_by", new_values."proposal_closes_on", new_values."registration_closed_at", new_values."registration_closes_on", new_values."registration_opens_on", new_values."slogan", new_values."starts_on", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."addressed_blocks" IS DISTINCT FROM (new_values."addressed_blocks") OR old_values."addressed_kinds" IS DISTINCT FROM (new_values."addressed_kinds") OR old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."ends_on" IS DISTINCT FROM (new_values."ends_on") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."launched_at" IS DISTINCT FROM (new_values."launched_at") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."needs_proposal" IS DISTINCT FROM (new_values."needs_proposal") OR old_values."notes" IS DISTINCT FROM (new_values."notes") OR old_values."period_kind" IS DISTINCT FROM (new_values."period_kind") OR old_values."praise_by" IS DISTINCT FROM (new_values."praise_by") OR old_values."proposal_closes_on" IS DISTINCT FROM (new_values."proposal_closes_on") OR old_values."registration_closed_at" IS DISTINCT FROM (new_values."registration_closed_at") OR old_values."registration_closes_on" IS DISTINCT FROM (new_values."registration_closes_on") OR old_values."registration_opens_on" IS DISTINCT FROM (new_values."registration_opens_on") OR old_values."slogan" IS DISTINCT FROM (new_values."slogan") OR old_values."starts_on" IS DISTINCT FROM (new_values."starts_on") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='33f7c422627ef2b28e9fab187ccdd007045f0060', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f2afa', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='campaigns_campaign', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campaign',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_campaignhistory" ("addressed_blocks", "addressed_kinds", "code", "created_at", "ends_on", "id", "kind", "launched_at", "name", "needs_proposal", "notes", "period_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "praise_by", "proposal_closes_on", "registration_closed_at", "registration_closes_on", "registration_opens_on", "slogan", "starts_on", "state", "unit_id", "updated_at", "version") SELECT old_values."addressed_blocks", old_values."addressed_kinds", old_values."code", old_values."created_at", old_values."ends_on", old_values."id", old_values."kind", old_values."launched_at", old_values."name", old_values."needs_proposal", old_values."notes", old_values."period_kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."praise_by", old_values."proposal_closes_on", old_values."registration_closed_at", old_values."registration_closes_on", old_values."registration_opens_on", old_values."slogan", old_values."starts_on", old_values."state", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d3125b465c5ba5337f629d9f2e10d3739cf81dda', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4123f', referencing='REFERENCING OLD TABLE AS old_values ', table='campaigns_campaign', when='AFTER')),
        ),
        AddConstraintNotValid(
            model_name="campaign",
            constraint=models.CheckConstraint(
                condition=models.Q(("praise_by__in", ["cluster", "block", "whole"])), name="campaign_praise_by_known"
            ),
        ),
    ]
