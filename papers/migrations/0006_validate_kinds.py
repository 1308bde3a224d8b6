from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    """Every template is of a known kind."""

    dependencies = [("papers", "0005_decisions_on_plaques")]
    operations = [ValidateConstraint("papertemplate", "paper_template_kind_known")]
