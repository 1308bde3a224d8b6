from django.db import migrations, models


class Migration(migrations.Migration):
    """An import with very many faults keeps them in a file, so that its marked copy shows them all."""

    dependencies = [("exchange", "0009_keep_exports")]

    operations = [
        migrations.AddField(
            model_name="importrun",
            name="faults_file",
            field=models.FileField(
                blank=True,
                db_default="",
                default="",
                editable=False,
                upload_to="imports/",
                verbose_name="tệp giữ mọi lỗi",
            ),
        ),
    ]
