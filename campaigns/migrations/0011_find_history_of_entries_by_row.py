import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('campaigns', '0010_check_entries_by_statement'),
        ('catalogue', '0001_initial'),
        ('people', '0012_find_and_check_merged'),
        ('units', '0006_origins_of_units'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='entryhistory',
            name='added_by',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người nhập'),
        ),
        migrations.AlterField(
            model_name='entryhistory',
            name='award',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='catalogue.awardtype', verbose_name='danh hiệu, hình thức khen'),
        ),
        migrations.AlterField(
            model_name='entryhistory',
            name='collective',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.collective', verbose_name='tập thể'),
        ),
        migrations.AlterField(
            model_name='entryhistory',
            name='dossier',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.dossier', verbose_name='hồ sơ'),
        ),
        migrations.AlterField(
            model_name='entryhistory',
            name='member',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.member', verbose_name='cá nhân'),
        ),
        migrations.AlterField(
            model_name='entryhistory',
            name='source',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='campaigns.entry', verbose_name='từ đối tượng đăng ký'),
        ),
        migrations.AlterField(
            model_name='entryhistory',
            name='subject_unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='units.unit', verbose_name='đơn vị được xét'),
        ),
    ]
