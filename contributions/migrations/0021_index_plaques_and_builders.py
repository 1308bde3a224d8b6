from django.contrib.postgres.operations import AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    """Existing works are looked through, and indexed, without keeping anybody from them."""

    atomic = False
    dependencies = [("contributions", "0020_from_registration_to_plaque")]
    operations = [
        ValidateConstraint("work", "work_inspected_after_finish"),
        ValidateConstraint("work", "work_plaque_after_decision"),
        ValidateConstraint("work", "work_counts_in_another"),
        AddIndexConcurrently(
            model_name='work',
            index=models.Index(condition=models.Q(('builder_unit__isnull', False)), fields=['builder_unit'], name='work_builder_idx'),
        ),
        AddIndexConcurrently(
            model_name='work',
            index=models.Index(condition=models.Q(('counts_in__isnull', False)), fields=['counts_in'], name='work_counts_in_idx'),
        ),
        AddIndexConcurrently(
            model_name='work',
            index=models.Index(condition=models.Q(('state__in', ('plaque_decided', 'plaque_fixed'))), fields=['-plaque_decided_on', '-id'], name='work_plaque_idx'),
        ),
    ]
