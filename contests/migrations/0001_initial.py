import common.expressions
import common.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Contests with trades and prizes, who takes part, what came of it."""

    initial = True

    dependencies = [
        ('campaigns', '0021_find_dossiers_by_reviewer'),
        ('people', '0013_conclusions_taken_back_stay'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('units', '0011_validate_inheritance'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Contest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('title', common.fields.CleanCharField(max_length=255, verbose_name='tên hội thi')),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(2100)], verbose_name='năm')),
                ('starts_on', models.DateField(verbose_name='từ ngày')),
                ('ends_on', models.DateField(verbose_name='đến hết ngày')),
                ('registration_closes_on', models.DateField(verbose_name='nhận đăng ký dự thi đến hết ngày')),
                ('place', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='nơi tổ chức')),
                ('decision_no', common.fields.CleanCharField(blank=True, max_length=64, verbose_name='số văn bản tổ chức hội thi')),
                ('notes', common.fields.CleanTextField(blank=True, verbose_name='thể lệ, ghi chú')),
                ('state', models.CharField(choices=[('planned', 'Đang chuẩn bị'), ('open', 'Nhận đăng ký dự thi'), ('held', 'Đã tổ chức, chờ công bố'), ('published', 'Đã công bố'), ('cancelled', 'Đã huỷ')], default='planned', editable=False, max_length=12, verbose_name='trạng thái')),
                ('published_on', models.DateField(blank=True, editable=False, null=True, verbose_name='ngày công bố kết quả')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                ('search', models.GeneratedField(db_persist=True, expression=common.expressions.Unaccented(models.F('title')), output_field=models.TextField())),
                ('campaign', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contests', to='campaigns.campaign', verbose_name='phong trào thi đua')),
                ('confirmed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xác nhận kết quả')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contests', to='units.unit', verbose_name='đơn vị tổ chức')),
            ],
            options={
                'verbose_name': 'hội thi tay nghề',
                'verbose_name_plural': 'hội thi tay nghề',
            },
        ),
        migrations.CreateModel(
            name='ContestDiscipline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('name', common.fields.CleanCharField(max_length=160, verbose_name='nghề thi')),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='disciplines', to='contests.contest', verbose_name='hội thi')),
            ],
            options={
                'verbose_name': 'nghề thi',
                'verbose_name_plural': 'nghề thi',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Contestant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('points', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='điểm')),
                ('rank', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='thứ hạng')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người đăng ký')),
                ('collective', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contestants', to='people.collective', verbose_name='tập thể')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contestants', to='people.member', verbose_name='đoàn viên')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contestants', to='units.unit', verbose_name='đơn vị đăng ký')),
                ('discipline', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contestants', to='contests.contestdiscipline', verbose_name='nghề thi')),
            ],
            options={
                'verbose_name': 'thí sinh',
                'verbose_name_plural': 'thí sinh',
            },
        ),
        migrations.CreateModel(
            name='ContestHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('title', common.fields.CleanCharField(max_length=255, verbose_name='tên hội thi')),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(2100)], verbose_name='năm')),
                ('starts_on', models.DateField(verbose_name='từ ngày')),
                ('ends_on', models.DateField(verbose_name='đến hết ngày')),
                ('registration_closes_on', models.DateField(verbose_name='nhận đăng ký dự thi đến hết ngày')),
                ('place', common.fields.CleanCharField(blank=True, max_length=255, verbose_name='nơi tổ chức')),
                ('decision_no', common.fields.CleanCharField(blank=True, max_length=64, verbose_name='số văn bản tổ chức hội thi')),
                ('notes', common.fields.CleanTextField(blank=True, verbose_name='thể lệ, ghi chú')),
                ('state', models.CharField(choices=[('planned', 'Đang chuẩn bị'), ('open', 'Nhận đăng ký dự thi'), ('held', 'Đã tổ chức, chờ công bố'), ('published', 'Đã công bố'), ('cancelled', 'Đã huỷ')], default='planned', editable=False, max_length=12, verbose_name='trạng thái')),
                ('published_on', models.DateField(blank=True, editable=False, null=True, verbose_name='ngày công bố kết quả')),
                ('version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                ('campaign', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.campaign', verbose_name='phong trào thi đua')),
                ('confirmed_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xác nhận kết quả')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contests.contest')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị tổ chức')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContestPrize',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('grade', models.CharField(choices=[('first', 'Giải nhất'), ('second', 'Giải nhì'), ('third', 'Giải ba'), ('consolation', 'Giải khuyến khích')], max_length=12, verbose_name='hạng giải')),
                ('position', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='prizes', to='contests.contest', verbose_name='hội thi')),
            ],
            options={
                'verbose_name': 'giải của hội thi',
                'verbose_name_plural': 'giải của hội thi',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ContestantHistory',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='tạo lúc')),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now(), verbose_name='sửa lúc')),
                ('points', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='điểm')),
                ('rank', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='thứ hạng')),
                ('added_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người đăng ký')),
                ('collective', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.collective', verbose_name='tập thể')),
                ('member', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.member', verbose_name='đoàn viên')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contests.contestant')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị đăng ký')),
                ('discipline', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contests.contestdiscipline', verbose_name='nghề thi')),
                ('prize', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contests.contestprize', verbose_name='giải')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='contestant',
            name='prize',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='winners', to='contests.contestprize', verbose_name='giải'),
        ),
        migrations.AddIndex(
            model_name='contest',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('search', 'gin_trgm_ops'), name='contest_search_idx'),
        ),
        migrations.AddIndex(
            model_name='contest',
            index=models.Index(fields=['unit', '-starts_on'], name='contest_unit_idx'),
        ),
        migrations.AddConstraint(
            model_name='contest',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'open', 'held', 'published', 'cancelled'])), name='contest_state_known'),
        ),
        migrations.AddConstraint(
            model_name='contest',
            constraint=models.CheckConstraint(condition=models.Q(('year__gte', 1900), ('year__lte', 2100)), name='contest_year_believable'),
        ),
        migrations.AddConstraint(
            model_name='contest',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='contest_days_in_order', violation_error_message='Ngày kết thúc không thể trước ngày bắt đầu.'),
        ),
        migrations.AddConstraint(
            model_name='contest',
            constraint=models.CheckConstraint(condition=models.Q(('registration_closes_on__lte', models.F('starts_on'))), name='contest_registration_before_start', violation_error_message='Hạn đăng ký dự thi không thể sau ngày bắt đầu thi.'),
        ),
        migrations.AddConstraint(
            model_name='contest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), models.Q(('confirmed_by__isnull', False), ('published_on__isnull', False)), _connector='OR'), name='contest_published_is_confirmed'),
        ),
        migrations.AddConstraint(
            model_name='contest',
            constraint=models.CheckConstraint(condition=common.expressions.IsNfc('title'), name='contest_title_nfc'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contests_contesthistory" ("campaign_id", "confirmed_by_id", "created_at", "decision_no", "ends_on", "id", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_on", "registration_closes_on", "starts_on", "state", "title", "unit_id", "updated_at", "version", "year") SELECT new_values."campaign_id", new_values."confirmed_by_id", new_values."created_at", new_values."decision_no", new_values."ends_on", new_values."id", new_values."notes", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."published_on", new_values."registration_closes_on", new_values."starts_on", new_values."state", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='603075ae6930a088798a2b470bbe4510050e610f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_807cf', referencing='REFERENCING NEW TABLE AS new_values ', table='contests_contest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contests_contesthistory" ("campaign_id", "confirmed_by_id", "created_at", "decision_no", "ends_on", "id", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_on", "registration_closes_on", "starts_on", "state", "title", "unit_id", "updated_at", "version", "year") SELECT new_values."campaign_id", new_values."confirmed_by_id", new_values."created_at", new_values."decision_no", new_values."ends_on", new_values."id", new_values."notes", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."published_on", new_values."registration_closes_on", new_values."starts_on", new_values."state", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."campaign_id" IS DISTINCT FROM (new_values."campaign_id") OR old_values."confirmed_by_id" IS DISTINCT FROM (new_values."confirmed_by_id") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."decision_no" IS DISTINCT FROM (new_values."decision_no") OR old_values."ends_on" IS DISTINCT FROM (new_values."ends_on") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."notes" IS DISTINCT FROM (new_values."notes") OR old_values."place" IS DISTINCT FROM (new_values."place") OR old_values."published_on" IS DISTINCT FROM (new_values."published_on") OR old_values."registration_closes_on" IS DISTINCT FROM (new_values."registration_closes_on") OR old_values."starts_on" IS DISTINCT FROM (new_values."starts_on") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."version" IS DISTINCT FROM (new_values."version") OR old_values."year" IS DISTINCT FROM (new_values."year")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8fa78dcc15804548df4c3b6952bafcf2f43a2262', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_96d26', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contests_contest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contest',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contests_contesthistory" ("campaign_id", "confirmed_by_id", "created_at", "decision_no", "ends_on", "id", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published_on", "registration_closes_on", "starts_on", "state", "title", "unit_id", "updated_at", "version", "year") SELECT old_values."campaign_id", old_values."confirmed_by_id", old_values."created_at", old_values."decision_no", old_values."ends_on", old_values."id", old_values."notes", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."published_on", old_values."registration_closes_on", old_values."starts_on", old_values."state", old_values."title", old_values."unit_id", old_values."updated_at", old_values."version", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4c132f1163d778bad4b3719fcb16284dd9a99199', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_17ca3', referencing='REFERENCING OLD TABLE AS old_values ', table='contests_contest', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='contestdiscipline',
            constraint=models.UniqueConstraint(fields=('contest', 'name'), name='contest_discipline_once', violation_error_message='Hội thi đã có nghề thi này.'),
        ),
        migrations.AddConstraint(
            model_name='contestdiscipline',
            constraint=models.CheckConstraint(condition=common.expressions.IsNfc('name'), name='contest_discipline_name_nfc'),
        ),
        migrations.AddConstraint(
            model_name='contestprize',
            constraint=models.UniqueConstraint(fields=('contest', 'grade'), name='contest_prize_once', violation_error_message='Hội thi đã có giải này.'),
        ),
        migrations.AddConstraint(
            model_name='contestprize',
            constraint=models.CheckConstraint(condition=models.Q(('grade__in', ['first', 'second', 'third', 'consolation'])), name='contest_prize_grade_known'),
        ),
        migrations.AddConstraint(
            model_name='contestant',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('collective__isnull', True), ('member__isnull', False)), models.Q(('collective__isnull', False), ('member__isnull', True)), _connector='OR'), name='contestant_one_subject'),
        ),
        migrations.AddConstraint(
            model_name='contestant',
            constraint=models.UniqueConstraint(fields=('discipline', 'member'), name='contestant_member_once', violation_error_message='Người này đã được đăng ký ở nghề thi này.'),
        ),
        migrations.AddConstraint(
            model_name='contestant',
            constraint=models.UniqueConstraint(fields=('discipline', 'collective'), name='contestant_collective_once', violation_error_message='Tập thể này đã được đăng ký ở nghề thi này.'),
        ),
        migrations.AddConstraint(
            model_name='contestant',
            constraint=models.CheckConstraint(condition=models.Q(('rank__isnull', True), ('rank__gte', 1), _connector='OR'), name='contestant_rank_from_one'),
        ),
        migrations.AddConstraint(
            model_name='contestant',
            constraint=models.CheckConstraint(condition=models.Q(('points__isnull', True), ('points__gte', 0), _connector='OR'), name='contestant_points_not_negative'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contestant',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contests_contestanthistory" ("added_by_id", "collective_id", "created_at", "discipline_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "prize_id", "rank", "unit_id", "updated_at") SELECT new_values."added_by_id", new_values."collective_id", new_values."created_at", new_values."discipline_id", new_values."id", new_values."member_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."points", new_values."prize_id", new_values."rank", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='365c4df0201e13b4de78a7d5e25b958147c1be95', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d729b', referencing='REFERENCING NEW TABLE AS new_values ', table='contests_contestant', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contestant',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contests_contestanthistory" ("added_by_id", "collective_id", "created_at", "discipline_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "prize_id", "rank", "unit_id", "updated_at") SELECT new_values."added_by_id", new_values."collective_id", new_values."created_at", new_values."discipline_id", new_values."id", new_values."member_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."points", new_values."prize_id", new_values."rank", new_values."unit_id", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='39e8a3183f93e23ae9a0556d574662db7856a9b5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_94823', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='contests_contestant', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contestant',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "contests_contestanthistory" ("added_by_id", "collective_id", "created_at", "discipline_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "prize_id", "rank", "unit_id", "updated_at") SELECT old_values."added_by_id", old_values."collective_id", old_values."created_at", old_values."discipline_id", old_values."id", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."points", old_values."prize_id", old_values."rank", old_values."unit_id", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4e1c18d1385473c78c64029675fb4706b77d5c49', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_6dd41', referencing='REFERENCING OLD TABLE AS old_values ', table='contests_contestant', when='AFTER')),
        ),
    ]
