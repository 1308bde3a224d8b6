from django.db import migrations, models
from django.db.models.functions import Left

import common.expressions


class Migration(migrations.Migration):
    """The field of an initiative is searched as its title is: stored without diacritics. Rewrites the table once."""

    dependencies = [("contributions", "0027_keep_recognitions_of_before")]
    operations = [
        migrations.AddField(
            model_name="initiative",
            name="field_search",
            field=models.GeneratedField(
                db_persist=True,
                expression=Left(common.expressions.Unaccented(models.F("field")), 100),
                output_field=models.TextField(),
            ),
        ),
    ]
