import common.expressions
import common.fields
import common.models.stored_file
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """News with its photos, and which campaigns everybody may read of."""

    initial = True

    dependencies = [
        ('campaigns', '0021_find_dossiers_by_reviewer'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('units', '0011_validate_inheritance'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('title', common.fields.CleanCharField(max_length=255, verbose_name='tiêu đề')),
                ('slug', models.SlugField(blank=True, max_length=120, unique=True, verbose_name='đoạn cuối địa chỉ')),
                ('lead', common.fields.CleanTextField(max_length=1000, verbose_name='tóm tắt')),
                ('body', models.TextField(verbose_name='nội dung')),
                ('author_line', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='tác giả, nguồn')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='đăng lúc')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='gỡ lúc')),
                ('search', models.GeneratedField(db_persist=True, expression=common.expressions.Unaccented(models.F('title')), output_field=models.TextField())),
                ('campaign', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='campaigns.campaign', verbose_name='phong trào')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='units.unit', verbose_name='đơn vị đăng')),
                ('written_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người soạn')),
            ],
            options={
                'verbose_name': 'tin, bài',
                'verbose_name_plural': 'tin, bài',
            },
        ),
        migrations.CreateModel(
            name='ArticleHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('title', common.fields.CleanCharField(max_length=255, verbose_name='tiêu đề')),
                ('slug', models.SlugField(blank=True, db_index=False, max_length=120, verbose_name='đoạn cuối địa chỉ')),
                ('lead', common.fields.CleanTextField(max_length=1000, verbose_name='tóm tắt')),
                ('body', models.TextField(verbose_name='nội dung')),
                ('author_line', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='tác giả, nguồn')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='đăng lúc')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='gỡ lúc')),
                ('campaign', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign', verbose_name='phong trào')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='portal.article')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị đăng')),
                ('written_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người soạn')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ArticlePhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('file', models.FileField(upload_to=common.models.stored_file.stored_key, verbose_name='tệp')),
                ('name', common.fields.CleanCharField(max_length=255, verbose_name='tên tệp')),
                ('size', models.PositiveBigIntegerField(verbose_name='dung lượng (byte)')),
                ('content_type', models.CharField(max_length=100)),
                ('sha256', models.CharField(max_length=64)),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('caption', common.fields.CleanCharField(max_length=255, verbose_name='chú thích')),
                ('credit', common.fields.CleanCharField(blank=True, max_length=120, verbose_name='người chụp, nguồn')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='portal.article')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'ảnh của bài',
                'verbose_name_plural': 'ảnh của bài',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PublicCampaign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('lead', common.fields.CleanTextField(blank=True, verbose_name='giới thiệu')),
                ('is_shown', models.BooleanField(db_default=True, default=True, verbose_name='cho mọi người xem')),
                ('campaign', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='public', to='campaigns.campaign', verbose_name='phong trào')),
            ],
            options={
                'verbose_name': 'phong trào đưa ra công khai',
                'verbose_name_plural': 'phong trào đưa ra công khai',
            },
        ),
        migrations.CreateModel(
            name='PublicCampaignHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('lead', common.fields.CleanTextField(blank=True, verbose_name='giới thiệu')),
                ('is_shown', models.BooleanField(db_default=True, default=True, verbose_name='cho mọi người xem')),
                ('campaign', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign', verbose_name='phong trào')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='portal.publiccampaign')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['-published_at', '-id'], name='article_latest_idx'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('search', 'gin_trgm_ops'), name='article_search_idx'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('published_at__isnull', False), _connector='OR'), name='article_withdrawn_was_published', violation_error_message='Bài chưa đăng thì không cần gỡ. Hãy để trống «gỡ lúc».'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "portal_articlehistory" ("author_line", "body", "campaign_id", "created_at", "id", "lead", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "slug", "title", "unit_id", "updated_at", "withdrawn_at", "written_by_id") SELECT new_values."author_line", new_values."body", new_values."campaign_id", new_values."created_at", new_values."id", new_values."lead", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published_at", new_values."slug", new_values."title", new_values."unit_id", new_values."updated_at", new_values."withdrawn_at", new_values."written_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d74d56e2bb5896899ebe9d1d27909c9248555ff1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d5c1a', referencing='REFERENCING NEW TABLE AS new_values ', table='portal_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "portal_articlehistory" ("author_line", "body", "campaign_id", "created_at", "id", "lead", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "slug", "title", "unit_id", "updated_at", "withdrawn_at", "written_by_id") SELECT new_values."author_line", new_values."body", new_values."campaign_id", new_values."created_at", new_values."id", new_values."lead", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published_at", new_values."slug", new_values."title", new_values."unit_id", new_values."updated_at", new_values."withdrawn_at", new_values."written_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."author_line" IS DISTINCT FROM (new_values."author_line") OR old_values."body" IS DISTINCT FROM (new_values."body") OR old_values."campaign_id" IS DISTINCT FROM (new_values."campaign_id") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."lead" IS DISTINCT FROM (new_values."lead") OR old_values."published_at" IS DISTINCT FROM (new_values."published_at") OR old_values."slug" IS DISTINCT FROM (new_values."slug") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."withdrawn_at" IS DISTINCT FROM (new_values."withdrawn_at") OR old_values."written_by_id" IS DISTINCT FROM (new_values."written_by_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0bfedc0ccb545c5ab2633d55ccd3932d7279e8a9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_676b3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='portal_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "portal_articlehistory" ("author_line", "body", "campaign_id", "created_at", "id", "lead", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "slug", "title", "unit_id", "updated_at", "withdrawn_at", "written_by_id") SELECT old_values."author_line", old_values."body", old_values."campaign_id", old_values."created_at", old_values."id", old_values."lead", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published_at", old_values."slug", old_values."title", old_values."unit_id", old_values."updated_at", old_values."withdrawn_at", old_values."written_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6ccacadc62efa90798a79f4b1b0338d85d2a5963', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_768c9', referencing='REFERENCING OLD TABLE AS old_values ', table='portal_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publiccampaign',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "portal_publiccampaignhistory" ("campaign_id", "created_at", "id", "is_shown", "lead", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT new_values."campaign_id", new_values."created_at", new_values."id", new_values."is_shown", new_values."lead", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4df0b9f2a4c1722dacbd775d9c067e17b894dd8c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_21bf4', referencing='REFERENCING NEW TABLE AS new_values ', table='portal_publiccampaign', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publiccampaign',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "portal_publiccampaignhistory" ("campaign_id", "created_at", "id", "is_shown", "lead", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT new_values."campaign_id", new_values."created_at", new_values."id", new_values."is_shown", new_values."lead", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6aa8f67866fab3bfdcc0e35a8a8df7733a738efe', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5a32b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='portal_publiccampaign', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publiccampaign',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "portal_publiccampaignhistory" ("campaign_id", "created_at", "id", "is_shown", "lead", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") SELECT old_values."campaign_id", old_values."created_at", old_values."id", old_values."is_shown", old_values."lead", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='750108895dfc39fb6c49ba1e76baeefce807579d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9e0de', referencing='REFERENCING OLD TABLE AS old_values ', table='portal_publiccampaign', when='AFTER')),
        ),
    ]
