from django.db import migrations, models


class Migration(migrations.Migration):
    """A letter that is deleted leaves its key."""

    dependencies = [("notices", "0008_find_notices_by_topic")]

    operations = [
        migrations.CreateModel(
            name="ForgottenMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dedupe_key", models.CharField(max_length=120, unique=True)),
            ],
            options={
                "verbose_name": "thư đã xoá khi hết hạn giữ",
                "verbose_name_plural": "thư đã xoá khi hết hạn giữ",
            },
        ),
    ]
