from django.db import migrations

import common.fields


class Migration(migrations.Migration):
    """The name of a work is longer than that of a person; a longer limit rewrites nothing."""

    dependencies = [("decisions", "0010_validate_plaques")]
    operations = [
        migrations.AlterField(
            model_name="decisionline",
            name="name",
            field=common.fields.CleanCharField(max_length=500, verbose_name="tên"),
        ),
    ]
