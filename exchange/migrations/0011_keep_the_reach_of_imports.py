from django.db import migrations, models


class Migration(migrations.Migration):
    """An import keeps by which roles, under which paths, each of its sheets was written: who may undo it asks that."""

    dependencies = [("exchange", "0010_every_fault_in_the_copy")]

    operations = [
        migrations.AddField(
            model_name="importrun",
            name="reach",
            field=models.JSONField(
                db_default={}, default=dict, editable=False, verbose_name="quyền lúc ghi, theo trang"
            ),
        ),
    ]
